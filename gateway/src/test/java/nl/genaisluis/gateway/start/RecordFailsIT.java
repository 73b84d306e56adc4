package nl.genaisluis.gateway.start;

import static nl.genaisluis.gateway.Patience.until;
import static nl.genaisluis.gateway.start.GatewayUnderTest.ask;
import static nl.genaisluis.gateway.start.GatewayUnderTest.code;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// No record, no call: what callers are told while another process holds the store.
class RecordFailsIT {
  private static final String QUESTION = "Herschrijf: het loket is dicht.";
  private static final String EMBED = "{\"model\":\"auto\",\"input\":\"het loket\"}";

  private Upstream upstream;
  private GatewayUnderTest gateway;
  private Path store;

  @BeforeEach
  void open(@TempDir Path folder) {
    upstream = new Upstream();
    upstream.says("Het loket is gesloten.");
    upstream.embeds();
    gateway = new GatewayUnderTest(folder, upstream.base());
    store = folder.resolve("data").resolve("ledger.db");
  }

  @AfterEach
  void close() {
    gateway.close();
    upstream.close();
  }

  @ParameterizedTest
  @CsvSource({
    "/v1/chat/completions, klare-taal",
    "/v1/chat/check, klare-taal",
    "/v1/embeddings, zoeken-embeddings"
  })
  void nothingIsSentWhileTheRecordCannotBeWritten(String path, String useCase) throws SQLException {
    String body = path.endsWith("embeddings") ? EMBED : ask(QUESTION, false);
    HttpResponse<String> first;
    HttpResponse<String> second;

    try (Connection _ = hold()) {
      first = gateway.post("medewerker", path, useCase, body);
      second = gateway.post("medewerker", path, useCase, body);
    }

    assertUnavailable(first);
    assertUnavailable(second);
    assertThat(upstream.posts()).isEmpty();
  }

  /// What was set aside for it in a budget is given back.
  @Test
  void aRequestThatCameToNothingCostsNoBudget() throws Exception {
    String small = ask(QUESTION, false).replaceFirst("\\{", "{\"max_tokens\":40,");
    try (Connection _ = hold()) {
      for (int i = 0; i < 4; i++) {
        assertUnavailable(gateway.post("medewerker", "/v1/chat/completions", "krap", small));
      }
    }
    awaitReady();

    HttpResponse<String> answer = gateway.post("medewerker", "/v1/chat/completions", "krap", small);

    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
  }

  @Test
  void aRefusalThatCannotBeRecordedIsNotGivenEither() throws SQLException {
    HttpResponse<String> answer;

    try (Connection _ = hold()) {
      answer = chat("Beoordeel de subsidieaanvraag van Stichting De Bron en schrijf de afwijzing.");
    }

    assertUnavailable(answer);
    assertThat(upstream.posts()).isEmpty();
  }

  @Test
  void isNotReadyUntilTheStoreIsFreeAndThenWorksOnByItself() throws Exception {
    int whileHeld;
    try (Connection _ = hold()) {
      chat(QUESTION);
      whileHeld = ready();
    }
    awaitReady();

    HttpResponse<String> answer = chat(QUESTION);

    assertThat(whileHeld).isEqualTo(503);
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(upstream.posts()).hasSize(1);
  }

  private static void assertUnavailable(HttpResponse<String> answer) {
    assertThat(answer.statusCode()).isEqualTo(503);
    assertThat(code(answer)).isEqualTo("record_unavailable");
    assertThat(answer.headers().firstValue("Retry-After").orElse("")).matches("[1-9][0-9]*");
    assertThat(answer.body()).doesNotContain("loket");
  }

  private Connection hold() throws SQLException {
    Connection connection = DriverManager.getConnection("jdbc:sqlite:" + store);
    try (Statement statement = connection.createStatement()) {
      statement.execute("BEGIN EXCLUSIVE");
    }
    return connection;
  }

  private HttpResponse<String> chat(String question) {
    return gateway.post("medewerker", "/v1/chat/completions", "klare-taal", ask(question, false));
  }

  private int ready() {
    String address = "http://127.0.0.1:" + gateway.running().managementPort() + "/health/ready";
    return gateway.send(HttpRequest.newBuilder(URI.create(address))).statusCode();
  }

  private void awaitReady() {
    until("the gateway is ready", () -> ready() == 200);
  }
}
