package nl.genaisluis.gateway.start;

import static nl.genaisluis.gateway.start.GatewayUnderTest.object;
import static nl.genaisluis.gateway.start.GatewayUnderTest.whole;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import nl.genaisluis.audit.event.Looked;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What somebody sent to the committee, as that person's own list, and how much of it there may be.
class OwnCasesIT {
  private static final String WORDS = "{\"toelichting\":\"Dit mag volgens mij wel.\"}";
  private static Upstream upstream;
  private static GatewayUnderTest gateway;

  @BeforeAll
  static void start(@TempDir Path folder) {
    upstream = new Upstream();
    gateway = new GatewayUnderTest(folder, upstream.base());
  }

  @AfterAll
  static void stop() {
    gateway.close();
    upstream.close();
  }

  private static HttpResponse<String> objectTo(String token, String body) {
    return gateway.send(
        HttpRequest.newBuilder(URI.create(gateway.base() + "/api/v1/bezwaren"))
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString(body)));
  }

  @Test
  void theCommitteeSeesItsOwnListWithoutLookingAtThatOfOthers() {
    objectTo(gateway.token("beheerder"), WORDS);
    objectTo(gateway.token("commissie"), WORDS);
    int before = gateway.events(Looked.class).size();

    HttpResponse<String> own = gateway.get("commissie", "/api/v1/bezwaren?eigen=true");

    assertThat(whole(object(own.body()), "totaal")).isEqualTo(1);
    assertThat(gateway.events(Looked.class)).hasSize(before);
    assertThat(gateway.get("commissie", "/api/v1/bezwaren?eigen=ja").statusCode()).isEqualTo(400);
  }

  @Test
  void onePersonHasFiftyOpenAndTheFiftyFirstMustWait() {
    String token = gateway.token("auditor");
    for (int i = 0; i < 50; i++) {
      assertThat(objectTo(token, WORDS).statusCode()).isEqualTo(201);
    }

    HttpResponse<String> refused = objectTo(token, WORDS);

    assertThat(refused.statusCode()).isEqualTo(409);
    assertThat(refused.body()).contains("too_many", "Wacht tot de commissie er een afhandelt.");
    assertThat(objectTo(gateway.token("medewerker"), WORDS).statusCode()).isEqualTo(201);
  }
}
