package nl.genaisluis.policy.personal;

import org.jspecify.annotations.Nullable;

/// Reads runs of tokens that have the shape of a name: initials, capitalised words, particles
/// between them, hyphens, a call name in brackets, and `Surname, Initials`.
final class NameReader {
  private static final int PARTS_MAX = 9;
  private static final int INITIALS_MAX = 8;
  private static final int GIVEN_MAX = 4;
  private static final int SYLLABLE = 6;
  private static final long STOPS =
      Marks.NOT_NAME | Marks.TITLE | Marks.GREETING | Marks.CLOSING | Marks.ORG;

  private final Tokens tokens;
  private final NameParts parts;
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
    this.parts = new NameParts(tokens);
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
    if (words == 0 && initials > 0 && (isBlankBetween() || isLabelNext())) {
      return false;
    }
    int word = parts.skipParticles(at);
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

  /// `Voorletters: D.J.` above `Roepnaam: Dirk`.
  private boolean isLabelNext() {
    return tokens.inside(at) && tokens.line(at) > tokens.line(last) && tokens.isSign(at + 1, ':');
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
    if (syllable()) {
      return tokens.sameLine(at, last);
    }
    if (parts.isHyphen(at) && tokens.glued(at)) {
      boolean tight = tokens.glued(at + 1) || !tokens.sameLine(at, at + 1);
      at += tight ? 1 : 0;
      return tight;
    }
    if (parts.isHyphen(at) && tokens.has(at + 1, Marks.PARTICLE)) {
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
        && parts.skipParticles(at) > at;
  }

  /// `Lai Ching-te`: takes the second half of a first name, in small letters.
  private boolean syllable() {
    boolean joined = parts.isHyphen(at) && tokens.glued(at) && tokens.glued(at + 1);
    boolean small =
        tokens.inside(at + 1)
            && tokens.shape(at + 1) == Tokens.Shape.LOWER
            && tokens.length(at + 1) < SYLLABLE;
    boolean thing = tokens.isCommon(at + 1) && !tokens.has(at + 1, Marks.PARTICLE);
    boolean behind = words > 1 && tokens.length(at - 1) <= SYLLABLE && !thing;
    if (!joined || !small || !behind || parts.isHyphen(at + 2)) {
      return false;
    }
    last = at + 1;
    at += 2;
    return true;
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

  /// `A.M. (Anne-Marie) Toxopeus`: the name by which someone is called.
  private boolean callName() {
    boolean open = tokens.isSign(at, '(') && last >= 0;
    if (!open || tokens.shape(at + 1) != Tokens.Shape.CAPITAL) {
      return false;
    }
    int close = at + 2;
    while (parts.isHyphen(close) && tokens.capitalised(close + 1)) {
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

  /// `Kremer, Luppo`, `AALDERINK, D.`, `Vries-Postma, A. de`
  private void inversion(boolean cued) {
    int next = skipTitles(last + 2);
    boolean joined = words == 2 && parts.isHyphen(last - 1) && tokens.glued(last);
    boolean surname = words == 1 || particles > 0 || joined;
    if (!tokens.isSign(last + 1, ',') || !tokens.sameLine(last, next) || initials > 0 || !surname) {
      return;
    }
    boolean given = isCallName(next, cued);
    if (!(isInitial(next) && !isNextPerson(next)) && !(given && (cued || listed()))) {
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
    trailing();
    boolean _ = callName();
  }

  /// A first name behind the comma that is not the first of another person's.
  private boolean isCallName(int next, boolean cued) {
    int word = parts.skipParticles(next + 1);
    boolean led = word > next + 1 && tokens.shape(word) == Tokens.Shape.CAPITAL;
    boolean surname = (led || parts.isSurname(word)) && tokens.sameLine(next, word);
    return tokens.has(next, Marks.FIRST)
        && tokens.shape(next) == Tokens.Shape.CAPITAL
        && next == last + 2
        && !surname
        && (cued || common < words || known > 0)
        && ((cued && listed()) || !tokens.isCommon(next))
        && !parts.goesOn(next + 1)
        && !NameWords.leadsElsewhere(tokens, at - words - particles - 1);
  }

  /// `Karima, J. Bos, Ytzen`: the initials are those of the surname behind them, unless that one
  /// has initials behind a comma too.
  private boolean isNextPerson(int initial) {
    int word = initial;
    while (word < initial + 2 * INITIALS_MAX && isInitial(word)) {
      word += 2;
    }
    word = parts.skipParticles(word);
    boolean listed = tokens.has(word, Marks.FIRST | Marks.LAST);
    boolean name = listed || !(tokens.isCommon(word) || tokens.has(word, Marks.PLACE | STOPS));
    boolean inverted = tokens.isSign(word + 1, ',') && isInitial(word + 2);
    return name
        && !inverted
        && tokens.sameLine(word, initial)
        && tokens.shape(word) == Tokens.Shape.CAPITAL;
  }

  /// `Boer, K. de; Wijk, Sanne van der`: particles that end the name.
  private void trailing() {
    int end = parts.skipParticles(at);
    boolean ends = !tokens.sameLine(end, last) || tokens.kind(end) == Tokens.Kind.SIGN;
    if (end > at && ends && tokens.sameLine(end - 1, last) && parts.isLower(end - 1)) {
      particles += end - at;
      last = end - 1;
      at = end;
    }
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
    if (shortened(parts.skipParticles(next))) {
      return;
    }
    if (letter && parts.isLower(next) && parts.isLower(last) && tokens.isSign(next + 1, '.')) {
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

  private boolean isInitial(int token) {
    return parts.isInitial(token, last < 0);
  }

  private boolean isNameWord(int token, boolean cued, boolean inside) {
    boolean hyphened =
        parts.isHyphen(token + 1) || (parts.isHyphen(token - 1) && tokens.glued(token));
    if (!tokens.isWord(token)) {
      return false;
    }
    if (tokens.length(token) < 2) {
      return tokens.capitalised(token) && (hyphened || tokens.isSign(token + 1, '\''));
    }
    if (isStop(token, cued) || parts.isDay(token, cued, initials > 0)) {
      return false;
    }
    if (inside && tokens.has(token, Marks.NATION) && !tokens.has(token, Marks.FIRST | Marks.LAST)) {
      return false;
    }
    if (tokens.capitalised(token)) {
      return !inside || !isShoutedOn(token);
    }
    boolean started = inside && last >= 0 && tokens.capitalised(last);
    return cued && !started && parts.isLowerName(token, inside);
  }

  /// `DE HEER GROEN OPENT OM TIEN UUR`: the sentence goes on in capitals.
  private boolean isShoutedOn(int token) {
    return tokens.shape(token) == Tokens.Shape.UPPER
        && tokens.isCommon(token)
        && tokens.shape(last) == Tokens.Shape.UPPER
        && !tokens.has(token, Marks.FIRST | Marks.LAST);
  }

  /// A capital behind a first name or initials that begins no sentence: `Erkan Can`.
  private boolean isWritten(int token) {
    return tokens.shape(token) == Tokens.Shape.CAPITAL
        && tokens.sameLine(token, last)
        && last == token - 1;
  }

  private boolean isStop(int token, boolean cued) {
    if (!tokens.has(token, STOPS)) {
      return false;
    }
    boolean surname = tokens.has(token, Marks.FIRST | Marks.LAST);
    boolean trade = surname && words > 0 && !tokens.has(token, Marks.NOT_NAME | Marks.TITLE);
    boolean behind = words == 1 && known == 1 && tokens.has(last, Marks.FIRST);
    if (initials > 0 && parts.isLed(token)) {
      return false;
    }
    if ((behind || initials > 0) && tokens.has(token, Marks.LAST) && isWritten(token)) {
      return tokens.has(token, Marks.TITLE);
    }
    if (words == 0 && initials == 0 && parts.leads(token)) {
      return false;
    }
    boolean announced = surname && cued && !tokens.has(token, Marks.TITLE | Marks.NOT_NAME);
    return !trade && !announced;
  }
}
