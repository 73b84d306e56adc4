package nl.genaisluis.audit.note;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import nl.genaisluis.audit.Seeds;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/// Any bytes are a note, a checkpoint or a key in their one spelling, or a [NoteFault]; none holds
/// under a key that did not sign it.
class SignedNoteFuzzTest {
  /// Its secret half signed none of the checked-in notes and is not kept.
  private static final VerifierKey STRANGER = Signer.generate("example.com/foo").verifier();

  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void isANoteOrAFaultAndHoldsUnderNoStrangersKey(byte[] input) {
    fuzzerTestOneInput(input);
  }

  public static void fuzzerTestOneInput(byte[] input) {
    note(input);
    String text = new String(input, UTF_8);
    checkpoint(text);
    key(text);
  }

  private static void note(byte[] input) {
    SignedNote note;
    try {
      note = SignedNote.parse(input);
    } catch (NoteFault refused) {
      return;
    }
    assertThat(note.toString().getBytes(UTF_8)).isEqualTo(input);
    boolean held;
    try {
      held = note.verify(STRANGER) != null;
    } catch (NoteFault refused) {
      held = false;
    }
    assertThat(held).isFalse();
  }

  private static void checkpoint(String text) {
    try {
      Checkpoint checkpoint = Checkpoint.parse(text);
      assertThat(text).startsWith(checkpoint.text());
      assertThat(Checkpoint.parse(checkpoint.text())).isEqualTo(checkpoint);
    } catch (NoteFault refused) {
      assertThat(refused.getMessage()).isNotEmpty();
    }
  }

  private static void key(String text) {
    try {
      assertThat(VerifierKey.parse(text)).hasToString(text);
    } catch (NoteFault refused) {
      assertThat(refused.getMessage()).isNotEmpty();
    }
  }
}
