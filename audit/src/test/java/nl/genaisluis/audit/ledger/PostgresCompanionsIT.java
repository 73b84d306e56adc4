package nl.genaisluis.audit.ledger;

import nl.genaisluis.audit.postgres.PostgresServer;

final class PostgresCompanionsIT extends CompanionsContract {
  @Override
  LedgerConfig in(LedgerConfig node) {
    return Nodes.in(PostgresServer.ofThisProcess(), node);
  }
}
