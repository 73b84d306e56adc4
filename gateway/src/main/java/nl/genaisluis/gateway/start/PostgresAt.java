package nl.genaisluis.gateway.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import nl.genaisluis.audit.ledger.Postgres;
import nl.genaisluis.gateway.config.ConfigException;
import nl.genaisluis.gateway.nodes.NodesAt;
import org.jspecify.annotations.Nullable;

/// `ledger.postgres` of `sluis.yaml`: the database that several gateways share. It holds their
/// record and, in a schema beside it, everything else that must be the same on all of them.
///
/// @param url as JDBC writes it, without user and password
/// @param passwordFile the password of the user is the first line of this file
/// @param schema of the record; null for the usual one
public record PostgresAt(String url, String user, String passwordFile, @Nullable String schema) {
  private static final String BESIDE = "_nodes";

  /// Where the record is. Reads the password anew.
  Postgres record() {
    try {
      return new Postgres(url, user, password(), schema == null ? Postgres.SCHEMA : schema);
    } catch (IllegalArgumentException wrong) {
      throw new ConfigException(String.valueOf(wrong.getMessage()));
    }
  }

  /// Where everything else is.
  NodesAt nodes() {
    Postgres record = record();
    return new NodesAt(record.url(), record.user(), record.password(), record.schema() + BESIDE);
  }

  private String password() {
    try {
      return Files.readString(Path.of(passwordFile)).lines().findFirst().orElse("");
    } catch (IOException unreadable) {
      throw new ConfigException("ledger.postgres.password_file: cannot read " + passwordFile);
    }
  }
}
