package nl.genaisluis.policy.personal;

/// What the words around a place say of it: on its line to the left and right, and at the head of
/// its column where lines form a table.
final class Context {
  private static final int LEFT_MAX = 8;
  private static final int LEFT_TOKENS_MAX = 48;
  private static final int SENTENCE_MAX = 60;

  /// Tokens between the first of a list of names and what bears them.
  private static final int BEARING_MAX = 12;

  /// The small words that may lie there.
  private static final WordSet BEARING =
      WordSet.of("van", "de", "het", "der", "den", "en", "of", "and", "or", "the");

  private final Tokens tokens;
  private final Columns columns;

  /// The last question to [#nearest] and its answer: recognisers ask the same of a number in turn.
  private int asked = View.NOWHERE;

  private long sought;
  private long answer;

  Context(Tokens tokens) {
    this.tokens = tokens;
    this.columns = Columns.of(tokens);
  }

  /// The marks of the nearest word to the left on this line that has any of `wanted`, or of the
  /// column's head; 0 when there is none.
  long nearest(int token, long wanted) {
    if (isNowhere(wanted)) {
      return 0;
    }
    if (token != asked || wanted != sought) {
      answer = seek(token, wanted);
      asked = token;
      sought = wanted;
    }
    return answer;
  }

  private long seek(int token, long wanted) {
    long head = columns.head(token) & wanted;
    if (head != 0) {
      return head;
    }
    int seen = 0;
    int low = Math.max(0, token - LEFT_TOKENS_MAX);
    for (int i = token - 1; i >= low && seen < LEFT_MAX && tokens.sameLine(i, token); i--) {
      if (columns.separates(i) || endsSentence(i)) {
        return 0;
      }
      if (tokens.has(i, wanted)) {
        return (tokens.marks(i) | joined(i)) & wanted;
      }
      seen += tokens.isWord(i) ? 1 : 0;
    }
    return 0;
  }

  /// True when one of the next few words on this line has this mark.
  boolean right(int token, long wanted, int words) {
    if (isNowhere(wanted)) {
      return false;
    }
    int seen = 0;
    int end = token + 2 * words;
    for (int i = token + 1; seen < words && i <= end && tokens.sameLine(i, token); i++) {
      if (tokens.has(i, wanted)) {
        return true;
      }
      seen += tokens.isWord(i) ? 1 : 0;
    }
    return false;
  }

  /// True when a word of the same sentence, or of the column's head, before this token has this
  /// mark.
  boolean sentence(int token, long wanted) {
    if (isNowhere(wanted)) {
      return false;
    }
    if (Marks.has(columns.head(token), wanted)) {
      return true;
    }
    int low = Math.max(0, token - SENTENCE_MAX);
    for (int i = token - 1; i >= low && tokens.sameLine(i, token); i--) {
      if (tokens.has(i, wanted)) {
        return true;
      }
      if (startsSentence(i)) {
        return false;
      }
    }
    return false;
  }

  /// True when a word with this mark stands right before this token, or heads its column: only
  /// small words, signs and other names may lie between (`de stormen Ciarán en Dennis`, `de wet van
  /// Ohm`). A word elsewhere in the sentence says nothing of the name.
  boolean bears(int token, long wanted) {
    if (isNowhere(wanted)) {
      return false;
    }
    if (Marks.has(columns.head(token), wanted)) {
      return true;
    }
    int low = Math.max(0, token - BEARING_MAX);
    for (int i = token - 1; i >= low && tokens.sameLine(i, token); i--) {
      if (tokens.has(i, wanted)) {
        return true;
      }
      boolean links = !tokens.isWord(i) || tokens.capitalised(i) || BEARING.contains(tokens.key(i));
      if (!links || endsSentence(i) || tokens.isSign(i, '?') || tokens.isSign(i, '!')) {
        return false;
      }
    }
    return false;
  }

  /// True when no word of the whole page has such a mark, so that none need be looked for.
  private boolean isNowhere(long wanted) {
    return !Marks.has(tokens.pageMarks(), wanted);
  }

  /// The marks of the head of this token's column; 0 outside tables.
  long head(int token) {
    return columns.head(token);
  }

  /// True for the first word of a line or a sentence, signs and numbers before it left out.
  boolean startsSentence(int token) {
    int i = token - 1;
    if (token == 0 || !tokens.sameLine(i, token)) {
      return true;
    }
    while (tokens.sameLine(i, token) && tokens.kind(i) == Tokens.Kind.SIGN) {
      if (tokens.isSign(i, '.')) {
        return !abbreviates(i);
      }
      if (tokens.isSign(i, '!') || tokens.isSign(i, '?') || tokens.isSign(i, ':')) {
        return true;
      }
      boolean opens = tokens.isSign(i, '"') || tokens.isSign(i, '(') || tokens.isSign(i, '\'');
      if (!opens && !isBullet(i)) {
        return false;
      }
      i--;
    }
    return !tokens.sameLine(i, token);
  }

  private boolean isBullet(int token) {
    return (tokens.isSign(token, '-') || tokens.isSign(token, '*') || tokens.isSign(token, '|'))
        && (tokens.startsLine(token) || tokens.isSign(token, '|'));
  }

  /// True when the stop at this token belongs to initials or a title, so ends no sentence.
  private boolean abbreviates(int stop) {
    return tokens.glued(stop)
        && tokens.isWord(stop - 1)
        && (tokens.length(stop - 1) == 1 || tokens.has(stop - 1, Marks.TITLE));
  }

  /// True for a stop with a new sentence behind it.
  private boolean endsSentence(int token) {
    return tokens.isSign(token, '.')
        && tokens.isWord(token + 1)
        && !tokens.glued(token + 1)
        && tokens.capitalised(token + 1)
        && !abbreviates(token);
  }

  /// The marks of what a hyphen joins in front of this word: the `id` of `id-kaart`.
  private long joined(int token) {
    boolean hyphen =
        tokens.isSign(token - 1, '-') && tokens.glued(token) && tokens.glued(token - 1);
    return hyphen ? tokens.marks(token - 2) : 0;
  }
}
