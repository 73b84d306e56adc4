package nl.genaisluis.policy.prohibited;

import java.util.List;
import java.util.Set;

/// The classes by which the classifier reads words abstractly: deciding, scoring, explaining, an
/// application, a person. From the resource `lexicon.txt`: `class: pattern pattern …` a line,
/// earlier classes win. Immutable, thread-safe.
final class Lexicon {
  /// No class.
  static final int NONE = 0;

  /// The classes whose words ask for something to be done.
  private static final Set<String> ASKING =
      Set.of("judge", "score", "advise", "draft", "summarise", "decide", "weigh");

  private final WordPatterns patterns;
  private final boolean[] asking = new boolean[Byte.MAX_VALUE + 1];

  /// @throws IllegalArgumentException when a line is not `class: patterns`
  Lexicon(List<String> lines) {
    WordPatterns.Builder builder = new WordPatterns.Builder();
    int group = NONE;
    for (String line : lines) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      int colon = line.indexOf(':');
      if (colon < 1) {
        throw new IllegalArgumentException("lexicon line without class: " + line);
      }
      group++;
      if (group > Byte.MAX_VALUE) {
        throw new IllegalArgumentException("too many lexicon classes: " + group);
      }
      asking[group] = ASKING.contains(line.substring(0, colon));
      for (String pattern : line.substring(colon + 1).strip().split("\\s+", -1)) {
        builder.add(pattern, group);
      }
    }
    patterns = builder.build();
  }

  /// The first class in the file's order that holds this lower-case word.
  int classOf(char[] lower, int from, int to) {
    return patterns.first(lower, from, to);
  }

  /// Whether the words of this class ask for something to be done.
  boolean asks(int lexiconClass) {
    return asking[lexiconClass];
  }
}
