package nl.genaisluis.audit.note;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.Test;

/// A checkpoint of a running gateway with the cosignature that another program gave it: litewitness
/// of filippo.io/torchwood v0.9.0.
final class OutsideWitnessTest {
  private static final String LOG =
      "localhost/genai-sluis-2026+a895a9ea+Aeh3b/UM0JGiompqUOwPRx5UXxNWLd15N37ISvi/c7ZE";
  private static final String WITNESS =
      "example.com/outside+a0106c2a+BGwu6nG3DP1KMzIplFBpCiIhzuGRYLxBYxHU7Xo/bn1n";

  private static final String NOTE =
      """
      localhost/genai-sluis-2026
      325
      Ujr2eWJ/gFmd+TchVJ8cxggGVuYElUt8uf9FIQe9l28=

      — localhost/genai-sluis-2026 \
      qJWp6hIb1N1j1nVnzwtZCnbnr004eHAImSSipkYJ9Eroa+ORWl7myOL+LQ2Qt8XWobc5aQBrdnwwQt7H5v0YD1JKUgc=
      — example.com/outside \
      oBBsKgAAAABrAzYCN/IjrMy15X+3GT1cxyiVHEXpclcqb6b8W7nMoFkW9XFi6tBrXI4giQR7PouwcM4RCKn+HHTbp1n68n/\
      ZrXsdCw==
      """;

  @Test
  void cosignedACheckpointOfOurs() {
    SignedNote note = SignedNote.parse(NOTE.getBytes(StandardCharsets.UTF_8));

    Checkpoint checkpoint = Checkpoint.parse(note.verify(VerifierKey.parse(LOG)));
    Instant when = WitnessKey.parse(WITNESS).cosigned(note);

    assertThat(checkpoint.head().size()).isEqualTo(325);
    assertThat(when).isEqualTo(Instant.ofEpochSecond(0x6b033602L));
    assertThat(note.toString()).isEqualTo(NOTE);
  }

  @Test
  void didNotCosignAnotherTree() {
    String other = NOTE.replace("\n325\n", "\n326\n");
    SignedNote note = SignedNote.parse(other.getBytes(StandardCharsets.UTF_8));
    WitnessKey witness = WitnessKey.parse(WITNESS);

    assertThatThrownBy(() -> witness.cosigned(note)).isInstanceOf(NoteFault.class);
  }
}
