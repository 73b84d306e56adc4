package nl.genaisluis.audit.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.analysis.tokenattributes.PositionIncrementAttribute;
import org.junit.jupiter.api.Test;

final class DutchWordsTest {
  private static final List<String> PARTS =
      List.of(
          "fiets",
          "Bromfietsen",
          "ei",
          "EIEREN",
          "kind",
          "kinderen",
          "de",
          "het",
          "niet",
          "en",
          "vergunning",
          "aanvra",
          "besluit",
          "ge",
          "be",
          "ver",
          "heid",
          "heden",
          "lijk",
          "en",
          "t",
          "je",
          "ën",
          "é",
          "IJ",
          "ss",
          "gemeente",
          "2026",
          "-",
          "'s",
          "\u00a0",
          " ",
          " ",
          " ",
          ".");

  private final DutchWords words = new DutchWords();
  private final DutchAnalyzer twin = new DutchAnalyzer();

  @Test
  void hasTheWordsThatTheAnalyzerForDutchHas() throws IOException {
    Random random = new Random(7);
    for (int i = 0; i < 2_000; i++) {
      StringBuilder text = new StringBuilder();
      for (int part = random.nextInt(30); part >= 0; part--) {
        text.append(PARTS.get(random.nextInt(PARTS.size())));
      }
      assertThat(tokens(words, text.toString()))
          .as(text.toString())
          .isEqualTo(tokens(twin, text.toString()));
    }
  }

  @Test
  void hasTheSameWordsHoweverManyOthersCameBetween() throws IOException {
    List<String> before = tokens(words, "De aanvragen van inwoners zijn afgewezen");
    for (int i = 0; i < 20_000; i++) {
      tokens(words, "woord" + i);
    }
    assertThat(tokens(words, "De aanvragen van inwoners zijn afgewezen")).isEqualTo(before);
  }

  @Test
  void hasLongWordsToo() throws IOException {
    String word = "vergunningverleningsprocedurehandleidingen";
    assertThat(tokens(words, word + " " + word)).isEqualTo(tokens(twin, word + " " + word));
  }

  @Test
  void holdsNoWordOnceItForgot() throws IOException {
    tokens(words, "De aanvragen van inwoners");
    assertThat(words.known()).isEqualTo(4);
    words.forget();
    assertThat(words.known()).isZero();
  }

  @Test
  void looksForTheBeginningOfAWordInSmallLetters() {
    assertThat(words.normalize("text", "VERGUNNINGEN"))
        .isEqualTo(twin.normalize("text", "VERGUNNINGEN"));
  }

  private static List<String> tokens(Analyzer analyzer, String text) throws IOException {
    List<String> tokens = new ArrayList<>();
    try (TokenStream stream = analyzer.tokenStream("text", text)) {
      CharTermAttribute term = stream.addAttribute(CharTermAttribute.class);
      PositionIncrementAttribute place = stream.addAttribute(PositionIncrementAttribute.class);
      stream.reset();
      while (stream.incrementToken()) {
        tokens.add(term + "+" + place.getPositionIncrement());
      }
      stream.end();
    }
    return tokens;
  }
}
