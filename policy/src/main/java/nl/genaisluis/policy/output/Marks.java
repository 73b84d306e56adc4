package nl.genaisluis.policy.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The names of word lists and their bits. Names with `@` are seen by the program: signs, numbers,
/// placeholders and what follows from the words before. Immutable.
final class Marks {
  static final long NUMBER = 1;
  static final long ONE = 1 << 1;
  static final long EURO = 1 << 2;
  static final long COLON = 1 << 3;
  static final long PERSON = 1 << 4;
  static final long FRACTION = 1 << 5;
  static final long YEAR = 1 << 6;
  static final long NAME = 1 << 7;
  static final long CASE = 1 << 8;
  static final long BLANK = 1 << 9;
  static final long LABEL = 1 << 10;

  private static final List<String> SEEN =
      List.of(
          "@getal",
          "@een",
          "@euro",
          "@dubbelepunt",
          "@persoon",
          "@breuk",
          "@jaar",
          "@naam",
          "@dezaak",
          "@blanco",
          "@aanduiding");

  private final Map<String, Long> bits = new TreeMap<>();

  /// @throws IllegalArgumentException when there are more lists than bits
  Marks(Iterable<String> lists) {
    List<String> names = new ArrayList<>(SEEN);
    for (String list : lists) {
      if (!names.contains(list)) {
        names.add(list);
      }
    }
    if (names.size() > Long.SIZE) {
      throw new IllegalArgumentException("there are more than 64 word lists");
    }
    for (int i = 0; i < names.size(); i++) {
      bits.put(names.get(i), 1L << i);
    }
  }

  /// The bits of one name or of several, parted by `|`.
  ///
  /// @throws IllegalArgumentException when a name is not known
  long of(String names) {
    long found = 0;
    for (String name : names.split("\\|", -1)) {
      Long bit = bits.get(name);
      if (bit == null) {
        throw new IllegalArgumentException("there is no word list " + name);
      }
      found |= bit;
    }
    return found;
  }
}
