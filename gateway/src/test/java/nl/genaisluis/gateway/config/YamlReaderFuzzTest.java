package nl.genaisluis.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.genaisluis.gateway.start.Settings;
import nl.genaisluis.models.register.Register;
import nl.genaisluis.models.wire.Seeds;
import nl.genaisluis.policy.personal.PersonalDataConfig;
import nl.genaisluis.policy.prohibited.ProhibitedConfig;
import nl.genaisluis.policy.usecase.UseCases;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/// Any bytes are a configuration or a [ConfigException] that names the file, whichever of the
/// gateway's files they are read as, and are read the same twice.
class YamlReaderFuzzTest {
  /// Every kind of value that a record can ask for.
  record Kinds(
      @Nullable Integer small,
      @Nullable Long whole,
      @Nullable Double number,
      @Nullable Boolean flag,
      @Nullable Duration delay,
      @Nullable LocalDate day,
      @Nullable URI address,
      @Nullable Path file,
      @Nullable Set<String> words,
      @Nullable Map<Integer, List<String>> lists) {}

  private static final List<Class<? extends Record>> FILES =
      List.of(
          Settings.class,
          Register.class,
          UseCases.class,
          ProhibitedConfig.class,
          PersonalDataConfig.class,
          Kinds.class);

  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void isAConfigurationOrAConfigException(byte[] input) {
    fuzzerTestOneInput(input);
  }

  public static void fuzzerTestOneInput(byte[] input) {
    for (Class<? extends Record> file : FILES) {
      try {
        Record read = YamlReader.read("input.yaml", input, file);
        assertThat(YamlReader.read("input.yaml", input, file)).isEqualTo(read);
        requireFinite(read);
      } catch (ConfigException refused) {
        assertThat(refused).hasMessageStartingWith("input.yaml:");
      }
    }
  }

  private static void requireFinite(Record read) {
    if (read instanceof Kinds kinds && kinds.number() != null) {
      assertThat(kinds.number()).isFinite();
    }
  }
}
