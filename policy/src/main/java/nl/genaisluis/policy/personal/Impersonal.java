package nl.genaisluis.policy.personal;

/// A long text of an office in which nobody speaks of himself or to somebody by name: notes, plans,
/// orders, lists, press releases. Nearly every capital in it is of a place, a body, a work or a
/// firm, also where somebody bears the same name. So a word is taken for a name there only where
/// something else than its form says that a living person is meant; and once one is plainly named,
/// the text counts as any other.
final class Impersonal {
  /// From this many words on: in a few lines a single name is worth more than the rest.
  private static final int WORDS_MIN = 36;

  private static final long PERSONAL = Marks.NUMBER_KINDS | Marks.ADDRESS | Marks.USER;

  /// Words by which somebody speaks of himself or of a person that has dealings with the office.
  /// `wij`, `u` and `ons` are not among them: an office says so of itself and to anybody.
  private static final WordSet CLOSE =
      WordSet.line(
          "ik mij mijn mijzelf jij jou me my ich mir mich mevrouw meneer mijnheer mw dhr mevr"
              + " cliënt cliënte gebeld teruggebeld telefoonnotitie gemaild klager klaagster"
              + " dank bedankt svp groetjes groet");

  /// Nouns by themselves and at the end of compounds: `school`, `basisschool`.
  private record Nouns(WordSet whole, Endings tails) {
    static Nouns line(String words) {
      return new Nouns(WordSet.line(words), new Endings(words.split(" ", -1)));
    }

    boolean have(Page page, int token) {
      Tokens tokens = page.tokens();
      return tokens.isWord(token)
          && (whole.contains(tokens.key(token))
              || tails.of(page.view(), tokens.start(token), tokens.end(token)) != Endings.NONE);
    }
  }

  /// A name behind these is that of a thing as often.
  private static final WordSet CALLED = WordSet.line("heet heette heten genaamd als van namens is");

  private static final WordSet PARTS =
      WordSet.line("artikel deel hoofdstuk paragraaf bijlage titel boek afdeling tabel band lid");

  /// Who is a firm as often as a person.
  private static final Nouns TRADES =
      Nouns.line(
          "nemer bouwer werper teler kweker leverancier fabrikant maker uitgever vervoerder"
              + " exploitant ontwikkelaar beheerder adviseur belegger drukker handelaar"
              + " installateur");

  private static final Nouns WORKERS =
      Nouns.line(
          "meester adviseur voorzitter medewerker medewerkster coördinator leider leidster lid"
              + " houder hoofd trainer coach arts docent docente bewoner bewoonster inwoner"
              + " eigenaar wachter organisator organist organiste dirigent schrijver schrijfster"
              + " auteur commissaris wethouder persoon fotograaf kunstenaar architect onderzoeker"
              + " ondernemer boer boerin man vrouw kundige logen loog deskundige");

  private static final Nouns BEARERS =
      Nouns.line(
          "schip boot pont veer jacht sluis brug gemaal molen school college centrum theater"
              + " museum zaal kamer gebouw toren huis hof hoeve kasteel park bos gebied polder"
              + " plan project programma fonds prijs rapport besluit arrest uitspraak boek film"
              + " lied krant blad letter type model merk systeem portaal dienst groep station"
              + " halte route ronde weg straat wet norm storm club vereniging stichting firma"
              + " bedrijf winkel bank machine voertuig paard hond beeld collectie stations schepen"
              + " scholen bruggen sluizen molens huizen");

  /// Small words behind which a sentence speaks of somebody.
  private static final WordSet LEADING =
      WordSet.line(
          "met aan door bij voor van naar je we wij u hij zij ze die dat als want maar of toen"
              + " zowel nog ook hebben hadden willen wilden kunnen laten is was heeft had kan kun"
              + " mag zal moet wil dan wanneer terwijl omdat");

  private static final long NAME = Marks.FIRST | Marks.LAST;
  private static final long OTHER = Marks.PLACE | Marks.WORLD | Marks.BODY | Marks.ORG;

  private static final Endings VERBS =
      new Endings("dt", "gt", "kt", "lt", "mt", "nt", "pt", "rt", "st", "jt", "de", "te");

  private final Page page;
  private final Tokens tokens;
  private final SurnameAlone surname;

  /// The last word of the last name that was kept.
  private int keptAt = View.NOWHERE;

  /// The first word of the last whole name; 0 when there was none.
  private long seen;

  Impersonal(Page page) {
    this.page = page;
    this.tokens = page.tokens();
    this.surname = new SurnameAlone(page);
  }

