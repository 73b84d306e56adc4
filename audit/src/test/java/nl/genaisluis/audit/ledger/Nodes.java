package nl.genaisluis.audit.ledger;

import nl.genaisluis.audit.postgres.PostgresServer;

/// Nodes that share a database.
final class Nodes {
  private Nodes() {}

  /// A node in a schema that no other test has.
  static LedgerConfig in(PostgresServer server, LedgerConfig node) {
    return node.in(
        new Postgres(
            server.url(), PostgresServer.USER, PostgresServer.PASSWORD, server.freshSchema()));
  }
}
