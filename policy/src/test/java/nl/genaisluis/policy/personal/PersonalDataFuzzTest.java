package nl.genaisluis.policy.personal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import nl.genaisluis.models.wire.Leaf;
import nl.genaisluis.models.wire.Seeds;
import nl.genaisluis.policy.FuzzText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/// Any texts are scrubbed without a throw: the findings are stretches of whole characters in order,
/// the texts are the originals with those stretches replaced, and they come back when they are
/// restored. Leaves are parted by form feeds; one that begins with `!` is fixed.
public class PersonalDataFuzzTest {
  private static final PersonalData CHECK = PersonalData.load(PersonalDataConfig.defaults());

  /// Values of these types have one form and a checksum or a shape of their own.
  private static final Set<PersonalType> EXACT =
      Set.of(PersonalType.IBAN, PersonalType.CREDITCARD, PersonalType.EMAIL);

  /// What says something wherever it stands: letters or digits with a digit among them, unbroken.
  private static final Pattern TELLING =
      Pattern.compile("(?=.*[0-9])[A-Za-z0-9][A-Za-z0-9.@:/+-]{4,}[A-Za-z0-9]");

  private static final int VALUE_LENGTH_MAX = 200;

  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void findsWholeStretchesAndPutsThemBack(byte[] input) {
    fuzzerTestOneInput(input);
  }

  /// Loads what the check reads before the first input is timed.
  public static void fuzzerInitialize() {
    fuzzerTestOneInput(new byte[0]);
  }

  public static void fuzzerTestOneInput(byte[] input) {
    List<Leaf> leaves = new ArrayList<>();
    for (String text : FuzzText.of(input).split("\f", -1)) {
      String pointer = "/" + leaves.size();
      leaves.add(new Leaf(pointer, -1, null, -1, text.startsWith("!"), text));
    }

    Scrubbed scrubbed = CHECK.scrub(leaves, Actions.defaults());
    Scrubbed again = CHECK.scrub(leaves, Actions.defaults());

    assertThat(again.findings()).isEqualTo(scrubbed.findings());
    assertThat(again.texts()).isEqualTo(scrubbed.texts());
    assertThat(scrubbed.texts()).hasSameSizeAs(leaves);
    Set<String> repeated = repeated(scrubbed.findings());
    for (int i = 0; i < leaves.size(); i++) {
      int leaf = i;
      List<PersonalFinding> own =
          scrubbed.findings().stream().filter(finding -> finding.leaf() == leaf).toList();
      requireSpans(leaves.get(i).text(), own);
      requireText(leaves.get(i), own, scrubbed.texts().get(i));
      requireWayBack(leaves.get(i), own, repeated, scrubbed);
      assertThat(scrubbed.fixedHit() || !leaves.get(i).fixed() || own.isEmpty()).isTrue();
    }
    requireGone(leaves, scrubbed);
  }

  private static Set<String> repeated(List<PersonalFinding> findings) {
    Set<String> once = new HashSet<>();
    Set<String> repeated = new HashSet<>();
    for (PersonalFinding finding : findings) {
      String placeholder = String.valueOf(finding.placeholder());
      if (!once.add(placeholder)) {
        repeated.add(placeholder);
      }
    }
    return repeated;
  }

  private static void requireSpans(String text, List<PersonalFinding> findings) {
    int done = 0;
    for (PersonalFinding finding : findings) {
      assertThat(finding.start()).isGreaterThanOrEqualTo(done);
      assertThat(finding.end()).isGreaterThan(finding.start()).isLessThanOrEqualTo(text.length());
      assertThat(cutsCharacter(text, finding.start())).as("start in a pair").isFalse();
      assertThat(cutsCharacter(text, finding.end())).as("end in a pair").isFalse();
      assertThat(finding.score()).isBetween(0.0, 1.0);
      done = finding.end();
    }
  }

  private static boolean cutsCharacter(String text, int at) {
    return at > 0
        && at < text.length()
        && Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at));
  }

  private static void requireText(Leaf leaf, List<PersonalFinding> own, String scrubbed) {
    StringBuilder expected = new StringBuilder(leaf.text());
    if (!leaf.fixed()) {
      for (PersonalFinding finding : own.reversed()) {
        expected.replace(finding.start(), finding.end(), String.valueOf(finding.placeholder()));
      }
    }
    assertThat(scrubbed).isEqualTo(expected.toString());
  }

  /// A placeholder that stands for one stretch of text brings that stretch back; one that is used
  /// again brings back the first or fullest form of the value; one of a mask brings back nothing.
  private static void requireWayBack(
      Leaf leaf, List<PersonalFinding> own, Set<String> repeated, Scrubbed scrubbed) {
    StringBuilder expected = new StringBuilder(leaf.text());
    StringBuilder masked = new StringBuilder(leaf.text());
    for (PersonalFinding finding : own.reversed()) {
      String placeholder = String.valueOf(finding.placeholder());
      String value = scrubbed.restore(placeholder);
      if (finding.action() == Action.MASK) {
        assertThat(value).isEqualTo(placeholder);
      } else if (!repeated.contains(placeholder)) {
        assertThat(value).isEqualTo(leaf.text().substring(finding.start(), finding.end()));
      }
      expected.replace(finding.start(), finding.end(), value);
      masked.replace(finding.start(), finding.end(), placeholder);
    }
    // As in the arguments of a tool, where no surroundings keep a value from coming back.
    boolean plain = expected.chars().allMatch(c -> c >= ' ' && c != '"' && c != '\\' && !half(c));
    if (plain) {
      Restorer restorer = scrubbed.restorer(Restorer.Mode.JSON_STRING);
      String restored = restorer.push(masked.toString()) + restorer.finish();
      assertThat(restored).isEqualTo(expected.toString());
    }
  }

  private static boolean half(int unit) {
    return unit >= 0xD800 && unit <= 0xDFFF;
  }

  /// A value that was replaced stands in no other place either. What has no digit may be a word.
  private static void requireGone(List<Leaf> leaves, Scrubbed scrubbed) {
    for (PersonalFinding finding : scrubbed.findings()) {
      String text = leaves.get(finding.leaf()).text();
      String value = text.substring(finding.start(), finding.end());
      boolean told = TELLING.matcher(value).matches() && value.length() <= VALUE_LENGTH_MAX;
      if (!EXACT.contains(finding.type()) && !told) {
        continue;
      }
      Pattern whole =
          Pattern.compile(
              "(?<![\\p{L}\\p{N}\\p{M}])" + Pattern.quote(value) + "(?![\\p{L}\\p{N}\\p{M}])");
      for (int i = 0; i < leaves.size(); i++) {
        boolean left = whole.matcher(scrubbed.texts().get(i)).find();
        assertThat(left && !leaves.get(i).fixed()).as(finding.toString()).isFalse();
      }
    }
  }
}
