package nl.genaisluis.policy.prohibited;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import nl.genaisluis.models.wire.Seeds;
import nl.genaisluis.policy.FuzzText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/// Every plain character of any text comes from a stretch of whole original characters, in the
/// order of the original but where something was decoded or turned around.
class NormaliserFuzzTest {
  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void tracesEveryCharacterToTheOriginal(byte[] input) {
    fuzzerTestOneInput(input);
  }

  public static void fuzzerTestOneInput(byte[] input) {
    String text = FuzzText.of(input);

    PlainText plain = Normaliser.plain(text);

    BitSet hidden = new BitSet();
    for (PlainText.Range range : plain.hidden()) {
      assertThat(range.from()).isBetween(0, range.to());
      assertThat(range.to()).isLessThanOrEqualTo(plain.length());
      hidden.set(range.from(), range.to());
    }
    int last = 0;
    for (int i = 0; i < plain.length(); i++) {
      int start = plain.start(i);
      int end = plain.end(i);
      boolean inside = start >= 0 && start < end && end <= text.length();
      boolean ordered = hidden.get(i) || start >= last;
      if (!inside || !ordered || cutsCharacter(text, start) || cutsCharacter(text, end)) {
        throw new AssertionError("character " + i + " from " + start + " to " + end);
      }
      last = hidden.get(i) ? last : start;
    }
    PlainText again = Normaliser.plain(text);
    assertThat(again.string(0, again.length())).isEqualTo(plain.string(0, plain.length()));
  }

  private static boolean cutsCharacter(String text, int at) {
    return at > 0
        && at < text.length()
        && Character.isSurrogatePair(text.charAt(at - 1), text.charAt(at));
  }
}
