package nl.genaisluis.policy.personal;

/// What shows at the words beside it that a name is borne by a thing: `kringloopwinkel X`,
/// `X-bokaal`.
final class NameThings {
  private static final Endings HEADS =
      new Endings(
          """
          winkel centrum museum school vereniging stichting hotel restaurant schip boot club \
          complex gebouw bedrijf bureau fabriek hoeve camping\
          """
              .split(" ", -1));
  private static final int HEAD_MIN = 9;

  private static final WordSet INSTITUTIONS =
      WordSet.line(
          "school academy academie museum college lyceum instituut institute stadion stadium arena"
              + " prijs award awards trofee trophy beker cup bokaal memorial fonds foundation"
              + " universiteit university plein kazerne ziekenhuis hospital airport festival"
              + " leerstoel lezing penning haus strasse straße platz stiftung allee halle schule"
              + " institut preis denkmal gymnasium");

  /// How names of waters, lands and works end, and those of people do not.
  private static final Endings PLACES =
      new Endings(
          """
          erstroom mieden ermaden erzand erbos erheide erdiep erplas polder meerdijk zeedijk kanaal\
          """
              .split(" ", -1));

  private NameThings() {}

  /// `Elperstroom`: a word that no list has as a name, with the ending of a place.
  static boolean isPlaceName(Page page, int token) {
    Tokens tokens = page.tokens();
    return tokens.shape(token) == Tokens.Shape.CAPITAL
        && tokens.length(token) > HEAD_MIN
        && PLACES.of(page.view(), tokens.start(token), tokens.end(token)) != Endings.NONE;
  }

  /// `Wubbo Ockels School`, `Kim Clijsters Academy`: what is named after somebody and no person, in
  /// the last word of the run or behind it.
  static boolean isInstitution(Tokens tokens, NameRun run) {
    boolean last = run.initials() == 0 && isInstitution(tokens, run.last());
    return run.words() > 1 && (last || isInstitution(tokens, run.last() + 1));
  }

  /// `ChatGPT`, `OpenAI`: letters that end in a capital.
  static boolean isCode(Page page, int token) {
    Tokens tokens = page.tokens();
    return tokens.shape(token) == Tokens.Shape.CAMEL
        && Character.isUpperCase(page.view().at(tokens.end(token) - 1));
  }

  private static boolean isInstitution(Tokens tokens, int token) {
    return tokens.capitalised(token)
        && tokens.sameLine(token, token - 1)
        && INSTITUTIONS.contains(tokens.key(token));
  }

  /// `kringloopwinkel X`: a compound that says what bears the name.
  static boolean isHead(Page page, int token) {
    Tokens tokens = page.tokens();
    return tokens.shape(token) == Tokens.Shape.LOWER
        && tokens.length(token) > HEAD_MIN
        && HEADS.of(page.view(), tokens.start(token), tokens.end(token)) != Endings.NONE;
  }

  /// `X-bokaal`, `X-gebouw`: a name joined to an ordinary word is that of a thing.
  static boolean isPartOfThing(Tokens tokens, int last) {
    int word = last + 2;
    return tokens.isSign(last + 1, '-')
        && tokens.glued(last + 1)
        && tokens.glued(word)
        && tokens.shape(word) == Tokens.Shape.LOWER
        && tokens.isCommon(word)
        && !tokens.has(word, Marks.FIRST | Marks.LAST | Marks.PARTICLE);
  }

  /// `de Ronald Reagan` in a report: with an article a whole name is that of a ship or a prize, as
  /// long as the article does not belong to a people or an office (`de Keniaan Joseph Kiprotich`).
  static boolean isVessel(Page page, NameRun run) {
    Tokens tokens = page.tokens();
    int article = run.first() - 1;
    return NameWords.isArticle(tokens, article)
        && tokens.shape(article) == Tokens.Shape.LOWER
        && tokens.has(run.first(), Marks.FIRST)
        && !tokens.has(run.first(), Marks.NATION | Marks.ROLE | Marks.KIN)
        && page.setting() == Setting.REPORT;
  }
}
