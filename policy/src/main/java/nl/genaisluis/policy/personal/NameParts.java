package nl.genaisluis.policy.personal;

/// Tells the smallest parts of a name apart: initials, particles, words in small letters.
final class NameParts {
  private final Tokens tokens;

  NameParts(Tokens tokens) {
    this.tokens = tokens;
  }

  boolean isLower(int token) {
    return tokens.shape(token) == Tokens.Shape.LOWER;
  }

  boolean isHyphen(int token) {
    return tokens.isSign(token, '-');
  }

  /// A capital, or one with a few small letters as in `Th.`, glued to a stop.
  ///
  /// @param opens true when nothing of the name was read before it
  boolean isInitial(int token, boolean opens) {
    if (!tokens.isWord(token) || !tokens.isSign(token + 1, '.') || !tokens.glued(token + 1)) {
      return false;
    }
    if ((isHyphen(token - 1) && tokens.glued(token) && opens)
        || NameWords.isPostScript(tokens, token)) {
      return false;
    }
    int length = tokens.length(token);
    boolean code = length > 1 && tokens.shape(token) == Tokens.Shape.UPPER;
    if (!tokens.capitalised(token) || length > 3 || (code && !tokens.is(token, "ij"))) {
      return false;
    }
    if (length == 1) {
      return true;
    }
    boolean title = tokens.has(token, Marks.TITLE | Marks.MONTH | Marks.LABEL | Marks.NUMBER_KINDS);
    return !title
        && !tokens.isCommon(token)
        && (tokens.glued(token + 2)
            || isInitial(token + 2, opens)
            || tokens.has(token + 2, Marks.LAST | Marks.PARTICLE));
  }

  /// The token after a row of particles (`van der`, `v.d.`, `'t`) that a name word may follow.
  int skipParticles(int from) {
    int next = from;
    while (next - from < 8) {
      if (tokens.isSign(next, '\'')
          && tokens.glued(next + 1)
          && tokens.has(next + 1, Marks.PARTICLE)
          && !isGenitive(next)) {
        next++;
      }
      boolean verb = tokens.is(next, "ben") && tokens.shape(next) == Tokens.Shape.LOWER;
      if (verb || !tokens.has(next, Marks.PARTICLE) || !tokens.sameLine(next, from)) {
        break;
      }
      boolean name =
          tokens.capitalised(next)
              && tokens.has(next, Marks.FIRST | Marks.LAST)
              && !tokens.capitalised(next + 1);
      if (name && !isHyphen(next + 1) && !tokens.has(next + 1, Marks.PARTICLE)) {
        break;
      }
      next++;
      next +=
          tokens.isSign(next, '.') && tokens.glued(next) && tokens.length(next - 1) <= 2 ? 1 : 0;
      next += isHyphen(next) && tokens.glued(next) && tokens.glued(next + 1) ? 1 : 0;
    }
    return next;
  }

  /// The apostrophe of `Martha's`: the s behind it belongs to the word before.
  private boolean isGenitive(int apostrophe) {
    return tokens.glued(apostrophe)
        && tokens.isWord(apostrophe - 1)
        && tokens.is(apostrophe + 1, "s");
  }

  /// A word in small letters that may be a name where one is announced.
  boolean isLowerName(int token, boolean inside) {
    boolean name = tokens.has(token, Marks.FIRST | Marks.LAST);
    boolean ends = !tokens.isWord(token + 1) || !tokens.sameLine(token, token + 1);
    boolean led = tokens.has(token - 1, Marks.PARTICLE) && tokens.has(token, Marks.LAST);
    boolean tiny = inside && tokens.length(token) < 5 && !ends && !led;
    boolean plain = tokens.isCommon(token) && (tiny || !(name && (!inside || ends)));
    return tokens.shape(token) == Tokens.Shape.LOWER
        && !plain
        && !tokens.has(token, Marks.VERB | Marks.LABEL | Marks.KIN | Marks.PARTICLE);
  }

  /// `sprak Can Güneş`: a first name inside a sentence that is a small word too, before a name that
  /// is none.
  boolean leads(int token) {
    boolean inside =
        tokens.shape(token - 1) == Tokens.Shape.LOWER
            || tokens.isSign(token - 1, ',')
            || tokens.isSign(token - 1, ':');
    return inside
        && tokens.sameLine(token - 1, token + 1)
        && tokens.has(token, Marks.FIRST)
        && tokens.shape(token) == Tokens.Shape.CAPITAL
        && !tokens.has(token, Marks.TITLE | Marks.GREETING | Marks.CLOSING)
        && tokens.shape(token + 1) == Tokens.Shape.CAPITAL
        && tokens.has(token + 1, Marks.FIRST | Marks.LAST)
        && !tokens.isCommon(token + 1);
  }

  /// True for a month or weekday that is one: `Jan` before a number is, `Jan zegt` is not.
  boolean isDay(int token, boolean cued, boolean initials) {
    boolean hyphened = isHyphen(token + 1) && tokens.glued(token + 1);
    boolean day = tokens.has(token, Marks.MONTH | Marks.WEEKDAY);
    if (!day || initials || cued || (hyphened && tokens.capitalised(token + 2))) {
      return false;
    }
    boolean dated =
        tokens.kind(token - 1) == Tokens.Kind.NUMBER
            || tokens.kind(token + 1) == Tokens.Kind.NUMBER;
    return dated
        || !(tokens.is(token, "jan")
            || tokens.is(token, "mai")
            || isJun(token)
            || isMei(tokens, token));
  }

  /// `Mei` inside a sentence: the month has no capital there.
  static boolean isMei(Tokens tokens, int token) {
    return tokens.is(token, "mei")
        && tokens.shape(token) == Tokens.Shape.CAPITAL
        && tokens.shape(token - 1) == Tokens.Shape.LOWER
        && tokens.sameLine(token - 1, token);
  }

  /// `Jun` without the stop of an abbreviation.
  private boolean isJun(int token) {
    return tokens.is(token, "jun") && !tokens.isSign(token + 1, '.');
  }

  /// Where `H. en W. Bloemendal` begins, read back from its second initial.
  static int joint(Tokens tokens, int initial) {
    int letter = initial - 3;
    boolean joined = tokens.is(initial - 1, "en") || tokens.isSign(initial - 1, '&');
    return joined
            && letter >= 0
            && tokens.isSign(letter + 1, '.')
            && tokens.isWord(letter)
            && tokens.length(letter) == 1
            && tokens.capitalised(letter)
            && tokens.sameLine(letter, initial)
        ? letter
        : initial;
  }

  /// `G. van 't Land`: a capital behind the particle of a name.
  boolean isLed(int token) {
    return tokens.shape(token) == Tokens.Shape.CAPITAL
        && tokens.has(token, Marks.LAST)
        && tokens.has(token - 1, Marks.PARTICLE)
        && tokens.sameLine(token - 1, token)
        && !tokens.has(token, Marks.BODY | Marks.TITLE);
  }

  /// A capital that is a surname and no first name.
  boolean isSurname(int token) {
    return tokens.shape(token) == Tokens.Shape.CAPITAL
        && tokens.has(token, Marks.LAST)
        && !tokens.has(token, Marks.FIRST);
  }

  /// True when a row of names goes on: then the comma parts persons, not the parts of one name.
  boolean goesOn(int token) {
    return tokens.isSign(token, ',') || tokens.is(token, "en") || tokens.is(token, "and");
  }
}
