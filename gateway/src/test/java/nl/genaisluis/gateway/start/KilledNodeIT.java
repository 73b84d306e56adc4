package nl.genaisluis.gateway.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import nl.genaisluis.audit.event.Entry;
import nl.genaisluis.audit.event.Opened;
import nl.genaisluis.audit.ledger.Ledger;
import nl.genaisluis.audit.ledger.LedgerConfig;
import nl.genaisluis.audit.ledger.Postgres;
import nl.genaisluis.audit.postgres.PostgresServer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two gateways as processes of their own on one PostgreSQL, one of which dies.
class KilledNodeIT {
  private static final String QUESTION = "Herschrijf: het loket is dicht.";

  private static PostgresServer server;

  @TempDir private Path folder;

  @BeforeAll
  static void begin() {
    server = PostgresServer.begin();
  }

  @AfterAll
  static void end() {
    server.close();
  }

  @Test
  void whenTheNodeThatCameFirstIsKilledTheOtherGoesOnAndNothingIsLostOrDoubled() throws Exception {
    List<String> receipts = new ArrayList<>();
    Path first = Files.createDirectories(folder.resolve("one"));
    Path second = Files.createDirectories(folder.resolve("two"));
    try (Upstream upstream = new Upstream()) {
      upstream.says("Het loket is gesloten.");
      String schema = server.freshSchema();
      Path config = TwoNodes.config(first, upstream.base(), server.url(), schema);
      Path other = TwoNodes.config(second, upstream.base(), server.url(), schema);
      try (Program one = Program.run(first, config)) {
        receipts.add(receipt(one));
        TwoNodes.copyKeys(first, second);
        try (Program two = Program.run(second, other)) {
          receipts.add(receipt(two));
          receipts.add(receipt(one));

          one.kill();

          receipts.add(receipt(two));
          receipts.add(receipt(two));
          two.stop();
          assertThat(two.exitCode()).isZero();
        }
      }
      assertThat(Program.verify(second)).isZero();
      Postgres database =
          new Postgres(server.url(), PostgresServer.USER, PostgresServer.PASSWORD, schema);
      assertAllOnce(second, database, receipts);
    }
  }

  private static void assertAllOnce(Path node, Postgres database, List<String> receipts) {
    LedgerConfig config =
        new LedgerConfig(node.resolve("data"), node.resolve("keys"), "localhost/genai-sluis")
            .in(database);
    try (Ledger ledger = Ledger.open(config, Clock.systemUTC())) {
      List<Entry> entries = new ArrayList<>();
      ledger.scan(entries::add);

      assertThat(entries).extracting(Entry::leaf).doesNotHaveDuplicates();
      assertThat(entries)
          .extracting(Entry::event)
          .filteredOn(Opened.class::isInstance)
          .hasSize(receipts.size());
      for (String receipt : receipts) {
        assertThat(TwoNodes.until(() -> ledger.proof(receipt) != null)).isTrue();
      }
    }
  }

  /// The leaf hash of an answered chat; asks again while the nodes sort themselves out.
  private static String receipt(Program node) throws IOException, InterruptedException {
    HttpResponse<InputStream> answer = node.chat(QUESTION, false);
    String body = new String(answer.body().readAllBytes(), StandardCharsets.UTF_8);
    for (int tries = 0; tries < 60 && answer.statusCode() == 503; tries++) {
      TimeUnit.MILLISECONDS.sleep(500);
      answer = node.chat(QUESTION, false);
      body = new String(answer.body().readAllBytes(), StandardCharsets.UTF_8);
    }
    assertThat(answer.statusCode()).as(body).isEqualTo(200);
    return String.valueOf(
        GatewayUnderTest.at(GatewayUnderTest.object(body), "sluis", "receipt").text("leaf_hash"));
  }
}
