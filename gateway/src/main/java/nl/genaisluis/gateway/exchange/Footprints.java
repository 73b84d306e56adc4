package nl.genaisluis.gateway.exchange;

import nl.genaisluis.models.energy.EnergyMethod;
import nl.genaisluis.models.energy.Footprint;
import nl.genaisluis.models.register.Model;
import nl.genaisluis.models.register.Provider;
import nl.genaisluis.models.wire.Usage;

/// What a call cost the world. Asked once for each call, when it ended. Never blocks.
public interface Footprints {
  /// The published estimate.
  Footprints ESTIMATED = EnergyMethod.ef1()::estimate;

  /// What this call cost, by the best evidence there is.
  Footprint of(Model model, Provider host, Usage usage);
}
