package nl.genaisluis.gateway.meter;

import static nl.genaisluis.gateway.Patience.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import nl.genaisluis.audit.event.Entry;
import nl.genaisluis.audit.event.Metered;
import nl.genaisluis.audit.ledger.Ledger;
import nl.genaisluis.audit.ledger.LedgerConfig;
import nl.genaisluis.audit.postgres.PostgresServer;
import nl.genaisluis.gateway.exchange.Recorder;
import nl.genaisluis.gateway.nodes.Lane;
import nl.genaisluis.gateway.nodes.Nodes;
import nl.genaisluis.gateway.nodes.NodesAt;
import nl.genaisluis.models.energy.measured.Scrape;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// One of several nodes, with a real database and a real record; its meter is never read.
class JointDeploymentIT {
  private static final String EXCHANGE = "0".repeat(32);

  @TempDir Path folder;

  @Test
  void sumsThatTheRecordHasAreNotPutThereAgainWhenTheDatabaseDidNotHearOfThem() throws Exception {
    LedgerConfig config =
        new LedgerConfig(folder.resolve("data"), folder.resolve("keys"), "localhost/sluis");
    Vertx vertx = Vertx.vertx();
    List<Entry> entries = new ArrayList<>();
    try (PostgresServer server = PostgresServer.begin();
        Nodes nodes = Nodes.join(at(server));
        Lane lane = nodes.lane();
        Ledger ledger = Ledger.open(config, Clock.systemUTC())) {
      until("the node is on duty", nodes::onDuty);
      JointDeployment deployment = deployment(nodes, new Recorder(vertx, ledger, null));
      deployment.start(vertx);
      Metered metered = new Sums(1, 0, 10, 20, 30, 40).metered(EXCHANGE, "eigen");
      ledger.append(metered, null).join();
      // The database is told at once, and has no such row yet: as when it had not heard.
      ledger.scan(deployment::replay);
      nodes.transaction(_ -> true).join();
      lane.transaction(JointDeploymentIT::overdue);

      deployment.stop().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);

      ledger.scan(entries::add);
    } finally {
      vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }
    assertThat(entries.stream().filter(entry -> entry.event() instanceof Metered)).hasSize(1);
  }

  private static int overdue(java.sql.Connection connection) throws SQLException {
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO meter_pending VALUES (?, 'eigen', clock_timestamp() - interval"
                + " '10 minutes', 1, 0, 10, 20, 30, 40)")) {
      insert.setString(1, EXCHANGE);
      return insert.executeUpdate();
    }
  }

  private static JointDeployment deployment(Nodes nodes, Recorder recorder) {
    MeterSettings settings =
        new MeterSettings(
            "eigen",
            Scrape.Exporter.DCGM,
            URI.create("http://127.0.0.1:9/energy"),
            URI.create("http://127.0.0.1:9/server"),
            List.of(),
            null,
            Duration.ofSeconds(60),
            Duration.ofHours(1));
    return new JointDeployment(
        settings,
        0.01,
        new Reading((_, _, _) -> Future.failedFuture("no meter"), settings),
        new Recording(recorder, () -> "1".repeat(32), Clock.systemUTC()),
        new Joint(nodes, Duration.ofMinutes(30)));
  }

  private static NodesAt at(PostgresServer server) {
    return new NodesAt(
        server.url(), PostgresServer.USER, PostgresServer.PASSWORD, server.freshSchema());
  }
}
