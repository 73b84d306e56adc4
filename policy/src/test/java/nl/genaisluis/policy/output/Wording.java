package nl.genaisluis.policy.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/// Writes random sentences of the words that the rules know, thick with near hits.
final class Wording {
  private static final List<String> FILLERS =
      List.of("gewoon", "steiger", "Hoekstra", "Jansen", "maandag", "en", "groen", "zonder");

  private final Random random;
  private final List<String> words = new ArrayList<>();

  Wording(RuleBook book, long seed) {
    this.random = new Random(seed);
    book.words().values().forEach(list -> list.forEach(word -> words.add(word.replace("*", ""))));
  }

  /// Sentences as lists of tokens, the last of which is `.` or `?`.
  List<List<String>> sentences() {
    List<List<String>> sentences = new ArrayList<>();
    int count = 1 + random.nextInt(4);
    for (int i = 0; i < count; i++) {
      sentences.add(sentence());
    }
    return sentences;
  }

  private List<String> sentence() {
    List<String> tokens = new ArrayList<>();
    int count = 3 + random.nextInt(22);
    while (tokens.size() < count) {
      switch (random.nextInt(12)) {
        case 0 -> tokens.add("[PERSOON_" + (1 + random.nextInt(3)) + "]");
        case 1 -> tokens.add(random.nextBoolean() ? "1" : "2019");
        case 2 -> tokens.add(random.nextBoolean() ? ":" : "€");
        case 3, 4 -> tokens.add(FILLERS.get(random.nextInt(FILLERS.size())));
        case 5 -> tokens.add(random.nextBoolean() ? "wij" : "uw");
        default -> tokens.addAll(word());
      }
    }
    tokens.add("gewoon");
    tokens.add(random.nextInt(8) == 0 ? "?" : ".");
    return tokens;
  }

  private List<String> word() {
    return List.of(words.get(random.nextInt(words.size())).split("_", -1));
  }

  /// The sentences as one text.
  static String text(List<List<String>> sentences) {
    StringBuilder text = new StringBuilder();
    for (List<String> tokens : sentences) {
      text.append(String.join(" ", tokens.subList(0, tokens.size() - 1)));
      text.append(tokens.getLast()).append(' ');
    }
    return text.toString();
  }

  int next(int bound) {
    return random.nextInt(bound);
  }
}
