package nl.genaisluis.policy.personal;

import org.jspecify.annotations.Nullable;

/// Reads runs of tokens that have the shape of a name: initials, capitalised words, particles
/// between them, hyphens, a call name in brackets, and `Surname, Initials`.
final class NameReader {
  private static final int PARTS_MAX = 9;
  private static final int INITIALS_MAX = 8;
  private static final int GIVEN_MAX = 4;
  private static final long STOPS =
      Marks.NOT_NAME | Marks.TITLE | Marks.GREETING | Marks.CLOSING | Marks.ORG;

  private final Tokens tokens;
  private int at;
  private int last;
  private long marks;
  private int words;
  private int known;
  private int common;
  private int initials;
  private int particles;

  NameReader(Tokens tokens) {
    this.tokens = tokens;
  }

  /// The run that begins at this token; null when none does.
  ///
  /// @param cued true after a word that announces a name: then ordinary words and lower case count
  @Nullable NameRun read(int from, boolean cued) {
    at = from;
    last = -1;
    marks = 0;
    words = 0;
    known = 0;
    common = 0;
    initials = 0;
    particles = 0;
    while (last - from < PARTS_MAX * 2 && part(from, cued)) {
      if (!joined()) {
        break;
      }
    }
    boolean initialsOnly = words == 0 && cued && initials > 0;
    if (last < 0 || (words == 0 && !initialsOnly)) {
      return null;
    }
    inversion(cued);
    suffix();
    return new NameRun(from, last, marks, words, known, common, initials, particles);
  }

  /// Takes initials, particles and one word.
  private boolean part(int from, boolean cued) {
    while (initials < INITIALS_MAX
        && isInitial(at)
        && (at == from || tokens.sameLine(at, at - 1))) {
      initials++;
      last = at + 1;
      at += 2;
      if (tokens.isSign(at, '-') && tokens.glued(at)) {
        at++;
      }
    }
    if (words == 0 && initials > 0 && callName()) {
      return part(from, cued);
    }
    while (at > from && tokens.is(at, "baron")) {
      at++;
    }
    if (words == 0 && initials > 0 && isBlankBetween()) {
      return false;
    }
    int word = skipParticles(at);
    boolean preposition = word == at + 1 && NameWords.isPlacing(tokens, at);
    boolean next = NameWords.isPreposition(tokens, at + 1) || tokens.capitalised(at + 1);
    boolean lower = tokens.shape(at) == Tokens.Shape.LOWER;
    boolean place =
        lower && (preposition || (NameWords.isPreposition(tokens, at) && next && words > 0));
    if (place || !isNameWord(word, cued, words > 0)) {
      return false;
    }
    particles += word - at;
    take(word);
    return true;
  }

  /// True when an empty line stands between the initials and what follows.
  private boolean isBlankBetween() {
    return tokens.inside(at) && tokens.line(at) - tokens.line(last) > 1;
  }

  private void take(int word) {
    count(word);
    boolean apostrophe = tokens.isSign(at, '\'') && tokens.glued(at) && tokens.length(word) <= 2;
    int next = tokens.isSign(at + 1, '\'') ? at + 2 : at + 1;
    if (apostrophe && tokens.capitalised(next) && tokens.glued(next)) {
      count(next);
    }
  }

  private void count(int word) {
    marks |= tokens.marks(word);
    words++;
    known += tokens.has(word, Marks.FIRST | Marks.LAST) ? 1 : 0;
    common += tokens.isCommon(word) ? 1 : 0;
    last = word;
    at = word + 1;
  }

  /// True when the run may go on at the token after the last word.
  private boolean joined() {
    if (nickname()) {
      return true;
    }
    if (isHyphen(at) && tokens.glued(at)) {
      boolean tight = tokens.glued(at + 1) || !tokens.sameLine(at, at + 1);
      at += tight ? 1 : 0;
      return tight;
    }
    if (isHyphen(at) && tokens.has(at + 1, Marks.PARTICLE)) {
      at++;
      return true;
    }
    if (tokens.isSign(at, '_') && tokens.glued(at) && tokens.glued(at + 1)) {
      at++;
      return tokens.has(at, Marks.FIRST | Marks.LAST);
    }
    if (tokens.sameLine(at, last)) {
      return true;
    }
    return tokens.has(at, Marks.PARTICLE)
        && tokens.shape(at) == Tokens.Shape.LOWER
        && skipParticles(at) > at;
  }

