package nl.genaisluis.gateway.start;

import static nl.genaisluis.gateway.start.GatewayUnderTest.code;
import static nl.genaisluis.gateway.start.TwoNodes.chat;
import static nl.genaisluis.gateway.start.TwoNodes.until;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import nl.genaisluis.audit.event.PolicyChanged;
import nl.genaisluis.audit.postgres.PostgresServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Failure mode 32, of permissions: what one node no longer permits, the others no longer permit.
class AlikeIT {
  private static PostgresServer server;

  @TempDir private Path folder;
  private Upstream upstream;
  private Path first;
  private Path second;
  private GatewayUnderTest one;
  private GatewayUnderTest two;

  @BeforeAll
  static void begin() {
    server = PostgresServer.begin();
  }

  @AfterAll
  static void end() {
    server.close();
  }

  @BeforeEach
  void start() throws IOException {
    upstream = Upstream.saying("Het loket is gesloten.");
    String schema = server.freshSchema();
    first = Files.createDirectories(folder.resolve("one"));
    second = Files.createDirectories(folder.resolve("two"));
    // The same bytes, so the same version: the password lies in one place.
    Path config = TwoNodes.config(first, upstream.base(), server.url(), schema);
    one = new GatewayUnderTest(first, config);
    TwoNodes.copyKeys(first, second);
    Path other = Files.createDirectories(second.resolve("config"));
    for (String name : new String[] {"models.yaml", "use-cases.yaml", "sluis.yaml"}) {
      Files.copy(config.resolve(name), other.resolve(name));
    }
    two = new GatewayUnderTest(second, other);
  }

  @AfterEach
  void stop() {
    two.close();
    one.close();
    upstream.close();
  }

  @Test
  void whatOneNodeNoLongerPermitsTheOtherNoLongerPermits() throws IOException {
    assertThat(until(() -> chat(two).statusCode() == 200)).isTrue();
    withdraw(first);
    withdraw(second);
    int recorded = one.events(PolicyChanged.class).size();

    HttpResponse<String> reloaded = reload(one);

    assertThat(reloaded.statusCode()).as(reloaded.body()).isEqualTo(200);
    assertThat(until(() -> chat(two).statusCode() == 403)).isTrue();
    assertThat(code(chat(two))).isEqualTo("use_case_not_approved");
    assertThat(one.events(PolicyChanged.class)).hasSize(recorded + 1);
    assertThat(until(() -> versions(two).equals(versions(one)))).isTrue();
  }

  @Test
  void aNodeWhoseFolderLagsKeepsItsOwnUntilTheFolderHoldsTheChange() throws IOException {
    assertThat(until(() -> chat(two).statusCode() == 200)).isTrue();
    withdraw(first);
    assertThat(reload(one).statusCode()).isEqualTo(200);
    assertThat(code(chat(one))).isEqualTo("use_case_not_approved");
    assertThat(chat(two).statusCode()).isEqualTo(200);

    withdraw(second);

    assertThat(until(() -> chat(two).statusCode() == 403)).isTrue();
  }

  private static void withdraw(Path node) throws IOException {
    Path file = node.resolve("config").resolve("use-cases.yaml");
    String text = Files.readString(file);
    int from = text.indexOf("- id: klare-taal\n");
    String changed = text.substring(0, from) + suspended(text.substring(from));
    assertThat(changed).isNotEqualTo(text);
    Files.writeString(file, changed);
  }

  private static String suspended(String text) {
    return text.replaceFirst("status: active", "status: concept");
  }

  private static HttpResponse<String> reload(GatewayUnderTest node) {
    return node.post("beheerder", "/api/v1/configuraties", "-", "{}");
  }

  private static String versions(GatewayUnderTest node) {
    return node.get("beheerder", "/api/v1/configuraties").body();
  }
}
