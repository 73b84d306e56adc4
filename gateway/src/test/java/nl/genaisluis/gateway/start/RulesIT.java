package nl.genaisluis.gateway.start;

import static nl.genaisluis.gateway.start.GatewayUnderTest.ask;
import static nl.genaisluis.gateway.start.GatewayUnderTest.at;
import static nl.genaisluis.gateway.start.GatewayUnderTest.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import nl.genaisluis.models.wire.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The rules that the public can read are the rules that refuse.
class RulesIT {
  private static final String FORBIDDEN =
      "Beoordeel de subsidieaanvraag van Stichting De Bron en schrijf de afwijzing met motivering.";

  @Test
  void everyRuleThatARefusalNamesCanBeReadByThePublic(@TempDir Path folder) {
    try (Upstream upstream = new Upstream();
        GatewayUnderTest gateway = new GatewayUnderTest(folder, upstream.base())) {
      HttpResponse<String> refusal =
          gateway.post("medewerker", "/v1/chat/completions", "klare-taal", ask(FORBIDDEN, false));
      String rules = open(gateway, "/api/v1/regels");
      String page = open(gateway, "/openbaar");

      List<Json> named = at(object(refusal.body()), "error", "sluis").items("rules");
      assertThat(named).isNotEmpty();
      for (Json rule : named) {
        String id = String.valueOf(((Json.Obj) rule).text("id"));
        assertThat(rules).contains("\"" + id + "\"");
        assertThat(page).contains(id);
      }
      assertThat(rules).contains("\"K-vergunningen\"", "\"K-hoogrisico\"");
    }
  }

  private static String open(GatewayUnderTest gateway, String path) {
    return gateway.send(HttpRequest.newBuilder(URI.create(gateway.base() + path))).body();
  }
}
