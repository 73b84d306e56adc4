package nl.genaisluis.policy.prohibited;

import java.util.List;
import nl.genaisluis.models.wire.Role;
import nl.genaisluis.models.wire.Turn;

/// A few words of the assistant that ask for the material of a request ("send the text") and answer
/// nothing. The material that a user hands over then is long; what is asked of it stands in the
/// turn before the invitation. A shorter turn is told by its own words ([Continuation]).
final class Invitation {
  /// An answer to a request is mostly longer.
  private static final int LENGTH_MAX = 200;

  private static final WordPatterns WORDS;

  static {
    WordPatterns.Builder words = new WordPatterns.Builder();
    for (String pattern :
        """
        stuur* plak* deel geef lever upload* voeg kopieer* aanleveren doorsturen send paste share
        provide attach schick* sende einfugen hochladen stjoer* diel tekst* stuk stukken document*
        bijlage* bestand* gegevens text texts file files details unterlagen datei tekste
        """
            .strip()
            .split("\\s+", -1)) {
      words.add(pattern, 0);
    }
    WORDS = words.build();
  }

  private Invitation() {}

  /// Whether this turn of the user hands over what the assistant asked for.
  static boolean taken(List<View.Source> sources, List<Turn> turns, int turn) {
    if (turn < 2
        || turns.get(turn - 1).role() != Role.ASSISTANT
        || sources.get(turn).text().length() <= Windows.BRIEF_MAX) {
      return false;
    }
    View said = new View(List.of(sources.get(turn - 1)), 0);
    return said.length() <= LENGTH_MAX && invites(said);
  }

  private static boolean invites(View said) {
    boolean[] found = new boolean[1];
    int at = 0;
    while (at < said.length()) {
      int end = at;
      while (end < said.length() && Character.isLetterOrDigit(said.chars()[end])) {
        end++;
      }
      if (end > at) {
        WORDS.match(said.lower(), at, end, _ -> found[0] = true);
      }
      at = end + 1;
    }
    return found[0];
  }
}
