package nl.genaisluis.audit.ledger;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.genaisluis.audit.event.Closed;
import nl.genaisluis.audit.event.Entry;
import nl.genaisluis.audit.event.LeafSkim;

/// What a start learns by reading every leaf: that there is no gap, that each is one that this
/// ledger wrote, that the tree is the one that was signed before, and which exchanges never closed.
/// That a leaf under a signed checkpoint is one that this ledger wrote, its hash says; a later one
/// is read whole and strictly.
final class Replay {
  private final ShardedLog log;
  private final long size;
  private final Map<String, String> open = new LinkedHashMap<>();
  private String lastTime = "";

  private Replay(ShardedLog log, long size) {
    this.log = log;
    this.size = size;
  }

  /// Reads so many entries back.
  static Replay of(ReadAhead.Source source, long size, ShardedLog log) throws IOException {
    Replay replay = new Replay(log, size);
    log.compare();
    try (ReadAhead leaves = new ReadAhead(source, size, log.signed())) {
      for (ReadAhead.Chunk chunk = leaves.next(); chunk != null; chunk = leaves.next()) {
        replay.take(chunk);
      }
    } catch (LedgerFault fault) {
      throw fault.code().equals(LedgerFault.FORKED) ? cause(source, log.size(), fault) : fault;
    }
    if (log.signedSize() > size) {
      throw new LedgerFault(
          LedgerFault.FORKED,
          "store has " + size + " leaves, but " + log.signedSize() + " were signed");
    }
    log.serve();
    return replay;
  }

  /// Why the tree is not the one that was signed: the first leaf that this ledger never wrote so,
  /// where there is one.
  private static LedgerFault cause(ReadAhead.Source source, long size, LedgerFault forked) {
    try (ReadAhead leaves = new ReadAhead(source, size, _ -> false)) {
      for (ReadAhead.Chunk chunk = leaves.next(); chunk != null; chunk = leaves.next()) {
        if (chunk.after() != null) {
          return chunk.after();
        }
      }
    }
    return forked;
  }

  private void take(ReadAhead.Chunk chunk) throws IOException {
    List<ReadAhead.Decoded> rest = chunk.leaves();
    while (!rest.isEmpty()) {
      log.turn();
      log.compare();
      int here = (int) Math.min(rest.size(), log.roomFor(size));
      rest.subList(0, here).forEach(this::take);
      rest = rest.subList(here, rest.size());
    }
    if (chunk.after() != null) {
      throw chunk.after();
    }
    log.write();
  }

  private void take(ReadAhead.Decoded next) {
    LeafSkim skim = next.skim();
    switch (skim.kind()) {
      case OPENED -> open.put(skim.exchange(), skim.useCase());
      case CLOSED -> open.remove(skim.exchange());
      case OTHER -> {
        // Only an opened exchange waits for its end.
      }
    }
    Entry entry = next.entry();
    lastTime = entry == null ? lastTime : entry.time();
    if (entry == null ? log.isLink(log.size()) : !log.isInPlace(entry)) {
      throw new LedgerFault(
          LedgerFault.CORRUPT,
          "leaf " + log.size() + " does not link the shards as the store says");
    }
    log.add(next.leaf());
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
