package nl.genaisluis.policy.prohibited;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WordPatternsTest {
  @Test
  void findsWholeWordsStemsAndPartsOfCompounds() {
    WordPatterns patterns =
        new WordPatterns.Builder().add("nee", 1).add("weiger*", 2).add("*vergunning*", 3).build();

    assertThat(groups(patterns, "nee")).containsExactly(1);
    assertThat(groups(patterns, "neef")).isEmpty();
    assertThat(groups(patterns, "geweigerd")).isEmpty();
    assertThat(groups(patterns, "weigeringsgrond")).containsExactly(2);
    assertThat(groups(patterns, "natuurvergunningaanvraag")).containsExactly(3);
  }

  @Test
  void agreesWithComparingEachPatternByItself() {
    long seed = 20261122;
    Random random = new Random(seed);
    for (int round = 0; round < 200; round++) {
      List<String> written = new ArrayList<>();
      WordPatterns.Builder builder = new WordPatterns.Builder();
      for (int group = 1; group <= 12; group++) {
        String word = word(random, 1 + random.nextInt(5));
        String part = "*" + word(random, 4) + "*";
        String pattern = random.nextBoolean() ? word + "*" : random.nextBoolean() ? word : part;
        written.add(pattern);
        builder.add(pattern, group);
      }
      WordPatterns patterns = builder.build();
      for (int i = 0; i < 50; i++) {
        String word = word(random, 1 + random.nextInt(9));

        List<Integer> found = groups(patterns, word);

        assertThat(found)
            .as("seed %d, %s in %s", seed, word, written)
            .isEqualTo(slow(written, word));
        assertThat(patterns.first(word.toCharArray(), 0, word.length()))
            .isEqualTo(found.isEmpty() ? 0 : found.getFirst());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "*", "a*b", "*abc*", "*abc"})
  void refusesWhatIsNoPattern(String pattern) {
    WordPatterns.Builder builder = new WordPatterns.Builder();

    assertThatThrownBy(() -> builder.add(pattern, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("not a word pattern");
  }

  private static List<Integer> groups(WordPatterns patterns, String word) {
    TreeSet<Integer> groups = new TreeSet<>();
    patterns.match(word.toCharArray(), 0, word.length(), groups::add);
    return List.copyOf(groups);
  }

  private static List<Integer> slow(List<String> patterns, String word) {
    TreeSet<Integer> groups = new TreeSet<>();
    for (int i = 0; i < patterns.size(); i++) {
      String pattern = patterns.get(i);
      String plain = pattern.replace("*", "");
      boolean fits =
          pattern.startsWith("*")
              ? word.contains(plain)
              : pattern.endsWith("*") ? word.startsWith(plain) : word.equals(plain);
      if (fits) {
        groups.add(i + 1);
      }
    }
    return List.copyOf(groups);
  }

  private static String word(Random random, int length) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < length; i++) {
      word.append((char) ('a' + random.nextInt(2)));
    }
    return word.toString();
  }
}
