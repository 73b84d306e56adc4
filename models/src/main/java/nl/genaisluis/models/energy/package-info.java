/// Energy of model calls as ranges with evidence: tokens and a register entry in, a
/// [nl.genaisluis.models.energy.Footprint] out. Pure arithmetic, no I/O after loading.
///
/// [nl.genaisluis.models.energy.EnergyMethod] is the door and holds EF-1, the published estimate:
/// it counts prompt, cached and written tokens apart, knows how many requests share a machine, and
/// gives a range. [nl.genaisluis.models.energy.Eco] stands beside it: the formulas of EcoLogits,
/// for figures that can be set beside those of others, and for what the making of the machines
/// cost. What is not known stays null; only where no model ran is it 0.
@NullMarked
package nl.genaisluis.models.energy;

import org.jspecify.annotations.NullMarked;
