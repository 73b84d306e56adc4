package nl.genaisluis.policy.prohibited;

import java.util.List;

/// The classes by which the classifier reads words abstractly: deciding, scoring, explaining, an
/// application, a person. From the resource `lexicon.txt`: `class: pattern pattern …` a line,
/// earlier classes win. Immutable, thread-safe.
final class Lexicon {
  /// No class.
  static final int NONE = 0;

  private final WordPatterns patterns = new WordPatterns();

  /// @throws IllegalArgumentException when a line is not `class: patterns`
  Lexicon(List<String> lines) {
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
      for (String pattern : line.substring(colon + 1).strip().split("\\s+", -1)) {
        patterns.add(pattern, group);
      }
    }
    if (group > Byte.MAX_VALUE) {
      throw new IllegalArgumentException("too many lexicon classes: " + group);
    }
  }

  /// The first class in the file's order that holds this lower-case word.
  int classOf(char[] lower, int from, int to) {
    First first = new First();
    patterns.match(lower, from, to, first);
    return first.group;
  }

  private static final class First implements WordPatterns.Sink {
    private int group = NONE;

    @Override
    public void group(int found) {
      group = group == NONE ? found : Math.min(group, found);
    }
  }
}
