package nl.genaisluis.policy.personal;

import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Gives placeholders for one scrub: numbers per type in order of first occurrence, one per value,
/// never one that the texts already hold in any form.
final class Numbering {
  private record Value(PersonalType type, String key) {
    @Override
    public String toString() {
      return "Value[" + type + "]";
    }
  }

  private final Map<Value, Placeholder> placeholders = new HashMap<>();
  private final Map<PersonalType, Integer> last = new EnumMap<>(PersonalType.class);
  private final Map<Placeholder, String> values = new HashMap<>();
  private final Set<Placeholder> given = new HashSet<>();

  /// Sets aside every placeholder look-alike of this text, so that it never gets a value.
  void reserve(String text) {
    boolean bare = text.indexOf('_') >= 0 || text.indexOf('&') >= 0;
    boolean boundary = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean word = bare && boundary && c < 0x80 && Character.isLetter(c);
      if (c == '['
          || c == '&'
          || c == '\\'
          || (word && Placeholder.mayName(c, i + 1 < text.length() ? text.charAt(i + 1) : ' '))) {
        Placeholder.Read read = Placeholder.read(text, i, false);
        if (read.found()) {
          given.add(read.placeholder());
        }
      }
      boundary = !Placeholder.isWordCharacter(c);
    }
  }

  /// The placeholder of a value.
  ///
  /// @param key the same for values that are the same
  /// @param surface the text to put back
  Placeholder give(PersonalType type, String key, String surface, boolean restorable) {
    Value value = new Value(type, key);
    Placeholder known = placeholders.get(value);
    if (known != null) {
      return known;
    }
    Placeholder fresh = next(type);
    placeholders.put(value, fresh);
    given.add(fresh);
    if (restorable) {
      values.put(fresh, surface);
    }
    return fresh;
  }

  Map<Placeholder, String> values() {
    return values;
  }

  Set<Placeholder> given() {
    return given;
  }

  private Placeholder next(PersonalType type) {
    int number = last.getOrDefault(type, 0);
    Placeholder candidate;
    do {
      number++;
      candidate = new Placeholder(type, number);
    } while (given.contains(candidate));
    last.put(type, number);
    return candidate;
  }
}
