package nl.genaisluis.policy.personal;

/// Decides whether a run with the shape of a name is a person's, from the lists and the words
/// around.
final class NameJudge {
  private static final Endings NOT_PERSONS =
      new Endings(
          """
          straat laan weg plein kade singel gracht steeg zaal kerk museum college fonds fondsen \
          norm arrest school stichting prijs snip baan brug tunnel haven kanaal diep polder gebied \
          wet verdeling toets leerstoel arresten festival park kamer toren bokaal \
          toernooi dienst bureau winkel gebouw route lezing stadion ziekenhuis instituut academie \
          theater kliniek kathedraal kapel basiliek universiteit gasthuis bibliotheek trofee beker \
          klooster concern krant blad festival manifestatie rally concours\
          """
              .split(" ", -1));

  private static final long ADDRESSING = Marks.TITLE | Marks.GREETING | Marks.KIN | Marks.NEAR;

  private final Page page;
  private final Tokens tokens;
  private final NameCues cues;

  NameJudge(Page page) {
    this.page = page;
    this.cues = new NameCues(page);
    this.tokens = page.tokens();
  }

  /// What [#judge] answers for a name that is known to be something else's, in its whole length.
  static final double OTHER = -1;

  /// How sure it is that this run is a person; 0 when nothing says so, or [#OTHER].
  double judge(NameRun run, NameCues.Cue cue) {
    if (isOrganisation(run) || (cue == NameCues.Cue.NONE && isOther(run))) {
      return OTHER;
    }
    if (cue == NameCues.Cue.STRONG) {
      return isText(run) ? 0 : 0.95;
    }
    boolean told = NameThings.isField(tokens, run) || NameThings.isSubject(tokens, run);
    boolean verb = cue != NameCues.Cue.NONE && NameWords.isShoutedVerb(tokens, run);
    if (verb || (cue == NameCues.Cue.KIN && told)) {
      return 0;
    }
    boolean written =
        tokens.shape(run.last()) != Tokens.Shape.UPPER && !NameThings.isCode(page, run.last());
    if (cue != NameCues.Cue.NONE
        && (run.known() > 0 || (written && tokens.capitalised(run.last())))) {
      return 0.85;
    }
    boolean shouted = shouted(run);
    if (run.initials() == 1
        && run.known() == 0
        && run.allCommon()
        && run.words() == 1
        && (shouted || !NameWords.leadsToInitial(tokens, run))) {
      return 0;
    }
    if (run.initials() > 0) {
      return shouted && run.known() == 0 ? 0 : 0.92;
    }
    if (followedByPersonal(run)) {
      return 0.9;
    }
    if (isThing(run)) {
      return OTHER;
    }
    return run.words() > 1 || run.particles() > 0 ? several(run, shouted) : single(run, shouted);
  }

  /// True behind a closing formula, an address or a set phrase for what begins a sentence of its
  /// own (`Groet, Durk / Verlengen of niet?`) or abbreviates a body: no list has any of it as a
  /// name.
  private boolean isText(NameRun run) {
    int sign = tokens.isSign(run.first() - 1, '.') ? run.first() - 2 : run.first() - 1;
    boolean titled = tokens.sameLine(sign, run.first()) && tokens.has(sign, ADDRESSING);
    boolean asked = cues.isAsked(run.first()) || cues.isSigned(run.first());
    if (run.known() > 0 || run.initials() > 0 || titled || asked) {
      return false;
    }
    boolean letters = tokens.shape(run.first()) == Tokens.Shape.UPPER;
    boolean body = letters && tokens.length(run.first()) <= 3 && !shouted(run);
    boolean place = run.words() == 1 && run.has(Marks.PLACE | Marks.WORLD);
    return body || place || run.allCommon();
  }

  private boolean isLower(int token) {
    return tokens.shape(token) == Tokens.Shape.LOWER;
  }