  /// True for a page that may be such a text; what is in it of other personal data is known.
  static boolean is(Page page) {
    Tokens tokens = page.tokens();
    boolean other = page.hits().stream().anyMatch(hit -> hit.type() != PersonalType.PERSOON);
    if (other) {
      return false;
    }
    int words = 0;
    boolean quoted = false;
    for (int token = 0; token < tokens.count(); token++) {
      if (!tokens.isWord(token)) {
        quoted = isQuoted(tokens, token, quoted);
        continue;
      }
      words++;
      if (quoted) {
        continue;
      }
      boolean labelled = tokens.startsLine(token) && tokens.isSign(token + 1, ':');
      if ((CLOSE.contains(tokens.key(token)) && !isOfOffice(tokens, token))
          || (labelled && tokens.has(token, PERSONAL))) {
        return false;
      }
    }
    return words >= WORDS_MIN;
  }

  /// `Met vriendelijke groet, het projectteam`
  private static boolean isOfOffice(Tokens tokens, int closing) {
    int signer = tokens.isSign(closing + 1, ',') ? closing + 2 : closing + 1;
    return tokens.has(closing, Marks.CLOSING)
        && tokens.is(signer, "het")
        && tokens.shape(signer) == Tokens.Shape.LOWER;
  }

  /// True behind this sign when what follows is quoted.
  private static boolean isQuoted(Tokens tokens, int sign, boolean quoted) {
    if (tokens.isSign(sign, '"')) {
      return !quoted;
    }
    if (!tokens.isSign(sign, '\'')) {
      return quoted;
    }
    boolean opens = !tokens.glued(sign) && tokens.glued(sign + 1) && tokens.length(sign + 1) > 1;
    return opens || (quoted && tokens.glued(sign + 1));
  }

  /// True when what stands beside this run says that a person is meant, and not the form alone, or
  /// when it is the second whole name of the page.
  boolean tells(NameRun run, NameCues.Cue cue) {
    if (run.initials() > 0) {
      return !isNumeral(run);
    }
    boolean whole = isWhole(run);
    if (whole && (says(run) || isSubject(run) || isSecond(run))) {
      return true;
    }
    boolean first = tokens.has(run.first(), Marks.FIRST);
    if (first
        && ((run.words() > 1 && isWorker(run)) || isAged(tokens, run.last()) || isRelative(run))) {
      return true;
    }
    return switch (cue) {
      case STRONG -> whole || isTitled(run) || (!isCalled(run) && run.known() > 0);
      case KIN, NEAR -> whole || (!isFirm(run) && (run.known() > 0 || !run.allCommon()));
      case NONE -> run.known() > 0 && says(run);
    };
  }

  /// True for a run that is masked all the same, though nothing beside it tells of a person: a
  /// whole name, and what a label or salutation announces.
  boolean keeps(NameRun run, NameCues.Cue cue) {
    boolean announced = cue == NameCues.Cue.STRONG && !isCalled(run);
    boolean kept = announced || isWhole(run) || isGiven(run) || surname.isOfSomebody(run);
    keptAt = kept ? run.last() : keptAt;
    return kept;
  }

  /// A first name alone, where a sentence speaks of somebody: not behind what bears names or
  /// another capital, in a row of things, or where something is.
  private boolean isGiven(NameRun run) {
    boolean given =
        run.words() == 1 && run.has(Marks.FIRST) && !run.has(OTHER) && run.particles() == 0;
    if (!given) {
      return false;
    }
    int before = run.first() - 1;
    if (page.context().startsSentence(run.first())) {
      boolean said = !run.allCommon() || Roles.speaks(tokens, run.last() + 1);
      return said && tokens.shape(run.last() + 1) == Tokens.Shape.LOWER;
    }
    boolean joint = tokens.is(before, "en") || tokens.is(before, "als");
    if (!tokens.isWord(before)) {
      return isRelative(run);
    }
    if (joint && tokens.capitalised(before - 1)) {
      return before - 1 == keptAt;
    }
    boolean lower = tokens.shape(before) == Tokens.Shape.LOWER;
    if (!(lower || page.context().startsSentence(before)) || bears(before)) {
      return false;
    }
    boolean verb = VERBS.of(page.view(), tokens.start(before), tokens.end(before)) != Endings.NONE;
    return verb || LEADING.contains(tokens.key(before)) || Predicates.acts(tokens, before);
  }

  /// A word for what bears the names of people: `schip`, `basisschool`.
  private boolean bears(int token) {
    return bears(page, token);
  }

  static boolean bears(Page page, int token) {
    return page.tokens().has(token, Marks.ORG | Marks.THING | Marks.EPONYM)
        || BEARERS.have(page, token);
  }

  /// A first name of a list and a surname that is no other word, or the first letter of one.
  private boolean isWhole(NameRun run) {
    boolean listed = tokens.has(run.last(), Marks.LAST) && !tokens.isCommon(run.last());
    boolean opens =
        !listed && page.context().startsSentence(run.first()) && tokens.isCommon(run.first());
    boolean led =
        tokens.shape(run.first() - 1) == Tokens.Shape.LOWER
            && LEADING.contains(tokens.key(run.first() - 1));
    boolean surname =
        tokens.isSign(run.last(), '.')
            || !tokens.isCommon(run.last())
            || (tokens.has(run.last(), Marks.LAST) && (led || !tokens.isCommon(run.first())));
    return run.last() > run.first()
        && tokens.has(run.first(), Marks.FIRST)
        && !opens
        && surname
        && !isBorne(run.first() - 1)
        && !run.has(Marks.BODY | Marks.ORG);
  }

