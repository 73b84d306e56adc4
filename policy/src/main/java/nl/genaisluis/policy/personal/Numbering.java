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

  private static final char[] OPENERS = {'[', '\\', '&', '\uff3b', '\u3010'};
  private static final String[] JOINTS = {"_", "\\_", "&#95;", "\\u005f", "\uff3f"};

  private final Map<Value, Placeholder> placeholders = new HashMap<>();
  private final Map<PersonalType, Integer> last = new EnumMap<>(PersonalType.class);
  private final Map<Placeholder, String> values = new HashMap<>();
  private final Set<Placeholder> given = new HashSet<>();

  /// Sets aside every placeholder look-alike of this page, so that it never gets a value.
  void reserve(Page page) {
    String text = page.leaf().text();
    for (char opener : OPENERS) {
      int end = mayHold(page, opener) ? text.length() : 0;
      for (int at = text.indexOf(opener, 0, end); at >= 0; at = text.indexOf(opener, at + 1, end)) {
        reserve(text, at);
      }
    }
    for (String joint : JOINTS) {
      int end = mayHold(page, joint.charAt(0)) ? text.length() : 0;
      for (int at = text.indexOf(joint, 0, end); at >= 0; at = text.indexOf(joint, at + 1, end)) {
        reserve(text, wordStart(text, at));
      }
    }
    reserveWords(page);
  }

  /// False when the page's view has no sign that this one is read as.
  private static boolean mayHold(Page page, char sign) {
    char read =
        switch (sign) {
          case '\uff3b' -> '[';
          case '\uff3f' -> '_';
          default -> sign;
        };
    return page.tokens().hasSign(read);
  }

  /// Sets aside `PERSOON 1` and `E-MAIL 1` in the page's words.
  private void reserveWords(Page page) {
    Tokens tokens = page.tokens();
    for (int i = 0; i < tokens.figureCount(); i++) {
      int word = tokens.figure(i) - 1;
      if (word >= 0 && tokens.shape(word) == Tokens.Shape.UPPER) {
        int start = page.view().originalStart(tokens.start(word));
        reserve(page.leaf().text(), start);
        reserve(page.leaf().text(), wordStart(page.leaf().text(), start));
      }
    }
  }

  private void reserve(String text, int at) {
    Placeholder.Read read = Placeholder.read(text, at, false);
    if (read.found()) {
      given.add(read.placeholder());
    }
  }

  /// Where the letters and hyphens before this place begin: the name of a type in bare form.
  private static int wordStart(String text, int end) {
    int start = end;
    while (start > 0 && isName(text.charAt(start - 1))) {
      start--;
    }
    return start;
  }

  private static boolean isName(char c) {
    return c == '-' || (c < 0x80 && Character.isLetter(c));
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
