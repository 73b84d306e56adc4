package nl.genaisluis.gateway.start;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The words after a verb: options with a value, switches, and the rest.
record Options(Map<String, String> values, Set<String> switches, List<String> rest) {
  /// The words do not fit the verb; the message says which.
  static final class Wrong extends Exception {
    private static final long serialVersionUID = 1L;

    Wrong(String message) {
      super(message, null, false, false);
    }
  }

  /// Parses the words.
  ///
  /// @param valued options that take a value
  /// @param bare switches without one
  /// @param restMax how many other words there may be
  static Options parse(List<String> words, Set<String> valued, Set<String> bare, int restMax)
      throws Wrong {
    Map<String, String> values = new HashMap<>();
    Set<String> switches = new java.util.HashSet<>();
    List<String> rest = new ArrayList<>();
    int at = 0;
    while (at < words.size()) {
      String word = words.get(at);
      if (valued.contains(word)) {
        if (at + 1 >= words.size()) {
          throw new Wrong(word + " needs a value");
        }
        values.put(word, words.get(at + 1));
        at += 2;
        continue;
      }
      if (bare.contains(word)) {
        switches.add(word);
      } else if (word.startsWith("-") || rest.size() == restMax) {
        throw new Wrong("unknown option: " + word);
      } else {
        rest.add(word);
      }
      at++;
    }
    return new Options(Map.copyOf(values), Set.copyOf(switches), List.copyOf(rest));
  }

  @Nullable String value(String option) {
    return values.get(option);
  }
}
