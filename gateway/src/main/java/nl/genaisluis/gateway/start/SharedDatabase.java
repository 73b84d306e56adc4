package nl.genaisluis.gateway.start;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import nl.genaisluis.audit.ledger.LedgerConfig;
import nl.genaisluis.audit.ledger.Postgres;
import nl.genaisluis.gateway.config.ConfigException;
import org.jspecify.annotations.Nullable;

/// The PostgreSQL database that several nodes keep one record in.
///
/// @param url `jdbc:postgresql://host:port/database`
/// @param user who owns the tables
/// @param passwordFile file with the password of that user
/// @param schema where the tables are; null for the usual one
public record SharedDatabase(
    String url, String user, String passwordFile, @Nullable String schema) {
  Postgres postgres() {
    String password;
    try {
      password = Files.readString(Path.of(passwordFile)).strip();
    } catch (IOException unreadable) {
      throw new ConfigException("ledger.postgres.password_file: cannot read " + passwordFile);
    }
    try {
      return new Postgres(url, user, password, schema == null ? Postgres.SCHEMA : schema);
    } catch (IllegalArgumentException wrong) {
      throw new ConfigException(String.valueOf(wrong.getMessage()));
    }
  }

  /// Where the record of this installation is.
  static LedgerConfig place(Places places, Settings settings) {
    SharedDatabase shared = settings.ledger().postgres();
    return new LedgerConfig(places.data(), places.keys(), settings.ledger().origin())
        .in(shared == null ? null : shared.postgres());
  }
}
