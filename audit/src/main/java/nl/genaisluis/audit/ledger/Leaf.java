package nl.genaisluis.audit.ledger;

import nl.genaisluis.audit.event.Entry;
import nl.genaisluis.audit.merkle.Hash;

/// An entry ready for the store: its bytes and their hash. A draft of another minute is none of it.
final class Leaf {
  private final Entry entry;
  private final Pending pending;
  private final Draft draft;

  Leaf(Entry entry, Pending pending) {
    this.entry = entry;
    this.pending = pending;
    Draft ahead = pending.draft();
    this.draft = ahead != null && ahead.time().equals(entry.time()) ? ahead : Draft.of(entry);
  }

  Entry entry() {
    return entry;
  }

  Pending pending() {
    return pending;
  }

  byte[] bytes() {
    return draft.bytes();
  }

  Hash hash() {
    return draft.hash();
  }

  Receipt receipt() {
    return new Receipt(entry.event().exchange(), entry.event().code(), hash().hex(), entry.leaf());
  }
}