  /// Two words or more, or a particle and a word.
  private double several(NameRun run, boolean shouted) {
    if (shouted && (run.common() > 0 || run.known() < run.words())) {
      return 0;
    }
    if (run.words() > 1) {
      return words(run);
    }
    if (tokens.isSign(run.last(), '.') && run.has(Marks.FIRST)) {
      return 0.85;
    }
    boolean spoke =
        tokens.has(run.last(), Marks.LAST)
            && tokens.isCommon(run.last())
            && tokens.has(run.last() + 1, Marks.VERB);
    if (known(run) && Predicates.tellsOfPerson(tokens, run.last() + 1)) {
      return 0.8;
    }
    boolean place = run.has(Marks.WORLD) || (run.has(Marks.PLACE) && !spoke) || isPlaced(run);
    if (place || NameWords.isArticle(tokens, run.first() - 1) || !tokens.capitalised(run.last())) {
      return 0;
    }
    boolean known = run.known() > 0;
    boolean capital = tokens.capitalised(run.first());
    boolean verb = tokens.has(run.last() + 1, Marks.VERB);
    boolean opens = page.context().startsSentence(run.first());
    if (opens && !verb && tokens.is(run.first(), "de") && tokens.has(run.last(), Marks.FIRST)) {
      return 0;
    }
    if (capital && (known ? verb || !run.allCommon() : isLed(run, opens))) {
      return 0.8;
    }
    if (run.particles() > 1 && !run.allCommon()) {
      return known ? 0.85 : capital ? 0.7 : 0;
    }
    if (known && run.has(Marks.FIRST) && !run.allCommon()) {
      return 0.8;
    }
    boolean vd = tokens.is(run.first(), "vd") && tokens.capitalised(run.last());
    boolean arabic = tokens.is(run.first(), "el") || tokens.is(run.first(), "al");
    return vd || (arabic && known) ? 0.8 : 0;
  }

  /// `en Van Buyten is fit`: a capital `van` inside a sentence leads a surname.
  private boolean isLed(NameRun run, boolean opens) {
    boolean van = tokens.is(run.first(), "van") && run.first() == run.last() - 1;
    return van && !opens && run.common() == 0 && !run.has(Marks.BODY | Marks.ORG);
  }

  private boolean known(NameRun run) {
    return run.known() > 0 && tokens.capitalised(run.first()) && tokens.capitalised(run.last());
  }

  /// `aan de Nieuwstad`, `In Den Haag`: where something is; a surname begins so where it stands
  /// behind another part of the name, or in capitals inside a sentence.
  private boolean isPlaced(NameRun run) {
    boolean opens = page.context().startsSentence(run.first());
    return NameWords.isPreposition(tokens, run.first()) && (opens || isLower(run.first()));
  }

  /// Two words or more.
  private double words(NameRun run) {
    boolean first = tokens.has(run.first(), Marks.FIRST);
    boolean opens = page.context().startsSentence(run.first()) && tokens.isCommon(run.first());
    if (NameThings.isVessel(page, run) || NameThings.isStorm(tokens, run)) {
      return OTHER;
    }
    if (!first && (tokens.is(run.first() - 1, "het") || NameThings.isPlaced(tokens, run))) {
      return 0;
    }
    if (first && !opens) {
      return 0.9;
    }
    if (first && run.particles() > 0 && run.known() == run.words()) {
      return 0.85;
    }
    boolean part = isLower(run.first()) && tokens.is(run.first(), "de") && run.common() > 0;
    if (part && run.has(Marks.PLACE | Marks.WORLD) && !run.has(Marks.FIRST)) {
      return 0;
    }
    boolean listed = run.known() == run.words() && !run.allCommon();
    if (listed && (first || !opens)) {
      return 0.8;
    }
    boolean headed = Roles.headsPlaces(tokens, run.first()) && run.words() == 2;
    if (headed && Roles.isSurname(tokens, run.last()) && !run.has(Marks.WORLD)) {
      return 0.8;
    }
    boolean surname = tokens.has(run.last(), Marks.LAST) && run.common() == 0;
    return surname
            && !opens
            && !run.has(Marks.PLACE)
            && !NameWords.isArticle(tokens, run.first() - 1)
        ? 0.7
        : 0;
  }

