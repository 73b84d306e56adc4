package nl.genaisluis.policy.personal;

/// What stands right beside a capital and says that it is somebody, where the letters alone do not
/// say enough: `volgens X`, `de motie van X`, `X trok zijn beroep in`.
final class NameHints {
  /// Right before a person: who is quoted, and verbs that mostly have a person behind them.
  private static final WordSet BEFORE =
      WordSet.line(
          "volgens aldus bedankt bedankte verliet sprak nam verkocht kocht vroeg rekende antwoordde"
              + " namens naast tegenover verving vervangt behalve sinds huurt huurde raakte");

  /// What is somebody's, asked of somebody or done to somebody, by the small word between.
  private static final WordSet OF =
      WordSet.line(
          "motie fractie verzoek zienswijze zienswijzen brief mail mailtje bericht reactie vragen"
              + " bezwaar bezwaren beroep klacht auto woning huis machtiging handtekening opmerking"
              + " bijdrage inbreng woorden verklaring kinderen moeder vader buurman buurvrouw stal"
              + " appje appjes sms telefoontje belletje foto groetjes groeten groet kus"
              + " erf tuin schuur schade verhaal pleidooi advies kamer dossier belangen");

  private static final WordSet TO =
      WordSet.line("dank toegelicht gevraagd gevraagd overgedragen verhuurd verkocht gericht");

  private static final WordSet FOR = WordSet.line("notitie bericht briefje taart kaart kaartje");

  /// Before a first name, in a question as well as inside a sentence.
  private static final WordSet ASKING =
      WordSet.line("kan kun wil gaat weet heeft had mag moet zou zal graag is was bij met dus");

  private static final WordSet CALLING =
      WordSet.line("kan kun jij met bij aan vraag weet heeft of");

  /// Right behind a person.
  private static final WordSet BEHIND =
      WordSet.line(
          "trok antwoordde verliet sprak zweeg knikt knikte lacht lachte onthoudt onthield dient"
              + " diende pleit pleitte betoogt betoogde belooft beloofde bedankt bedankte belt"
              + " belde vraagt vroeg huurt twijfelt scoorde stemt stemde waarschuwt waarschuwde"
              + " benadrukt benadrukte erkent erkende licht lichtte overhandigde won verloor");

  /// What two people do.
  private static final WordSet TOGETHER =
      WordSet.line(
          "waren zijn hebben hadden willen wilden komen kwamen gaan gingen zitten zaten bleven"
              + " stonden wonen woonden werken werkten kunnen konden zeggen zeiden ontbraken");

  private static final int PARTICLES_MAX = 3;

  private NameHints() {}

  /// True when the words right beside this one, particles left out, tell of a person.
  static boolean tell(Tokens tokens, int token) {
    int first = token;
    while (first > token - PARTICLES_MAX
        && tokens.has(first - 1, Marks.PARTICLE)
        && tokens.capitalised(first - 1)
        && tokens.sameLine(first - 1, token)) {
      first--;
    }
    return before(tokens, first - 1, token)
        || behind(tokens, token)
        || isPair(tokens, token)
        || isAsked(tokens, first - 1, token);
  }

  private static boolean before(Tokens tokens, int word, int token) {
    if (!tokens.isWord(word) || !tokens.sameLine(word, token)) {
      return false;
    }
    if (BEFORE.contains(tokens.key(word))) {
      return true;
    }
    int said = word - 1;
    if (!tokens.isWord(said)) {
      return false;
    }
    return (tokens.is(word, "van") && OF.contains(tokens.key(said)))
        || (tokens.is(word, "aan") && TO.contains(tokens.key(said)))
        || (tokens.is(word, "voor") && FOR.contains(tokens.key(said)))
        || (tokens.is(word, "naar") && tokens.is(token + 1, "door"));
  }

  /// `kan tom de vergadering openen?`: right before a first name in small letters.
  static boolean calls(Tokens tokens, int word) {
    return tokens.isWord(word) && CALLING.contains(tokens.key(word));
  }

  /// `Kan Gemma morgen`, `Dat weet Gemma`: a verb before a first name.
  private static boolean isAsked(Tokens tokens, int verb, int token) {
    return tokens.has(token, Marks.FIRST)
        && tokens.isWord(verb)
        && tokens.sameLine(verb, token)
        && ASKING.contains(tokens.key(verb));
  }

  /// `Rong en Luo waren het oneens`: two listed names that do something together.
  private static boolean isPair(Tokens tokens, int token) {
    boolean before = tokens.is(token - 1, "en");
    int other = before ? token - 2 : token + 2;
    int verb = Math.max(token, other) + 1;
    return (before || tokens.is(token + 1, "en"))
        && tokens.capitalised(other)
        && tokens.sameLine(other, token)
        && tokens.has(other, Marks.FIRST | Marks.LAST)
        && !tokens.has(other, Marks.PLACE | Marks.WORLD | Marks.BODY | Marks.ORG)
        && tokens.isWord(verb)
        && TOGETHER.contains(tokens.key(verb));
  }

  private static boolean behind(Tokens tokens, int token) {
    int next = token + 1;
    return tokens.isWord(next)
        && tokens.sameLine(next, token)
        && tokens.shape(next) == Tokens.Shape.LOWER
        && (BEHIND.contains(tokens.key(next))
            || (tokens.is(next, "laten") && tokens.is(next + 1, "weten")));
  }
}
