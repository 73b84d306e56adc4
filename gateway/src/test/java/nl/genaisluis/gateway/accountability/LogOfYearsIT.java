package nl.genaisluis.gateway.accountability;

import static nl.genaisluis.gateway.accountability.TestSite.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Instant;
import nl.genaisluis.audit.ledger.MovingClock;
import nl.genaisluis.audit.ledger.Receipt;
import nl.genaisluis.audit.verify.Report;
import nl.genaisluis.audit.verify.Verifier;
import nl.genaisluis.gateway.egress.RemoteLog;
import nl.genaisluis.gateway.identity.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The log as it is served while a new year begins.
class LogOfYearsIT {
  private static final String EXCHANGE = "0000000000000000000000000000000";

  @TempDir Path folder;
  private final MovingClock clock = new MovingClock("2026-12-31T23:59:00Z");
  private TestSite site;
  private Receipt old;
  private Receipt young;

  @BeforeEach
  void turn() {
    site = new TestSite(folder, clock);
    old = site.refuse(EXCHANGE + "1", "prohibited_use", "tekst van het oude jaar");
    proof(old);
    clock.set("2027-01-01T00:00:00Z");
    young = site.refuse(EXCHANGE + "2", "prohibited_use", "tekst van het nieuwe jaar");
    proof(young);
  }

  @AfterEach
  void close() {
    site.close();
  }

  @Test
  void everyYearHasALastingAddressAndTheNewestIsAtTheTop() {
    HttpResponse<String> top = site.get(null, "/log/checkpoint");
    HttpResponse<String> first = site.get(null, "/log/2026/checkpoint");
    HttpResponse<String> second = site.get(null, "/log/2027/checkpoint");
    HttpResponse<String> tile = site.get(null, "/log/2026/tile/0/000.p/1");

    assertThat(first.body()).startsWith("localhost/sluis-2026\n1\n");
    assertThat(second.body()).startsWith("localhost/sluis-2027\n2\n");
    assertThat(top.body()).isEqualTo(second.body());
    assertThat(first.headers().firstValue("Cache-Control")).hasValue("no-cache");
    assertThat(tile.statusCode()).isEqualTo(200);
    assertThat(tile.headers().firstValue("Cache-Control"))
        .hasValue("public, max-age=31536000, immutable");
    assertThat(site.get(null, "/log/2028/checkpoint").statusCode()).isEqualTo(404);
    assertThat(site.get(null, "/log/2026/tile/entries/000.p/1").statusCode()).isEqualTo(401);
    assertThat(site.get(Role.AUDITOR, "/log/2026/tile/entries/000.p/1").body()).contains("refused");
  }

  @Test
  void aReceiptOfTheOldYearIsProvedWithTheKeyOfItsYear() {
    assertThat(object(proof(old)).text("sleutel")).startsWith("localhost/sluis-2026+");
    assertThat(object(proof(old)).text("bewijs"))
        .contains("\nindex 0\n", "localhost/sluis-2026\n1");
    assertThat(object(proof(young)).text("sleutel")).startsWith("localhost/sluis-2027+");
    assertThat(site.get(null, "/log/bewijs/" + old.leafHash()).statusCode()).isEqualTo(200);
  }

  @Test
  void aReaderVerifiesAllYearsFromAfar() {
    Report report;
    String address = "http://localhost:" + site.port();
    try (RemoteLog remote = new RemoteLog(address, site.token(Role.AUDITOR))) {
      report = Verifier.verify(remote::read, site.verifierKey(), null);
    }

    assertThat(report.problems()).isEmpty();
    assertThat(report.shards())
        .extracting(Report.Shard::origin)
        .containsExactly("localhost/sluis-2026", "localhost/sluis-2027");
    assertThat(report.entries()).isEqualTo(3);
  }

  private HttpResponse<String> proof(Receipt receipt) {
    Instant end = Instant.now().plusSeconds(20);
    HttpResponse<String> response;
    do {
      response = site.get(null, "/api/v1/bewijzen/" + receipt.leafHash());
    } while (response.statusCode() != 200 && Instant.now().isBefore(end));
    assertThat(response.statusCode()).isEqualTo(200);
    return response;
  }
}
