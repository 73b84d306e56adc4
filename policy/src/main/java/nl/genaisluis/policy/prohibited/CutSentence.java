package nl.genaisluis.policy.prohibited;

import java.util.ArrayList;
import java.util.List;
import nl.genaisluis.models.wire.Role;
import nl.genaisluis.models.wire.Turn;

/// A sentence that was cut over turns of the user: the earlier turn stops in mid-sentence, the
/// later one goes on with it, and nothing but a word or two of the assistant stands between them.
/// Such turns are one request and are read as if they were written in one.
final class CutSentence {
  /// What an assistant says to let somebody finish is shorter; an answer is longer.
  private static final int NOD_MAX = 24;

  private CutSentence() {}

  /// The turns of the user that the turn at `now` finishes, in order, without that turn itself.
  static List<Integer> parts(List<Turn> turns, int now) {
    List<Integer> parts = new ArrayList<>();
    int later = now;
    int earlier = before(turns, later);
    while (earlier >= 0 && goesOn(turns.get(later).text()) && stops(turns.get(earlier).text())) {
      parts.addFirst(earlier);
      later = earlier;
      earlier = before(turns, later);
    }
    return parts;
  }

  /// The turn of the user before this one, or -1 where more than a nod stands between them.
  private static int before(List<Turn> turns, int later) {
    for (int i = later - 1; i >= 0; i--) {
      Turn turn = turns.get(i);
      if (turn.role() == Role.USER) {
        return i;
      }
      if (turn.role() != Role.ASSISTANT || turn.text().strip().length() > NOD_MAX) {
        return -1;
      }
    }
    return -1;
  }

  /// Whether a text begins as the rest of a sentence does.
  private static boolean goesOn(String text) {
    int first = 0;
    while (first < text.length() && Character.isWhitespace(text.codePointAt(first))) {
      first += Character.charCount(text.codePointAt(first));
    }
    return first < text.length() && !Character.isUpperCase(text.codePointAt(first));
  }

  /// Whether a text stops before its sentence does.
  private static boolean stops(String text) {
    int end = text.length();
    while (end > 0 && Character.isWhitespace(text.codePointBefore(end))) {
      end -= Character.charCount(text.codePointBefore(end));
    }
    return end > 0
        && (Character.isLetterOrDigit(text.codePointBefore(end))
            || text.charAt(end - 1) == ','
            || text.charAt(end - 1) == '-');
  }
}
