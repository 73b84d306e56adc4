package nl.genaisluis.audit.merkle;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import nl.genaisluis.audit.Seeds;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/// Any text names one tile in the one way to name it, or none.
class TilePathFuzzTest {
  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void namesATileInTheOneWayOrNone(byte[] input) {
    fuzzerTestOneInput(input);
  }

  public static void fuzzerTestOneInput(byte[] input) {
    String text = new String(input, UTF_8);

    TilePath path = TilePath.parse(text);

    if (path != null) {
      assertThat(path.path()).isEqualTo(text);
      assertThat(TilePath.parse(path.filled().path())).isEqualTo(path.filled());
    }
    Hash hex = Hash.ofHex(text);
    assertThat(hex == null || hex.hex().equals(text)).isTrue();
    Hash base64 = Hash.ofBase64(text);
    assertThat(base64 == null || base64.base64().equals(text)).isTrue();
  }
}