  /// `Liang (Leo) Cheung`, `Mohamed "Moe" Guled`: steps over the name by which someone is called.
  private boolean nickname() {
    int open = at;
    while (open < at + 2 && (tokens.isSign(open, '(') || tokens.isSign(open, '"'))) {
      open++;
    }
    int close = open + 1;
    while (close < open + 3 && (tokens.isSign(close, ')') || tokens.isSign(close, '"'))) {
      close++;
    }
    boolean enclosed = open > at && close - open - 1 == open - at && tokens.sameLine(close, last);
    boolean name = tokens.shape(open) == Tokens.Shape.CAPITAL && !tokens.has(open, STOPS);
    boolean goesOn = tokens.capitalised(close) || tokens.has(close, Marks.PARTICLE);
    if (!enclosed || !name || !goesOn || tokens.has(close, STOPS)) {
      return false;
    }
    at = close;
    return true;
  }

  private boolean isHyphen(int token) {
    return tokens.isSign(token, '-');
  }

  /// `A.M. (Anne-Marie) Toxopeus`: the name by which someone is called.
  private boolean callName() {
    boolean open = tokens.isSign(at, '(') && last >= 0;
    if (!open || tokens.shape(at + 1) != Tokens.Shape.CAPITAL) {
      return false;
    }
    int close = at + 2;
    while (isHyphen(close) && tokens.capitalised(close + 1)) {
      close += 2;
    }
    if (!tokens.isSign(close, ')')) {
      return false;
    }
    words++;
    known++;
    last = close;
    at = close + 1;
    return true;
  }

  /// `Kremer, Luppo` and `AALDERINK, D.`
  private void inversion(boolean cued) {
    int next = skipTitles(last + 2);
    boolean surname = words == 1 || particles > 0;
    if (!tokens.isSign(last + 1, ',') || !tokens.sameLine(last, next) || initials > 0 || !surname) {
      return;
    }
    boolean given =
        tokens.has(next, Marks.FIRST)
            && tokens.shape(next) == Tokens.Shape.CAPITAL
            && next == last + 2
            && (cued || common < words || known > 0)
            && ((cued && listed()) || !tokens.isCommon(next))
            && !goesOn(next + 1)
            && !NameWords.isUnknown(tokens, at - words - particles - 1);
    if (!isInitial(next) && !(given && (cued || listed()))) {
      return;
    }
    at = next;
    while (initials < INITIALS_MAX && isInitial(at)) {
      initials++;
      last = at + 1;
      at += 2;
    }
    int taken = 0;
    while (given && taken < GIVEN_MAX && tokens.sameLine(at, last) && isGiven(at)) {
      take(at);
      taken++;
    }
    boolean _ = callName();
  }

  /// `Elzinga, mw. K.`: titles between the surname and the initials.
  private int skipTitles(int from) {
    int next = from;
    while (next < from + 4 && tokens.has(next, Marks.TITLE) && tokens.sameLine(next, last)) {
      next += tokens.isSign(next + 1, '.') ? 2 : 1;
    }
    return next;
  }

  private boolean isGiven(int token) {
    boolean word = tokens.isWord(token) && tokens.shape(token) == Tokens.Shape.CAPITAL;
    return word && !tokens.has(token, STOPS);
  }

  /// True when a row of names goes on: then the comma parts persons, not the parts of one name.
  private boolean goesOn(int token) {
    return tokens.isSign(token, ',') || tokens.is(token, "en") || tokens.is(token, "and");
  }

  /// True when nothing but a surname stands before the comma, or it begins the line.
  private boolean listed() {
    int before = at - words - 1;
    return !Marks.has(marks, Marks.FIRST)
        || !tokens.sameLine(before, last)
        || tokens.kind(before) == Tokens.Kind.NUMBER;
  }

  /// `MSc`, `jr.`: letters behind a name; `fatiha b.`, in small letters.
  private void suffix() {
    int next = last + 1;
    boolean letter = tokens.isWord(next) && tokens.length(next) == 1 && tokens.sameLine(next, last);
    if (shortened(skipParticles(next))) {
      return;
    }
    if (letter && isLower(next) && isLower(last) && tokens.isSign(next + 1, '.')) {
      last = next + 1;
      return;
    }
    boolean comma =
        tokens.isSign(next, ',')
            && NameWords.isSuffix(tokens, next + 1 < tokens.count() ? next + 1 : next);
    next += comma ? 1 : 0;
    if (tokens.sameLine(next, last) && NameWords.isSuffix(tokens, next)) {
      last = tokens.isSign(next + 1, '.') && tokens.glued(next + 1) ? next + 1 : next;
    }
  }

