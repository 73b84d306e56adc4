package nl.genaisluis.policy.namemodel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import nl.genaisluis.policy.plugin.PluginJar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameModelsTest {
  private static final Duration AMPLE = NameModels.BUDGET_MAX;
  private static final List<String> TEXTS = List.of("geen", "een zwaluwstaart");

  @TempDir private Path folder;

  @Test
  void asksTheModelInAJar() throws IOException {
    NameModels models = NameModels.load(NameModelJar.folder(folder, NameModelJar.FINDING), AMPLE);

    Reading reading = patiently(models);

    assertThat(reading)
        .isEqualTo(new Reading.Read(List.of(List.of(), List.of(new NameModel.Person(4, 16, 0.9)))));
  }

  @Test
  void leavesOutWhatTheModelIsNotSureOf() throws IOException {
    NameModels models =
        NameModels.load(
            NameModelJar.folder(folder, "return List.of(new Person(0, 3, 0.49));"), AMPLE);

    assertThat(patiently(models)).isEqualTo(new Reading.Read(List.of(List.of(), List.of())));
  }

  @Test
  void goesOnWithoutAModelThatHangsAlsoWhenAllItsThreadsDo() throws IOException {
    NameModels models =
        NameModels.load(NameModelJar.folder(folder, NameModelJar.HANGING), Duration.ofMillis(5));
    int threads = 2 * Runtime.getRuntime().availableProcessors();

    List<Reading> readings = Stream.generate(() -> models.read(TEXTS)).limit(threads + 2).toList();

    assertThat(readings.getFirst()).isEqualTo(new Reading.Unread("budget"));
    assertThat(readings.getLast()).isEqualTo(new Reading.Unread("busy"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        NameModelJar.THROWING,
        "return null;",
        "return List.of(new Person(0, 4_000, 1));",
        "return List.of(new Person(3, 3, 1));",
        "return List.of(new Person(0, 3, Double.NaN));",
        "return new ArrayList<>(java.util.Collections.nCopies(20_000, new Person(0, 1, 1)));",
        "return persons(text);",
        "throw new LinkageError();"
      })
  void saysSoWhenTheModelFails(String body) throws IOException {
    NameModels models = NameModels.load(NameModelJar.folder(folder, body), AMPLE);

    Reading reading = models.read(TEXTS);

    assertThat(reading).isInstanceOf(Reading.Unread.class);
    assertThat(reading.toString()).doesNotContain("zwaluwstaart");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "nl.genaisluis.policy.Policy",
        "nl.genaisluis.policy.namemodel.NameModels",
        "nl.genaisluis.policy.personal.PersonalData",
        "org.junit.jupiter.api.Test"
      })
  void showsTheJarsNothingOfTheProgramButTheInterface(String name) throws IOException {
    String body =
        """
            try {
              Class.forName("NAME");
              return List.of();
            } catch (ClassNotFoundException unseen) {
              return List.of(new Person(0, 1, 1));
            }
        """
            .replace("NAME", name);
    NameModels models = NameModels.load(NameModelJar.folder(folder, body), AMPLE);

    Reading reading = patiently(models);

    NameModel.Person unseen = new NameModel.Person(0, 1, 1);
    assertThat(reading).isEqualTo(new Reading.Read(List.of(List.of(unseen), List.of(unseen))));
  }

  @Test
  void refusesAFolderWithoutAModel() throws IOException {
    Path empty = Files.createDirectories(folder.resolve("empty"));
    Path bare = Files.createDirectories(folder.resolve("bare"));
    PluginJar.pack(empty, bare.resolve("a.jar"), NameModel.class, List.of());
    Path missing = Files.createDirectories(folder.resolve("missing"));
    PluginJar.pack(empty, missing.resolve("a.jar"), NameModel.class, List.of("plugin.Nowhere"));
    Path broken = Files.createDirectories(folder.resolve("broken"));
    Files.writeString(broken.resolve("a.jar"), "no jar");

    assertThatThrownBy(() -> NameModels.load(folder.resolve("none"), AMPLE))
        .hasMessageStartingWith("name_model.folder: not a folder");
    assertThatThrownBy(() -> NameModels.load(empty, AMPLE))
        .hasMessageContaining("1 to 64 jars, was: 0");
    assertThatThrownBy(() -> NameModels.load(bare, AMPLE)).hasMessageContaining("no jar names a");
    assertThatThrownBy(() -> NameModels.load(broken, AMPLE)).hasMessageContaining("no jar names a");
    assertThatThrownBy(() -> NameModels.load(missing, AMPLE))
        .hasMessageContaining("cannot be made")
        .hasMessageContaining("plugin.Nowhere");
  }

  @Test
  void refusesTwoModels() throws IOException {
    Path twice = NameModelJar.folder(folder, NameModelJar.FINDING);
    Path classes = PluginJar.classes(twice);
    Path other = classes.resolve("plugin/Model.class");
    Files.writeString(twice.resolve("note.txt"), "not read");
    PluginJar.pack(
        classes, twice.resolve("b.jar"), NameModel.class, List.of("plugin.Model", "plugin.Other"));

    assertThat(other).exists();
    assertThatThrownBy(() -> NameModels.load(twice, AMPLE)).hasMessageStartingWith("name_model");
  }

  @Test
  void tellsJarsApartByTheirDigests() throws IOException {
    Path place = NameModelJar.folder(folder, NameModelJar.FINDING);
    List<String> before = NameModels.digests(place);

    Files.write(place.resolve("extra.jar"), new byte[] {1});

    assertThat(before).hasSize(1).first().asString().startsWith("name_model/model.jar sha256:");
    assertThat(NameModels.digests(place)).hasSize(2).containsAll(before);
  }

  /// A busy machine may need more than one attempt to answer within the budget.
  private static Reading patiently(NameModels models) {
    Reading reading = models.read(TEXTS);
    for (int i = 0; i < 40 && reading instanceof Reading.Unread; i++) {
      reading = models.read(TEXTS);
    }
    return reading;
  }
}
