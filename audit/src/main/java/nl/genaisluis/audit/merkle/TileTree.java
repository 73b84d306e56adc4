package nl.genaisluis.audit.merkle;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A growing tree as tiles (C2SP tlog-tiles): leaves go in one by one, full tiles and entry bundles
/// come out when they are full, partial ones when they are asked for. Keeps the right edge and what
/// was not taken yet. Confined to one thread.
public final class TileTree {
  /// Levels that a tree of 2^63 leaves can have.
  private static final int LEVELS = 8;

  private final Frontier frontier = new Frontier();
  private final List<List<Hash>> edges = new ArrayList<>();
  private final Map<TilePath, byte[]> finished = new LinkedHashMap<>();
  private ByteArrayOutputStream bundle = new ByteArrayOutputStream();

  public TileTree() {
    for (int level = 0; level < LEVELS; level++) {
      edges.add(new ArrayList<>());
    }
  }

  /// Takes in the next leaf, at most 65,535 bytes.
  public void add(byte[] entry) {
    add(TreeLeaf.of(entry));
  }

  /// Takes in the next leaf.
  public void add(TreeLeaf next) {
    byte[] entry = next.bytes();
    bundle.write(entry.length >>> 8);
    bundle.write(entry.length);
    bundle.writeBytes(entry);
    Hash leaf = next.hash();
    long index = frontier.size();
    append(0, index, leaf);
    frontier.add(
        leaf,
        (level, place, hash) -> {
          if (level % 8 == 0) {
            append(level / 8, place, hash);
          }
        });
    if (frontier.size() % TilePath.FULL == 0) {
      finished.put(
          new TilePath(TilePath.ENTRIES, index / TilePath.FULL, TilePath.FULL),
          bundle.toByteArray());
      bundle = new ByteArrayOutputStream();
    }
  }

  private void append(int level, long place, Hash hash) {
    List<Hash> edge = edges.get(level);
    edge.add(hash);
    if (edge.size() == TilePath.FULL) {
      finished.put(new TilePath(level, place / TilePath.FULL, TilePath.FULL), hashes(edge));
      edge.clear();
    }
  }

  /// The number of leaves.
  public long size() {
    return frontier.size();
  }

  /// The root of the tree as it is now (RFC 6962 §2.1).
  public Hash root() {
    return frontier.root();
  }

  /// The right edge, for one who goes on without tiles.
  public Frontier edge() {
    return frontier.copy();
  }

  /// Size and root.
  public TreeHead head() {
    return new TreeHead(size(), root());
  }

  /// Hands over the tiles that became full since the last time. When the taker throws, all of them
  /// come again.
  public void full(Taker taker) throws IOException {
    for (Map.Entry<TilePath, byte[]> tile : finished.entrySet()) {
      taker.tile(tile.getKey(), tile.getValue());
    }
    finished.clear();
  }

  /// Hands over the partial tiles that a checkpoint of the present size needs.
  public void partial(Taker taker) throws IOException {
    long size = frontier.size();
    for (int level = 0; level < LEVELS; level++) {
      List<Hash> edge = edges.get(level);
      if (!edge.isEmpty()) {
        long last = (size >> (8 * level)) - 1;
        taker.tile(TilePath.holding(level, last, size), hashes(edge));
      }
    }
    if (bundle.size() > 0) {
      taker.tile(TilePath.holding(TilePath.ENTRIES, size - 1, size), bundle.toByteArray());
    }
  }

  private static byte[] hashes(List<Hash> hashes) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(hashes.size() * Hash.LENGTH);
    hashes.forEach(hash -> bytes.writeBytes(hash.bytes()));
    return bytes.toByteArray();
  }

  /// Takes a tile or bundle; its bytes never change.
  public interface Taker {
    void tile(TilePath path, byte[] bytes) throws IOException;
  }
}
