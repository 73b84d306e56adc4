package nl.genaisluis.policy.personal;

import java.util.ArrayList;
import java.util.List;

/// The columns of tables in plain text: a line of at least two known headings parted by `;`, `,`,
/// `|` or tabs, and the lines below it that are parted in the same way.
final class Columns {
  private static final char[] SEPARATORS = {';', '|', ','};
  private static final long HEADINGS =
      Marks.NUMBER_KINDS | Marks.LABEL | Marks.ADDRESS | Marks.USER | Marks.SECRET;
  private static final Columns NONE = new Columns(new long[0], new boolean[0]);

  private final long[] heads;
  private final boolean[] separators;

  private Columns(long[] heads, boolean[] separators) {
    this.heads = heads;
    this.separators = separators;
  }

  static Columns of(Tokens tokens) {
    if (!Marks.has(tokens.pageMarks(), HEADINGS)) {
      return NONE;
    }
    for (char separator : SEPARATORS) {
      Columns columns = tokens.hasSign(separator) ? parted(tokens, separator) : NONE;
      if (columns != NONE) {
        return columns;
      }
    }
    return NONE;
  }

  long head(int token) {
    return token >= 0 && token < heads.length ? heads[token] : 0;
  }

  boolean separates(int token) {
    return token >= 0 && token < separators.length && separators[token];
  }

  private static Columns parted(Tokens tokens, char separator) {
    int at = 0;
    while (at < tokens.count()) {
      int end = lineEnd(tokens, at);
      if (!mayHead(tokens, at, end, separator)) {
        at = end;
        continue;
      }
      List<Long> headings = headings(tokens, at, end, separator);
      if (headings.size() > 1 && headings.stream().filter(marks -> marks != 0).count() > 1) {
        return table(tokens, end, separator, headings);
      }
      at = end;
    }
    return NONE;
  }

  private static int lineEnd(Tokens tokens, int from) {
    int end = from;
    while (tokens.sameLine(end, from)) {
      end++;
    }
    return end;
  }

  /// A test that makes nothing: a heading stands before the fifth word and before a separator.
  private static boolean mayHead(Tokens tokens, int from, int end, char separator) {
    int words = 0;
    for (int i = from; i < end && words <= 4; i++) {
      if (tokens.isSign(i, separator)) {
        return true;
      }
      words++;
    }
    return false;
  }

  /// The marks of each cell of a heading line; empty when a cell is no heading.
  private static List<Long> headings(Tokens tokens, int from, int end, char separator) {
    List<Long> cells = new ArrayList<>();
    long cell = 0;
    int words = 0;
    for (int i = from; i < end; i++) {
      if (tokens.isSign(i, separator)) {
        cells.add(cell);
        cell = 0;
        words = 0;
        continue;
      }
      words++;
      if (words > 4 || tokens.kind(i) == Tokens.Kind.NUMBER || isStop(tokens, i)) {
        return List.of();
      }
      cell |= tokens.marks(i) & HEADINGS;
    }
    if (!cells.isEmpty()) {
      cells.add(cell);
    }
    return cells;
  }

  /// True for the stop of a sentence; one inside or at the end of a short word abbreviates it.
  private static boolean isStop(Tokens tokens, int token) {
    boolean abbreviates =
        tokens.glued(token) && tokens.isWord(token - 1) && tokens.length(token - 1) <= 4;
    return tokens.isSign(token, '.') && !abbreviates;
  }

  private static Columns table(Tokens tokens, int from, char separator, List<Long> headings) {
    long[] heads = new long[tokens.count()];
    boolean[] separators = new boolean[tokens.count()];
    int at = from;
    while (at < tokens.count()) {
      int end = lineEnd(tokens, at);
      if (count(tokens, at, end, separator) != headings.size() - 1) {
        break;
      }
      int column = 0;
      for (int i = at; i < end; i++) {
        separators[i] = tokens.isSign(i, separator);
        column += separators[i] ? 1 : 0;
        heads[i] = separators[i] ? 0 : headings.get(column);
      }
      at = end;
    }
    return at == from ? NONE : new Columns(heads, separators);
  }

  private static int count(Tokens tokens, int from, int end, char separator) {
    int count = 0;
    for (int i = from; i < end; i++) {
      count += tokens.isSign(i, separator) ? 1 : 0;
    }
    return count;
  }
}