  private double single(NameRun run, boolean shouted) {
    int word = run.first();
    boolean upper = tokens.shape(word) == Tokens.Shape.UPPER;
    boolean city = run.has(Marks.WORLD) && !upper && !NameWords.isArticle(tokens, word - 1);
    if (city && tokens.capitalised(word) && Predicates.tellsOfPerson(tokens, word + 1)) {
      return 0.8;
    }
    boolean pronoun = tokens.is(word - 1, "het") && run.has(Marks.FIRST) && !run.allCommon();
    boolean article = NameWords.isArticle(tokens, word - 1) && !pronoun;
    if (shouted || upper || run.known() == 0 || article || isHappening(word + 1)) {
      return 0;
    }
    if (isPlace(run)) {
      return 0;
    }
    if (tokens.shape(word) == Tokens.Shape.LOWER) {
      boolean told = !run.allCommon() || colon(word);
      boolean code = tokens.is(word, "else");
      return run.has(Marks.FIRST) && told && tokens.length(word) > 3 && !code ? 0.7 : 0;
    }
    if (run.has(Marks.LAST) && tokens.is(word - 1, "aldus")) {
      return 0.8;
    }
    boolean opens = page.context().startsSentence(word);
    boolean verb = tokens.has(word + 1, Marks.VERB);
    if (!run.allCommon()) {
      return run.has(Marks.FIRST) ? 0.85 : opens && !verb ? 0 : 0.75;
    }
    if (run.has(Marks.FIRST)) {
      return !opens || verb || colon(word) ? 0.7 : 0;
    }
    if (opens && verb && run.has(Marks.LAST) && Roles.speaks(tokens, word + 1)) {
      return 0.8;
    }
    return verb || (!opens && NameWords.leadsToPerson(tokens, word - 1)) ? 0.65 : 0;
  }

  /// `Gunning vindt plaats`: what nobody does.
  private boolean isHappening(int verb) {
    return tokens.is(verb, "vindt") && tokens.is(verb + 1, "plaats");
  }

  /// True when what follows belongs to a person: a mail address in brackets, a date of birth.
  private boolean followedByPersonal(NameRun run) {
    int next = run.last() + 1;
    boolean named = run.known() > 0 || run.words() > 1;
    if (tokens.isSign(next, '<') && tokens.sameLine(next, run.last())) {
      return !run.allCommon() && tokens.has(next + 1, Marks.FIRST | Marks.LAST) && named;
    }
    boolean comma = tokens.isSign(next, ',') || tokens.isSign(next, '(');
    return comma && named && tokens.has(next + 1, Marks.BIRTH) && !run.allCommon();
  }

  private boolean isOrganisation(NameRun run) {
    int next = run.last() + 1;
    int hyphened = tokens.isSign(next, '-') && tokens.glued(next) ? next + 1 : next;
    boolean after = tokens.has(hyphened, Marks.ORG_AFTER) && tokens.sameLine(hyphened, run.last());
    int before = run.first() - 1;
    boolean quoted = tokens.isSign(before, '"');
    boolean org =
        !isOf(run)
            && tokens.has(quoted ? before - 1 : before, Marks.ORG)
            && !NameThings.isPartnership(tokens, before);
    return after
        || org
        || (!isOf(run) && NameThings.isHead(page, run.first() - 1))
        || hasEnding(run.last())
        || NameThings.isInstitution(tokens, run)
        || amid(next)
        || NameThings.isCompany(tokens, run)
        || NameThings.isPartOfThing(tokens, run.last())
        || (NameThings.isNumbered(tokens, run)
            && !Roles.reigns(tokens, run)
            && !Roles.isJoint(tokens, run.first()));
  }

  /// `het bureau van Fatima Yilmaz`: what is of somebody does not bear the name.
  private boolean isOf(NameRun run) {
    return tokens.is(run.first(), "van")
        && run.words() > 1
        && tokens.has(run.first() + 1, Marks.FIRST)
        && tokens.capitalised(run.first() + 1);
  }

  /// `Witteveen+Bos`, `Ernst & Young`: firms join names by signs.
  private boolean amid(int next) {
    return tokens.isSign(next, '+') && tokens.glued(next);
  }

  private boolean hasEnding(int token) {
    return !tokens.has(token, Marks.LAST)
        && (tokens.has(token, Marks.ORG_AFTER | Marks.STREET)
            || NOT_PERSONS.of(page.view(), tokens.start(token), tokens.end(token)) != Endings.NONE);
  }

  /// True for the name of a ship, storm, disease, law or product.
  private boolean isThing(NameRun run) {
    return page.context().bears(run.first(), Marks.THING | Marks.EPONYM);
  }

