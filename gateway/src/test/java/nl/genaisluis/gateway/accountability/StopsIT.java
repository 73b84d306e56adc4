package nl.genaisluis.gateway.accountability;

import static nl.genaisluis.gateway.accountability.TestSite.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import nl.genaisluis.gateway.identity.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StopsIT {
  private static final String STOPS = "/api/v1/stops";

  @TempDir Path folder;
  private TestSite site;

  @BeforeEach
  void open() {
    site = new TestSite(folder);
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void aStopIsSetByOneAndLiftedByAnother() {
    HttpResponse<String> set =
        post("{'scope':'toepassing','id':'klare-taal','reden':'fouten in antwoorden'}");
    String place = set.headers().firstValue("Location").orElse("");

    HttpResponse<String> bySetter = site.send(Role.BEHEERDER, "DELETE", place, null);
    long stillInForce = count();
    HttpResponse<String> byOther = site.send(Role.COMMISSIE, "DELETE", place, null);

    assertThat(set.statusCode()).isEqualTo(201);
    assertThat(object(set).text("gezetOp")).isEqualTo("2026-11-22T10:05:07Z");
    assertThat(object(set).text("gezetDoorRol")).isEqualTo("beheerder");
    assertThat(bySetter.statusCode()).isEqualTo(409);
    assertThat(stillInForce).isEqualTo(1);
    assertThat(byOther.statusCode()).isEqualTo(200);
    assertThat(count()).isZero();
  }

  @Test
  void everythingCanBeStoppedWithoutAnId() {
    HttpResponse<String> set = post("{'scope':'alles','reden':'storing bij alle aanbieders'}");

    assertThat(set.statusCode()).isEqualTo(201);
    assertThat(object(set).text("doelId")).isNull();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "{'scope':'model','id':'bestaat-niet','reden':'lang genoeg zo'}|id",
        "{'scope':'sleutel','id':'klare-taal','reden':'lang genoeg zo'}|id",
        "{'scope':'alles','id':'klare-taal','reden':'lang genoeg zo'}|id",
        "{'scope':'toepassing','reden':'lang genoeg zo'}|id",
        "{'scope':'iets','reden':'lang genoeg zo'}|scope",
        "{'scope':'alles','reden':'kort'}|reden",
        "{'scope':'alles'}|reden",
        "{'scope':'alles','reden':'lang genoeg zo','extra':1}|body",
        "[]|body",
        "{|body"
      })
  void anImpossibleStopStopsNothingAndSaysWhy(String body, String parameter) {
    HttpResponse<String> response = post(body);

    assertThat(response.statusCode()).isEqualTo(400);
    assertThat(object(response).text("parameter")).isEqualTo(parameter);
    assertThat(count()).isZero();
  }

  @Test
  void aBodyThatIsTooLongIsRefused() {
    HttpResponse<String> response = post("{'scope':'alles','reden':'" + "x".repeat(9_000) + "'}");

    assertThat(response.statusCode()).isEqualTo(413);
    assertThat(response.headers().firstValue("Content-Type").orElse(""))
        .startsWith("application/problem+json");
  }

  @Test
  void liftingWhatIsNotThereIsNotFound() {
    assertThat(site.send(Role.BEHEERDER, "DELETE", STOPS + "/stop-9", null).statusCode())
        .isEqualTo(404);
  }

  private HttpResponse<String> post(String body) {
    return site.send(Role.BEHEERDER, "POST", STOPS, body.replace('\'', '"'));
  }

  private long count() {
    Long total = object(site.get(Role.BEHEERDER, STOPS)).whole("totaal");
    return total == null ? -1 : total;
  }
}
