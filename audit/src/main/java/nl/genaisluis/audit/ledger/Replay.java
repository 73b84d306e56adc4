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
import nl.genaisluis.audit.note.Checkpoint;
import org.jspecify.annotations.Nullable;

/// What a start learns by reading every leaf: that there is no gap, that each is one that this
/// ledger wrote, that the tree is the one that was signed before, and which exchanges never closed.
final class Replay {
  private static final int CHUNK = 4096;

  private final TileLog tiles;
  private final @Nullable Checkpoint signed;
  private final Map<String, String> open = new LinkedHashMap<>();
  private String lastTime = "";

  private Replay(TileLog tiles, @Nullable Checkpoint signed) {
    this.tiles = tiles;
    this.signed = signed;
  }

  /// Reads so many entries back.
  static Replay of(StoreReader reader, long size, TileLog tiles) throws IOException {
    Checkpoint signed = tiles.lastCheckpoint();
    Replay replay = new Replay(tiles, signed);
    if (signed != null && signed.head().size() > size) {
      throw new LedgerFault(
          LedgerFault.FORKED,
          "store has " + size + " leaves, but " + signed.head().size() + " were signed");
    }
    replay.compare();
    while (tiles.size() < size) {
      int wanted = (int) Math.min(CHUNK, size - tiles.size());
      if (reader.read(tiles.size(), wanted, replay::leaf) == 0) {
        throw new LedgerFault(LedgerFault.CORRUPT, "store lacks leaf " + tiles.size());
      }
      tiles.write();
    }
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
    tiles.add(bytes);
    compare();
  }

  /// A tree that is not the signed one must not be signed as its continuation.
  private void compare() {
    if (signed != null
        && signed.head().size() == tiles.size()
        && !signed.head().root().equals(tiles.root())) {
      throw new LedgerFault(
          LedgerFault.FORKED, "leaves of the store are not those that were signed");
    }
  }

  long size() {
    return tiles.size();
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
