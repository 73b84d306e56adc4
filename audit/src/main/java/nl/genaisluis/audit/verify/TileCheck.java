package nl.genaisluis.audit.verify;

import java.util.HashMap;
import java.util.Map;
import nl.genaisluis.audit.merkle.Frontier;
import nl.genaisluis.audit.merkle.Hash;
import nl.genaisluis.audit.merkle.TileNodes;
import nl.genaisluis.audit.merkle.TilePath;

/// Grows the tree again from the leaves and compares every hash with the published tiles.
final class TileCheck {
  private final TileNodes.Files files;
  private final long size;
  private final Findings findings;
  private final Frontier frontier = new Frontier();
  private final Map<Integer, Loaded> tiles = new HashMap<>();

  TileCheck(TileNodes.Files files, long size, Findings findings) {
    this.files = files;
    this.size = size;
    this.findings = findings;
  }

  void add(Hash leaf) {
    compare(0, frontier.size(), leaf);
    frontier.add(
        leaf,
        (level, index, hash) -> {
          if (level % 8 == 0) {
            compare(level / 8, index, hash);
          }
        });
  }

  Hash root() {
    return frontier.root();
  }

  long size() {
    return frontier.size();
  }

  private void compare(int level, long place, Hash hash) {
    TilePath path = TilePath.holding(level, place, size);
    Loaded tile = tiles.get(level);
    if (tile == null || !tile.path().equals(path)) {
      tile = load(path);
      tiles.put(level, tile);
    }
    int at = (int) (place % TilePath.FULL);
    if (tile.whole() && !hash.equals(Hash.at(tile.bytes().read(), at))) {
      findings.fault("tile_mismatch", place, path.path() + " has another hash at place " + at);
    }
  }

  private Loaded load(TilePath path) {
    byte[] bytes = files.read(path.path());
    if (bytes == null && !path.full()) {
      bytes = files.read(path.filled().path());
    } else if (bytes != null && bytes.length != path.width() * Hash.LENGTH) {
      findings.fault("tile_malformed", path.index(), path.path() + " has the wrong length");
      return new Loaded(path, false, () -> new byte[0]);
    }
    if (bytes == null || bytes.length < path.width() * Hash.LENGTH) {
      findings.fault("tile_missing", path.index(), path.path() + " is missing");
      return new Loaded(path, false, () -> new byte[0]);
    }
    byte[] read = bytes;
    return new Loaded(path, true, () -> read);
  }

  /// A tile that was read; `whole` is false when it was missing or cut off.
  private record Loaded(TilePath path, boolean whole, Bytes bytes) {}

  private interface Bytes {
    byte[] read();
  }
}
