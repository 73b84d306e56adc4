package nl.genaisluis.policy.personal;

/// Cuts off the ends of a run what only stands beside a name: prepositions before it (`voor
/// Chaimae`) and where the person comes from behind it (`Camiel Paulusse van Antwerpen`).
final class NameEdges {
  private static final WordSet PREPOSITIONS = WordSet.of("op", "in", "uit", "aan", "voor", "onder");
  private static final WordSet ARTICLES =
      WordSet.of("de", "den", "der", "t", "het", "la", "le", "der", "d");
  private static final WordSet RELATIVES =
      WordSet.line(
          "weduwe weduwnaar zoon zoontje dochter dochtertje vader moeder broer zus echtgenoot"
              + " echtgenote ouders kinderen kleinzoon kleindochter broers zussen ex");
  private static final long ELSEWHERE = Marks.WORLD | Marks.BODY | Marks.NATION;

  private final Tokens tokens;
  private final Context context;

  NameEdges(Page page) {
    this.tokens = page.tokens();
    this.context = page.context();
  }

  /// The run without what does not belong to the name.
  ///
  /// @param announced true behind a title: then a particle in front belongs to the name
  NameRun trim(NameRun run, boolean announced) {
    int first = announced ? behindRelative(run) : first(run);
    int last = unnumbered(run, last(run, first));
    return first == run.first() && last == run.last() ? run : count(run, first, last);
  }

  /// `kabinet-Rutte IV`
  private int unnumbered(NameRun run, int last) {
    boolean numeral = tokens.is(last, "ii") || tokens.is(last, "iii") || tokens.is(last, "iv");
    return numeral && last > run.first() && Roles.isJoint(tokens, run.first()) ? last - 1 : last;
  }

  private int first(NameRun run) {
    int first = run.first();
    if (isLetter(first) && first + 2 < run.last()) {
      first += 2;
    }
    while (first < run.last() && (isBefore(run, first) || isRole(first) || isPlural(run, first))) {
      first++;
    }
    return first;
  }

  /// `schreef hij op X. Premier Sara Blok`: a letter that ends a sentence, before an office.
  private boolean isLetter(int token) {
    return tokens.length(token) == 1 && tokens.isSign(token + 1, '.') && isRole(token + 2);
  }

  /// `de weduwe van Wiegersma`: the word that announces the name takes the `van` with it.
  private int behindRelative(NameRun run) {
    int first = run.first();
    boolean van = tokens.is(first, "van") && tokens.shape(first) == Tokens.Shape.LOWER;
    boolean led = van && first < run.last() && isRelative(first - 1);
    return led && tokens.capitalised(first + 1) ? first + 1 : first;
  }

  /// `de weduwe van Lumumba`: whose relative somebody is.
  private boolean isRelative(int token) {
    return tokens.shape(token) == Tokens.Shape.LOWER && RELATIVES.contains(tokens.key(token));
  }

  /// True for a preposition that leads to the name; one with an article behind it is a particle.
  private boolean isBefore(NameRun run, int token) {
    boolean small = tokens.shape(token) == Tokens.Shape.LOWER;
    boolean opens = tokens.capitalised(token) && context.startsSentence(token);
    if (!tokens.isWord(token) || !(small || opens) || ARTICLES.contains(tokens.key(token + 1))) {
      return false;
    }
    if (tokens.isSign(token + 1, '\'')) {
      return false;
    }
    if (PREPOSITIONS.contains(tokens.key(token))) {
      return true;
    }
    if (small && tokens.is(token, "van") && isRelative(token - 1)) {
      return true;
    }
    boolean first = tokens.capitalised(token + 1) && tokens.has(token + 1, Marks.FIRST);
    if (small && first && token + 1 <= run.last() && tokens.has(token, Marks.PARTICLE)) {
      return true;
    }
    return small && tokens.is(token, "van") && isWhole(run, token + 1);
  }

  /// `De Van Rossems`, `De Obama's` at the head of a sentence: the article of a family.
  private boolean isPlural(NameRun run, int token) {
    int sign = run.last() + 1;
    boolean genitive = tokens.isSign(sign, '\'') && tokens.glued(sign) && tokens.is(sign + 1, "s");
    boolean led = tokens.has(token + 1, Marks.PARTICLE) && tokens.capitalised(token + 1);
    return tokens.is(token, "de")
        && token == run.first()
        && context.startsSentence(token)
        && (led || (genitive && run.last() == token + 1));
  }

