package nl.genaisluis.audit.event;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/// Entries to the bytes of a leaf and back. There is one way to write an entry, and only bytes
/// written that way are read.
public final class LeafCodec {
  /// Version of the leaf's form, member `v`.
  public static final int VERSION = 1;

  /// What a tlog-tiles entry bundle can hold in one entry.
  public static final int BYTES_MAX = 65_535;

  private LeafCodec() {}

  /// The canonical bytes of an entry.
  public static byte[] encode(Entry entry) {
    Map<String, Object> leaf = EventWriter.members(entry.event());
    leaf.put("v", VERSION);
    leaf.put("leaf", entry.leaf());
    leaf.put("time", entry.time());
    if (entry.commitment() != null) {
      leaf.put("commitment", entry.commitment());
    }
    byte[] bytes = CanonicalJson.write(leaf).getBytes(StandardCharsets.UTF_8);
    if (bytes.length > BYTES_MAX) {
      throw new IllegalArgumentException("leaf must have at most 65535 bytes: " + bytes.length);
    }
    return bytes;
  }

  /// The entry that these bytes are, strictly: an unknown code or member, a value that no event may
  /// hold, or another spelling of the same entry is a [LeafFault].
  public static Entry decode(long index, byte[] bytes) {
    Members members = CanonicalReader.object(bytes);
    if (members.whole("v") != VERSION) {
      throw new LeafFault("leaf has an unknown version");
    }
    Entry entry;
    try {
      entry =
          new Entry(
              index,
              members.text("leaf"),
              members.text("time"),
              EventReader.event(members),
              members.textOrNull("commitment"));
    } catch (IllegalArgumentException badValue) {
      throw new LeafFault("leaf holds a value that no event may hold", badValue);
    }
    members.end();
    if (bytes.length > BYTES_MAX) {
      throw new LeafFault("leaf is longer than any that is written");
    }
    return entry;
  }
}
