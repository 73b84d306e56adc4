package nl.genaisluis.audit.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nl.genaisluis.audit.merkle.TilePath;
import org.jspecify.annotations.Nullable;

/// A partial tile that is not a file of its own (any more): the beginning of a wider one. A log
/// only grows, so what a checkpoint of any size needs can be had from a tile that was written for a
/// later one: after the full tile took its place, after an import, or from a node that did not see
/// the checkpoint of that size.
final class PartialTile {
  private static final int HASH_LENGTH = 32;

  private PartialTile() {}

  /// The bytes of a partial tile; null when no wider one is there.
  static byte @Nullable [] of(Path log, TilePath tile) throws IOException {
    for (TilePath wider : wider(log, tile)) {
      byte[] bytes = bytes(log.resolve(wider.path()));
      if (bytes != null) {
        return beginning(bytes, tile);
      }
    }
    return null;
  }

  /// The bytes of a file; null when there is none.
  static byte @Nullable [] bytes(Path file) throws IOException {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException absent) {
      return null;
    }
  }

  /// Where a wider tile may be. The full one comes last: it is there before the others go.
  private static List<TilePath> wider(Path log, TilePath tile) throws IOException {
    List<TilePath> wider = new ArrayList<>();
    try (DirectoryStream<Path> widths =
        Files.newDirectoryStream(log.resolve(tile.filled().path() + ".p"))) {
      for (Path width : widths) {
        TilePath other = TilePath.parse(tile.filled().path() + ".p/" + width.getFileName());
        if (other != null && other.width() > tile.width()) {
          wider.add(other);
        }
      }
    } catch (NoSuchFileException | NotDirectoryException none) {
      // The full tile may be there.
    }
    wider.add(tile.filled());
    return wider;
  }

  private static byte[] beginning(byte[] wider, TilePath tile) {
    if (tile.level() != TilePath.ENTRIES) {
      return Arrays.copyOf(wider, tile.width() * HASH_LENGTH);
    }
    ByteBuffer entries = ByteBuffer.wrap(wider);
    for (int i = 0; i < tile.width(); i++) {
      int length = Short.toUnsignedInt(entries.getShort());
      entries.position(entries.position() + length);
    }
    return Arrays.copyOf(wider, entries.position());
  }
}
