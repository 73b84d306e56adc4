package nl.genaisluis.gateway.start;

import static nl.genaisluis.gateway.start.GatewayUnderTest.ask;
import static nl.genaisluis.gateway.start.GatewayUnderTest.at;
import static nl.genaisluis.gateway.start.GatewayUnderTest.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import nl.genaisluis.models.wire.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HealthIT {
  @Test
  void operatorsSeeEachDependencyAndOthersOnlyWhetherItIsReady(@TempDir Path folder) {
    try (Upstream upstream = new Upstream();
        GatewayUnderTest gateway = new GatewayUnderTest(folder, upstream.base())) {
      upstream.fails(500);
      gateway.post(
          "medewerker",
          "/v1/chat/completions",
          "klare-taal",
          ask("Herschrijf: het is laat.", false));

      HttpResponse<String> inDetail = get(gateway, gateway.running().managementPort());
      HttpResponse<String> plain = get(gateway, gateway.running().port());

      Json.Obj state = object(inDetail.body());
      assertThat(inDetail.statusCode()).isEqualTo(200);
      assertThat(state.text("record")).isEqualTo("ok");
      assertThat(state.text("policy")).matches("[0-9a-f]{16}");
      Json.Obj host = at(state, "hosts", "proefhost");
      assertThat(host.text("state")).isEqualTo("open");
      assertThat(host.whole("failures")).isPositive();
      assertThat(state.object("meters")).isNotNull();
      assertThat(inDetail.body()).doesNotContain("http:").doesNotContain("127.0.0.1");
      assertThat(plain.body()).isEqualTo("{\"status\":\"ok\"}");
    }
  }

  private static HttpResponse<String> get(GatewayUnderTest gateway, int port) {
    return gateway.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health/ready")));
  }
}
