package nl.genaisluis.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import nl.genaisluis.models.register.DataClass;

/// Reads sentences by which a text marks itself: `Dit document is vertrouwelijk`, `This e-mail
/// contains confidential information`, `Op dit stuk rust geheimhouding (artikel 25 Provinciewet)`.
/// A question, a condition and a sentence about markings in general mark nothing.
final class MarkingSentence {
  private static final int SENTENCE_WORDS_MAX = 40;
  private static final int REACH = 6;

  private static final Set<String> POINTERS =
      Set.of(
          "dit",
          "deze",
          "bijgevoegde",
          "bijgaand",
          "bijgaande",
          "onderstaand",
          "onderstaande",
          "bovenstaande",
          "volgende",
          "this",
          "attached",
          "enclosed",
          "following",
          "dieses",
          "diese");
  private static final Set<String> TEXTS =
      Set.of(
          "document",
          "stuk",
          "stukken",
          "bericht",
          "mail",
          "e-mail",
          "email",
          "notitie",
          "memo",
          "brief",
          "tekst",
          "nota",
          "rapport",
          "bijlage",
          "bijlagen",
          "verslag",
          "informatie",
          "advies",
          "concept",
          "dossier",
          "besluit",
          "message",
          "note",
          "letter",
          "report",
          "text",
          "information",
          "draft",
          "file",
          "dokument",
          "nachricht",
          "gegevens");
  private static final Set<String> CONFIDENTIAL =
      Set.of(
          "vertrouwelijk",
          "vertrouwelijke",
          "bedrijfsvertrouwelijk",
          "confidential",
          "vertraulich",
          "bedrijfsvertrouwelijke");
  private static final Set<String> SECRET =
      Set.of("geheim", "geheime", "staatsgeheim", "gerubriceerd", "secret", "classified");
  private static final Set<String> LINKS =
      Set.of(
          "is",
          "zijn",
          "blijft",
          "blijven",
          "bevat",
          "bevatten",
          "are",
          "contains",
          "contain",
          "remains",
          "ist",
          "enthält",
          "betreft");
  private static final Set<String> DOUBTS =
      Set.of(
          "als", "of", "wanneer", "indien", "hoe", "waarom", "niet", "geen", "zou", "if", "whether",
          "when", "how", "why", "not", "no", "stel", "nicht", "kein", "ob", "wenn");
  private static final Set<String> DUTIES = Set.of("geheimhouding", "geheimhoudingsplicht");
  private static final Set<String> IMPOSED =
      Set.of("opgelegd", "bekrachtigd", "rust", "berust", "geldt", "legt");
  private static final Set<String> LAWS = Set.of("provinciewet", "gemeentewet", "waterschapswet");

  private MarkingSentence() {}

  static DataClass of(String text) {
    String low = text.toLowerCase(Locale.ROOT);
    boolean spoken =
        low.contains("vertrouwelijk")
            || low.contains("geheim")
            || low.contains("confidential")
            || low.contains("gerubriceerd")
            || low.contains("classified")
            || low.contains("vertraulich");
    DataClass highest = DataClass.OPENBAAR;
    int start = 0;
    for (int i = 0; spoken && i <= low.length(); i++) {
      char c = i == low.length() ? '\n' : low.charAt(i);
      boolean ends = c == '\n' || c == '!' || c == '?' || c == ';' || endsSentence(low, i);
      if (ends) {
        if (c != '?') {
          highest = Marking.higher(highest, sentence(words(low.substring(start, i))));
        }
        start = i + 1;
      }
    }
    return highest;
  }

  /// A stop with white space behind it that is not the stop of `art.`.
  private static boolean endsSentence(String low, int at) {
    boolean stop = at < low.length() && low.charAt(at) == '.';
    boolean last = at + 1 >= low.length() || Character.isWhitespace(low.charAt(at + 1));
    return stop && last && !low.startsWith("art", Math.max(0, at - 3));
  }

  private static DataClass sentence(List<String> words) {
    if (words.size() > SENTENCE_WORDS_MAX || words.stream().anyMatch(DOUBTS::contains)) {
      return DataClass.OPENBAAR;
    }
    boolean duty = words.stream().anyMatch(DUTIES::contains);
    if (duty
        && words.stream().anyMatch(IMPOSED::contains)
        && (words.stream().anyMatch(LAWS::contains) || pointed(words) >= 0)) {
      return DataClass.GEHEIM;
    }
    int text = pointed(words);
    if (text < 0) {
      return DataClass.OPENBAAR;
    }
    List<String> said = words.subList(text + 1, Math.min(words.size(), text + 1 + REACH));
    if (said.stream().noneMatch(LINKS::contains)) {
      return DataClass.OPENBAAR;
    }
    if (said.stream().anyMatch(SECRET::contains)) {
      return DataClass.GEHEIM;
    }
    boolean confidential = said.stream().anyMatch(CONFIDENTIAL::contains);
    return confidential ? DataClass.VERTROUWELIJK : DataClass.OPENBAAR;
  }

  /// The place of a word for a text right behind one that points at it; -1 when there is none.
  private static int pointed(List<String> words) {
    for (int i = 1; i < words.size(); i++) {
      if (TEXTS.contains(words.get(i)) && POINTERS.contains(words.get(i - 1))) {
        return i;
      }
    }
    return -1;
  }

  private static List<String> words(String sentence) {
    List<String> words = new ArrayList<>();
    for (String word : sentence.split("[^\\p{L}\\p{N}-]+", -1)) {
      if (!word.isEmpty()) {
        words.add(word);
      }
    }
    return words;
  }
}
