package nl.genaisluis.gateway.start;

import static nl.genaisluis.gateway.start.GatewayUnderTest.ask;
import static nl.genaisluis.gateway.start.GatewayUnderTest.code;
import static nl.genaisluis.gateway.start.GatewayUnderTest.object;
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
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.policy.plugin.PluginJar;
import nl.genaisluis.policy.prohibited.ProhibitedUse;
import nl.genaisluis.policy.semantic.SentenceModel;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// An operator's model of sentences, from a real jar, at work in a running gateway.
class SentenceModelIT {
  private static final String QUESTION = "Leg uit wat een zwaluwstaart in het timmervak is.";
  private static final String OTHER = "Leg uit wat een pen en een gat in het timmervak zijn.";

  /// A busy machine may take longer than the budget: then the answer is that there is none.
  private static final int ATTEMPTS = 40;

  /// Finds that a zwaluwstaart means the same as an order of preference.
  private static final String FINDING = "";

  private static final String THROWING =
      "if (text.contains(\"zwaluwstaart\")) { throw new IllegalStateException(text); }";

  private static final String HANGING =
      "long end = System.nanoTime() + 30_000_000_000L;"
          + " while (text.contains(\"zwaluwstaart\") && System.nanoTime() - end < 0) {"
          + " Thread.interrupted();"
          + " java.util.concurrent.locks.LockSupport.parkNanos(1_000_000_000L); }";

  private static final String SOURCE =
      """
      package plugin;

      public final class Model implements nl.genaisluis.policy.semantic.SentenceModel {
        public Model() {
          %s
        }

        @Override
        public float[] vector(String text) {
          %s
          boolean like = text.contains("volgorde") || text.contains("zwaluwstaart");
          return new float[] {like ? 1 : 0, like ? 0 : 1};
        }
      }
      """;

  @TempDir private Path folder;

  @Test
  void putsBeforeAPersonWhatOnlyTheModelSees() throws IOException {
    try (Upstream model = new Upstream();
        GatewayUnderTest gateway = new GatewayUnderTest(folder, config(model.base(), FINDING))) {
      HttpResponse<String> near = check(gateway, QUESTION);
      for (int i = 0; i < ATTEMPTS && !ruling(near).equals("confirm"); i++) {
        near = check(gateway, QUESTION);
      }
      HttpResponse<String> far = check(gateway, OTHER);
      for (int i = 0; i < ATTEMPTS && !ruling(far).equals("allow"); i++) {
        far = check(gateway, OTHER);
      }

      Json.Obj finding = (Json.Obj) object(near.body()).items("findings").getFirst();
      assertThat(ruling(near)).as(near.body()).isEqualTo("confirm");
      assertThat(finding.text("rule")).startsWith("E-");
      assertThat(ruling(far)).as(far.body()).isEqualTo("allow");
      assertThat(gateway.get("medewerker", "/api/v1/regels").body()).contains("\"E-inwoners\"");
    }
  }

  @Test
  void refusesWhenTheModelThrows() throws IOException {
    refusesWith(THROWING);
  }

  @Test
  void refusesWhenTheModelHangs() throws IOException {
    refusesWith(HANGING);
  }

  private void refusesWith(String body) throws IOException {
    try (Upstream model = new Upstream();
        GatewayUnderTest gateway = new GatewayUnderTest(folder, config(model.base(), body))) {
      model.says("Goed.");

      for (boolean streamed : List.of(true, false)) {
        String asked = ask(QUESTION, streamed);
        HttpResponse<String> answer =
            gateway.post("medewerker", "/v1/chat/completions", "klare-taal", asked);

        assertThat(answer.statusCode()).isEqualTo(403);
        assertThat(code(answer)).isEqualTo("undecided");
      }
      assertThat(model.bodies()).isEmpty();
      assertThat(gateway.entries().toString()).doesNotContain("zwaluwstaart");
    }
  }

