package nl.genaisluis.policy;

import java.util.Locale;
import java.util.Map;
import nl.genaisluis.models.register.DataClass;
import nl.genaisluis.models.wire.Conversation;
import nl.genaisluis.models.wire.Leaf;
import nl.genaisluis.models.wire.Turn;

/// Reads the markings that officials put on documents. Only a line that is nothing but a marking,
/// or names one after a label, counts: a sentence about confidentiality does not.
final class Marking {
  /// The longest line that can be a marking.
  private static final int LINE_LENGTH_MAX = 80;

  private static final Map<String, DataClass> MARKS =
      Map.ofEntries(
          Map.entry("vertrouwelijk", DataClass.VERTROUWELIJK),
          Map.entry("strikt vertrouwelijk", DataClass.GEHEIM),
          Map.entry("zeer vertrouwelijk", DataClass.GEHEIM),
          Map.entry("bedrijfsvertrouwelijk", DataClass.VERTROUWELIJK),
          Map.entry("departementaal vertrouwelijk", DataClass.GEHEIM),
          Map.entry("dep. vertrouwelijk", DataClass.GEHEIM),
          Map.entry("concept niet openbaar", DataClass.VERTROUWELIJK),
          Map.entry("niet openbaar", DataClass.VERTROUWELIJK),
          Map.entry("confidential", DataClass.VERTROUWELIJK),
          Map.entry("strictly confidential", DataClass.GEHEIM),
          Map.entry("geheim", DataClass.GEHEIM),
          Map.entry("zeer geheim", DataClass.GEHEIM),
          Map.entry("staatsgeheim", DataClass.GEHEIM),
          Map.entry("geheimhouding art. 25 provinciewet", DataClass.GEHEIM),
          Map.entry("tlp red", DataClass.GEHEIM),
          Map.entry("tlp amber", DataClass.VERTROUWELIJK),
          Map.entry("tlp amber+strict", DataClass.GEHEIM));

  private Marking() {}

  /// The highest marking in the texts; [DataClass#OPENBAAR] when there is none.
  static DataClass highest(Conversation conversation) {
    DataClass highest = DataClass.OPENBAAR;
    for (Turn turn : conversation.turns()) {
      highest = higher(highest, of(turn.text()));
    }
    for (Leaf leaf : conversation.others()) {
      highest = higher(highest, of(leaf.text()));
    }
    return highest;
  }

  private static DataClass of(String text) {
    DataClass highest = DataClass.OPENBAAR;
    int start = 0;
    while (start <= text.length()) {
      int end = text.indexOf('\n', start);
      int stop = end < 0 ? text.length() : end;
      if (stop > start && stop - start <= LINE_LENGTH_MAX) {
        DataClass mark = MARKS.get(bare(text.substring(start, stop)));
        highest = mark == null ? highest : higher(highest, mark);
      }
      start = stop + 1;
    }
    return highest;
  }

  /// The line without label, brackets, stars and end marks, in lower case.
  private static String bare(String line) {
    String low = line.toLowerCase(Locale.ROOT).strip();
    for (String label : new String[] {"rubricering", "classificatie", "vertrouwelijkheid"}) {
      if (low.startsWith(label)) {
        low = low.substring(label.length());
      }
    }
    StringBuilder kept = new StringBuilder(low.length());
    for (int i = 0; i < low.length(); i++) {
      char unit = low.charAt(i);
      boolean word = Character.isLetterOrDigit(unit) || unit == '+' || unit == '.';
      boolean gap = kept.isEmpty() || kept.charAt(kept.length() - 1) == ' ';
      if (word) {
        kept.append(unit);
      } else if (!gap) {
        kept.append(' ');
      }
    }
    return kept.toString().strip();
  }

  private static DataClass higher(DataClass one, DataClass other) {
    return one.covers(other) ? one : other;
  }
}