  /// `Kapitein Auke Bruinsma` at the head of a sentence.
  private boolean isRole(int token) {
    return tokens.capitalised(token)
        && tokens.has(token, Marks.ROLE | Marks.KIN)
        && !tokens.has(token, Marks.FIRST | Marks.LAST)
        && tokens.capitalised(token + 1);
  }

  /// True for what needs no `van` to be a name: initials, a first name, two words in a row, or
  /// other particles.
  private boolean isWhole(NameRun run, int token) {
    boolean initial = tokens.length(token) == 1 && tokens.isSign(token + 1, '.');
    boolean small = tokens.shape(token) == Tokens.Shape.LOWER;
    boolean two = run.last() > token && tokens.capitalised(token) && tokens.isWord(token + 1);
    return initial || small || two;
  }

  /// Behind a full name, `van` and a city, a country or a body is where somebody is from.
  private int last(NameRun run, int first) {
    int words = 0;
    for (int i = first; i < run.last(); i++) {
      boolean van = tokens.is(i, "van") && tokens.shape(i) == Tokens.Shape.LOWER;
      boolean surname = words > 1 && !tokens.has(i - 1, Marks.FIRST);
      if (van && words > 1 && isElsewhere(i + 1, surname)) {
        return i - 1;
      }
      if (van && surname && tokens.has(i - 1, Marks.LAST) && isOffice(i + 1)) {
        return i - 1;
      }
      if (van && words > 1 && (isEmployer(run, i + 1) || isOther(run, i, surname))) {
        return i - 1;
      }
      if (words > 0 && isSpot(run, i)) {
        return i - 1;
      }
      if (van && words == 1 && (isDesk(behindArticle(i + 1)) || isHome(run, i))) {
        return i - 1;
      }
      words += tokens.capitalised(i) ? 1 : 0;
    }
    return run.last();
  }

  /// `Lotta Aalto op de Bosberg`, `Froukje in de Ziggo Dome`: where somebody is or does something,
  /// behind a name that is whole. A listed surname may begin so (`Jan in de Braekt`).
  private boolean isSpot(NameRun run, int preposition) {
    int spot = preposition + 2;
    boolean small = tokens.shape(preposition) == Tokens.Shape.LOWER;
    boolean led = tokens.is(preposition, "op") || tokens.is(preposition, "in");
    boolean article = tokens.is(preposition + 1, "de") || tokens.is(preposition + 1, "het");
    boolean borne = tokens.has(spot, Marks.LAST) && spot == run.last();
    return small
        && led
        && article
        && spot <= run.last()
        && tokens.shape(preposition + 1) == Tokens.Shape.LOWER
        && tokens.capitalised(spot)
        && (!borne || tokens.capitalised(run.last() + 1) || tokens.isSign(run.last() + 1, '-'));
  }

  /// `wint Suzan Lamens van Emma Navarro`: behind a whole name the whole name of another.
  private boolean isOther(NameRun run, int van, boolean surname) {
    int given = van + 1;
    return surname
        && given < run.last()
        && tokens.capitalised(given)
        && tokens.has(given, Marks.FIRST)
        && tokens.shape(given + 1) == Tokens.Shape.CAPITAL;
  }

  /// `van Vollenhoven-Smit`: a double surname, whatever its first half is besides.
  private boolean isJoined(int token) {
    return tokens.isSign(token + 1, '-')
        && tokens.glued(token + 1)
        && tokens.has(token + 2, Marks.LAST);
  }

  /// `Koen Algoed van de KBC`: behind an article, letters or the name of a body.
  private boolean isEmployer(NameRun run, int article) {
    int body = article + 1;
    boolean letters = tokens.shape(body) == Tokens.Shape.UPPER && tokens.length(body) > 1;
    boolean shouted = tokens.shape(run.first()) == Tokens.Shape.UPPER;
    return ARTICLES.contains(tokens.key(article))
        && tokens.shape(article) == Tokens.Shape.LOWER
        && ((letters && !shouted) || isNamedPlace(run, body) || isBody(body));
  }

  private boolean isBody(int token) {
    return tokens.has(token, Marks.BODY) && !tokens.has(token, Marks.FIRST | Marks.LAST);
  }

