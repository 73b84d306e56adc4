package nl.genaisluis.audit.merkle;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The complete subtrees of a log as its hash tiles tell them. Keeps each tile that it read, so one
/// of these is for one question. Confined to one thread.
public final class TileNodes implements Nodes {
  private final Files files;
  private final long size;
  private final Map<TilePath, byte[]> tiles = new HashMap<>();

  /// @param size leaves of the checkpoint that the tiles are read for
  public TileNodes(Files files, long size) {
    this.files = files;
    this.size = size;
  }

  @Override
  public Hash node(int level, long index) {
    int below = level % 8;
    int tileLevel = level / 8;
    long first = index << below;
    byte[] tile = tile(TilePath.holding(tileLevel, first, size));
    return subtree(tile, (int) (first % TilePath.FULL), 1 << below);
  }

  private static Hash subtree(byte[] tile, int from, int width) {
    if (width == 1) {
      return Hash.at(tile, from);
    }
    int half = width / 2;
    return Hash.node(subtree(tile, from, half), subtree(tile, from + half, half));
  }

  private byte[] tile(TilePath path) {
    byte[] known = tiles.get(path);
    if (known != null) {
      return known;
    }
    byte[] bytes = files.read(path.path());
    if (bytes == null) {
      // A partial tile may go once the full one is there.
      bytes = files.read(path.filled().path());
    }
    if (bytes == null || bytes.length < path.width() * Hash.LENGTH) {
      throw new MissingTile(path);
    }
    tiles.put(path, bytes);
    return bytes;
  }

  /// The files of a log by their path below its address.
  public interface Files {
    byte @Nullable [] read(String path);
  }

  /// A tile that the log ought to have is absent or cut off.
  public static final class MissingTile extends RuntimeException {
    private static final long serialVersionUID = 1L;

    MissingTile(TilePath path) {
      super("log lacks " + path.path());
    }
  }
}
