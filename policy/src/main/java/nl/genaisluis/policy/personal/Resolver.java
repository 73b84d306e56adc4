package nl.genaisluis.policy.personal;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Makes overlapping hits into hits that do not overlap, without uncovering a character: hits that
/// overlap become one, of the type that is surest, then longest.
final class Resolver {
  private static final Comparator<Hit> READING =
      (one, other) ->
          one.start() == other.start()
              ? Integer.compare(other.end(), one.end())
              : Integer.compare(one.start(), other.start());

  private Resolver() {}

  static List<Hit> resolve(List<Hit> hits) {
    List<Hit> sorted = new ArrayList<>(hits);
    sorted.sort(READING);
    List<Hit> resolved = new ArrayList<>();
    for (Hit hit : sorted) {
      int last = resolved.size() - 1;
      if (last >= 0 && resolved.get(last).overlaps(hit)) {
        resolved.set(last, merge(resolved.get(last), hit));
      } else {
        resolved.add(hit);
      }
    }
    return resolved;
  }

  private static Hit merge(Hit one, Hit other) {
    Hit surer = rank(other) > rank(one) ? other : one;
    int start = Math.min(one.start(), other.start());
    int end = Math.max(one.end(), other.end());
    return new Hit(surer.type(), start, end, surer.rule(), surer.score());
  }

  /// Secrets first, since a secret is never restored; then the score, then the length.
  private static double rank(Hit hit) {
    double secret = hit.type() == PersonalType.GEHEIM ? 2 : 0;
    return secret + hit.score() + hit.length() / 100_000.0;
  }
}
