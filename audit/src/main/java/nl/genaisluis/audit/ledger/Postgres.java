package nl.genaisluis.audit.ledger;

import java.util.Properties;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.postgresql.Driver;

/// A PostgreSQL database that several nodes share. Never printed with its password.
///
/// @param url `jdbc:postgresql://host:port/database`, with `sslmode=verify-full` unless the host is
///   this machine; user and password do not belong in it
/// @param user who owns the tables
/// @param password of that user
/// @param schema where the tables are; made when it is not there
public record Postgres(String url, String user, String password, String schema) {
  /// The schema of who names none.
  public static final String SCHEMA = "sluis";

  private static final Set<String> PARAMETERS =
      Set.of("sslmode", "sslrootcert", "sslcert", "sslkey", "targetServerType");
  private static final Set<String> CHECKED = Set.of("verify-full", "verify-ca");
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "::1", "[::1]");

  public Postgres {
    Properties parts = Driver.parseURL(url, new Properties());
    String hosts = parts == null ? null : parts.getProperty("PGHOST");
    if (parts == null || hosts == null || !url.startsWith("jdbc:postgresql://")) {
      throw new IllegalArgumentException(
          "ledger.postgres.url must be like jdbc:postgresql://host:5432/database");
    }
    String query = url.contains("?") ? url.substring(url.indexOf('?') + 1) : "";
    for (String parameter : query.split("&", -1)) {
      String name = parameter.split("=", -1)[0];
      if (!name.isEmpty() && !PARAMETERS.contains(name)) {
        throw new IllegalArgumentException("ledger.postgres.url may not have parameter " + name);
      }
    }
    if (!Set.of(hosts.split(",", -1)).stream().allMatch(LOOPBACK::contains)
        && !isChecked(parts.getProperty("sslmode"))) {
      throw new IllegalArgumentException(
          "ledger.postgres.url must have sslmode=verify-full: the database is another machine");
    }
    if (user.isBlank()) {
      throw new IllegalArgumentException("ledger.postgres.user must be given");
    }
    if (!schema.matches("[a-z_][a-z0-9_]{0,39}")) {
      throw new IllegalArgumentException(
          "ledger.postgres.schema must be a plain lower-case name: " + schema);
    }
  }

  private static boolean isChecked(@Nullable String sslMode) {
    return sslMode != null && CHECKED.contains(sslMode);
  }

  @Override
  public String toString() {
    return "Postgres[" + url + " " + user + " ***]";
  }
}