  /// Behind what bears the name of somebody, or behind `een`.
  boolean isBorne(int before) {
    boolean near = tokens.isWord(before) && tokens.sameLine(before, before + 1);
    return near && (bears(before) || tokens.is(before, "een"));
  }

  /// `Fleur (7)`, `Fleur, 7 jaar`
  private static boolean isAged(Tokens tokens, int last) {
    int age = last + 2;
    boolean number = tokens.kind(age) == Tokens.Kind.NUMBER && tokens.length(age) < 3;
    boolean brackets = tokens.isSign(last + 1, '(') && tokens.isSign(age + 1, ')');
    boolean told = tokens.isSign(last + 1, ',') && tokens.is(age + 1, "jaar");
    return number && (brackets || told);
  }

  /// `het kind, Fleur,`
  private boolean isRelative(NameRun run) {
    int comma = run.first() - 1;
    return tokens.isSign(comma, ',')
        && (tokens.has(comma - 1, Marks.KIN | Marks.NEAR) || tokens.is(comma - 1, "kind"))
        && tokens.sameLine(comma - 1, run.first());
  }

  private boolean isSecond(NameRun run) {
    long key = tokens.key(run.first());
    boolean second = seen != 0 && seen != key;
    seen = key;
    return second;
  }

  /// Behind a word for what somebody does.
  private boolean isWorker(NameRun run) {
    int before = run.first() - 1;
    return tokens.isWord(before)
        && tokens.sameLine(before, run.first())
        && WORKERS.have(page, before);
  }

  /// Right before a verb, as far as its letters tell: `Femke Huisjes licht toe`.
  private boolean isSubject(NameRun run) {
    int verb = run.last() + 1;
    if (tokens.shape(verb) != Tokens.Shape.LOWER || !tokens.sameLine(run.last(), verb)) {
      return false;
    }
    boolean shaped = VERBS.of(page.view(), tokens.start(verb), tokens.end(verb)) != Endings.NONE;
    return page.context().startsSentence(run.first()) && (shaped || Predicates.acts(tokens, verb));
  }

  /// `Artikel I. In artikel 3`: the number of a part of a text.
  private boolean isNumeral(NameRun run) {
    int before = run.first() - 1;
    boolean part = tokens.isWord(before) && PARTS.contains(tokens.key(before));
    return part && run.initials() == 1 && tokens.sameLine(before, run.first());
  }

  private boolean isTitled(NameRun run) {
    int before = tokens.isSign(run.first() - 1, '.') ? run.first() - 2 : run.first() - 1;
    return tokens.sameLine(before, run.first())
        && tokens.has(before, Marks.TITLE | Marks.GREETING | Marks.CLOSING);
  }

  private boolean isCalled(NameRun run) {
    int before = run.first() - 1;
    return tokens.isWord(before) && CALLED.contains(tokens.key(before));
  }

  /// `aannemer X`, `maatschap X`.
  private boolean isFirm(NameRun run) {
    int before = run.first() - 1;
    return NameThings.isPartnership(tokens, before)
        || (tokens.isWord(before) && TRADES.have(page, before));
  }

  /// A verb of speech beside it, or another word that tells of a person.
  private boolean says(NameRun run) {
    return Roles.speaks(tokens, run.last() + 1)
        || Roles.speaks(tokens, run.first() - 1)
        || Predicates.tellsOfPerson(tokens, run.last() + 1)
        || tokens.is(run.first() - 1, "aldus")
        || tokens.is(run.first() - 1, "volgens");
  }

  /// The same for a word that the weights are asked about.
  static boolean mayTell(Page page, int token) {
    return !page.impersonal()
        || tells(page.tokens(), token)
        || new SurnameAlone(page).isOfSomebody(token);
  }

  private static boolean tells(Tokens tokens, int token) {
    if (tokens.isCommon(token)) {
      boolean borne = tokens.has(token, Marks.LAST) && !tokens.has(token, OTHER);
      return borne && NameHints.tell(tokens, token);
    }
    return (Roles.speaks(tokens, token + 1)
        || Roles.speaks(tokens, token - 1)
        || Predicates.tellsOfPerson(tokens, token + 1)
        || isPart(tokens, token, token - 1)
        || isPart(tokens, token, token + 1)
        || isAged(tokens, token)
        || NameHints.tell(tokens, token));
  }

  /// Beside a capital of which, or of this word, a list knows that it is a name.
  private static boolean isPart(Tokens tokens, int token, int other) {
    return tokens.shape(other) == Tokens.Shape.CAPITAL
        && tokens.sameLine(other, token)
        && !tokens.isCommon(other)
        && !tokens.has(other, OTHER)
        && !tokens.has(token, OTHER)
        && (tokens.has(other, NAME) || tokens.has(token, NAME));
  }
}
