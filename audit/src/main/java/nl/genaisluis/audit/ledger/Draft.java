package nl.genaisluis.audit.ledger;

import nl.genaisluis.audit.event.Entry;
import nl.genaisluis.audit.event.Event;
import nl.genaisluis.audit.event.LeafCodec;
import nl.genaisluis.audit.merkle.Hash;
import org.jspecify.annotations.Nullable;

/// The bytes of a leaf and their hash. A leaf knows the minute of its batch, but not its index: so
/// who appends can make them ahead, on a thread of its own, for the minute that it thinks it is.
/// The array is never changed.
final class Draft {
  private final String time;
  private final byte[] bytes;
  private final Hash hash;

  private Draft(String time, byte[] bytes) {
    this.time = time;
    this.bytes = bytes;
    this.hash = Hash.leaf(bytes);
  }

  static Draft of(Entry entry) {
    return new Draft(entry.time(), LeafCodec.encode(entry));
  }

  /// The draft of an entry whose index is not known yet; null when there is no minute to go by, or
  /// when this cannot be a leaf: whoever makes the leaf tells.
  static @Nullable Draft ahead(
      Event event, String leafId, @Nullable String commitment, String time) {
    if (time.isEmpty()) {
      return null;
    }
    try {
      return of(new Entry(0, leafId, time, event, commitment));
    } catch (RuntimeException notALeaf) {
      return null;
    }
  }

  /// The minute that the bytes bear.
  String time() {
    return time;
  }

  byte[] bytes() {
    return bytes;
  }

  Hash hash() {
    return hash;
  }
}
