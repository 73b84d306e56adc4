package nl.genaisluis.policy.personal;

/// Digits that stand together, in groups with a separator between, on one line. The reader of
/// numbers as people write them: `06 - 12 34 56 78`, `1112.22.333`.
final class Digits {
  private static final int COUNT_MAX = 24;
  private static final int GAP_MAX = 3;

  private final StringBuilder digits = new StringBuilder(COUNT_MAX);
  private final int[] ends = new int[COUNT_MAX];
  private final boolean[] closes = new boolean[COUNT_MAX];
  private final StringBuilder gaps = new StringBuilder();
  private final StringBuilder sizes = new StringBuilder();

  /// Reads from the digit at `from`.
  ///
  /// @param separators the signs that may stand between groups
  /// @param gapMax how many of them in a row
  static Digits read(View view, int from, String separators, int gapMax) {
    Digits read = new Digits();
    int at = from;
    int size = 0;
    while (read.count() < COUNT_MAX) {
      char c = view.at(at);
      if (isDigit(c)) {
        read.ends[read.count()] = at + 1;
        read.digits.append(c);
        size++;
        at++;
        continue;
      }
      int next = skip(view, at, separators, Math.min(gapMax, GAP_MAX));
      read.close(size);
      size = 0;
      if (next == at || !isDigit(view.at(next))) {
        break;
      }
      read.gaps.append(view.at(at));
      at = next;
    }
    return read;
  }

  /// True when [#read] would find so many digits; makes nothing, for most numbers are short.
  static boolean areAtLeast(int wanted, View view, int from, String separators, int gapMax) {
    int count = 0;
    int at = from;
    while (count < wanted) {
      if (isDigit(view.at(at))) {
        count++;
        at++;
        continue;
      }
      int next = skip(view, at, separators, Math.min(gapMax, GAP_MAX));
      if (next == at || !isDigit(view.at(next))) {
        return false;
      }
      at = next;
    }
    return true;
  }

  int count() {
    return digits.length();
  }

  String first(int count) {
    return digits.substring(0, count);
  }

  char at(int index) {
    return digits.charAt(index);
  }

  /// One past the `count`th digit.
  int end(int count) {
    return ends[count - 1];
  }

  /// True when a group ends with the `count`th digit.
  boolean closesAt(int count) {
    return count > 0 && count <= count() && closes[count - 1];
  }

  /// True when all digits, in these group sizes (`3-3-3` is `333`), are what was read.
  boolean grouped(String wanted) {
    return sizes.toString().equals(wanted);
  }

  /// True when the first groups have these sizes and the last of them ends there.
  boolean startsGrouped(String wanted) {
    return sizes.length() >= wanted.length() && sizes.substring(0, wanted.length()).equals(wanted);
  }

  /// The number of groups in the first `count` digits.
  int groups(int count) {
    int groups = 0;
    for (int i = 0; i < count; i++) {
      groups += closes[i] ? 1 : 0;
    }
    return groups;
  }

  /// The sign that begins the gap after this group, counted from 0; NUL when there is none.
  char gap(int group) {
    return group < gaps.length() ? gaps.charAt(group) : '\0';
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private void close(int size) {
    if (size > 0) {
      closes[count() - 1] = true;
      sizes.append((char) ('0' + size));
    }
  }

  private static int skip(View view, int from, String separators, int max) {
    int at = from;
    while (at - from < max && separators.indexOf(view.at(at)) >= 0) {
      at++;
    }
    return at;
  }
}
