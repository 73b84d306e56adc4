package nl.genaisluis.audit.ledger;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.genaisluis.audit.event.Closed;
import nl.genaisluis.audit.event.Entry;
import nl.genaisluis.audit.event.LeafCodec;
import nl.genaisluis.audit.event.LeafFault;
import nl.genaisluis.audit.event.Opened;

/// What a start learns by reading every leaf: that there is no gap, that each is one that this
/// ledger wrote, that the tree is the one that was signed before, and which exchanges never closed.
final class Replay {
  private static final int CHUNK = 4096;

  private final ShardedLog log;
  private final Map<String, String> open = new LinkedHashMap<>();
  private String lastTime = "";

  private Replay(ShardedLog log) {
    this.log = log;
  }

  /// Reads so many entries back.
  static Replay of(StoreReader reader, long size, ShardedLog log) throws IOException {
    Replay replay = new Replay(log);
    log.compare();
    while (log.size() < size) {
      log.turn();
      log.compare();
      int wanted = (int) Math.min(CHUNK, log.roomFor(size));
      if (reader.read(log.size(), wanted, replay::leaf) == 0) {
        throw new LedgerFault(LedgerFault.CORRUPT, "store lacks leaf " + log.size());
      }
      log.write();
    }
    if (log.signedSize() > size) {
      throw new LedgerFault(
          LedgerFault.FORKED,
          "store has " + size + " leaves, but " + log.signedSize() + " were signed");
    }
    log.serve();
    return replay;
  }

  private void leaf(long index, byte[] bytes) {
    Entry entry;
    try {
      entry = LeafCodec.decode(index, bytes);
    } catch (LeafFault notOurs) {
      throw new LedgerFault(LedgerFault.CORRUPT, "leaf " + index + " cannot be read", notOurs);
    }
    lastTime = entry.time();
    switch (entry.event()) {
      case Opened opened -> open.put(opened.exchange(), opened.useCase());
      case Closed closed -> open.remove(closed.exchange());
      default -> {
        // Only an opened exchange waits for its end.
      }
    }
    if (!log.isInPlace(entry)) {
      throw new LedgerFault(
          LedgerFault.CORRUPT, "leaf " + index + " does not link the shards as the store says");
    }
    log.add(bytes);
    log.compare();
  }

  long size() {
    return log.size();
  }

  /// The time of the last leaf; empty when there is none.
  String lastTime() {
    return lastTime;
  }

  /// The ends of the exchanges that were open when the process died.
  List<Closed> abandoned() {
    return open.entrySet().stream()
        .map(exchange -> Closed.abandoned(exchange.getKey(), exchange.getValue()))
        .toList();
  }
}
