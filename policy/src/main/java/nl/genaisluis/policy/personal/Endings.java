package nl.genaisluis.policy.personal;

import java.util.stream.IntStream;

/// Endings of words, looked up by their last character. An ending counts when at least two
/// characters stand before it. Immutable.
final class Endings {
  /// What [#of] answers when no ending fits.
  static final int NONE = -1;

  private static final int ASCII = 0x80;
  private static final int BEFORE_MIN = 2;

  /// The places of the endings with this last character, in order.
  private final int[][] byLast = new int[ASCII][];

  private final String[] all;

  Endings(String... endings) {
    this.all = endings.clone();
    for (int last = 0; last < ASCII; last++) {
      int wanted = last;
      byLast[last] = IntStream.range(0, all.length).filter(i -> lastOf(all[i]) == wanted).toArray();
    }
  }

  /// The place in the list of the first ending that this word has.
  int of(View view, int start, int end) {
    char last = Lexicon.fold(view.at(end - 1));
    if (last >= ASCII) {
      return NONE;
    }
    char before = Lexicon.fold(view.at(end - 2));
    for (int place : byLast[last]) {
      String ending = all[place];
      int from = end - ending.length();
      if (from - start >= BEFORE_MIN
          && ending.charAt(ending.length() - 2) == before
          && view.startsWith(ending, from)) {
        return place;
      }
    }
    return NONE;
  }

  private static char lastOf(String ending) {
    return ending.charAt(ending.length() - 1);
  }
}
