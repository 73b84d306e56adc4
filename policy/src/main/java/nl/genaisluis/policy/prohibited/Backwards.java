package nl.genaisluis.policy.prohibited;

/// Finds text written backwards or in rot13 and turns it round: the stretch in which small common
/// words appear only after turning. Such text was hidden, so the stretch is marked.
final class Backwards {
  /// How many more common words must appear than disappear.
  private static final int VOTES_MIN = 3;

  /// The same, in a text that says itself that something in it is turned.
  private static final int VOTES_ANNOUNCED_MIN = 1;

  private static final LongIndex COMMON = new LongIndex();
  private static final LongIndex ANNOUNCING = new LongIndex();

  static {
    String words =
        """
        de het een van voor met niet dat deze die dit zijn wij hij haar hem heeft hebben moet moeten
        mag maar naar ook aan door over onder wel geen waarom welke hoe wat wie kan kun zou zal jij
        mij mijn ons onze bij nog dan toch graag maak schrijf geef aanvraag vergunning ontheffing
        subsidie boete bewoner mevrouw meneer besluit weigeren afwijzen toekennen verlenen brief
        stichting bezwaar klacht drie twee krijgt gevraagd heer jaar dus omdat zaak
        the and for with this that not are was has have should would you which who what why write
        give our their from application permit grant refuse der die das und nicht mit fur von ist
        sind wir sie ein eine einen auf dem den warum welche soll schreib bescheid antrag les une
        pour avec est qui que dans des sur nous fan foar net moatte skriuw dizze it yn is of en in op
        te er om al als
        je uit per ze zonder staat zeg waar heb gaat alleen vijf nieuwe zelf uur vragen vier keer
        wordt iets komt hier doen week volgens zegt tekst goed naam zes weken hun alle hoeveel
        tussen regels kunnen namen mensen euro meer datum binnen provincie vraag tabel worden laten
        lijst elk gaan plan elke kies iemand alinea wanneer verzoek vul want acht advies doet terug
        eerste geld vorig artikel bedrag iedereen werk dossier verschil weten commissie werkt
        oordeel geven punten andere willen verslag komen weet daarna had melding vast achter klopt
        stuk gelijk beste welk hieronder motivering dwangsom volgende grond kosten waarin krijgen
        bedrijf eigenaar formulier procent termijn conclusie hoort please could whether letter case
        tell how can
        """;
    fill(COMMON, words);
    fill(ANNOUNCING, "achterstevoren backwards ruckwarts rot13 efterstefoaren");
  }

  private Backwards() {}

  private static void fill(LongIndex index, String words) {
    for (String word : words.split("\\s+", -1)) {
      long hash = Hash.SEED;
      for (int i = 0; i < word.length(); i++) {
        hash = Hash.step(hash, word.charAt(i));
      }
      index.put(hash, 0);
    }
  }

  /// The stretch with the highest sum of votes (Kadane).
  private static final class Stretch {
    private int sum;
    private int from;
    private int best;
    private int bestFrom;
    private int bestTo;

    void add(int vote, int at, int end) {
      if (sum <= 0) {
        sum = 0;
        from = at;
      }
      sum += vote;
      if (sum > best) {
        best = sum;
        bestFrom = from;
        bestTo = end;
      }
    }
  }

  /// Turns the stretch that was written backwards, when that is sure enough, then the one in rot13.
  static void unravel(PlainText text) {
    Stretch backwards = new Stretch();
    Stretch rotated = new Stretch();
    int votesMin = votes(text, backwards, rotated);
    if (backwards.best >= votesMin) {
      apply(text, backwards.bestFrom, backwards.bestTo, true);
      rotated = new Stretch();
      votesMin = votes(text, new Stretch(), rotated);
    }
    if (rotated.best >= votesMin) {
      apply(text, rotated.bestFrom, rotated.bestTo, false);
    }
  }

  /// Counts the votes of all words for both ways; answers how many are needed.
  private static int votes(PlainText text, Stretch backwards, Stretch rotated) {
    int votesMin = VOTES_MIN;
    int at = 0;
    while (at < text.length()) {
      int end = wordEnd(text, at);
      if (end == at) {
        at++;
        continue;
      }
      // All three hashes side by side: each by itself waits for its last step.
      long forwards = Hash.SEED;
      long turned = Hash.SEED;
      long shifted = Hash.SEED;
      for (int left = at, right = end - 1; left < end; left++, right--) {
        char c = Hash.lower(text.at(left));
        forwards = Hash.step(forwards, c);
        shifted = Hash.step(shifted, rotated(c));
        turned = Hash.step(turned, Hash.lower(text.at(right)));
      }
      votesMin = ANNOUNCING.has(forwards) ? VOTES_ANNOUNCED_MIN : votesMin;
      boolean counts = end - at >= 2 && end - at <= 12;
      boolean plain = counts && COMMON.has(forwards);
      backwards.add(counts ? vote(plain, COMMON.has(turned)) : 0, at, end);
      rotated.add(counts ? vote(plain, COMMON.has(shifted)) : 0, at, end);
      at = end;
    }
    return votesMin;
  }

  private static int vote(boolean plain, boolean turned) {
    return plain == turned ? 0 : plain ? -1 : 1;
  }

  /// Turns the stretch and the unknown words around it that no ordinary word parts from it.
  private static void apply(PlainText text, int first, int last, boolean reverse) {
    int from = first;
    while (from > 0 && unknownBefore(text, from)) {
      from = wordStart(text, from);
    }
    int to = last;
    while (to < text.length() && text.at(to) != '\n' && text.at(to) != '"') {
      int next = to;
      while (next < text.length() && !Letters.letter(text.at(next))) {
        next++;
      }
      int end = wordEnd(text, next);
      if (end == next || common(text, next, end)) {
        break;
      }
      to = end;
    }
    if (reverse) {
      text.reverse(from, to);
    } else {
      for (int i = from; i < to; i++) {
        text.set(i, rotated(text.at(i)));
      }
    }
    text.hide(from, to);
  }

  private static boolean unknownBefore(PlainText text, int from) {
    int start = wordStart(text, from);
    if (start == from) {
      return false;
    }
    boolean border = false;
    int end = start;
    for (int i = start; i < from; i++) {
      char c = text.at(i);
      border |= c == ':' || c == '\n' || c == '"';
      end = Letters.letter(c) ? i + 1 : end;
    }
    return !border && !common(text, start, end);
  }

  private static int wordStart(PlainText text, int from) {
    int at = from - 1;
    while (at >= 0 && !Letters.letter(text.at(at))) {
      at--;
    }
    if (at < 0) {
      return from;
    }
    while (at > 0 && Letters.letter(text.at(at - 1))) {
      at--;
    }
    return at;
  }

  private static int wordEnd(PlainText text, int from) {
    int at = from;
    while (at < text.length() && Letters.letter(text.at(at))) {
      at++;
    }
    return at;
  }

  private static boolean common(PlainText text, int from, int to) {
    long hash = Hash.SEED;
    for (int i = from; i < to; i++) {
      hash = Hash.step(hash, Hash.lower(text.at(i)));
    }
    return COMMON.has(hash);
  }

  private static char rotated(char c) {
    int lower = c | ' ';
    if (c >= 0x80 || lower < 'a' || lower > 'z') {
      return c;
    }
    return (char) (lower <= 'm' ? c + 13 : c - 13);
  }
}
