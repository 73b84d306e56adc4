package nl.genaisluis.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import nl.genaisluis.models.register.DataClass;
import nl.genaisluis.models.wire.Conversation;
import nl.genaisluis.models.wire.Leaf;
import nl.genaisluis.models.wire.Turn;

/// Reads the markings that officials put on documents. What counts is a text that is marked, not
/// one that speaks of markings: a line that is nothing but a marking or names one after a label, a
/// part of a heading or a page's foot, and a sentence by which a document calls itself confidential
/// (`MarkingSentence`). A question never marks.
final class Marking {
  /// The longest line that can be a marking, a heading or a page's foot.
  private static final int LINE_LENGTH_MAX = 120;

  /// In a heading of mixed case a marking stands among no more words than these.
  private static final int HEADING_WORDS_MAX = 14;

  private static final Map<String, DataClass> MARKS = marks();

  /// Markings that are as often a word of a list, unless a capital says otherwise.
  private static final Set<String> WORDS_TOO =
      Set.of("secret", "restricted", "internal", "intern", "embargo", "confidential");

  private static final Set<String> LABELS =
      Set.of(
          "rubricering",
          "classificatie",
          "dataclassificatie",
          "vertrouwelijkheid",
          "vertrouwelijkheidsniveau",
          "biv",
          "markering",
          "merking",
          "label",
          "status",
          "classification",
          "sensitivity",
          "marking",
          "einstufung");

  private Marking() {}

  private static Map<String, DataClass> marks() {
    Map<String, DataClass> marks = new java.util.HashMap<>();
    put(
        marks,
        DataClass.GEHEIM,
        """
        geheim; zeer geheim; staatsgeheim; stg geheim; stg. geheim; stg zeer geheim
        stg confidentieel
        stg. confidentieel; staatsgeheim confidentieel; staatsgeheim geheim
        staatsgeheim zeer geheim
        strikt vertrouwelijk; zeer vertrouwelijk; streng vertrouwelijk
        departementaal vertrouwelijk
        dep. vertrouwelijk; dep vertrouwelijk; dep.v.; dep. v.; onder geheimhouding; geheimhouding
        geheimhouding opgelegd; strictly confidential; strictly private and confidential
        top secret
        secret; streng geheim; streng vertraulich; verschlusssache; eu restricted; restreint ue
        eu confidential; nato restricted; nato confidential; nato secret; tlp red; tlp amber+strict
        tlp amber strict; geheimhouding art. 25 provinciewet; geheimhouding artikel 25 provinciewet
        geheim art. 25 provinciewet; art. 25 provinciewet; artikel 25 provinciewet
        geheim ex artikel 25 provinciewet; geheim ex art. 25 provinciewet; stg. zeer geheim\
        """);
    put(
        marks,
        DataClass.VERTROUWELIJK,
        """
        vertrouwelijk; bedrijfsvertrouwelijk; commercieel vertrouwelijk; politiek vertrouwelijk
        bestuurlijk vertrouwelijk; persoonlijk en vertrouwelijk; persoonlijk vertrouwelijk
        personeelsvertrouwelijk; medisch vertrouwelijk; vertrouwelijk document
        vertrouwelijke bijlage
        concept niet openbaar; niet openbaar; concept vertrouwelijk; vertrouwelijk concept
        niet voor publicatie; niet verspreiden; niet voor verspreiding; onder embargo; embargo
        confidential; private and confidential; commercial in confidence; company confidential
        business confidential; draft confidential; confidential draft; not for publication
        do not distribute; not for distribution; restricted; vertraulich; nicht öffentlich
        tlp amber; bedrijfsgeheim; fertroulik\
        """);
    put(
        marks,
        DataClass.INTERN,
        """
        intern; intern gebruik; voor intern gebruik; alleen voor intern gebruik
        uitsluitend voor intern gebruik; uitsluitend intern gebruik; internal; internal use only
        for internal use only; nur für den internen gebrauch; tlp green; ambtelijk concept\
        """);
    return Map.copyOf(marks);
  }

  private static void put(Map<String, DataClass> marks, DataClass dataClass, String list) {
    for (String mark : list.split("[;\n]", -1)) {
      marks.put(mark.strip(), dataClass);
    }
  }

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

  static DataClass of(String text) {
    DataClass highest = MarkingSentence.of(text);
    int start = 0;
    while (start <= text.length()) {
      int end = text.indexOf('\n', start);
      int stop = end < 0 ? text.length() : end;
      if (stop > start && stop - start <= LINE_LENGTH_MAX) {
        highest = higher(highest, line(text.substring(start, stop).strip()));
      }
      start = stop + 1;
    }
    return highest;
  }

  private static DataClass line(String line) {
    if (line.endsWith("?")) {
      return DataClass.OPENBAAR;
    }
    DataClass whole = MARKS.get(bare(line));
    boolean word = WORDS_TOO.contains(line);
    if (whole != null) {
      return word ? DataClass.OPENBAAR : whole;
    }
    return heading(line);
  }

  /// `VERTROUWELIJK - Memo aan GS`, `Pagina 3 van 9 | Vertrouwelijk`, `[GEHEIM] Advies grondzaken`.
  private static DataClass heading(String line) {
    boolean sentence = line.endsWith(".") || line.endsWith("!") || line.endsWith(":");
    if (sentence || !isParted(line)) {
      return DataClass.OPENBAAR;
    }
    List<String> parts = parts(line);
    int words = line.split("\\s+", -1).length;
    if (parts.size() < 2 || words > HEADING_WORDS_MAX) {
      return DataClass.OPENBAAR;
    }
    DataClass found = DataClass.OPENBAAR;
    int marked = 0;
    for (int i = 0; i < parts.size(); i++) {
      DataClass mark = MARKS.get(bare(parts.get(i)));
      boolean edge = i == parts.size() - 1 || (i == 0 && !line.contains(", "));
      boolean shouted = parts.get(i).equals(parts.get(i).toUpperCase(Locale.ROOT));
      if (mark != null && (shouted || (edge && Character.isUpperCase(line.charAt(0))))) {
        found = higher(found, mark);
        marked++;
      }
    }
    return marked == 1 ? found : DataClass.OPENBAAR;
  }

  /// True for a line with a sign that may part it; most lines have none, and looking is cheap.
  private static boolean isParted(String line) {
    return line.chars().anyMatch(unit -> "|[]()*•·-–—/,".indexOf(unit) >= 0);
  }

  /// What bars, brackets, stars, dashes between spaces and commas part.
  private static List<String> parts(String line) {
    List<String> parts = new ArrayList<>();
    for (String part : line.split("[|\\[\\]()*•·]+|\\s[-–—/]+\\s|,\\s", -1)) {
      if (!part.isBlank()) {
        parts.add(part.strip());
      }
    }
    return parts;
  }

  /// The line without label, brackets, stars and end marks, in lower case.
  private static String bare(String line) {
    String low = line.toLowerCase(Locale.ROOT).strip();
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
    String words = kept.toString().strip();
    int space = words.indexOf(' ');
    boolean labelled = space > 0 && LABELS.contains(words.substring(0, space));
    String rest = labelled ? words.substring(space + 1) : words;
    boolean stop = rest.endsWith(".") && !MARKS.containsKey(rest);
    return stop ? rest.substring(0, rest.length() - 1) : rest;
  }

  static DataClass higher(DataClass one, DataClass other) {
    return one.covers(other) ? one : other;
  }
}
