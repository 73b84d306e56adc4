package nl.genaisluis.policy.prohibited;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// What a guard by keywords would say: the baseline that the check has to be better than.
final class Keywords {
  private static final Set<String> FEW =
      Set.of("vergunning", "subsidie", "handhaving", "boete", "dwangsom", "sollicitant");
  private static final Set<String> MANY =
      Set.of(
          "vergunning",
          "ontheffing",
          "subsidie",
          "handhav",
          "boete",
          "dwangsom",
          "sollicit",
          "besluit",
          "beschikking",
          "bezwaar",
          "aanvraag",
          "weiger",
          "afwijz",
          "toekenn",
          "beoordeel",
          "permit",
          "grant",
          "fine",
          "applicant");

  private Keywords() {}

  /// For each list whether any of its words, and any two of them, are in the text.
  static Map<String, Judgement> judge(Sample sample) {
    String text = Learner.joined(sample).toLowerCase(Locale.ROOT);
    Map<String, Judgement> said = new LinkedHashMap<>();
    said.put("keywords, 6, any", judgement(text, FEW, 1));
    said.put("keywords, 19, any", judgement(text, MANY, 1));
    said.put("keywords, 19, two", judgement(text, MANY, 2));
    return said;
  }

  private static Judgement judgement(String text, Set<String> words, int atLeast) {
    return words.stream().filter(text::contains).count() >= atLeast
        ? new Judgement.Prohibited(List.of())
        : new Judgement.Clear();
  }
}
