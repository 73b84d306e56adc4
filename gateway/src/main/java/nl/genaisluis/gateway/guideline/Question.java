package nl.genaisluis.gateway.guideline;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// The words that a question asks about, as stems with weights: its own words count fully, words
/// that mean the same a little less, and, when the question is very short, the words of the one
/// before it still less.
final class Question {
  private static final Pattern PLACEHOLDER = Pattern.compile("\\[[A-Z]+_\\d+\\]");
  private static final float SYNONYM = 0.6f;
  private static final float EARLIER = 0.4f;
  private static final int SHORT = 3;
  private static final double COVERED_MIN = 0.34;

  /// Words that stand for one another in this field.
  static final List<List<String>> SYNONYMS =
      List.of(
          List.of("toegestaan", "verboden", "toestaan", "verbod", "prohibited"),
          List.of("AI", "algoritme", "algorithm", "intelligentie"),
          List.of("taalmodel", "chatbot", "ChatGPT", "generatieve", "generative", "model"),
          List.of("bijstand", "uitkering", "inkomen", "benefit"),
          List.of("vergunning", "permit", "licence"),
          List.of("subsidie", "subsidy", "grant"),
          List.of("handhaving", "toezicht", "sanctie", "boete", "enforcement"),
          List.of("inwoner", "burger", "bewoner", "resident", "citizen"),
          List.of("persoonsgegevens", "privacy", "AVG", "GDPR", "personal"),
          List.of("besluit", "beslissing", "beschikking", "besluitvorming", "decision"),
          List.of("energie", "stroom", "klimaat", "energy"),
          List.of("vertrouwelijk", "geheim", "gevoelig", "confidential", "sensitive"),
          List.of("openbaar", "transparant", "publiek", "register", "public", "transparent"),
          List.of("leverancier", "aanbieder", "inkoop", "aanbesteding", "supplier"),
          List.of("medewerker", "ambtenaar", "collega", "personeel", "staff", "employee"),
          List.of("bezwaar", "klacht", "beroep", "objection", "complaint"),
          List.of("risico", "gevaar", "risk"),
          List.of("verantwoordelijk", "verantwoording", "verantwoordelijkheid", "responsible"),
          List.of("verslag", "notulen", "notulenverslag", "minutes"),
          List.of("samenvatten", "samenvatting", "summarise", "summarize", "summary"),
          List.of("vertalen", "vertaling", "translate", "translation"),
          List.of("brief", "bericht", "mail", "letter"),
          List.of("herschrijven", "klare", "B1", "rewrite"),
          List.of("spelling", "taalfouten", "corrigeren", "grammar"),
          List.of("programmacode", "code", "programmeren", "software"),
          List.of("aanvragen", "aanvraag", "request", "apply"),
          List.of("sollicitant", "cv", "vacature", "applicant"),
          List.of("namen", "naam", "name", "anoniem", "anonymous"));

  private final Map<String, Float> weights = new LinkedHashMap<>();
  private final List<Set<String>> own;

  private Question(List<Set<String>> own) {
    this.own = own;
  }

  /// @param turns what the user said, in order; the last is the question
  static Question of(List<String> turns, GuidelineIndex index) {
    String last = turns.isEmpty() ? "" : plain(turns.getLast());
    List<Set<String>> concepts = index.stems(last).stream().map(index::same).toList();
    Question question = new Question(concepts);
    for (String stem : index.stems(last)) {
      question.weights.put(stem, 1f);
    }
    for (Set<String> concept : concepts) {
      concept.forEach(stem -> question.weights.putIfAbsent(stem, SYNONYM));
    }
    if (concepts.size() < SHORT && turns.size() > 1) {
      String before = plain(turns.get(turns.size() - 2));
      index.stems(before).forEach(stem -> question.weights.putIfAbsent(stem, EARLIER));
    }
    return question;
  }

  private static String plain(String text) {
    return PLACEHOLDER.matcher(text).replaceAll(" ");
  }

  Map<String, Float> weights() {
    return weights;
  }

  float weight(String stem) {
    return weights.getOrDefault(stem, 0f);
  }

  /// The part of the question's own words that a text with these stems has, or has words for that
  /// mean the same.
  double share(Set<String> stems) {
    long covered = own.stream().filter(same -> same.stream().anyMatch(stems::contains)).count();
    return own.isEmpty() ? 0 : (double) covered / own.size();
  }

  /// The number of its own words that say something.
  int words() {
    return own.size();
  }

  /// True when a text with these stems is about the question: it has a third of the question's own
  /// words or words that mean the same, or, for a question that only follows up, any word at all.
  boolean covers(Set<String> stems) {
    boolean any = weights.keySet().stream().anyMatch(stems::contains);
    if (own.size() < SHORT) {
      return any;
    }
    long covered = own.stream().filter(same -> same.stream().anyMatch(stems::contains)).count();
    return covered >= Math.ceil(own.size() * COVERED_MIN);
  }
}
