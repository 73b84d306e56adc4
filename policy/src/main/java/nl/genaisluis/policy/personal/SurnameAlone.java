package nl.genaisluis.policy.personal;

/// A surname alone in a text that names nobody else ([Impersonal]). Firms, estates and works bear
/// the same ones, so it is kept only where a list has it as nothing but a surname, and where a
/// sentence has somebody: behind a verb or a small word that leads to people, or as who does
/// something at the head of a sentence.
final class SurnameAlone {
  private static final long ELSEWHERE =
      Marks.PLACE | Marks.WORLD | Marks.BODY | Marks.ORG | Marks.THING | Marks.EPONYM | Marks.VETO;

  /// Small words behind which somebody is as likely as something.
  private static final WordSet LEADING =
      WordSet.line(
          "met aan door volgens namens aldus tegen over voor toen dat als want of omdat terwijl"
              + " zowel noch zoals naast dan u je jij");

  /// What people do, in forms that no ending tells.
  private static final WordSet ACTS =
      WordSet.line(
          "ging gingen kwam zag liep sprak gaf nam bleef had heeft zei vroeg riep schreef liet"
              + " kreeg krijgt vond koos stond zat keek won verloor trok viel ging gaat komt wil"
              + " wilde kan kon mag mocht moet moest zal zou ontbrak las hield verliet dacht bracht"
              + " wees wist wijst vindt kiest staat doet laat leest spreekt schrijft weet");

  /// Those of [#LEADING] behind which also a word that no list has is one of somebody.
  private static final WordSet LEADING_ANY = WordSet.line("met door volgens namens aldus toen aan");

  /// The same for an ordinary word: it stays open to the weights.
  private static final WordSet LEADING_PLAIN =
      WordSet.line("met door volgens namens aldus van voor toen");

  private static final Endings VERBS =
      new Endings("dt", "gt", "kt", "lt", "mt", "nt", "pt", "rt", "st", "de", "te");

  private final Page page;
  private final Tokens tokens;

  SurnameAlone(Page page) {
    this.page = page;
    this.tokens = page.tokens();
  }

  /// True for a run that is a surname and nothing else, where somebody stands in a sentence.
  boolean isOfSomebody(NameRun run) {
    boolean alone = run.words() == 1 && run.initials() == 0 && tokens.has(run.last(), Marks.LAST);
    return alone
        && !run.has(ELSEWHERE)
        && (run.particles() > 0 || !run.allCommon() || isSaid(run.first() - 1))
        && stands(run.first(), run.last());
  }

  /// The same for a word that the weights are asked about; one in no list only where more of what
  /// stands there is somebody.
  boolean isOfSomebody(int token) {
    boolean own =
        tokens.shape(token) == Tokens.Shape.CAPITAL
            && !tokens.isCommon(token)
            && !tokens.has(token, ELSEWHERE);
    if (!own) {
      return false;
    }
    int before = token - 1;
    boolean listed = tokens.has(token, Marks.FIRST | Marks.LAST);
    boolean led = tokens.isWord(before) && LEADING_ANY.contains(tokens.key(before));
    return (listed || led) && stands(token, token);
  }

  private boolean stands(int first, int last) {
    if (isJoined(last + 1)) {
      return false;
    }
    int before = first - 1;
    if (page.context().startsSentence(first)) {
      return acts(last + 1) && tokens.sameLine(last, last + 1);
    }
    if (!tokens.isWord(before) || !tokens.sameLine(before, first)) {
      return false;
    }
    boolean opens = page.context().startsSentence(before);
    if (tokens.shape(before) != Tokens.Shape.LOWER && !opens) {
      return false;
    }
    return LEADING.contains(tokens.key(before)) || acts(before) || isOf(before);
  }

  private boolean isSaid(int before) {
    boolean leads = tokens.isWord(before) && LEADING_PLAIN.contains(tokens.key(before));
    return leads || Roles.speaks(tokens, before);
  }

  /// `Waanders-De Vries`, `Vermaat B.V.`: another capital or part of a name goes on.
  private boolean isJoined(int next) {
    return tokens.sameLine(next - 1, next)
        && (tokens.capitalised(next)
            || tokens.isSign(next, '-')
            || tokens.isSign(next, '&')
            || tokens.isSign(next, '+'));
  }

  /// `het onderzoek van X`
  private boolean isOf(int before) {
    int whose = before - 1;
    return tokens.is(before, "van")
        && tokens.shape(whose) == Tokens.Shape.LOWER
        && !Impersonal.bears(page, whose);
  }

  private boolean acts(int word) {
    if (tokens.shape(word) != Tokens.Shape.LOWER && !page.context().startsSentence(word)) {
      return false;
    }
    return ACTS.contains(tokens.key(word))
        || Roles.speaks(tokens, word)
        || Predicates.acts(tokens, word)
        || VERBS.of(page.view(), tokens.start(word), tokens.end(word)) != Endings.NONE;
  }
}
