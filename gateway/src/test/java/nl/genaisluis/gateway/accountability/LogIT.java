package nl.genaisluis.gateway.accountability;

import static nl.genaisluis.gateway.accountability.TestSite.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import nl.genaisluis.audit.event.Verified;
import nl.genaisluis.audit.ledger.Receipt;
import nl.genaisluis.gateway.identity.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogIT {
  private static final String EXCHANGE = "00000000000000000000000000000001";
  private static final Duration PATIENCE = Duration.ofSeconds(20);

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
  void anyoneGetsTheProofOfAReceiptOnceItIsCovered() {
    Receipt receipt = site.refuse(EXCHANGE, "prohibited_use", "tekst");

    HttpResponse<String> response = covered(receipt);

    assertThat(object(response).text("bewijs")).startsWith("c2sp.org/tlog-proof@v1");
    assertThat(object(response).text("sleutel")).startsWith("localhost/sluis");
  }

  @Test
  void aHashOfNothingHasNoProof() {
    HttpResponse<String> response = site.get(null, "/api/v1/bewijzen/" + "0".repeat(64));

    assertThat(response.statusCode()).isEqualTo(404);
  }

  @Test
  void checkpointAndHashesAreOpenAndCachedEntriesAreNot() {
    covered(site.refuse(EXCHANGE, "prohibited_use", "tekst"));

    HttpResponse<String> checkpoint = site.get(null, "/log/checkpoint");
    HttpResponse<String> tile = site.get(null, "/log/tile/0/000.p/1");
    HttpResponse<String> nobody = site.get(null, "/log/tile/entries/000.p/1");
    HttpResponse<String> auditor = site.get(Role.AUDITOR, "/log/tile/entries/000.p/1");

    assertThat(checkpoint.statusCode()).isEqualTo(200);
    assertThat(checkpoint.headers().firstValue("Content-Type"))
        .hasValue("text/plain; charset=utf-8");
    assertThat(checkpoint.headers().firstValue("Cache-Control")).hasValue("no-cache");
    assertThat(tile.statusCode()).isEqualTo(200);
    assertThat(tile.headers().firstValue("Cache-Control")).hasValue("no-cache");
    assertThat(nobody.statusCode()).isEqualTo(401);
    assertThat(nobody.body()).doesNotContain("refused");
    assertThat(auditor.statusCode()).isEqualTo(200);
    assertThat(auditor.body()).contains("refused");
    assertThat(auditor.headers().firstValue("Cache-Control")).hasValue("private, no-store");
  }

  @Test
  void aReceiptIsAFileToKeep() {
    Receipt receipt = site.refuse(EXCHANGE, "prohibited_use", "tekst");
    covered(receipt);

    HttpResponse<String> file = site.get(null, "/log/bewijs/" + receipt.leafHash() + ".tlog-proof");

    assertThat(file.statusCode()).isEqualTo(200);
    assertThat(file.body()).startsWith("c2sp.org/tlog-proof@v1\nindex 0\n");
    assertThat(file.headers().firstValue("Content-Disposition"))
        .hasValue("attachment; filename=\"" + receipt.leafHash() + ".tlog-proof\"");
    assertThat(site.get(null, "/log/bewijs/" + "0".repeat(64)).statusCode()).isEqualTo(404);
    assertThat(site.get(null, "/log/bewijs/checkpoint").statusCode()).isEqualTo(404);
  }

  @Test
  void anAuditorHasTheLogRecomputedOnRecord() {
    covered(site.refuse(EXCHANGE, "prohibited_use", "tekst"));

    HttpResponse<String> nobody = site.send(null, "POST", "/api/v1/controles", null);
    HttpResponse<String> answer = site.send(Role.AUDITOR, "POST", "/api/v1/controles", null);

    assertThat(nobody.statusCode()).isEqualTo(401);
    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(object(answer).whole("fouten")).isZero();
    assertThat(object(answer).whole("grootte")).isPositive();
    assertThat(answer.headers().firstValue("Location"))
        .hasValue("/api/v1/bewijzen/" + object(answer).text("leafHash"));
    assertThat(site.record().getLast().event())
        .isInstanceOfSatisfying(
            Verified.class,
            verified -> {
              assertThat(verified.sound()).isTrue();
              assertThat(verified.role()).isEqualTo("auditor");
            });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/log/tile/x/../entries/000.p/1",
        "/log/tile/%65ntries/000.p/1",
        "/log/tile//entries/000.p/1",
        "/log/tile/entries%2F000.p/1",
        "/log/tile/./entries/000.p/1",
        "/log/tile/0/../../tile/entries/000.p/1",
        "/log/../log/tile/entries/000.p/1",
        "/log/tile/ENTRIES/000.p/1",
        "/log/2026/tile/x/../entries/000.p/1",
        "/log/2026/tile/%65ntries/000.p/1",
        "/log/2026/tile//entries/000.p/1",
        "/log/2026/../tile/entries/000.p/1",
        "/log/tile/2026/tile/entries/000.p/1",
        "/log/2026/2026/tile/entries/000.p/1",
        "/log/2026/tile/ENTRIES/000.p/1"
      })
  void noSpellingOpensTheEntriesToEveryone(String path) {
    covered(site.refuse(EXCHANGE, "prohibited_use", "tekst"));

    HttpResponse<String> response = site.get(null, path);

    assertThat(response.statusCode()).isIn(401, 404);
    assertThat(response.body()).doesNotContain("refused");
  }

  private HttpResponse<String> covered(Receipt receipt) {
    Instant end = Instant.now().plus(PATIENCE);
    while (true) {
      HttpResponse<String> response = site.get(null, "/api/v1/bewijzen/" + receipt.leafHash());
      if (response.statusCode() == 200 || Instant.now().isAfter(end)) {
        assertThat(response.statusCode()).isEqualTo(200);
        return response;
      }
      Thread.onSpinWait();
    }
  }
}
