package nl.genaisluis.models.energy;

/// What an energy figure rests on.
public enum EvidenceClass {
  /// Measured at the machine that ran the call.
  A,
  /// Calibrated: the same deployment was measured in the last seven days.
  B,
  /// Estimated: an open model on hardware of someone else.
  C,
  /// Estimated: a closed model, of which the size itself is a guess.
  D,
  /// Unknown.
  U
}
