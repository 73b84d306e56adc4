package nl.genaisluis.policy.personal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Compares the hand-written recognisers with slow twins in regular expressions on random text.
class FormatsTest {
  private static final PersonalData PERSONAL_DATA =
      PersonalData.load(PersonalDataConfig.defaults());
  private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
  private static final Pattern FOUR = Pattern.compile(" (" + OCTET + "(?:\\." + OCTET + "){3}) ");
  private static final Pattern HARDWARE =
      Pattern.compile(" ([0-9a-f]{2}(?::[0-9a-f]{2}){5}|[0-9a-f]{2}(?:-[0-9a-f]{2}){5}) ");
  private static final Pattern MAIL =
      Pattern.compile(" ([a-z0-9]+(?:[._+-][a-z0-9]+)*@[a-z0-9]+(?:[.-][a-z0-9]+)*\\.[a-z]{2,8}) ");
  private static final Pattern ACCOUNT = Pattern.compile(" (NL\\d\\d[A-Z]{4}\\d{10}) ");
  private static final Pattern MOBILE =
      Pattern.compile(" (06[ -]?[1-58]\\d{7}|\\+316[1-58]\\d{7}) ");

  @Test
  void findsInternetAddressesAsTheTwinDoes() {
    compare(PersonalType.IP, FOUR, "0123456789.");
  }

  @Test
  void findsHardwareAddressesAsTheTwinDoes() {
    compare(PersonalType.MAC, HARDWARE, "0123456789abcdef:-");
  }

  @Test
  void findsMailAddressesAsTheTwinDoes() {
    compare(PersonalType.EMAIL, MAIL, "abcxyz09.@-_");
  }

  @Test
  void findsAccountsAsTheTwinDoes() {
    compare(PersonalType.IBAN, ACCOUNT, "NL0123456789ABN");
  }

  @Test
  void findsMobileNumbersAsTheTwinDoes() {
    compare(PersonalType.TELEFOON, MOBILE, "+0316123458 -");
  }

  /// Every text that the twin takes must be found; what the twin refuses must not be, where the
  /// text is a single word between spaces.
  private static void compare(PersonalType type, Pattern twin, String alphabet) {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    int found = 0;
    for (int round = 0; round < 4_000; round++) {
      String word = random.nextBoolean() ? sample(type, random) : mutated(type, random, alphabet);
      String text = " " + word + " ";
      Matcher matcher = twin.matcher(text);
      boolean expected = matcher.find();
      found += expected ? 1 : 0;

      List<String> values = values(type, text);

      if (expected) {
        assertThat(values).as("seed %d", seed).contains(matcher.group(1));
      } else if (type == PersonalType.IP || type == PersonalType.MAC) {
        assertThat(values).as("seed %d: %s", seed, text).doesNotContain(word);
      }
    }
    assertThat(found).isGreaterThan(500);
  }

  private static List<String> values(PersonalType type, String text) {
    List<String> values = new ArrayList<>();
    Scrubbed scrubbed = PERSONAL_DATA.scrub(List.of(Quality.leaf(text)), Actions.defaults());
    for (PersonalFinding finding : scrubbed.findings()) {
      if (finding.type() == type) {
        values.add(text.substring(finding.start(), finding.end()));
      }
    }
    return values;
  }

  private static String mutated(PersonalType type, Random random, String alphabet) {
    StringBuilder word = new StringBuilder(sample(type, random));
    int place = random.nextInt(word.length());
    char c = alphabet.charAt(random.nextInt(alphabet.length()));
    switch (random.nextInt(3)) {
      case 0 -> word.setCharAt(place, c);
      case 1 -> word.insert(place, c);
      default -> word.deleteCharAt(place);
    }
    return word.toString();
  }

  private static String sample(PersonalType type, Random random) {
    return switch (type) {
      case IP ->
          random.nextInt(256)
              + "."
              + random.nextInt(300)
              + "."
              + random.nextInt(256)
              + "."
              + random.nextInt(256);
      case MAC -> hardware(random, random.nextBoolean() ? ":" : "-");
      case EMAIL -> "a" + random.nextInt(99) + ".b@c" + random.nextInt(99) + "-d.example";
      case IBAN ->
          String.format(
              Locale.ROOT, "NL%02dABNA%010d", random.nextInt(100), random.nextInt(1_000_000_000));
      default ->
          (random.nextBoolean() ? "06-" : "+316")
              + (1 + random.nextInt(5))
              + (1_000_000 + random.nextInt(8_999_999));
    };
  }

  private static String hardware(Random random, String sign) {
    List<String> pairs = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      pairs.add(String.format(Locale.ROOT, "%02x", random.nextInt(256)));
    }
    return String.join(sign, pairs);
  }
}
