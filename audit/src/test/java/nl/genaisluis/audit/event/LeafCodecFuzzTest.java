package nl.genaisluis.audit.event;

import static org.assertj.core.api.Assertions.assertThat;

import nl.genaisluis.audit.Seeds;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/// Any bytes are the one spelling of an entry or a [LeafFault].
class LeafCodecFuzzTest {
  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void isTheOneSpellingOfAnEntryOrAFault(byte[] input) {
    fuzzerTestOneInput(input);
  }

  public static void fuzzerTestOneInput(byte[] input) {
    Entry entry;
    try {
      entry = LeafCodec.decode(7, input);
    } catch (LeafFault refused) {
      return;
    }
    assertThat(LeafCodec.encode(entry)).isEqualTo(input);
    assertThat(LeafCodec.decode(7, input)).isEqualTo(entry);
  }
}
