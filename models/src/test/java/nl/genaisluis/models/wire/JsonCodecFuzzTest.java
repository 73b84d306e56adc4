package nl.genaisluis.models.wire;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/// Any bytes are a value or a [JsonFault], as a slow twin says, and a value survives being written.
class JsonCodecFuzzTest {
  private static final Pattern LONG =
      Pattern.compile("[^\\s,:\\[\\]{}]{" + SlowJson.TOKEN_LENGTH_MAX + "}");

  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void readsWhatItsTwinReads(byte[] input) {
    fuzzerTestOneInput(input);
  }

  public static void fuzzerTestOneInput(byte[] input) {
    Json value = read(input);
    String text = new String(input, UTF_8);
    boolean valid = Arrays.equals(text.getBytes(UTF_8), input);

    if (!valid || !mayBeTooLong(text)) {
      assertThat(value).isEqualTo(valid ? SlowJson.read(text) : null);
    }
    if (value != null) {
      byte[] written = JsonCodec.write(value);
      assertThat(read(written)).isEqualTo(value);
      assertThat(SlowJson.read(JsonCodec.text(value))).isEqualTo(value);
    }
  }

  /// Whether the real reader may refuse a number or a name for its length.
  private static boolean mayBeTooLong(String text) {
    return LONG.matcher(text).find() || SlowJson.longestName(text) >= SlowJson.TOKEN_LENGTH_MAX;
  }

  private static @Nullable Json read(byte[] bytes) {
    try {
      return JsonCodec.read(bytes);
    } catch (JsonFault refused) {
      return null;
    }
  }
}