  /// `Ricardo van der L.`: a surname of which only the first letter is told.
  private boolean shortened(int word) {
    int letter = word;
    for (int i = word - 1; i > last + 1 && i >= word - 2; i--) {
      letter = tokens.capitalised(i) && tokens.length(i) == 1 ? i : letter;
    }
    boolean initial =
        letter > last + 1
            && tokens.length(Math.min(letter, tokens.count() - 1)) == 1
            && tokens.capitalised(letter)
            && tokens.sameLine(letter, last)
            && tokens.isSign(letter + 1, '.')
            && tokens.glued(letter + 1);
    if (initial && Marks.has(marks, Marks.FIRST)) {
      particles++;
      last = letter + 1;
    }
    return initial;
  }

  private boolean isLower(int token) {
    return tokens.shape(token) == Tokens.Shape.LOWER;
  }

  /// A capital, or one with a few small letters as in `Th.`, glued to a stop.
  private boolean isInitial(int token) {
    if (!tokens.isWord(token) || !tokens.isSign(token + 1, '.') || !tokens.glued(token + 1)) {
      return false;
    }
    if ((isHyphen(token - 1) && tokens.glued(token) && last < 0)
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
            || isInitial(token + 2)
            || tokens.has(token + 2, Marks.LAST | Marks.PARTICLE));
  }

  /// The token after a row of particles (`van der`, `v.d.`, `'t`) that a name word may follow.
  private int skipParticles(int from) {
    int next = from;
    while (next - from < 8) {
      if (tokens.isSign(next, '\'')
          && tokens.glued(next + 1)
          && tokens.has(next + 1, Marks.PARTICLE)) {
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

  private boolean isNameWord(int token, boolean cued, boolean inside) {
    boolean hyphened = isHyphen(token + 1) || (isHyphen(token - 1) && tokens.glued(token));
    if (!tokens.isWord(token)) {
      return false;
    }
    if (tokens.length(token) < 2) {
      return tokens.capitalised(token) && (hyphened || tokens.isSign(token + 1, '\''));
    }
    if (isStop(token, cued) || isDay(token, cued)) {
      return false;
    }
    if (inside && tokens.has(token, Marks.NATION) && !tokens.has(token, Marks.FIRST | Marks.LAST)) {
      return false;
    }
    if (tokens.capitalised(token)) {
      return !inside || !isShoutedOn(token);
    }
    boolean started = inside && last >= 0 && tokens.capitalised(last);
    return cued && !started && isLowerName(token, inside);
  }

  /// `DE HEER GROEN OPENT OM TIEN UUR`: the sentence goes on in capitals.
  private boolean isShoutedOn(int token) {
    return tokens.shape(token) == Tokens.Shape.UPPER
        && tokens.isCommon(token)
        && tokens.shape(last) == Tokens.Shape.UPPER
        && !tokens.has(token, Marks.FIRST | Marks.LAST);
  }

  private boolean isStop(int token, boolean cued) {
    if (!tokens.has(token, STOPS)) {
      return false;
    }
    boolean surname = tokens.has(token, Marks.FIRST | Marks.LAST);
    boolean trade = surname && words > 0 && !tokens.has(token, Marks.NOT_NAME | Marks.TITLE);
    boolean announced = surname && cued && !tokens.has(token, Marks.TITLE | Marks.NOT_NAME);
    return !trade && !announced;
  }

  /// True for a month or weekday that is one: `Jan` before a number is, `Jan zegt` is not.
  private boolean isDay(int token, boolean cued) {
    boolean hyphened = isHyphen(token + 1) && tokens.glued(token + 1);
    boolean day = tokens.has(token, Marks.MONTH | Marks.WEEKDAY);
    if (!day || initials > 0 || cued || (hyphened && tokens.capitalised(token + 2))) {
      return false;
    }
    boolean dated =
        tokens.kind(token - 1) == Tokens.Kind.NUMBER
            || tokens.kind(token + 1) == Tokens.Kind.NUMBER;
    return dated || !(tokens.is(token, "jan") || tokens.is(token, "mai"));
  }

  /// A word in small letters that may be a name where one is announced.
  private boolean isLowerName(int token, boolean inside) {
    boolean name = tokens.has(token, Marks.FIRST | Marks.LAST);
    boolean ends = !tokens.isWord(token + 1) || !tokens.sameLine(token, token + 1);
    boolean tiny = inside && tokens.length(token) < 5 && tokens.sameLine(token, token + 1);
    boolean plain = tokens.isCommon(token) && (tiny || !(name && (!inside || ends)));
    return tokens.shape(token) == Tokens.Shape.LOWER
        && !plain
        && !tokens.has(token, Marks.VERB | Marks.LABEL | Marks.KIN | Marks.PARTICLE);
  }
}
