package nl.genaisluis.policy.personal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

final class TokensTest {
  private static final Lexicon LEXICON = Lexicon.load();
  private static final Pattern PART =
      Pattern.compile("[\\p{L}\\p{Nd}\\x{300}-\\x{36f}]+|[\\n\\r]|[^\\x00-\\x20]");
  private static final String ALPHABET = "aeijZQV019 \n\r\t.-_'@[é´ĳŁ\u0301ж中€\u200b\u00a0";

  /// The slow twin: what the scan must see, by regular expressions and strings.
  private record Twin(int start, int end, int line, String kind, String shape, long marks) {}

  @Test
  void scansAsItsSlowTwinDoes() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 2_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < 60; i++) {
        boolean word = random.nextInt(12) == 0;
        text.append(
            word ? " Jan de gemeente " : ALPHABET.charAt(random.nextInt(ALPHABET.length())));
      }
      View view = View.of(text.toString());

      Tokens tokens = Tokens.of(view, LEXICON);

      assertThat(fast(tokens)).as("seed %d", seed).isEqualTo(slow(view));
    }
  }

  @Test
  void answersOfATokenAsItsCharactersDo() {
    Random random = new Random(20261123);
    for (int round = 0; round < 500; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < 60; i++) {
        text.append(ALPHABET.charAt(random.nextInt(ALPHABET.length())));
      }
      View view = View.of(text.toString());

      Tokens tokens = Tokens.of(view, LEXICON);

      for (int token = -1; token <= tokens.count(); token++) {
        assertThat(fastAnswers(tokens, token))
            .as("token %d of %s", token, text)
            .isEqualTo(slowAnswers(view, tokens, token));
      }
    }
  }

  private static List<Boolean> fastAnswers(Tokens tokens, int token) {
    return List.of(
        tokens.isWord(token),
        tokens.capitalised(token),
        tokens.glued(token),
        tokens.isSign(token, '.'),
        tokens.is(token, "ij"),
        tokens.is(token, "e"),
        tokens.sameLine(token, token - 1),
        tokens.sameLine(token, token + 2),
        tokens.hasSign('@'),
        tokens.hasSign('['));
  }

  private static List<Boolean> slowAnswers(View view, Tokens tokens, int token) {
    boolean inside = token >= 0 && token < tokens.count();
    String text = inside ? view.text(tokens.start(token), tokens.end(token)) : "";
    boolean word = inside && tokens.kind(token) == Tokens.Kind.WORD;
    boolean glued = inside && token > 0 && tokens.end(token - 1) == tokens.start(token);
    String page = view.text(0, view.length());
    return List.of(
        word,
        word && text.chars().anyMatch(Character::isUpperCase),
        glued,
        text.equals("."),
        text.equalsIgnoreCase("ij"),
        text.equalsIgnoreCase("e"),
        inside && token > 0 && tokens.line(token) == tokens.line(token - 1),
        inside && token + 2 < tokens.count() && tokens.line(token) == tokens.line(token + 2),
        page.indexOf('@') >= 0,
        page.indexOf('[') >= 0);
  }

  private static List<Twin> fast(Tokens tokens) {
    List<Twin> seen = new ArrayList<>();
    for (int i = 0; i < tokens.count(); i++) {
      seen.add(
          new Twin(
              tokens.start(i),
              tokens.end(i),
              tokens.line(i),
              tokens.kind(i).name(),
              tokens.shape(i).name(),
              tokens.marks(i)));
    }
    return seen;
  }

  private static List<Twin> slow(View view) {
    List<Twin> seen = new ArrayList<>();
    Matcher part = PART.matcher(view.text(0, view.length()));
    int line = 0;
    while (part.find()) {
      String text = part.group();
      if (text.equals("\n") || text.equals("\r")) {
        line++;
        continue;
      }
      boolean word = Character.isLetterOrDigit(text.charAt(0)) || isMark(text.charAt(0));
      String letters = text.replaceAll("[0-9]", "");
      String kind =
          !word ? "SIGN" : letters.isEmpty() ? "NUMBER" : letters.equals(text) ? "WORD" : "MIXED";
      long marks = kind.equals("WORD") ? LEXICON.marks(Lexicon.key(text)) : 0;
      String shape = word ? shape(text, letters) : "NONE";
      seen.add(new Twin(part.start(), part.end(), line, kind, shape, marks));
    }
    return seen;
  }

  private static String shape(String text, String letters) {
    long upper = letters.chars().filter(Character::isUpperCase).count();
    if (letters.isEmpty()) {
      return "NONE";
    }
    if (upper == 0) {
      return "LOWER";
    }
    if (upper == letters.length() && upper > 1) {
      return "UPPER";
    }
    return upper == 1 && Character.isUpperCase(text.charAt(0)) ? "CAPITAL" : "CAMEL";
  }

  private static boolean isMark(char c) {
    return c >= 0x300 && c < 0x370;
  }
}
