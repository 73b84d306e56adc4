package nl.genaisluis.gateway.guideline;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// The sentences around the quotations. The guidelines are Dutch; a question in English gets an
/// English frame.
enum Wording {
  DUTCH(
      "Geen generatieve AI: dit zijn letterlijke citaten uit de richtlijnen.",
      "Bron: ",
      "Lees de bron zelf voor het hele verband. Bij twijfel beslist de verantwoordelijke"
          + " medewerker.",
      "Geen generatieve AI: ik zoek alleen in de richtlijnen, en daarin is hierover niets"
          + " gevonden.",
      "Probeer andere woorden, of vraag naar een van deze onderwerpen:"),
  ENGLISH(
      "No generative AI (geen generatieve AI): these are literal quotations from the guidelines,"
          + " which are in Dutch.",
      "Source: ",
      "Read the source itself for the full context. In doubt, the responsible official decides.",
      "No generative AI (geen generatieve AI): I only search the guidelines, and found nothing in"
          + " them about this.",
      "Try other words, or ask about one of these subjects:");

  private static final Set<String> ENGLISH_WORDS =
      Set.of(
          "the", "what", "which", "how", "are", "does", "do", "may", "can", "should", "must", "and",
          "for", "with", "about", "we", "you", "i", "allowed", "who", "when", "why", "my", "our");
  private static final Set<String> DUTCH_WORDS =
      Set.of(
          "de", "het", "een", "wat", "welke", "hoe", "zijn", "mag", "kan", "moet", "en", "voor",
          "met", "over", "wij", "ik", "je", "wie", "wanneer", "waarom", "mijn", "ons", "van",
          "dat");

  private final String header;
  private final String source;
  private final String footer;
  private final String nothing;
  private final String suggestions;

  Wording(String header, String source, String footer, String nothing, String suggestions) {
    this.header = header;
    this.source = source;
    this.footer = footer;
    this.nothing = nothing;
    this.suggestions = suggestions;
  }

  /// English when more of its small words are English than Dutch.
  static Wording of(String question) {
    List<String> words =
        Pattern.compile("\\P{L}+").splitAsStream(question.toLowerCase(Locale.ROOT)).toList();
    long english = words.stream().filter(ENGLISH_WORDS::contains).count();
    long dutch = words.stream().filter(DUTCH_WORDS::contains).count();
    return english > dutch ? ENGLISH : DUTCH;
  }

  String answer(List<GuidelineIndex.Found> found) {
    StringBuilder text = new StringBuilder(header).append("\n\n");
    for (GuidelineIndex.Found each : found) {
      text.append("> ").append(each.quote()).append("\n\n");
      text.append(source).append(each.passage().reference()).append("\n\n");
    }
    return text.append(footer).toString();
  }

  String nothing(List<String> subjects) {
    StringBuilder text = new StringBuilder(nothing);
    if (!subjects.isEmpty()) {
      text.append("\n\n").append(suggestions).append("\n");
      subjects.forEach(subject -> text.append("\n- ").append(subject));
    }
    return text.toString();
  }
}
