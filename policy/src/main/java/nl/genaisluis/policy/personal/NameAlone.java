package nl.genaisluis.policy.personal;

/// What is asked more of a word while its page has no person yet: most texts of an office name
/// nobody, and the longer one is in which the rules saw no one, the less likely it names somebody.
final class NameAlone {
  /// What is asked more on a short page, in steps of [NameTagger].
  private static final int SHORT_PAGE = 34;

  /// And for a word in quotes: most often it is spoken of, not to.
  private static final int QUOTED = 60;

  /// From this many tokens on a page counts as long, step by step up to [#LONG_MAX] more.
  private static final int LONG_FROM = 40;

  /// The most that the length of a page adds: no length hides a name that is plainly one.
  private static final int LONG_MAX = 40;

  private static final long NAME = Marks.FIRST | Marks.LAST;
  private static final long PLACE = Marks.PLACE | Marks.WORLD;

  private static final WordSet WHERE =
      WordSet.line("in te uit tussen vanuit rond nabij richting langs");

  private NameAlone() {}

  /// How much more the weights must say of this word.
  static int asked(Page page, int token) {
    char before = page.view().at(page.tokens().start(token) - 1);
    int quoted = before == '\'' || before == '"' ? QUOTED : 0;
    int length = page.tokens().count() - LONG_FROM;
    return SHORT_PAGE + quoted + Math.max(0, Math.min(LONG_MAX, length));
  }

  /// True for a word that stands as the names of places, projects and bodies do, where no list has
  /// it as a name or one has it as a place too.
  static boolean isThing(Page page, int token) {
    Tokens tokens = page.tokens();
    if (tokens.has(token, PLACE) && !tokens.has(token, Marks.FIRST)) {
      return isAmongPlaces(tokens, token) || isProject(tokens, token);
    }
    if (tokens.has(token, NAME)) {
      return isProject(tokens, token);
    }
    return isPlaced(tokens, token)
        || isAmongPlaces(tokens, token)
        || isHead(page, token)
        || isCounted(tokens, token);
  }

  /// `langs de Linge`, `in Papendorp`.
  private static boolean isPlaced(Tokens tokens, int token) {
    int article = token - 1;
    boolean led = tokens.is(article, "de") || tokens.is(article, "het");
    int word = led && tokens.shape(article) == Tokens.Shape.LOWER ? token - 2 : article;
    return tokens.isWord(word) && tokens.sameLine(word, token) && WHERE.contains(tokens.key(word));
  }

  /// `Blaricum, Laren, Eemnes`: in a row with a place that nobody bears.
  private static boolean isAmongPlaces(Tokens tokens, int token) {
    boolean ends = !tokens.capitalised(token + 1);
    return ends && (isPlaceBeside(tokens, token, -1) || isPlaceBeside(tokens, token, 1));
  }

  private static boolean isPlaceBeside(Tokens tokens, int token, int step) {
    int other = token + 2 * step;
    boolean joined =
        tokens.isSign(token + step, ',')
            || tokens.isSign(token + step, '/')
            || tokens.is(token + step, "en");
    return joined
        && tokens.sameLine(other, token)
        && tokens.shape(other) == Tokens.Shape.CAPITAL
        && tokens.has(other, PLACE)
        && !tokens.has(other, Marks.FIRST);
  }

  /// `Gelders Genootschap`, `Loonse Duinen`: of a place, before an ordinary word with a capital.
  private static boolean isHead(Page page, int token) {
    Tokens tokens = page.tokens();
    int next = token + 1;
    int end = tokens.end(token);
    boolean of = page.view().startsWith("se", end - 2) || page.view().startsWith("s", end - 1);
    return of
        && tokens.shape(next) == Tokens.Shape.CAPITAL
        && tokens.sameLine(next, token)
        && tokens.isCommon(next)
        && !tokens.has(next, NAME | Marks.PARTICLE | Marks.TITLE | Marks.ROLE | Marks.KIN)
        && !tokens.has(token - 1, Marks.FIRST);
  }

  /// `Thermae 2000 - 310.000` at the head of a line: in a table of things.
  private static boolean isCounted(Tokens tokens, int token) {
    int sign = tokens.isSign(token + 1, '-') ? token + 2 : token + 1;
    return tokens.startsLine(token)
        && tokens.sameLine(sign, token)
        && tokens.kind(sign) == Tokens.Kind.NUMBER;
  }

  /// `Hart van Zuid`, `Huis van de Wijk`: two ordinary words with a capital, joined.
  private static boolean isProject(Tokens tokens, int token) {
    if (!tokens.isCommon(token) || tokens.has(token, Marks.FIRST)) {
      return false;
    }
    int joint = token + 1;
    int word = NameWords.isArticle(tokens, joint + 1) ? joint + 2 : joint + 1;
    return tokens.isWord(joint)
        && tokens.sameLine(token, word)
        && (tokens.is(joint, "van") || tokens.is(joint, "op"))
        && tokens.shape(joint) == Tokens.Shape.LOWER
        && tokens.shape(word) == Tokens.Shape.CAPITAL
        && tokens.isCommon(word);
  }
}
