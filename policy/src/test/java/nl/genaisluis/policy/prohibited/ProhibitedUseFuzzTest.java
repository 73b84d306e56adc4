package nl.genaisluis.policy.prohibited;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import nl.genaisluis.models.wire.Conversation;
import nl.genaisluis.models.wire.Leaf;
import nl.genaisluis.models.wire.Role;
import nl.genaisluis.models.wire.Seeds;
import nl.genaisluis.models.wire.Turn;
import nl.genaisluis.policy.FuzzText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/// Any conversation is judged to the end, twice the same, and every finding points into its texts.
/// Turns are parted by form feeds; the first letter of a turn is that of its role, an `o` makes it
/// text outside the turns.
public class ProhibitedUseFuzzTest {
  private static final ProhibitedUse CHECK = ProhibitedUse.load(ProhibitedConfig.DEFAULT);

  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void judgesToTheEndAndPointsIntoTheText(byte[] input) {
    fuzzerTestOneInput(input);
  }

  /// Loads what the check reads before the first input is timed.
  public static void fuzzerInitialize() {
    fuzzerTestOneInput(new byte[0]);
  }

  public static void fuzzerTestOneInput(byte[] input) {
    Conversation asked = conversation(FuzzText.of(input));

    Judgement judgement = CHECK.judge(asked);

    assertThat(CHECK.judge(asked)).isEqualTo(judgement);
    for (Finding finding : findings(judgement)) {
      assertThat(finding.score()).isBetween(0.0, 1.0);
      assertThat(finding.spans()).isNotEmpty();
      for (Span span : finding.spans()) {
        String text = text(span, asked);
        assertThat(span.end()).isGreaterThan(span.start()).isLessThanOrEqualTo(text.length());
      }
    }
  }

  private static Conversation conversation(String input) {
    List<Turn> turns = new ArrayList<>();
    List<Leaf> others = new ArrayList<>();
    for (String part : input.split("\f", -1)) {
      String text = part.isEmpty() ? part : part.substring(1);
      switch (part.isEmpty() ? ' ' : part.charAt(0)) {
        case 's' -> turns.add(new Turn(Role.SYSTEM, text));
        case 'd' -> turns.add(new Turn(Role.DEVELOPER, text));
        case 'u' -> turns.add(new Turn(Role.USER, text));
        case 'a' -> turns.add(new Turn(Role.ASSISTANT, text));
        case 't' -> turns.add(new Turn(Role.TOOL, text));
        case 'o' -> others.add(new Leaf("/" + others.size(), -1, null, -1, false, text));
        default -> turns.add(new Turn(Role.USER, part));
      }
    }
    return new Conversation(turns, others);
  }

  private static List<Finding> findings(Judgement judgement) {
    return switch (judgement) {
      case Judgement.Prohibited(List<Finding> found) -> found;
      case Judgement.Doubt(List<Finding> found) -> found;
      case Judgement.Clear() -> List.of();
      case Judgement.Unsure(String cause) -> throw new AssertionError(cause);
    };
  }

  private static String text(Span span, Conversation asked) {
    String path = span.path();
    return path == null
        ? asked.turns().get(span.message()).text()
        : asked.others().get(Integer.parseInt(path.substring(1))).text();
  }
}
