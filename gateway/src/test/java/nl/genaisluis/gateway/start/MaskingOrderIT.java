package nl.genaisluis.gateway.start;

import static nl.genaisluis.gateway.start.GatewayUnderTest.ask;
import static nl.genaisluis.gateway.start.GatewayUnderTest.code;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The order of masking and judging (failure mode 19): the rules read what was asked, so masking
/// does not blind them; what leaves the house is masked, also what a judge on another host reads
/// (`JudgeIT.seesNoPersonalData`).
class MaskingOrderIT {
  private static final String FORBIDDEN =
      "Beoordeel de subsidieaanvraag van Stichting De Bron en schrijf de afwijzing met motivering.";

  private static Upstream model;
  private static GatewayUnderTest gateway;

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException {
    model = new Upstream();
    Path config = GatewayUnderTest.config(folder, model.base());
    Files.writeString(
        config.resolve("personal-data.yaml"),
        """
        allow: []
        deny:
          - {phrase: subsidieaanvraag, type: persoon}
          - {phrase: afwijzing, type: persoon}
          - {phrase: beoordeel, type: persoon}
        """);
    gateway = new GatewayUnderTest(folder, config);
  }

  @AfterAll
  static void stop() throws IOException {
    gateway.close();
    model.close();
  }

  @Test
  void judgesWhatWasAskedAndNotWhatMaskingLeavesOfIt() {
    model.forget();

    HttpResponse<String> answer = chat(FORBIDDEN);

    assertThat(code(answer)).isEqualTo("prohibited_use");
    assertThat(model.bodies()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"mevrouw Zwart", "Fatima El Amrani", "de heer J. de Boer"})
  void judgesAlikeWhoeverIsNamed(String name) {
    HttpResponse<String> answer = chat(FORBIDDEN.replace("Stichting De Bron", name));

    assertThat(code(answer)).isEqualTo("prohibited_use");
  }

  @Test
  void sendsOnlyWhatIsMasked() {
    String question = "Leg in gewone taal uit wat een subsidieaanvraag is, voor mevrouw Zwart.";

    model.forget();
    model.says("Goed.");

    HttpResponse<String> answer = chat(question);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    assertThat(model.bodies().getLast())
        .contains("[PERSOON_")
        .doesNotContain("subsidieaanvraag", "Zwart");
  }

  private static HttpResponse<String> chat(String question) {
    return gateway.post("medewerker", "/v1/chat/completions", "klare-taal", ask(question, false));
  }
}
