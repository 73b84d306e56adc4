package nl.genaisluis.gateway.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import nl.genaisluis.models.register.Register;
import nl.genaisluis.policy.provenance.Breach;
import nl.genaisluis.policy.provenance.ProvenanceRules;
import nl.genaisluis.policy.usecase.UseCases;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConfigFolderTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);

  @TempDir Path folder;

  @Test
  void anEmptyFolderGivesTheDefaultsUnderTheSameVersion() {
    ConfigFolder config = ConfigFolder.of(folder);

    assertThat(config.version())
        .isEqualTo(ConfigFolder.embedded().version())
        .matches("[0-9a-f]{16}");
    assertThat(config.read("use-cases.yaml", UseCases.class).useCases()).isNotEmpty();
  }

  @Test
  void aFileOfTheFolderTakesThePlaceOfItsDefaultAndChangesTheVersion() throws IOException {
    Files.writeString(folder.resolve("models.yaml"), "providers: []\nmodels: []\n");

    ConfigFolder config = ConfigFolder.of(folder);

    assertThat(config.read("models.yaml", Register.class).models()).isEmpty();
    assertThat(config.read("use-cases.yaml", UseCases.class).useCases()).isNotEmpty();
    assertThat(config.version()).isNotEqualTo(ConfigFolder.embedded().version());
  }

  @Test
  void readsTheAddressesOfTheProvinceAndLetsThemChangeTheVersion() throws IOException {
    Files.writeString(
        folder.resolve("adressen.csv"), "straat,postcode,huisnummer\nBotermaat,9712AB,3\n");

    ConfigFolder config = ConfigFolder.of(folder);

    assertThat(config.addresses().streets()).isEqualTo(1);
    assertThat(config.addresses().houses()).isEqualTo(1);
    assertThat(config.version()).isNotEqualTo(ConfigFolder.embedded().version());
    assertThat(ConfigFolder.embedded().addresses().streets()).isZero();
  }

  @Test
  void refusesAddressesThatCannotBeReadNamingTheLine() throws IOException {
    Files.writeString(folder.resolve("adressen.csv"), "straat,postcode,huisnummer\nA,97,3\n");

    ConfigFolder config = ConfigFolder.of(folder);

    assertThatThrownBy(config::addresses)
        .isInstanceOf(ConfigException.class)
        .hasMessage("adressen.csv: line 2: no postcode with a house number");
  }

  @Test
  void refusesAnotherListThanThatOfTheAddresses() throws IOException {
    Files.writeString(folder.resolve("adresen.csv"), "straat\nBotermaat\n");

    assertThatThrownBy(() -> ConfigFolder.of(folder))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("adresen.csv: unknown file")
        .hasMessageContaining("adressen.csv");
  }

  @Test
  void whatWasReadStaysWhenTheFileChangesAfterwards() throws IOException {
    Path file = folder.resolve("models.yaml");
    Files.writeString(file, "providers: []\nmodels: []\n");
    ConfigFolder config = ConfigFolder.of(folder);
    String version = config.version();

    Files.writeString(file, "providers: broken\n");

    assertThat(config.read("models.yaml", Register.class).models()).isEmpty();
    assertThat(config.version()).isEqualTo(version);
  }

  @Test
  void aMistypedFileNameIsRefusedAndDoesNotBringBackTheDefault() throws IOException {
    Files.writeString(folder.resolve("use-case.yaml"), "use_cases: []\n");

    assertThatThrownBy(() -> ConfigFolder.of(folder))
        .isInstanceOf(ConfigException.class)
        .hasMessageEndingWith("use-case.yaml: unknown file, did you mean use-cases.yaml?");
  }

  @Test
  void guidelineTextsOfTheFolderTakeThePlaceOfAllDefaults() throws IOException {
    Path texts = Files.createDirectory(folder.resolve("richtlijn"));
    Files.writeString(texts.resolve("02-twee.md"), "# Twee\n");
    Files.writeString(texts.resolve("01-een.md"), "# Een\n");

    List<GuidelineText> guideline = ConfigFolder.of(folder).guideline();

    assertThat(guideline)
        .containsExactly(
            new GuidelineText("01-een.md", "# Een\n"), new GuidelineText("02-twee.md", "# Twee\n"));
  }

  @Test
  void aFolderThatIsNotThereIsRefused() {
    assertThatThrownBy(() -> ConfigFolder.of(folder.resolve("absent")))
        .isInstanceOf(ConfigException.class)
        .hasMessageEndingWith("absent: not a folder");
  }

  @Test
  void everyByteAndEveryNameIsInTheVersion() throws IOException {
    Path texts = Files.createDirectory(folder.resolve("richtlijn"));
    Files.writeString(texts.resolve("a.md"), "bc");
    String one = ConfigFolder.of(folder).version();
    Files.delete(texts.resolve("a.md"));
    Files.writeString(texts.resolve("a.md"), "bd");
    String other = ConfigFolder.of(folder).version();
    Files.move(texts.resolve("a.md"), texts.resolve("b.md"));
    String renamed = ConfigFolder.of(folder).version();

    assertThat(List.of(one, other, renamed)).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @CsvSource({
    "models-chinese-base.yaml, P-01, Alibaba is Chinese",
    "models-unknown-base.yaml, P-05, the maker of a base or teacher is unknown"
  })
  void aRegisterThatBreaksARuleNamesEntryAndRule(String file, String rule, String explanation)
      throws IOException {
    try (InputStream in =
        Objects.requireNonNull(ConfigFolderTest.class.getResourceAsStream(file), file)) {
      Register register = YamlReader.read(file, in, Register.class);

      List<Breach> breaches = ProvenanceRules.breaches(register, TODAY);

      assertThat(breaches).containsExactly(new Breach("polder-chat-7b", rule, explanation));
    }
  }
}
