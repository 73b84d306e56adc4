/// Energy that was measured: pages of exporters in, windows of joules out, and each window shared
/// out over the requests that it served.
///
/// A page is read by [nl.genaisluis.models.energy.measured.PromText] and becomes a
/// [nl.genaisluis.models.energy.measured.Scrape]; two of them make a
/// [nl.genaisluis.models.energy.measured.Window], or say why not;
/// [nl.genaisluis.models.energy.measured.Sharing] shares its energy so that what requests took,
/// what was idle and what nobody can explain add up to the meter; a
/// [nl.genaisluis.models.energy.measured.Calibration] remembers what a unit of work took for a
/// week. Pure arithmetic, no I/O, no clock.
@NullMarked
package nl.genaisluis.models.energy.measured;

import org.jspecify.annotations.NullMarked;
