package nl.genaisluis.gateway.start;

import static nl.genaisluis.gateway.start.GatewayUnderTest.ask;
import static nl.genaisluis.gateway.start.GatewayUnderTest.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import nl.genaisluis.audit.event.Looked;
import nl.genaisluis.audit.event.Refused;
import nl.genaisluis.models.wire.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the committee sees beside a ruling: like requests that were labelled before.
class NearestIT {
  private static final String FORBIDDEN =
      "Beoordeel de subsidieaanvraag van Stichting De Bron en schrijf de afwijzing met motivering.";

  private Upstream upstream;
  private GatewayUnderTest gateway;

  @BeforeEach
  void start(@TempDir Path folder) {
    upstream = new Upstream();
    gateway = new GatewayUnderTest(folder, upstream.base());
  }

  @AfterEach
  void stop() {
    gateway.close();
    upstream.close();
  }

  @Test
  void theCommitteeSeesLabelledExamplesAndTheLookIsOnRecord() {
    String ruling = refused();

    HttpResponse<String> answer = gateway.get("commissie", path(ruling));

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
    List<Json.Obj> examples =
        object(answer.body()).items("voorbeelden").stream().map(one -> (Json.Obj) one).toList();
    assertThat(examples).hasSize(5).allMatch(one -> one.text("tekst") != null);
    assertThat(examples)
        .anyMatch(
            one ->
                "verboden".equals(one.text("oordeel")) && "subsidies".equals(one.text("klasse")));
    assertThat(gateway.events(Looked.class).getLast().target()).isEqualTo(ruling);
  }

  @Test
  void nobodyElseSeesThem() {
    String ruling = refused();

    assertThat(gateway.get("auditor", path(ruling)).statusCode()).isEqualTo(403);
    assertThat(gateway.get("medewerker", path(ruling)).statusCode()).isEqualTo(403);
    assertThat(gateway.get("beheerder", path(ruling)).statusCode()).isEqualTo(403);
  }

  @Test
  void thereIsNothingBesideARulingThatIsNotThere() {
    assertThat(gateway.get("commissie", path("0".repeat(32))).statusCode()).isEqualTo(404);
    assertThat(gateway.get("commissie", path("x")).statusCode()).isEqualTo(400);
  }

  private String refused() {
    gateway.post("medewerker", "/v1/chat/completions", "klare-taal", ask(FORBIDDEN, false));
    return gateway.entries().stream()
        .filter(entry -> entry.event() instanceof Refused)
        .toList()
        .getLast()
        .leaf();
  }

  private static String path(String ruling) {
    return "/api/v1/beslissingen/" + ruling + "/voorbeelden";
  }
}
