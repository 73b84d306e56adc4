package nl.genaisluis.policy.personal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.genaisluis.models.wire.Seeds;
import nl.genaisluis.policy.FuzzText;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/// Any text in any pieces is restored as a slow twin restores it, which reads placeholders with
/// regular expressions; nothing is held back for longer than a placeholder.
class RestorerFuzzTest {
  private static final int PIECE_LENGTH_MAX = 9;
  private static final Map<Placeholder, String> VALUES =
      Map.of(
          new Placeholder(PersonalType.PERSOON, 1), "Jan \"de\" Vries\n\ud83d\ude42",
          new Placeholder(PersonalType.PERSOON, 10), "Anna",
          new Placeholder(PersonalType.EMAIL, 1), "j@x.nl",
          new Placeholder(PersonalType.ADRES, 2), "Dorp [PERSOON_10] \\1");
  private static final Set<Placeholder> GIVEN = VALUES.keySet();

  private static final String MARKED = "(?:\\[|\\\\\\\\\\[|\\\\\\[|&#91;|&lbrack;|\\\\u005b)";
  private static final String CLOSED = "(?:\\]|\\\\\\\\\\]|\\\\\\]|&#93;|&rbrack;|\\\\u005d)";
  private static final String JOINED = "(?:_|\\\\\\\\_|\\\\_|&#95;|\\\\u005f)";
  private static final String WORD =
      "(?>(?<type>IDENTITEITSBEWIJS|GEBOORTEDATUM|CREDITCARD|GEBRUIKER|RIJBEWIJS|POSTCODE|TELEFOON"
          + "|KENTEKEN|VNUMMER|TELEFON|ADRESSE|ADDRESS|PERSOON|PERSON|URLDATA|E-MAIL|GEHEIM|EMAIL"
          + "|ADRES|PHONE|IBAN|BSN|BTW|KVK|MAC|IP))";
  private static final String NUMBER = "(?<number>[1-9][0-9]{0,5}+)(?![0-9])";
  private static final Pattern BRACKETED =
      Pattern.compile(
          MARKED
              + "\\*{0,3}+`?+"
              + WORD
              + "(?:"
              + JOINED
              + "|[- \u00a0\u2011])?+"
              + NUMBER
              + " ?+`?+\\*{0,3}+"
              + CLOSED,
          Pattern.CASE_INSENSITIVE);

  // A letter of two units, such as of an old script, does not go on with the word.
  private static final Pattern BARE =
      Pattern.compile(
          WORD
              + JOINED
              + NUMBER
              + "(?=[sS]?+(?:[^\\p{javaLetterOrDigit}_]|[\\x{10000}-\\x{10FFFF}]|$))",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
  private static final Map<String, PersonalType> TRANSLATED =
      Map.of(
          "PERSON", PersonalType.PERSOON,
          "ADRESSE", PersonalType.ADRES,
          "ADDRESS", PersonalType.ADRES,
          "E-MAIL", PersonalType.EMAIL,
          "TELEFON", PersonalType.TELEFOON,
          "PHONE", PersonalType.TELEFOON);

  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void restoresWhatItsTwinRestores(byte[] input) {
    fuzzerTestOneInput(input);
  }

  public static void fuzzerTestOneInput(byte[] input) {
    String text = FuzzText.of(input);
    for (Restorer.Mode mode : Restorer.Mode.values()) {
      String expected = slowly(text, mode);

      assertThat(inPieces(text, mode, text.length())).isEqualTo(expected);
      assertThat(inPieces(text, mode, 1)).isEqualTo(expected);
      assertThat(inPieces(text, mode, 0)).isEqualTo(expected);
    }
  }

  /// Pushes pieces of this length; 0 for all lengths, in an order that the text sets.
  private static String inPieces(String text, Restorer.Mode mode, int length) {
    Random random = new Random(text.hashCode());
    Restorer restorer = new Restorer(VALUES, GIVEN, mode);
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      int next =
          Math.min(text.length(), at + (length > 0 ? length : random.nextInt(PIECE_LENGTH_MAX)));
      out.append(restorer.push(text.substring(at, next)));
      at = next;
    }
    return out.append(restorer.finish()).toString();
  }

  private static String slowly(String text, Restorer.Mode mode) {
    Surroundings surroundings = new Surroundings();
    StringBuilder out = new StringBuilder();
    boolean json = mode == Restorer.Mode.JSON_STRING;
    boolean boundary = true;
    boolean escaped = false;
    int at = 0;
    while (at < text.length()) {
      int end = boundary ? end(BARE, text, at) : at;
      end = end == at && "[&\\".indexOf(text.charAt(at)) >= 0 ? end(BRACKETED, text, at) : end;
      String value = end == at ? null : VALUES.get(placeholder(text, at, end));
      if (value != null && (json || !surroundings.unsafe())) {
        out.append(json ? escape(value) : value);
        surroundings.word();
        boundary = false;
        escaped = false;
        at = end;
        continue;
      }
      for (end = Math.max(end, at + 1); at < end; at++) {
        char c = text.charAt(at);
        out.append(c);
        surroundings.take(c);
        boundary = (json && escaped) || !(Character.isLetterOrDigit(c) || c == '_');
        escaped = json && !escaped && c == '\\';
      }
    }
    return out.toString();
  }

  private static int end(Pattern pattern, String text, int at) {
    Matcher matcher = matcher(pattern, text, at);
    return matcher.lookingAt() ? matcher.end() : at;
  }

  private static Matcher matcher(Pattern pattern, String text, int at) {
    return pattern
        .matcher(text)
        .region(at, text.length())
        .useTransparentBounds(true)
        .useAnchoringBounds(false);
  }

  private static @Nullable Placeholder placeholder(String text, int at, int end) {
    Matcher matcher = matcher(BARE, text, at);
    if (!matcher.lookingAt() || matcher.end() != end) {
      matcher = matcher(BRACKETED, text, at);
    }
    if (!matcher.lookingAt()) {
      return null;
    }
    String word = matcher.group("type").toUpperCase(Locale.ROOT);
    PersonalType translated = TRANSLATED.get(word);
    PersonalType type = translated == null ? PersonalType.valueOf(word) : translated;
    return new Placeholder(type, Integer.parseInt(matcher.group("number")));
  }

  private static String escape(String value) {
    return value
        .replace("\\", "\\\\")
        .replace("\"", "\\\"")
        .replace("\n", "\\n")
        .replace("\ud83d\ude42", "\\ud83d\\ude42");
  }
}
