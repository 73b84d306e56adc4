package nl.genaisluis.gateway.start;

import static nl.genaisluis.gateway.start.GatewayUnderTest.ask;
import static nl.genaisluis.gateway.start.GatewayUnderTest.code;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import nl.genaisluis.audit.event.Refused;
import nl.genaisluis.models.wire.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Where a marked text goes, and one with health or belief beside a person (AVG art. 9): only to a
/// host that may hold its class.
class MarkedTextIT {
  private static final String CHAT = "/v1/chat/completions";
  private static final String QUESTION = "\n\nHerschrijf: het loket is dicht.";
  private static final Json.Obj LARGER_ANSWER =
      Upstream.whole("Het loket is dicht.").with("model", Json.of(Upstream.LARGER));

  @TempDir private Path folder;
  private Upstream upstream;

  @BeforeEach
  void start() {
    upstream = new Upstream();
    upstream.says("Het loket is dicht.");
  }

  @AfterEach
  void stop() {
    upstream.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"VERTROUWELIJK", "TLP:AMBER", "Rubricering: Bedrijfsvertrouwelijk"})
  void aMarkedTextPassesBySmallerModelsOnHostsThatMayNotHoldIt(String mark) {
    try (GatewayUnderTest gateway = gateway()) {
      HttpResponse<String> open =
          gateway.post("medewerker", CHAT, "ruime-keuze", ask(QUESTION, false));
      upstream.saysOnly(LARGER_ANSWER);
      HttpResponse<String> marked =
          gateway.post("medewerker", CHAT, "ruime-keuze", ask(mark + QUESTION, false));

      assertThat(open.statusCode()).as(open.body()).isEqualTo(200);
      assertThat(marked.statusCode()).as(marked.body()).isEqualTo(200);
      assertThat(upstream.posts()).hasSize(2);
      assertThat(upstream.posts()).filteredOn(post -> post.contains("proefmodel-7b")).hasSize(1);
      assertThat(upstream.posts())
          .filteredOn(post -> post.contains(mark))
          .allMatch(post -> post.contains("proefmodel-24b"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"DEPARTEMENTAAL VERTROUWELIJK", "Geheim art. 25 Provinciewet", "TLP:RED"})
  void aSecretTextGoesNowhere(String mark) {
    try (GatewayUnderTest gateway = gateway()) {
      HttpResponse<String> answer =
          gateway.post("medewerker", CHAT, "ruime-keuze", ask(mark + QUESTION, false));

      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(403);
      assertThat(code(answer)).isEqualTo("data_class_too_high");
      assertThat(gateway.events(Refused.class).getLast().refusal())
          .isEqualTo("data_class_too_high");
      assertThat(upstream.posts()).isEmpty();
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "naar de kapper | naar de fysiotherapeut",
        "naar de opening van het zwembad | naar de dienst in de moskee"
      })
  void healthOrBeliefBesideAPersonPassesByHostsThatMayNotHoldIt(String plain, String special) {
    String note = "Schrijf dit in gewone taal: collega Marieke de Vries gaat dinsdag om tien uur ";
    try (GatewayUnderTest gateway = gateway()) {
      HttpResponse<String> open =
          gateway.post("medewerker", CHAT, "ruime-keuze", ask(note + plain + ".", false));
      upstream.saysOnly(LARGER_ANSWER);
      HttpResponse<String> sensitive =
          gateway.post("medewerker", CHAT, "ruime-keuze", ask(note + special + ".", false));

      assertThat(open.statusCode()).as(open.body()).isEqualTo(200);
      assertThat(sensitive.statusCode()).as(sensitive.body()).isEqualTo(200);
      assertThat(upstream.posts()).hasSize(2);
      assertThat(upstream.posts())
          .filteredOn(post -> post.contains(plain))
          .allMatch(post -> post.contains("proefmodel-7b"));
      assertThat(upstream.posts())
          .filteredOn(post -> post.contains(special))
          .hasSize(1)
          .allMatch(post -> post.contains("proefmodel-24b"));
    }
  }

  @Test
  void healthThatIsNobodysPassesByNoHost() {
    String note = "Schrijf dit in gewone taal: de gemeente zoekt ruimte voor een fysiotherapeut.";
    try (GatewayUnderTest gateway = gateway()) {
      HttpResponse<String> answer =
          gateway.post("medewerker", CHAT, "ruime-keuze", ask(note, false));

      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      assertThat(upstream.posts()).singleElement().asString().contains("proefmodel-7b");
    }
  }

  /// A gateway with a second host, for the larger model, and a use case that may hold confidential
  /// texts.
  private GatewayUnderTest gateway() {
    Path config = GatewayUnderTest.config(folder, upstream.base());
    try {
      Files.writeString(config.resolve("sluis.yaml"), GatewayUnderTest.shipped());
      rewrite(config.resolve("models.yaml"), MarkedTextIT::second);
      rewrite(
          config.resolve("use-cases.yaml"),
          all ->
              all.replace(
                  "models: [proefmodel-7b, proefmodel-24b]\n    data: *gewoon",
                  "models: [proefmodel-7b, proefmodel-24b]\n"
                      + "    data: {classes: [openbaar, intern, vertrouwelijk], tools: [],"
                      + " personal: *pseudoniem}"));
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
    return new GatewayUnderTest(folder, config);
  }

  private static void rewrite(Path file, UnaryOperator<String> change) throws IOException {
    Files.writeString(file, change.apply(Files.readString(file)));
  }

  private static String second(String all) {
    int start = all.indexOf("  - id: proefhost");
    int end = all.indexOf("models:", start);
    String host =
        all.substring(start, end)
            .replace("id: proefhost", "id: eigen-host")
            .replace("data_class_max: intern", "data_class_max: vertrouwelijk");
    return all.substring(0, end)
        + host
        + all.substring(end)
            .replace(
                "provider: proefhost\n    upstream_id: proef/proefmodel-24b",
                "provider: eigen-host\n    upstream_id: proef/proefmodel-24b");
  }
}
