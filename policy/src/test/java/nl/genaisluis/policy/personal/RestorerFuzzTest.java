package nl.genaisluis.policy.personal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
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

  private static final String MARKED =
      "(?:\\[|\\\\\\\\\\[|\\\\\\[|&#91;|&lbrack;|&lsqb;|\\\\u005b|\uff3b|\u3010)";
  private static final String CLOSED =
      "(?:\\]|\\\\\\\\\\]|\\\\\\]|&#93;|&rbrack;|&rsqb;|\\\\u005d|\uff3d|\u3011)";
  private static final String JOINED = "(?<joined>_|\\\\\\\\_|\\\\_|&#95;|\\\\u005f|\uff3f)";

  /// Every word that names a type: the types' own, and what a model that translates makes of them.
  private static final Map<String, PersonalType> WORDS =
      Map.ofEntries(
          Map.entry("PERSON", PersonalType.PERSOON),
          Map.entry("ADRESSE", PersonalType.ADRES),
          Map.entry("ADDRESS", PersonalType.ADRES),
          Map.entry("E-MAIL", PersonalType.EMAIL),
          Map.entry("TELEFON", PersonalType.TELEFOON),
          Map.entry("PHONE", PersonalType.TELEFOON),
          Map.entry("BIRTHDATE", PersonalType.GEBOORTEDATUM),
          Map.entry("PLATE", PersonalType.KENTEKEN),
          Map.entry("PASSPORT", PersonalType.IDENTITEITSBEWIJS),
          Map.entry("LICENCE", PersonalType.RIJBEWIJS),
          Map.entry("VNUMBER", PersonalType.VNUMMER),
          Map.entry("VAT", PersonalType.BTW),
          Map.entry("SECRET", PersonalType.GEHEIM),
          Map.entry("USER", PersonalType.GEBRUIKER));

  private static final String WORD =
      Stream.concat(
              WORDS.keySet().stream(), Arrays.stream(PersonalType.values()).map(PersonalType::name))
          .sorted(Comparator.comparingInt(String::length).reversed())
          .collect(Collectors.joining("|", "(?>(?<type>", "))"));
  private static final String NUMBER = "(?<number>[1-9][0-9]{0,5}+)(?![0-9])";
  private static final Pattern BRACKETED =
      Pattern.compile(
          MARKED
              + " ?+\\*{0,3}+`?+"
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
              + "(?:"
              + JOINED
              + "|[ \u00a0])"
              + NUMBER
              + "(?=[sS]?+(?:[^\\p{javaLetterOrDigit}_]|[\\x{10000}-\\x{10FFFF}]|$))",
          Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

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
      Matcher read = read(text, at, boundary);
      int end = read == null ? at : read.end();
      String value = read == null ? null : VALUES.get(placeholder(read));
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

  private static @Nullable Matcher read(String text, int at, boolean boundary) {
    Matcher bare = matcher(BARE, text, at);
    if (boundary && bare.lookingAt() && (bare.group("joined") != null || inCapitals(bare))) {
      return bare;
    }
    Matcher bracketed = matcher(BRACKETED, text, at);
    return bracketed.lookingAt() ? bracketed : null;
  }

  private static Matcher matcher(Pattern pattern, String text, int at) {
    return pattern
        .matcher(text)
        .region(at, text.length())
        .useTransparentBounds(true)
        .useAnchoringBounds(false);
  }

  /// A word and a number without anything that joins them are a placeholder in capitals only.
  private static boolean inCapitals(Matcher bare) {
    return bare.group("type").equals(bare.group("type").toUpperCase(Locale.ROOT));
  }

  private static Placeholder placeholder(Matcher read) {
    String word = read.group("type").toUpperCase(Locale.ROOT);
    PersonalType translated = WORDS.get(word);
    PersonalType type = translated == null ? PersonalType.valueOf(word) : translated;
    return new Placeholder(type, Integer.parseInt(read.group("number")));
  }

  private static String escape(String value) {
    return value
        .replace("\\", "\\\\")
        .replace("\"", "\\\"")
        .replace("\n", "\\n")
        .replace("\ud83d\ude42", "\\ud83d\\ude42");
  }
}
