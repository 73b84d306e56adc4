package nl.genaisluis.policy.prohibited;

import java.util.Locale;

/// How often scores of each height belong to prohibited requests.
final class Reliability {
  private static final int BINS = 10;

  private final int[] all = new int[BINS];
  private final int[] prohibited = new int[BINS];

  void add(boolean isProhibited, double score) {
    int bin = Math.clamp((int) (score * BINS), 0, BINS - 1);
    all[bin]++;
    prohibited[bin] += isProhibited ? 1 : 0;
  }

  String table() {
    StringBuilder table = new StringBuilder("score: prohibited of all\n");
    for (int bin = 0; bin < BINS; bin++) {
      table.append(
          String.format(
              Locale.ROOT,
              "%.1f-%.1f: %d of %d%n",
              (double) bin / BINS,
              (bin + 1.0) / BINS,
              prohibited[bin],
              all[bin]));
    }
    return table.toString();
  }
}
