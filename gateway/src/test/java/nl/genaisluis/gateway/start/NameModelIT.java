package nl.genaisluis.gateway.start;

import static nl.genaisluis.gateway.start.GatewayUnderTest.ask;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import nl.genaisluis.gateway.config.ConfigException;
import nl.genaisluis.gateway.config.ConfigFolder;
import nl.genaisluis.policy.namemodel.NameModelJar;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An operator's model of names, from a real jar, at work in a running gateway.
class NameModelIT {
  private static final String QUESTION = "Vat samen: zwaluwstaart belde, volgens Qwaloë te laat.";
  private static final int ATTEMPTS = 40;

  @TempDir private Path folder;

  @Test
  void masksWhatOnlyTheModelSees() throws IOException {
    try (Upstream model = new Upstream();
        GatewayUnderTest gateway = gateway(model, NameModelJar.FINDING)) {
      HttpResponse<String> checked = check(gateway);
      for (int i = 0; i < ATTEMPTS && !checked.body().contains("name.model"); i++) {
        checked = check(gateway);
      }

      assertThat(checked.statusCode()).isEqualTo(200);
      assertThat(checked.body()).contains("\"name.model\"").doesNotContain("zwaluwstaart");
    }
  }

  @Test
  void answersBesideAModelThatHangs() throws IOException {
    try (Upstream model = new Upstream();
        GatewayUnderTest gateway = gateway(model, NameModelJar.HANGING)) {
      model.says("Goed.");
      HttpResponse<String> checked = check(gateway);
      HttpResponse<String> answer =
          gateway.post("medewerker", "/v1/chat/completions", "klare-taal", ask(QUESTION, false));
      HttpResponse<String> streamed =
          gateway.post("medewerker", "/v1/chat/completions", "klare-taal", ask(QUESTION, true));

      assertThat(checked.body()).contains("[PERSOON_1]").doesNotContain("Qwaloë");
      assertThat(List.of(answer.statusCode(), streamed.statusCode())).containsOnly(200);
      assertThat(model.bodies().toString()).contains("PERSOON_1").doesNotContain("Qwaloë");
    }
  }

  @Test
  void countsTheJarsInThePolicysVersion() throws IOException {
    Path config = config("http://127.0.0.1:1", NameModelJar.FINDING);
    Loaded before = loaded(config);

    Files.write(folder.resolve("name-model/extra.jar"), new byte[] {1});

    Loaded after = loaded(config);
    assertThat(after.version()).isNotEqualTo(before.version());
    assertThat(after.files()).anyMatch(file -> file.startsWith("name_model/extra.jar sha256:"));
    assertThat(StartOnly.keys(before, after)).containsExactly("personal-data.yaml: name_model");
    assertThat(StartOnly.keys(before, before)).isEmpty();
  }

  @Test
  void refusesAFolderThatHoldsNoModel() throws IOException {
    Path config = config("http://127.0.0.1:1", NameModelJar.FINDING);
    Files.delete(folder.resolve("name-model/model.jar"));

    assertThatThrownBy(() -> loaded(config))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("personal-data.yaml: name_model.folder: 1 to 64 jars, was: 0");
  }

  @Test
  void doesNotStartWithAModelThatCannotBeMade() throws IOException {
    Path config = config("http://127.0.0.1:1", NameModelJar.FINDING);
    Files.writeString(folder.resolve("name-model/model.jar"), "no jar");

    assertThatThrownBy(() -> new GatewayUnderTest(folder, config))
        .hasMessageContaining("personal-data.yaml: name_model.folder: no jar names a");
  }

  @Test
  void refusesAModelThatTheRegisterDoesNotKnow() throws IOException {
    Path config = config("http://127.0.0.1:1", NameModelJar.FINDING);
    Path file = config.resolve("personal-data.yaml");
    Files.writeString(file, Files.readString(file).replace("richtlijn-zoeker", "eigen-namen-nl"));

    assertThatThrownBy(() -> loaded(config))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("name_model.model is not in models.yaml: eigen-namen-nl");
  }

  private GatewayUnderTest gateway(Upstream model, String body) throws IOException {
    return new GatewayUnderTest(folder, config(model.base(), body));
  }

  private Path config(String upstream, String body) throws IOException {
    Path config = GatewayUnderTest.config(folder, upstream);
    Path jars = NameModelJar.folder(folder, body);
    Files.writeString(
        config.resolve("personal-data.yaml"),
        "allow: []\ndeny: []\nname_model: {folder: "
            + jars
            + ", budget_ms: 400, model: richtlijn-zoeker}\n");
    return config;
  }

  private static Loaded loaded(Path config) {
    return Loaded.from(ConfigFolder.of(config), LocalDate.now(Clock.systemUTC()));
  }

  private static HttpResponse<String> check(GatewayUnderTest gateway) {
    return gateway.post("medewerker", "/v1/chat/check", "klare-taal", ask(QUESTION, false));
  }
}
