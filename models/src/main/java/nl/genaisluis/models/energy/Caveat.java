package nl.genaisluis.models.energy;

/// What an estimate had to assume. The names in lower case with hyphens are stable words.
public enum Caveat {
  /// The tokens were not counted by the host.
  TOKENS_ESTIMATED,
  /// The model is smaller or larger than those from which the formula was made.
  EXTRAPOLATED,
  /// The number format of the weights was not stated, or was never measured.
  PRECISION_ASSUMED,
  /// The accelerator was not stated, or was never measured.
  HARDWARE_ASSUMED,
  /// The number of requests that share the machine was not measured.
  BATCH_ASSUMED,
  /// The host does not publish its PUE.
  PUE_ASSUMED,
  /// There is no grid factor for the zone.
  ZONE_UNKNOWN
}
