package nl.genaisluis.policy.personal;

import java.util.BitSet;
import java.util.stream.IntStream;

/// Endings of words, of two characters or more, looked up by their last ones. An ending counts when
/// at least two characters stand before it. Immutable.
final class Endings {
  /// What [#of] answers when no ending fits.
  static final int NONE = -1;

  private static final int ASCII = 0x80;
  private static final int BEFORE_MIN = 2;

  /// The places of the endings with this last character, in order.
  private final int[][] byLast = new int[ASCII][];

  /// The two last characters of the endings: most words have other ones.
  private final BitSet pairs = new BitSet(ASCII * ASCII);

  private final String[] all;

  Endings(String... endings) {
    this.all = endings.clone();
    for (int last = 0; last < ASCII; last++) {
      int wanted = last;
      byLast[last] = IntStream.range(0, all.length).filter(i -> lastOf(all[i]) == wanted).toArray();
    }
    for (String ending : all) {
      pairs.set(pair(beforeLastOf(ending), lastOf(ending)));
    }
  }

  /// One number for both; all that are not of ASCII stand for each other.
  private static int pair(char before, char last) {
    return (before < ASCII ? before : 0) * ASCII + last;
  }

  /// The place in the list of the first ending that this word has.
  int of(View view, int start, int end) {
    char last = Lexicon.fold(view.at(end - 1));
    if (last >= ASCII) {
      return NONE;
    }
    char before = Lexicon.fold(view.at(end - 2));
    if (!pairs.get(pair(before, last))) {
      return NONE;
    }
    for (int place : byLast[last]) {
      String ending = all[place];
      int from = end - ending.length();
      if (from - start >= BEFORE_MIN
          && beforeLastOf(ending) == before
          && view.startsWith(ending, from)) {
        return place;
      }
    }
    return NONE;
  }

  private static char beforeLastOf(String ending) {
    return ending.charAt(ending.length() - 2);
  }

  private static char lastOf(String ending) {
    return ending.charAt(ending.length() - 1);
  }
}
