package nl.genaisluis.audit.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import nl.genaisluis.audit.event.Entry;
import org.jspecify.annotations.Nullable;

/// A file of lines that belong to some of the entries, read beside the leaves: in their order, each
/// entry at most once. An export without the file has no such lines.
final class Beside implements AutoCloseable {
  private final String name;
  private final @Nullable Lines lines;
  private @Nullable FlatLine waiting;

  Beside(Path export, String name, int bytesMax) throws IOException {
    this.name = name;
    Path file = export.resolve(name);
    this.lines = Files.exists(file) ? new Lines(file, bytesMax) : null;
    this.waiting = next();
  }

  /// The line of this entry; null when it has none.
  @Nullable FlatLine of(Entry entry) throws IOException {
    FlatLine line = waiting;
    if (line == null || line.index() != entry.index()) {
      return null;
    }
    if (!line.leaf().equals(entry.leaf())) {
      throw new ExportFault(name + " names another leaf for entry " + entry.index());
    }
    waiting = next();
    return line;
  }

  /// To be asked after the last entry: a line that is left is out of order or of no entry.
  void end() {
    FlatLine left = waiting;
    if (left != null) {
      throw new ExportFault(name + " is out of order or has a line of no entry: " + left.index());
    }
  }

  private @Nullable FlatLine next() throws IOException {
    byte[] line = lines == null ? null : lines.next();
    try {
      return line == null ? null : FlatLine.parse(line);
    } catch (IllegalArgumentException malformed) {
      throw new ExportFault(name + " has a line that cannot be read");
    }
  }

  @Override
  public void close() throws IOException {
    if (lines != null) {
      lines.close();
    }
  }
}
