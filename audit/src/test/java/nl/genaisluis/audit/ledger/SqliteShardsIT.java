package nl.genaisluis.audit.ledger;

final class SqliteShardsIT extends ShardsContract {
  @Override
  LedgerConfig in(LedgerConfig node) {
    return node;
  }
}