  @Test
  void isLoadedOnceHoweverOftenTheRulesAreReadAnew() throws IOException {
    Path config = config("http://127.0.0.1:1", FINDING);
    Path made = folder.resolve("made");
    PluginJar.folder(
        folder.resolve("sentence-model"), SentenceModel.class, SOURCE.formatted(noting(made), ""));
    Path file = config.resolve("prohibited.yaml");
    try (GatewayUnderTest gateway = new GatewayUnderTest(folder, config)) {
      String shipped = Files.readString(file);
      Files.writeString(file, shipped.replaceFirst("confirm_at: 0\\.\\d+", "confirm_at: 0.11"));

      HttpResponse<String> answer =
          gateway.post("beheerder", "/api/v1/configuraties", "geen", "{}");

      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      assertThat(Files.readString(file)).isNotEqualTo(shipped);
      assertThat(Files.readString(made)).isEqualTo("made\n");
    }
  }

  @Test
  void namesTheFolderOfAModelThatCannotReadTheExamples() throws IOException {
    Path config = config("http://127.0.0.1:1", "if (true) { throw new LinkageError(text); }");

    assertThatThrownBy(() -> ProhibitedUse.load(loaded(config).prohibited()))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "sentence_model.folder: the model cannot read the examples: java.lang.LinkageError");
  }

  /// Writes a line to this file.
  private static String noting(Path file) {
    return """
    try {
      java.nio.file.Files.writeString(java.nio.file.Path.of("%s"), "made\\n",
          java.nio.file.StandardOpenOption.CREATE, java.nio.file.StandardOpenOption.APPEND);
    } catch (java.io.IOException broken) {
      throw new java.io.UncheckedIOException(broken);
    }
    """
        .formatted(file);
  }

  @Test
  void countsTheJarsInThePolicysVersion() throws IOException {
    Path config = config("http://127.0.0.1:1", FINDING);
    Loaded before = loaded(config);

    Files.write(folder.resolve("sentence-model/extra.jar"), new byte[] {1});

    Loaded after = loaded(config);
    assertThat(after.version()).isNotEqualTo(before.version());
    assertThat(after.files()).anyMatch(file -> file.startsWith("sentence_model/extra.jar sha256:"));
    assertThat(StartOnly.keys(before, after)).containsExactly("prohibited.yaml: sentence_model");
    assertThat(StartOnly.keys(before, before)).isEmpty();
  }

  @Test
  void refusesAFolderThatHoldsNoModelAndOneThatTheRegisterDoesNotKnow() throws IOException {
    Path config = config("http://127.0.0.1:1", FINDING);
    Path file = config.resolve("prohibited.yaml");
    String sound = Files.readString(file);

    Files.writeString(file, sound.replace("richtlijn-zoeker", "eigen-zinnen"));
    assertThatThrownBy(() -> loaded(config))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("sentence_model.model is not in models.yaml: eigen-zinnen");

    Files.writeString(file, sound);
    Files.delete(folder.resolve("sentence-model/model.jar"));
    assertThatThrownBy(() -> loaded(config))
        .isInstanceOf(ConfigException.class)
        .hasMessageStartingWith("prohibited.yaml: sentence_model.folder: 1 to 64 jars, was: 0");
  }

  private Path config(String upstream, String body) throws IOException {
    Path config = GatewayUnderTest.config(folder, upstream);
    Path jars =
        PluginJar.folder(
            folder.resolve("sentence-model"), SentenceModel.class, SOURCE.formatted("", body));
    Path file = config.resolve("prohibited.yaml");
    String shipped =
        Files.exists(file) ? Files.readString(file) : "confirm_at: 0.5\nblock_at: 0.8\n";
    Files.writeString(
        file,
        shipped
            + "\nsentence_model: {folder: "
            + jars
            + ", budget_ms: 1000, model: richtlijn-zoeker}\n");
    return config;
  }

  private static Loaded loaded(Path config) {
    return Loaded.from(ConfigFolder.of(config), LocalDate.now(Clock.systemUTC()));
  }

  private static HttpResponse<String> check(GatewayUnderTest gateway, String question) {
    return gateway.post("medewerker", "/v1/chat/check", "klare-taal", ask(question, false));
  }

  private static String ruling(HttpResponse<String> checked) {
    return String.valueOf(object(checked.body()).text("ruling"));
  }
}
