package nl.genaisluis.policy.prohibited;

import java.util.List;
import nl.genaisluis.models.wire.Role;
import nl.genaisluis.models.wire.Turn;

/// How a user's turn hangs together with the turns before it. Doubt counts as hanging together.
final class Continuation {
  private static final int GOES_ON = 0;
  private static final int POINTS = 1;
  private static final int FILLER = 2;
  private static final int CLOSES = 3;
  private static final int OTHER = 4;
  private static final WordPatterns PATTERNS;
  private static final int STEM = 5;

  static {
    WordPatterns.Builder patterns = new WordPatterns.Builder();
    add(
        patterns,
        GOES_ON,
        """
        verder vervolg* doorgaan alsnog bovenstaand* hierboven dezelfde hetzelfde vorige eerste eerdere
        eerder nogmaals opnieuw hervat* continue proceed above previous earlier same again weiter
        fortfahren obige vorherige nochmal fierder suite continuer dossier zaak aanvraag aanvrager
        besluit case application decision knoop dus
        """);
    add(
        patterns,
        POINTS,
        """
        het dat dit die deze hem haar hij zij ze hun hen daar daarvan daarover ervan erbij it that this
        them him her he she they es das ihn ihm sie dies diese dat hy har se beide both beiden
        """);
    add(
        patterns,
        FILLER,
        """
        ja nee jawel graag maar doe doen maak schrijf geef zet nu dan nog eens even wel niet toch gewoon
        kun kunt kan wil zou mag moet als met van voor naar een de en of in op te om aan uit ook er ik
        je jij u we wij mij me mijn korter langer formeler zakelijker vriendelijker nette netjes graag
        please yes no ok oke okay sure do go on now just then write make give the a an and or to of for
        in with ja nein bitte mach schreib jetzt und der die den mir uns tekst versie variant zin zinnen
        regels woorden antwoord wat hoe welke wie waarom svp aub door hak ga beide
        """);
    add(
        patterns,
        CLOSES,
        "dank bedankt dankje dankjewel dankuwel thanks thank merci danke tige top prima mooi");
    add(patterns, OTHER, "anders onderwerp nieuwe something else topic anderes thema autre");
    PATTERNS = patterns.build();
  }

  private final boolean closed;
  private final boolean open;

  private static void add(WordPatterns.Builder patterns, int group, String words) {
    for (String pattern : words.strip().split("\\s+", -1)) {
      patterns.add(pattern, group);
    }
  }

  /// @param turn index of the user's turn that is looked at
  Continuation(List<View.Source> sources, List<Turn> turns, int turn) {
    Reading reading = new Reading(new View(List.of(sources.get(turn)), 0));
    boolean first = true;
    boolean shares = false;
    for (int i = 0; i < turn; i++) {
      Role role = turns.get(i).role();
      if (role == Role.USER || role == Role.ASSISTANT) {
        first = false;
        shares |= reading.shares(new View(List.of(sources.get(i)), 0));
      }
    }
    boolean thanksOnly = reading.thanks && reading.content == 0 && !reading.goesOn;
    boolean pointsBack = reading.points && !reading.othersNamed;
    closed =
        first || thanksOnly || (!shares && !reading.goesOn && !pointsBack && reading.content > 2);
    open =
        !closed
            && (reading.content <= 1
                || (reading.goesOn && reading.content <= 6)
                || (pointsBack && reading.content <= 3));
  }

  /// True when the turn stands by itself: the first one, nothing but thanks, or another subject.
  boolean closed() {
    return closed;
  }

  /// True when the turn only goes on with what was asked before, so that the earlier request is
  /// what the model is asked to do now.
  boolean open() {
    return open;
  }

  /// What the words of one turn say about going on.
  private static final class Reading implements WordPatterns.Sink {
    private final LongIndex stems = new LongIndex();
    private boolean goesOn;
    private boolean points;
    private boolean thanks;
    private boolean othersNamed;
    private boolean known;
    private int content;

    Reading(View view) {
      int at = 0;
      while (at < view.length()) {
        int end = wordEnd(view, at);
        if (end == at) {
          at++;
          continue;
        }
        known = false;
        PATTERNS.match(view.lower(), at, end, this);
        if (!known && end - at > 2) {
          content++;
          stems.put(stem(view, at, end), 0);
        }
        at = end;
      }
    }

    @Override
    public void group(int group) {
      known = true;
      goesOn |= group == GOES_ON;
      points |= group == POINTS;
      thanks |= group == CLOSES;
      othersNamed |= group == OTHER;
    }

    boolean shares(View earlier) {
      int at = 0;
      while (at < earlier.length()) {
        int end = wordEnd(earlier, at);
        if (end - at >= STEM && stems.has(stem(earlier, at, end))) {
          return true;
        }
        at = Math.max(end, at + 1);
      }
      return false;
    }

    private static int wordEnd(View view, int from) {
      int at = from;
      while (at < view.length() && Character.isLetterOrDigit(view.chars()[at])) {
        at++;
      }
      return at;
    }

    private static long stem(View view, int from, int to) {
      long hash = Hash.SEED;
      for (int i = from; i < Math.min(to, from + STEM); i++) {
        hash = Hash.step(hash, view.lower()[i]);
      }
      return hash;
    }
  }
}