  /// `van de Wageningen Marine Research`: a body that begins with a place that nobody bears.
  private boolean isNamedPlace(NameRun run, int token) {
    return tokens.has(token, Marks.PLACE | Marks.WORLD)
        && !tokens.has(token, Marks.FIRST | Marks.LAST)
        && token < run.last()
        && tokens.capitalised(token + 1);
  }

  /// `Koen Rombouts van Petercam`, `Arend Terpstra van de Rijksuniversiteit`: behind a whole name,
  /// a place or what nobody is called; behind an article only an ordinary word.
  private boolean isOffice(int token) {
    boolean article = tokens.is(token, "de") || tokens.is(token, "het");
    int office = article ? token + 1 : token;
    boolean borne = tokens.has(office, Marks.FIRST | Marks.LAST | Marks.PARTICLE);
    boolean place = !article && tokens.has(office, Marks.PLACE | Marks.WORLD);
    boolean plain = !article || tokens.isCommon(office) || tokens.isCompound(office);
    return tokens.capitalised(office)
        && tokens.shape(token) != Tokens.Shape.NONE
        && !isJoined(office)
        && (place || (!borne && plain));
  }

  /// Past the `het` of a body; `de` begins a surname behind `van`.
  private int behindArticle(int token) {
    return tokens.is(token, "het") && tokens.capitalised(token + 1) ? token + 1 : token;
  }

  /// `Groen van Tynaarlo`: behind a surname alone, the place or the body of an office.
  private boolean isHome(NameRun run, int van) {
    boolean surname = tokens.has(van - 1, Marks.LAST) && !tokens.has(van - 1, Marks.FIRST);
    boolean place =
        tokens.has(van + 1, Marks.PLACE | Marks.WORLD | Marks.BODY)
            || Roles.isPartOfPlace(tokens, van + 1);
    return surname
        && van - 1 == run.first()
        && place
        && tokens.capitalised(van + 1)
        && !isJoined(van + 1)
        && !tokens.has(van + 1, Marks.FIRST | Marks.LAST);
  }

  private boolean isElsewhere(int token, boolean surname) {
    boolean listed = tokens.has(token, surname ? Marks.FIRST : Marks.FIRST | Marks.LAST);
    boolean letters = tokens.shape(token) == Tokens.Shape.UPPER && tokens.length(token) > 1;
    boolean body = tokens.has(token, ELSEWHERE) && !listed;
    boolean joined = isJoined(token);
    boolean portfolio = surname && isPortfolio(token);
    return tokens.capitalised(token) && !joined && (body || portfolio || (letters && !listed));
  }

  /// `Femke Wiersma van Landbouw`: an ordinary word that nobody bears, behind a whole name.
  private boolean isPortfolio(int token) {
    long borne = Marks.FIRST | Marks.LAST | Marks.PARTICLE;
    return tokens.isCommon(token) && !tokens.has(token, borne);
  }

  /// The department or firm where someone works, who is known by a first name there.
  private boolean isDesk(int token) {
    boolean word = tokens.isCommon(token);
    boolean letters = tokens.shape(token) == Tokens.Shape.UPPER && tokens.length(token) > 1;
    boolean desk = word || letters || tokens.has(token, Marks.BODY | Marks.ORG);
    return desk
        && tokens.capitalised(token)
        && !isJoined(token)
        && !tokens.has(token, Marks.FIRST | Marks.LAST | Marks.PARTICLE);
  }

  private NameRun count(NameRun run, int first, int last) {
    long marks = 0;
    int words = 0;
    int known = 0;
    int common = 0;
    int initials = 0;
    int particles = 0;
    for (int i = first; i <= last; i++) {
      boolean initial = tokens.length(i) == 1 && tokens.isSign(i + 1, '.');
      boolean particle = tokens.has(i, Marks.PARTICLE) && i < last;
      initials += initial ? 1 : 0;
      particles += particle && !initial ? 1 : 0;
      if (tokens.isWord(i) && !initial && !particle) {
        marks |= tokens.marks(i);
        words++;
        known += tokens.has(i, Marks.FIRST | Marks.LAST) ? 1 : 0;
        common += tokens.isCommon(i) ? 1 : 0;
      }
    }
    return words == 0
        ? run
        : new NameRun(first, last, marks, words, known, common, initials, particles);
  }
}
