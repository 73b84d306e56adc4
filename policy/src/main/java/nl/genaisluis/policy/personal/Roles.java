package nl.genaisluis.policy.personal;

/// Words for what somebody is or does (`kardinaal`, `wielrenster`, `VLD-voorzitter`): right before
/// a capital that is no country, body or ordinary word, they announce a name.
final class Roles {
  private static final long OTHERS =
      Marks.WORLD
          | Marks.NATION
          | Marks.BODY
          | Marks.ORG
          | Marks.ORG_AFTER
          | Marks.PLACE
          | Marks.MONTH
          | Marks.WEEKDAY
          | Marks.NOT_NAME
          | Marks.TITLE
          | Marks.STREET;

  private static final WordSet WHERE =
      WordSet.of("in", "te", "uit", "naar", "tussen", "bij", "vanuit", "rond", "nabij", "richting");

  private static final WordSet SPEAKS =
      WordSet.of(
          "zegt",
          "zei",
          "vindt",
          "vond",
          "belt",
          "belde",
          "vraagt",
          "vroeg",
          "meldt",
          "meldde",
          "denkt",
          "dacht",
          "antwoordt",
          "reageert",
          "schrijft",
          "schreef",
          "weet",
          "verklaart",
          "vertelt",
          "vertelde",
          "mailt",
          "appt",
          "hoopt",
          "stuurt",
          "stuurde",
          "had");

  private static final WordSet SIDES =
      WordSet.of("noord", "zuid", "oost", "west", "midden", "wit", "nieuw", "oud", "nieder", "new");

  private static final WordSet HEADS_OF_PLACES =
      WordSet.of(
          "new", "san", "los", "las", "santa", "fort", "mount", "port", "palm", "sierra", "bad");

  private static final WordSet REIGNING =
      WordSet.of(
          "koning", "koningin", "keizer", "paus", "prins", "tsaar", "sultan", "king", "pope");

  private static final WordSet HOLDING =
      WordSet.of(
          "minister",
          "staatssecretaris",
          "schepen",
          "wethouder",
          "gedeputeerde",
          "onderminister",
          "vice-minister");

  private static final WordSet NAMED_AFTER =
      WordSet.line(
          "kabinet kabinetten zaak commissie regering affaire proces motie amendement plan clan"
              + " familie college bende beweging regime campagne");

  private static final WordSet AFTER_PEOPLE =
      WordSet.line("kabinet zaak regering affaire proces clan familie bende");

  private static final int PORTFOLIO_MAX = 8;

  private Roles() {}

  /// `New York`, `Wit-Rusland`: true for the second word of a place, and for either one of a place
  /// with a hyphen.
  static boolean isPartOfPlace(Tokens tokens, int token) {
    boolean second =
        tokens.capitalised(token - 1)
            && tokens.sameLine(token - 1, token)
            && headsPlaces(tokens, token - 1)
            && !isSurname(tokens, token);
    boolean sea = tokens.is(token, "zee") && tokens.is(token - 1, "aan");
    return second || sea || isJoinedPlace(tokens, token) || isJoinedPlace(tokens, token - 2);
  }

  /// True for a word with which the names of places begin, and some names of people: `Los`, `New`.
  static boolean headsPlaces(Tokens tokens, int token) {
    return tokens.isWord(token) && HEADS_OF_PLACES.contains(tokens.key(token));
  }

  /// True for a surname that no city bears.
  static boolean isSurname(Tokens tokens, int token) {
    return tokens.has(token, Marks.LAST) && !tokens.has(token, Marks.WORLD);
  }

  private static boolean isJoinedPlace(Tokens tokens, int token) {
    return tokens.isSign(token + 1, '-')
        && tokens.glued(token + 1)
        && tokens.glued(token + 2)
        && tokens.has(token + 2, Marks.WORLD | Marks.PLACE)
        && tokens.isWord(token)
        && (SIDES.contains(tokens.key(token)) || isPlaceAlone(tokens, token));
  }

  /// `Noardeast-Fryslân`: neither part of which anybody bears.
  private static boolean isPlaceAlone(Tokens tokens, int token) {
    return !tokens.has(token, Marks.FIRST | Marks.LAST)
        && !tokens.has(token + 2, Marks.FIRST | Marks.LAST)
        && tokens.capitalised(token);
  }

  /// True for what people do: say, find, call, write.
  static boolean speaks(Tokens tokens, int token) {
    return tokens.isWord(token) && SPEAKS.contains(tokens.key(token));
  }

