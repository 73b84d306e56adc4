package nl.genaisluis.audit.export;

import java.io.IOException;
import java.nio.file.Path;
import nl.genaisluis.audit.content.Revealed;
import nl.genaisluis.audit.event.Entry;
import nl.genaisluis.audit.event.LeafCodec;
import nl.genaisluis.audit.event.LeafFault;
import org.jspecify.annotations.Nullable;

/// The leaves of an export in order, each with its content when the export has it. Both files are
/// read once, side by side.
final class Pairs {
  private Pairs() {}

  /// Hands over every leaf. A line that is no leaf, and a content that belongs to no leaf or is out
  /// of order, is an [ExportFault].
  static void read(Path export, Each each) throws IOException {
    try (Lines leaves = new Lines(export.resolve(Export.LEAVES), LeafCodec.BYTES_MAX);
        Lines texts = new Lines(export.resolve(Export.CONTENT), ContentLine.BYTES_MAX)) {
      ContentLine waiting = content(texts);
      long index = 0;
      byte[] leaf = leaves.next();
      while (leaf != null) {
        Entry entry = entry(index, leaf);
        Revealed content = null;
        if (waiting != null && waiting.index() == index) {
          if (!waiting.leaf().equals(entry.leaf())) {
            throw new ExportFault("content of entry " + index + " names another leaf");
          }
          content = waiting.revealed();
          waiting = content(texts);
        }
        each.pair(entry, leaf, content);
        index++;
        leaf = leaves.next();
      }
      if (waiting != null) {
        throw new ExportFault(
            Export.CONTENT + " is out of order or has a content of no entry: " + waiting.index());
      }
    }
  }

  private static Entry entry(long index, byte[] leaf) {
    try {
      return LeafCodec.decode(index, leaf);
    } catch (LeafFault notALeaf) {
      throw new ExportFault(Export.LEAVES + " has a line that is not a leaf: " + index, notALeaf);
    }
  }

  private static @Nullable ContentLine content(Lines texts) throws IOException {
    byte[] line = texts.next();
    return line == null ? null : ContentLine.parse(line);
  }

  /// Told of one leaf.
  interface Each {
    void pair(Entry entry, byte[] leaf, @Nullable Revealed content) throws IOException;
  }
}
