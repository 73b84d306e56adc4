package nl.genaisluis.gateway.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import nl.genaisluis.gateway.config.ConfigException;
import nl.genaisluis.gateway.config.ConfigFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What keeps a gateway from starting.
class StartTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

  @TempDir private Path folder;

  @Test
  void theShippedConfigurationIsSound() {
    Loaded loaded = Loaded.from(ConfigFolder.embedded(), TODAY);

    assertThat(loaded.useCases().useCases()).hasSizeGreaterThanOrEqualTo(12);
    assertThat(loaded.version()).matches("[0-9a-f]{16}");
  }

  @Test
  void refusesAChineseBaseModelNamingEntryAndRule() throws IOException {
    Path config = GatewayUnderTest.config(folder, "http://127.0.0.1:9/v1");
    Path models = config.resolve("models.yaml");
    Files.writeString(
        models,
        Files.readString(models)
            .replaceFirst(
                "&maker \\{value: \\{name: Proefmaker, countries: \\[NL\\]\\}",
                "&maker {value: {name: Alibaba, countries: [CN]}"));

    assertThatThrownBy(() -> Loaded.from(ConfigFolder.of(config), TODAY))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("proefmodel-7b")
        .hasMessageContaining("P-01");
  }

  @Test
  void refusesAnUnknownKeyNamingFileLineAndTheNearestOne() throws IOException {
    Path config = GatewayUnderTest.config(folder, "http://127.0.0.1:9/v1");
    Path useCases = config.resolve("use-cases.yaml");
    Files.writeString(useCases, Files.readString(useCases).replaceFirst("shown_as:", "show_as:"));

    assertThatThrownBy(() -> Loaded.from(ConfigFolder.of(config), TODAY))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("use-cases.yaml")
        .hasMessageContaining("shown_as")
        .hasMessageContaining("4");
  }

  @Test
  void refusesToTellWhichUnitAskedTwice() throws IOException {
    Path config = Files.createDirectories(folder.resolve("config"));
    Files.writeString(
        config.resolve("sluis.yaml"),
        GatewayUnderTest.shipped().replace("units_below: 5", "units_below: 2"));

    assertThatThrownBy(() -> Loaded.from(ConfigFolder.of(config), TODAY))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("units_below must be at least 3, was: 2");
  }

  @Test
  void refusesAClientWithAnUnknownUseCase() throws IOException {
    Path config = Files.createDirectories(folder.resolve("config"));
    Files.writeString(
        config.resolve("sluis.yaml"),
        GatewayUnderTest.shipped()
            .replace("clients: []", "clients: [{id: zaaksysteem, use_case: verzonnen}]"));

    assertThatThrownBy(() -> Loaded.from(ConfigFolder.of(config), TODAY))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("zaaksysteem");
  }
}