  /// True for a word that stands before a place.
  static boolean locates(Tokens tokens, int token) {
    return tokens.isWord(token) && WHERE.contains(tokens.key(token));
  }

  /// True when the word at `before` is a role and what follows may be its bearer.
  static boolean names(Tokens tokens, Context context, int before, int token) {
    int name = token;
    int reach = tokens.capitalised(token) ? 3 : 1;
    while (name < token + reach && tokens.has(name, Marks.PARTICLE)) {
      name++;
    }
    boolean led =
        name > token + 1
            && tokens.shape(name) == Tokens.Shape.CAPITAL
            && !tokens.has(name, Marks.BODY | Marks.ORG | Marks.NOT_NAME);
    return tokens.has(before, Marks.ROLE)
        && (led || mayBear(tokens, name))
        && (tokens.shape(before) == Tokens.Shape.LOWER || isHead(tokens, context, before));
  }

  /// `kabinet-X`, `zaak-X`: a case that is called after whom it is about.
  static boolean isJoint(Tokens tokens, int token) {
    return tokens.isSign(token - 1, '-')
        && tokens.glued(token)
        && tokens.glued(token - 1)
        && isNamedAfter(tokens, token - 2);
  }

  /// True for what a case may be called after: also an ordinary word behind those that are called
  /// after people as a rule.
  static boolean mayBeJoint(Tokens tokens, int token) {
    boolean person = tokens.isWord(token - 2) && AFTER_PEOPLE.contains(tokens.key(token - 2));
    boolean plain = person && tokens.isCommon(token) && !tokens.has(token, OTHERS);
    return mayBear(tokens, token) || (plain && tokens.shape(token) == Tokens.Shape.CAPITAL);
  }

  /// The `zaak` of `zaak-X`.
  static boolean isNamedAfter(Tokens tokens, int token) {
    return tokens.isWord(token)
        && tokens.isSign(token + 1, '-')
        && tokens.glued(token + 1)
        && NAMED_AFTER.contains(tokens.key(token));
  }

  /// `commissaris van de Koning`, at the first word behind the office.
  static boolean isOfTheKing(Tokens tokens, int token) {
    return tokens.is(token, "van")
        && tokens.is(token + 1, "de")
        && (tokens.is(token + 2, "koning") || tokens.is(token + 2, "koningin"))
        && tokens.shape(token) == Tokens.Shape.LOWER
        && tokens.has(token - 1, Marks.ROLE | Marks.KIN);
  }

  /// `paus Johannes Paulus II`: an office whose holders are told apart by numbers stands before the
  /// run or begins it.
  static boolean reigns(Tokens tokens, NameRun run) {
    return tokens.has(run.first() - 1, Marks.ROLE)
        || (tokens.isWord(run.first()) && REIGNING.contains(tokens.key(run.first())));
  }

  /// `minister van Justitie en Veiligheid`, read back from the last word of what the office is for:
  /// the office; -1 when there is none.
  static int office(Tokens tokens, int portfolio) {
    int at = portfolio;
    while (at > portfolio - PORTFOLIO_MAX && isPortfolio(tokens, at)) {
      at--;
    }
    boolean van = at < portfolio && tokens.is(at, "van") && tokens.sameLine(at, portfolio);
    boolean office = van && tokens.isWord(at - 1) && HOLDING.contains(tokens.key(at - 1));
    return office ? at - 1 : -1;
  }

  private static boolean isPortfolio(Tokens tokens, int token) {
    boolean joint = tokens.is(token, "en") || tokens.isSign(token, ',');
    boolean word =
        tokens.capitalised(token)
            && tokens.isCommon(token)
            && !tokens.has(token, Marks.FIRST | Marks.PARTICLE);
    return joint || word;
  }

  private static boolean isHead(Tokens tokens, Context context, int before) {
    return tokens.shape(before) == Tokens.Shape.CAPITAL
        && (context.startsSentence(before)
            || tokens.is(before, "koning")
            || tokens.isSign(before - 1, '-'));
  }

  static boolean mayBear(Tokens tokens, int token) {
    boolean listed = tokens.has(token, Marks.FIRST | Marks.LAST);
    boolean initial = tokens.length(token) == 1 && tokens.isSign(token + 1, '.');
    boolean word = tokens.shape(token) == Tokens.Shape.CAPITAL && tokens.length(token) > 1;
    boolean other = tokens.has(token, OTHERS) && !tokens.has(token, Marks.FIRST);
    boolean common = tokens.isCommon(token) && !listed;
    return initial ? tokens.capitalised(token) : word && !other && !common;
  }
}
