package nl.genaisluis.audit.ledger;

import nl.genaisluis.audit.postgres.PostgresServer;

final class PostgresShardsIT extends ShardsContract {
  @Override
  LedgerConfig in(LedgerConfig node) {
    return Nodes.in(PostgresServer.ofThisProcess(), node);
  }
}
