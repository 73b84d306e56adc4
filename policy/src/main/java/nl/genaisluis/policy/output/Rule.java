package nl.genaisluis.policy.output;

import java.util.List;

/// One rule in the form in which it is followed; lists are bits of [Marks].
///
/// @param sequences any of them begins a hit
/// @param needs each must stand in the sentence
/// @param context each must stand in the sentence or not long before it
/// @param unless none may stand in the sentence
/// @param unlessHead none may stand between the sentence's begin and the last word but one of the
///   hit, or the second when it has two
/// @param unlessContext none may stand in the sentence or not long before it, when nothing strong
///   says that the case is a real one
record Rule(
    OutputRule text,
    List<Sequence> sequences,
    List<Long> needs,
    List<Long> context,
    long unless,
    long unlessHead,
    long unlessContext) {
  Rule {
    sequences = List.copyOf(sequences);
    needs = List.copyOf(needs);
    context = List.copyOf(context);
  }

  /// Words in this order.
  ///
  /// @param steps the lists of each word
  /// @param gaps how many other words may stand before each next step
  record Sequence(List<Long> steps, List<Integer> gaps) {
    Sequence {
      steps = List.copyOf(steps);
      gaps = List.copyOf(gaps);
      if (steps.size() < 2 || gaps.size() != steps.size() - 1) {
        throw new IllegalArgumentException("a sequence has two steps or more, and gaps between");
      }
    }

    /// Reads `wij ..3.. besluit ..25.. weiger`.
    static Sequence parse(String written, Marks marks) {
      String[] parts = written.strip().split("\\s+", -1);
      List<Long> steps = new java.util.ArrayList<>();
      List<Integer> gaps = new java.util.ArrayList<>();
      for (int i = 0; i < parts.length; i++) {
        if (i % 2 == 0) {
          steps.add(marks.of(parts[i]));
        } else {
          gaps.add(gap(parts[i]));
        }
      }
      return new Sequence(steps, gaps);
    }

    private static int gap(String written) {
      if (!written.matches("\\.\\.\\d{1,2}\\.\\.")) {
        throw new IllegalArgumentException("a gap is written ..3.., was: " + written);
      }
      return Integer.parseInt(written.substring(2, written.length() - 2));
    }
  }
}