  /// True for what is no person in any sentence: products and firms, saints, figures of speech.
  private boolean isOther(NameRun run) {
    int next = run.last() + 1;
    boolean verse =
        tokens.kind(next) == Tokens.Kind.NUMBER
            && tokens.isSign(next + 1, ':')
            && !tokens.startsLine(run.first());
    int sint = tokens.isSign(run.first() - 1, '-') ? run.first() - 2 : run.first() - 1;
    boolean saint = tokens.is(sint, "sint") || tokens.is(sint, "st");
    boolean places = run.words() > 1 && allPlaces(run);
    boolean figure =
        tokens.is(run.first(), "jan") && tokens.is(next, "en") && tokens.is(next + 1, "alleman");
    boolean whole = NameWords.isWhole(tokens, run);
    boolean place = run.words() == 1 && Roles.isPartOfPlace(tokens, run.first());
    boolean said = tokens.is(run.first() - 1, "aldus") && run.has(Marks.LAST);
    return (run.has(Marks.VETO) && !whole && !said)
        || place
        || verse
        || saint
        || places
        || figure
        || isCountryCode(run);
  }

  /// `(Ned)` behind a name.
  private boolean isCountryCode(NameRun run) {
    int next = run.last() + 1;
    return run.words() == 1
        && run.first() == run.last()
        && tokens.length(run.first()) == 3
        && tokens.isSign(run.first() - 1, '(')
        && (tokens.isSign(next, ')') || tokens.isSign(next, '/'))
        && tokens.capitalised(run.first() - 2)
        && !tokens.capitalised(next + 1);
  }

  private boolean allPlaces(NameRun run) {
    for (int i = run.first(); i <= run.last(); i++) {
      boolean city = tokens.has(i, Marks.WORLD) && !tokens.has(i, Marks.FIRST);
      if (tokens.isWord(i) && !tokens.has(i, Marks.PLACE) && !city) {
        return false;
      }
    }
    return true;
  }

  /// True for a place; a word that is a first name too is one only after a word of place, in a row
  /// of places behind one, or at the head of a report.
  private boolean isPlace(NameRun run) {
    if (!run.has(Marks.PLACE | Marks.WORLD)) {
      return false;
    }
    return !run.has(Marks.FIRST) || located(run.first()) || isDateline(run);
  }

  private boolean located(int token) {
    int before = token - 1;
    boolean joint = tokens.isSign(before, ',') || tokens.is(before, "en");
    while (joint && tokens.has(before - 1, Marks.PLACE | Marks.WORLD)) {
      before -= 2;
      joint = tokens.isSign(before, ',') || tokens.is(before, "en");
    }
    return Roles.locates(tokens, before);
  }

  /// `Sydney (Reuters)`, `Sydney - `
  private boolean isDateline(NameRun run) {
    int next = run.last() + 1;
    boolean sign = tokens.isSign(next, '(') || tokens.isSign(next, '.') || tokens.isSign(next, '-');
    return sign
        && run.has(Marks.WORLD)
        && tokens.startsLine(run.first())
        && !tokens.glued(next + 1);
  }

  /// `Jan:` at the head of a line, as in a chat or a list of speakers.
  private boolean colon(int token) {
    boolean time =
        tokens.kind(token + 1) == Tokens.Kind.NUMBER
            && tokens.isSign(token + 2, ':')
            && tokens.sameLine(token, token + 2);
    return tokens.startsLine(token) && (time || tokens.isSign(token + 1, ':'));
  }

  /// True in a line of capitals, where a capital says nothing.
  private boolean shouted(NameRun run) {
    if (tokens.shape(run.last()) != Tokens.Shape.UPPER) {
      return false;
    }
    int upper = 0;
    int other = 0;
    for (int i = run.first() - 12; i < run.last() + 12; i++) {
      if (tokens.isWord(i) && tokens.length(i) > 1 && tokens.sameLine(i, run.first())) {
        boolean inside = i >= run.first() && i <= run.last();
        upper += !inside && tokens.shape(i) == Tokens.Shape.UPPER ? 1 : 0;
        other += tokens.shape(i) == Tokens.Shape.UPPER ? 0 : 1;
      }
    }
    return upper > other;
  }
}
