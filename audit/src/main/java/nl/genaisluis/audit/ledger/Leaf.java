package nl.genaisluis.audit.ledger;

import nl.genaisluis.audit.event.Entry;
import nl.genaisluis.audit.event.LeafCodec;
import nl.genaisluis.audit.merkle.Hash;

/// An entry ready for the store: its bytes and their hash. The array is never changed.
final class Leaf {
  private final Entry entry;
  private final Pending pending;
  private final byte[] bytes;
  private final Hash hash;

  Leaf(Entry entry, Pending pending) {
    this.entry = entry;
    this.pending = pending;
    this.bytes = LeafCodec.encode(entry);
    this.hash = Hash.leaf(bytes);
  }

  Entry entry() {
    return entry;
  }

  Pending pending() {
    return pending;
  }

  byte[] bytes() {
    return bytes;
  }

  Hash hash() {
    return hash;
  }

  Receipt receipt() {
    return new Receipt(entry.event().exchange(), entry.event().code(), hash.hex(), entry.leaf());
  }
}
