package nl.genaisluis.models.energy;

import org.jspecify.annotations.Nullable;

/// The energy of one or more model calls: a range, never one figure, with the class of its evidence
/// and the method that made it. Unknown is null with class [EvidenceClass#U]; it is never 0.
///
/// @param lowWh lower bound in Wh, PUE included; null when unknown
/// @param centralWh central estimate in Wh; null when unknown
/// @param highWh upper bound in Wh; null when unknown
/// @param method id and version of the method (`EF-1/2026-11`, `no-model`)
public record Energy(
    @Nullable Double lowWh,
    @Nullable Double centralWh,
    @Nullable Double highWh,
    EvidenceClass evidence,
    String method) {
  /// No model ran: a true zero.
  public static final Energy NO_MODEL = new Energy(0.0, 0.0, 0.0, EvidenceClass.A, "no-model");

  public Energy {
    if (evidence == EvidenceClass.U) {
      if (lowWh != null || centralWh != null || highWh != null) {
        throw new IllegalArgumentException("energy of class U is null");
      }
    } else if (lowWh == null || centralWh == null || highWh == null) {
      throw new IllegalArgumentException("energy is a range, or null with class U");
    } else if (!(0 <= lowWh && lowWh <= centralWh && centralWh <= highWh)) {
      throw new IllegalArgumentException("energy must be 0 <= low <= central <= high");
    }
  }

  /// Both together. What is unknown makes the sum unknown; the class is that of the weaker
  /// evidence.
  public Energy plus(Energy other) {
    String methods = together(method, other.method);
    if (lowWh == null
        || centralWh == null
        || highWh == null
        || other.lowWh == null
        || other.centralWh == null
        || other.highWh == null) {
      return unknown(methods);
    }
    return new Energy(
        lowWh + other.lowWh,
        centralWh + other.centralWh,
        highWh + other.highWh,
        evidence.compareTo(other.evidence) >= 0 ? evidence : other.evidence,
        methods);
  }

  private static String together(String one, String other) {
    if (one.equals(other) || other.equals(NO_MODEL.method)) {
      return one;
    }
    return one.equals(NO_MODEL.method) ? other : one + "+" + other;
  }

  /// Energy that nobody can state.
  public static Energy unknown(String method) {
    return new Energy(null, null, null, EvidenceClass.U, method);
  }
}
