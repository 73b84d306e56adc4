package nl.genaisluis.gateway.nodes;

import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/// Brings the tables up to date. Several nodes may start at once: Flyway lets one do the work.
final class Schema {
  private static final String HISTORY = "node_schema_history";

  private Schema() {}

  static void migrate(NodesAt at) {
    try (Connection reachable = at.connect(java.time.Duration.ofSeconds(3))) {
      reachable.isValid(1);
    } catch (SQLException failed) {
      throw new NodesFault(
          "ledger.postgres: the database cannot be reached: " + failed.getSQLState(),
          false,
          failed);
    }
    try {
      FluentConfiguration configuration =
          Flyway.configure()
              .dataSource(at.url(), at.user(), at.password())
              .locations("classpath:nl/genaisluis/gateway/nodes")
              .table(HISTORY)
              .baselineOnMigrate(true)
              .baselineVersion("0");
      if (at.schema() != null) {
        configuration.schemas(at.schema());
      }
      configuration.load().migrate();
    } catch (FlywayException failed) {
      throw new NodesFault("ledger.postgres: the shared tables cannot be made", false, failed);
    }
  }
}
