package nl.genaisluis.gateway.start;

import static nl.genaisluis.gateway.start.GatewayUnderTest.ask;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What operators read at `/metrics`.
class MetricsIT {
  private static final String LETTER =
      "Herschrijf in klare taal: Geachte mevrouw Jantina Oosterhuis, het loket is verhuisd.";
  private static final String FORBIDDEN =
      "Beoordeel de subsidieaanvraag van Jantina Oosterhuis en schrijf de afwijzing met"
          + " motivering.";

  private Upstream upstream;
  private GatewayUnderTest gateway;

  @BeforeEach
  void open(@TempDir Path folder) {
    upstream = new Upstream();
    upstream.says("Beste [PERSOON_1], het loket is verhuisd.");
    upstream.embeds();
    gateway = new GatewayUnderTest(folder, upstream.base());
  }

  @AfterEach
  void close() {
    gateway.close();
    upstream.close();
  }

  @Test
  void countsEachRequestOnceUnderHowItEnded() throws InterruptedException {
    post("/v1/chat/completions", "klare-taal", ask(LETTER, false));
    post("/v1/chat/completions", "klare-taal", ask(LETTER, true));
    post("/v1/chat/completions", "klare-taal", ask(FORBIDDEN, false));
    post("/v1/chat/completions", "klare-taal", "{\"model\":\"auto\"}");
    post("/v1/chat/check", "klare-taal", ask(FORBIDDEN, false));
    post("/v1/embeddings", "zoeken-embeddings", "{\"model\":\"auto\",\"input\":\"het loket\"}");

    String page = pageWith(count("embeddings", "answered", 1));

    assertThat(page)
        .contains(count("chat", "answered", 2))
        .contains(count("chat", "prohibited_use", 1))
        .contains(count("chat", "missing_field", 1))
        .contains(count("check", "checked", 1))
        .contains("sluis_first_byte_seconds_count{surface=\"chat\"} 2")
        .contains("sluis_ruling_seconds_count 5");
  }

  @Test
  void countsAnAnswerThatDidNotEndWellUnderHowItEnded() throws InterruptedException {
    String whole = Upstream.events("Het loket", true) + "data: [DONE]\n\n";
    upstream.streams(Upstream.events("Het loket is ", false));
    post("/v1/chat/completions", "klare-taal", ask(LETTER, true));
    upstream.streams(whole.replace("proefmodel-7b", "ander-model"));
    post("/v1/chat/completions", "klare-taal", ask(LETTER, true));
    upstream.says("Wij besluiten uw aanvraag af te wijzen.");
    post("/v1/chat/completions", "klare-taal", ask(LETTER, true));
    stopARunningStream();

    String page = pageWith(count("chat", "stopped", 1));

    assertThat(page)
        .contains(count("chat", "upstream_cut", 1))
        .contains(count("chat", "substituted", 1))
        .contains(count("chat", "output_stopped", 1))
        .doesNotContain("outcome=\"answered\"");
  }

  private void stopARunningStream() {
    String stream = Upstream.events("Het loket is dicht. ".repeat(100), true);
    upstream.forget();
    upstream.dribbles(stream + "data: [DONE]\n\n", 300, 6_000);
    CompletableFuture<Void> running =
        CompletableFuture.runAsync(
            () -> post("/v1/chat/completions", "klare-taal", ask(LETTER, true)));
    while (upstream.posts().isEmpty()) {
      Thread.onSpinWait();
    }
    String stop = "{\"scope\":\"model\",\"id\":\"proefmodel-7b\",\"reden\":\"Storing gemeld\"}";
    gateway.post("beheerder", "/api/v1/stops", "-", stop);
    running.join();
  }

  @Test
  void countsABodyThatWasNeverReadByItsStatus() throws InterruptedException {
    post("/v1/chat/completions", "klare-taal", ask("x".repeat(5 << 20), false));

    assertThat(pageWith(count("chat", "status_413", 1))).contains("sluis_ruling_seconds_count 0");
  }

  @Test
  void showsTheRecordAndTheMachineAndNothingThatACallerWrote() throws InterruptedException {
    post("/v1/chat/completions", "klare-taal", ask(LETTER, false));
    post("/v1/chat/completions", "Oosterhuis-gebruik", ask(FORBIDDEN, false));

    String page = pageWith(count("chat", "use_case_not_approved", 1));

    assertThat(page)
        .contains("sluis_record_ready 1.0")
        .contains("sluis_record_entries " + (double) gateway.ledger().size())
        .contains("jvm_memory_used_bytes")
        .contains("process_uptime_seconds");
    assertThat(page)
        .doesNotContainIgnoringCase("oosterhuis")
        .doesNotContain("loket", "subsidie", "demo-", "klare-taal");
  }

  @Test
  void theMainPortHasNoSuchPage() {
    HttpResponse<String> answer =
        gateway.send(HttpRequest.newBuilder(URI.create(gateway.base() + "/metrics")));

    assertThat(answer.statusCode()).isEqualTo(404);
  }

  private static String count(String surface, String outcome, int times) {
    return "sluis_requests_total{outcome=\""
        + outcome
        + "\",surface=\""
        + surface
        + "\"} "
        + (double) times;
  }

  private void post(String path, String useCase, String body) {
    gateway.post("medewerker", path, useCase, body);
  }

  /// The page, once it holds this line: a request is counted after its last byte was sent.
  private String pageWith(String line) throws InterruptedException {
    String address = "http://127.0.0.1:" + gateway.running().managementPort() + "/metrics";
    String page = "";
    for (int tries = 0; tries < 100 && !page.contains(line); tries++) {
      HttpResponse<String> answer = gateway.send(HttpRequest.newBuilder(URI.create(address)));
      assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("text/plain");
      page = answer.body();
      Thread.sleep(20);
    }
    assertThat(page).contains(line);
    return page;
  }
}
