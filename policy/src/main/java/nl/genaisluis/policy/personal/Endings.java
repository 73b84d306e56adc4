package nl.genaisluis.policy.personal;

import java.util.ArrayList;
import java.util.List;

/// Endings of words, looked up by their last character. An ending counts when at least two
/// characters stand before it. Immutable.
final class Endings {
  /// What [#of] answers when no ending fits.
  static final int NONE = -1;

  private static final int ASCII = 0x80;
  private static final int BEFORE_MIN = 2;

  private final List<List<String>> byLast = new ArrayList<>();
  private final List<String> all;

  Endings(String... endings) {
    this.all = List.of(endings);
    for (int last = 0; last < ASCII; last++) {
      int wanted = last;
      byLast.add(all.stream().filter(ending -> lastOf(ending) == wanted).toList());
    }
  }

  /// The place in the list of the first ending that this word has.
  int of(View view, int start, int end) {
    char last = Lexicon.fold(view.at(end - 1));
    if (last >= ASCII) {
      return NONE;
    }
    List<String> endings = byLast.get(last);
    for (int i = 0; i < endings.size(); i++) {
      String ending = endings.get(i);
      int from = end - ending.length();
      if (from - start >= BEFORE_MIN && view.startsWith(ending, from)) {
        return all.indexOf(ending);
      }
    }
    return NONE;
  }

  private static char lastOf(String ending) {
    return ending.charAt(ending.length() - 1);
  }
}
