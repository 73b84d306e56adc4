package nl.genaisluis.policy.personal;

/// What shows at the words beside it that a name is borne by a thing: `kringloopwinkel X`,
/// `X-bokaal`.
final class NameThings {
  private static final Endings HEADS =
      new Endings(
          """
          winkel centrum museum school vereniging stichting hotel restaurant schip boot club \
          complex gebouw bedrijf bureau fabriek hoeve camping leverancier organisatie keten \
          branchegenoot corporatie coöperatie brouwerij uitgeverij rederij zorginstelling \
          fonds bouwer knooppunt jachthond\
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

  /// Who works in a field that is named behind it.
  private static final WordSet WORKERS =
      WordSet.line(
          "medewerker medewerkster beleidsmedewerker beleidsmedewerkster adviseur projectleider"
              + " teamleider manager trainee directeur programmamanager ambtenaar stagiair");

  /// Who holds an office that is named by its subject as well as by its holder.
  private static final WordSet OFFICES =
      WordSet.line(
          "gedeputeerde wethouder minister staatssecretaris schepen portefeuillehouder"
              + " portefeuillehouders gedeputeerden wethouders commissaris");

  private static final WordSet PARTNERSHIPS = WordSet.of("maatschap", "mts", "vof", "erven");

  private NameThings() {}

  /// `Beleidsmedewerker Water:`: an ordinary word that ends what is said of somebody's work.
  static boolean isField(Tokens tokens, NameRun run) {
    int next = run.last() + 1;
    boolean ends =
        tokens.isSign(next, ':') || !tokens.inside(next) || !tokens.sameLine(next, run.last());
    return run.words() == 1
        && run.particles() == 0
        && run.allCommon()
        && !run.has(Marks.FIRST)
        && ends
        && tokens.isWord(run.first() - 1)
        && WORKERS.contains(tokens.key(run.first() - 1));
  }

  /// `gedeputeerde Mobiliteit`: an ordinary word that no list has as a name.
  static boolean isSubject(Tokens tokens, NameRun run) {
    return run.words() == 1
        && run.particles() == 0
        && run.initials() == 0
        && run.allCommon()
        && run.known() == 0
        && tokens.isWord(run.first() - 1)
        && OFFICES.contains(tokens.key(run.first() - 1));
  }

  /// `de Ronde van Gelderland`, `Slot Zeist`: an ordinary word and the place that it is of.
  static boolean isPlaced(Tokens tokens, NameRun run) {
    boolean van = tokens.is(run.first() + 1, "van") && run.last() == run.first() + 2;
    boolean of =
        van
            && NameWords.isArticle(tokens, run.first() - 1)
            && tokens.isCommon(run.first())
            && tokens.has(run.last(), Marks.PLACE | Marks.WORLD);
    return of || isPartOfTown(tokens, run);
  }

  /// `Slot Zeist`, `Fort Asperen`: an ordinary word that says which part of a place is meant.
  private static boolean isPartOfTown(Tokens tokens, NameRun run) {
    boolean fort = tokens.is(run.first(), "fort") || tokens.is(run.first(), "slot");
    return run.words() == 2
        && run.particles() == 0
        && run.initials() == 0
        && tokens.isCommon(run.first())
        && (fort || tokens.has(run.last(), Marks.PLACE | Marks.WORLD))
        && !tokens.has(run.first(), Marks.FIRST | Marks.ROLE | Marks.KIN);
  }

  /// `Maatschap Bos en Tempel`: what is called after the people that it is.
  static boolean isPartnership(Tokens tokens, int token) {
    return tokens.isWord(token) && PARTNERSHIPS.contains(tokens.key(token));
  }

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

  /// `Vissers vertellen`: an ordinary word at the head of a sentence, before a verb of many.
  static boolean isPlural(Page page, int token) {
    Tokens tokens = page.tokens();
    int verb = token + 1;
    if (!tokens.isCommon(token) || tokens.length(verb) < 5 || !tokens.has(token, Marks.LAST)) {
      return false;
    }
    int end = tokens.end(verb);
    return tokens.shape(verb) == Tokens.Shape.LOWER
        && tokens.sameLine(verb, token)
        && page.view().at(end - 1) == 'n'
        && page.view().at(end - 2) == 'e'
        && page.view().at(tokens.end(token) - 1) == 's'
        && page.context().startsSentence(token);
  }

  /// `Sweco Heather Collins`: a body that nobody bears, right before a whole name.
  static boolean employs(Tokens tokens, int token) {
    return tokens.has(token, Marks.BODY)
        && !tokens.has(token, Marks.FIRST | Marks.LAST)
        && tokens.shape(token + 1) == Tokens.Shape.CAPITAL
        && tokens.has(token + 1, Marks.FIRST)
        && tokens.capitalised(token + 2)
        && tokens.has(token + 2, Marks.LAST)
        && tokens.sameLine(token, token + 2);
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

  /// `X B.V.` and `X N.V.`, with the stops that make the letters look like initials.
  static boolean isCompany(Tokens tokens, NameRun run) {
    for (int i = run.first() + 1; i <= run.last() + 1; i++) {
      if (tokens.inside(i) && tokens.length(i) > 1) {
        continue;
      }
      boolean letters = tokens.is(i, "b") || tokens.is(i, "n");
      if (letters && tokens.isSign(i + 1, '.') && tokens.is(i + 2, "v") && tokens.glued(i + 2)) {
        return tokens.sameLine(i, run.first());
      }
    }
    return false;
  }

  /// `Willem II`: kings, and what is named after them.
  static boolean isNumbered(Tokens tokens, NameRun run) {
    int next = run.last() + 1;
    boolean tail = tokens.is(run.last(), "ii") || tokens.is(run.last(), "iii");
    boolean numeral = tokens.is(next, "ii") || tokens.is(next, "iii") || tokens.is(next, "iv");
    return tail || (numeral && tokens.shape(next) == Tokens.Shape.UPPER);
  }

  /// `Accountantskantoor Alm & Berg`: a firm joins the names of its founders. Two persons are
  /// joined so as well, so a word nearby must tell of a firm.
  static boolean isPartner(Tokens tokens, int token) {
    boolean before = tokens.isSign(token - 1, '&') && tokens.capitalised(token - 2);
    boolean after = tokens.isSign(token + 1, '&') && tokens.capitalised(token + 2);
    int first = before ? token - 2 : token;
    return (before || after)
        && (tells(tokens, first - 1, first, Marks.ORG)
            || tells(tokens, first - 2, first, Marks.ORG)
            || tells(tokens, first + 3, first, Marks.ORG | Marks.ORG_AFTER));
  }

  private static boolean tells(Tokens tokens, int token, int near, long marks) {
    return tokens.sameLine(token, near) && tokens.has(token, marks);
  }

  /// `Nashville en Austin`, `het Chinese Shanghai`: a place beside a place that nobody bears, or
  /// behind the people that lives there.
  static boolean isAmongPlaces(Tokens tokens, int token) {
    return tokens.has(token, Marks.PLACE | Marks.WORLD)
        && (isNextPlace(tokens, token, -1)
            || isNextPlace(tokens, token, 1)
            || (tokens.has(token - 1, Marks.NATION) && tokens.is(token - 2, "het")));
  }

  private static boolean isNextPlace(Tokens tokens, int token, int step) {
    int joint = token + step;
    int other = joint + step;
    boolean joined =
        tokens.isSign(joint, ',') || tokens.isSign(joint, '/') || tokens.is(joint, "en");
    return joined
        && tokens.capitalised(other)
        && tokens.sameLine(other, token)
        && tokens.has(other, Marks.PLACE | Marks.WORLD)
        && !tokens.has(other, Marks.FIRST | Marks.LAST);
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

  /// `Storm Floris`, at the head of a sentence too.
  static boolean isStorm(Tokens tokens, NameRun run) {
    return run.words() == 2
        && run.particles() == 0
        && tokens.is(run.first(), "storm")
        && tokens.has(run.last(), Marks.FIRST);
  }

  /// `de Ronald Reagan` in a report: with an article a whole name is that of a ship or a prize, as
  /// long as the article does not belong to a people or an office (`de Keniaan Joseph Kiprotich`).
  static boolean isVessel(Page page, NameRun run) {
    Tokens tokens = page.tokens();
    int article = run.first() - 1;
    boolean opens = tokens.shape(article) == Tokens.Shape.CAPITAL;
    return NameWords.isArticle(tokens, article)
        && tokens.has(run.first(), Marks.FIRST)
        && !tokens.has(run.first(), Marks.NATION | Marks.ROLE | Marks.KIN)
        && (opens ? page.setting() == Setting.OPEN : page.setting() == Setting.REPORT);
  }
}
