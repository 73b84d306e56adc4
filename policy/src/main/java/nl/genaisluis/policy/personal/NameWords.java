package nl.genaisluis.policy.personal;

/// Small words that stand at the edges of a name.
final class NameWords {
  private static final WordSet SUFFIXES =
      WordSet.of("msc", "bsc", "ma", "ba", "phd", "llm", "mba", "jr", "sr", "mpa", "rba");
  private static final WordSet PLACING =
      WordSet.of("te", "in", "uit", "op", "aan", "voor", "onder", "s");

  private static final long RELATIVE = Marks.KIN | Marks.NEAR;

  private NameWords() {}

  /// `MSc`, `jr`: letters behind a name.
  static boolean isSuffix(Tokens tokens, int token) {
    return SUFFIXES.contains(tokens.key(token));
  }

  /// `Ger Kolk, Dewi Lestari`: a capital that no list of ordinary words has, so part of a name.
  static boolean isUnknown(Tokens tokens, int token) {
    return tokens.capitalised(token)
        && tokens.sameLine(token, token + 1)
        && !tokens.isCommon(token);
  }

  /// True for what makes the word before a comma no surname of what follows: another part of a
  /// name, a word of place (`uit Haren, Thea Bos`) or of a group (`Team Water, Inge`).
  static boolean leadsElsewhere(Tokens tokens, int token) {
    return isUnknown(tokens, token) || Roles.locates(tokens, token) || tokens.is(token, "team");
  }

  /// The letters of `p.s.` before a last remark.
  static boolean isPostScript(Tokens tokens, int token) {
    boolean p = tokens.is(token, "p") && tokens.is(token + 2, "s") && tokens.glued(token + 2);
    boolean s = tokens.is(token, "s") && tokens.is(token - 2, "p") && tokens.glued(token);
    return p || s;
  }

  /// A preposition that leads to a place as often as it belongs to a surname.
  static boolean isPlacing(Tokens tokens, int token) {
    return PLACING.contains(tokens.key(token));
  }

  /// The same, or the article of a thing.
  static boolean isPreposition(Tokens tokens, int token) {
    return tokens.isWord(token) && (isPlacing(tokens, token) || tokens.is(token, "het"));
  }

  /// A preposition that leads to a person as often as to anything.
  static boolean leadsToPerson(Tokens tokens, int token) {
    return tokens.is(token, "voor")
        || tokens.is(token, "met")
        || tokens.is(token, "van")
        || tokens.is(token, "aan")
        || tokens.is(token, "door")
        || tokens.is(token, "namens")
        || tokens.is(token, "volgens");
  }

  /// The same before one initial and an ordinary word, which a sentence may begin with (`plan B.
  /// Morgen`): also behind a word for somebody and a comma, or behind a colon where the line ends.
  static boolean leadsToInitial(Tokens tokens, NameRun run) {
    int before = run.first() - 1;
    int next = run.last() + 1;
    boolean ends = !tokens.inside(next) || !tokens.sameLine(next, run.last());
    boolean signed = tokens.isSign(before, ':') && ends;
    boolean told = tokens.isSign(before, ',') && tokens.has(before - 1, Marks.KIN | Marks.ROLE);
    return leadsToPerson(tokens, before) || signed || told;
  }

  /// `MIJN ZUS WIL DAT NIET`: a verb that is a name too, in a line of capitals, with no other verb
  /// behind it.
  static boolean isShoutedVerb(Tokens tokens, NameRun run) {
    int verb = run.first();
    return run.first() == run.last()
        && run.allCommon()
        && tokens.shape(verb) == Tokens.Shape.UPPER
        && tokens.shape(verb - 1) == Tokens.Shape.UPPER
        && tokens.shape(verb + 1) == Tokens.Shape.UPPER
        && Predicates.acts(tokens, verb)
        && !Predicates.acts(tokens, verb + 1);
  }

  /// A first name before a surname or before a word of no list, or initials before a surname:
  /// somebody, also where one of both is a product or a firm besides.
  static boolean isWhole(Tokens tokens, NameRun run) {
    boolean led = run.words() > 2 && !tokens.has(run.first(), Marks.FIRST);
    int given = led ? run.last() - 1 : run.first();
    boolean written = run.words() > 1 && tokens.has(given, Marks.FIRST);
    boolean both = tokens.has(given, Marks.VETO) && tokens.has(run.last(), Marks.VETO);
    boolean surname = tokens.has(run.last(), Marks.LAST);
    boolean own =
        tokens.marks(run.last()) == Marks.FIRST
            && !tokens.isCommon(run.last())
            && !isArticle(tokens, run.first() - 1);
    return ((written || run.initials() > 0) && surname && !both) || (written && own);
  }

  /// An article.
  static boolean isArticle(Tokens tokens, int token) {
    return tokens.is(token, "de")
        || tokens.is(token, "het")
        || tokens.is(token, "een")
        || tokens.is(token, "the")
        || tokens.is(token, "a");
  }

  /// `MIJN VADER ALBERT VAN DER LINDE`: an ordinary word in capitals before what may be a name,
  /// also one that somebody bears, where a word for a relative follows or it is one.
  static boolean isShoutedBefore(Tokens tokens, int token) {
    return tokens.shape(token) == Tokens.Shape.UPPER
        && tokens.isCommon(token)
        && tokens.length(token) > 1
        && tokens.shape(token + 1) == Tokens.Shape.UPPER
        && (!tokens.has(token, Marks.FIRST | Marks.LAST)
            || tokens.has(token, RELATIVE)
            || tokens.has(token + 1, RELATIVE));
  }

  /// True behind nothing but a time on the line: `[08:12] emre:`.
  static boolean opensLine(Tokens tokens, int token) {
    int first = token;
    while (!tokens.startsLine(first) && token - first < 9 && !tokens.isWord(first - 1)) {
      first--;
    }
    return tokens.startsLine(first);
  }
}
