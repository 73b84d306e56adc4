package nl.genaisluis.audit.search;

import org.jspecify.annotations.Nullable;

/// What energy is counted by: the power of ten in Wh that the central figure lies in. Figures are
/// ranges of about such a width, so finer bands would tell nothing more.
final class EnergyBand {
  static final String UNKNOWN = "unknown";

  /// Where a band ends and the next begins.
  private static final String[] EDGES = {"0.01", "0.1", "1", "10", "100"};

  private EnergyBand() {}

  /// The band of a figure: its lower edge, which belongs to it, and its upper one, which does not.
  static String of(@Nullable Double wh) {
    if (wh == null) {
      return UNKNOWN;
    }
    if (wh == 0) {
      return "0";
    }
    String from = "0";
    for (String edge : EDGES) {
      if (wh < Double.parseDouble(edge)) {
        return from + "-" + edge;
      }
      from = edge;
    }
    return from + "-";
  }
}
