package nl.genaisluis.audit.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;

final class PostgresServerIT {
  @Test
  void comesBackWithWhatWasCommittedBeforeItWasKilled() throws Exception {
    try (PostgresServer server = PostgresServer.begin()) {
      server.execute("CREATE TABLE kept AS SELECT 7 AS number");

      server.kill();
      assertThatThrownBy(server::connect).isInstanceOf(SQLException.class);
      server.start();
      server.stop();
      server.start();

      try (Connection connection = server.connect();
          Statement statement = connection.createStatement();
          ResultSet rows = statement.executeQuery("SELECT number FROM kept")) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getInt(1)).isEqualTo(7);
      }
    }
  }
}
