package nl.genaisluis.audit.export;

import java.io.IOException;
import java.nio.file.Path;
import nl.genaisluis.audit.content.Revealed;
import nl.genaisluis.audit.event.Entry;
import nl.genaisluis.audit.event.LeafCodec;
import nl.genaisluis.audit.event.LeafFault;
import nl.genaisluis.audit.ledger.Hanging;
import org.jspecify.annotations.Nullable;

/// The leaves of an export in order, each with what the export has of what hangs on it. The files
/// are read once, side by side.
final class Pairs implements AutoCloseable {
  private final Lines leaves;
  private final Lines texts;
  private final Beside uses;
  private final Beside vault;
  private @Nullable ContentLine waiting;

  private Pairs(Path export) throws IOException {
    this.leaves = new Lines(export.resolve(Export.LEAVES), LeafCodec.BYTES_MAX);
    this.texts = new Lines(export.resolve(Export.CONTENT), ContentLine.BYTES_MAX);
    this.uses = new Beside(export, Export.USE_LOG, UseLines.BYTES_MAX);
    this.vault = new Beside(export, Export.VAULT, VaultLines.BYTES_MAX);
    this.waiting = content();
  }

  /// Hands over every leaf. A line that is no leaf, and one that belongs to no leaf or is out of
  /// order, is an [ExportFault].
  static void read(Path export, Each each) throws IOException {
    try (Pairs pairs = new Pairs(export)) {
      pairs.read(each);
    }
  }

  private void read(Each each) throws IOException {
    long index = 0;
    byte[] leaf = leaves.next();
    while (leaf != null) {
      Entry entry = entry(index, leaf);
      each.pair(entry, leaf, hanging(entry));
      index++;
      leaf = leaves.next();
    }
    if (waiting != null) {
      throw new ExportFault(
          Export.CONTENT + " is out of order or has a content of no entry: " + waiting.index());
    }
    uses.end();
    vault.end();
  }

  private Hanging hanging(Entry entry) throws IOException {
    FlatLine use = uses.of(entry);
    FlatLine sealed = vault.of(entry);
    return new Hanging(
        revealed(entry),
        use == null ? null : UseLines.used(entry, use),
        sealed == null ? null : VaultLines.vault(sealed));
  }

  private @Nullable Revealed revealed(Entry entry) throws IOException {
    ContentLine line = waiting;
    if (line == null || line.index() != entry.index()) {
      return null;
    }
    if (!line.leaf().equals(entry.leaf())) {
      throw new ExportFault("content of entry " + entry.index() + " names another leaf");
    }
    waiting = content();
    return line.revealed();
  }

  private static Entry entry(long index, byte[] leaf) {
    try {
      return LeafCodec.decode(index, leaf);
    } catch (LeafFault notALeaf) {
      throw new ExportFault(Export.LEAVES + " has a line that is not a leaf: " + index, notALeaf);
    }
  }

  private @Nullable ContentLine content() throws IOException {
    byte[] line = texts.next();
    return line == null ? null : ContentLine.parse(line);
  }

  @Override
  public void close() throws IOException {
    try (leaves;
        texts;
        uses;
        vault) {
      waiting = null;
    }
  }

  /// Told of one leaf.
  interface Each {
    void pair(Entry entry, byte[] leaf, Hanging hanging) throws IOException;
  }
}
