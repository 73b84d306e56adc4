package nl.genaisluis.audit.ledger;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.genaisluis.audit.merkle.Frontier;
import nl.genaisluis.audit.merkle.Hash;
import nl.genaisluis.audit.merkle.TilePath;
import nl.genaisluis.audit.merkle.TreeHead;
import nl.genaisluis.audit.note.Checkpoint;
import nl.genaisluis.audit.note.NoteFault;
import nl.genaisluis.audit.note.SignedNote;
import nl.genaisluis.audit.note.Signer;
import org.jspecify.annotations.Nullable;

/// The log as files (C2SP tlog-tiles): leaves go in one by one, [#write] puts tiles on disk and
/// [#publish] signs a checkpoint over them. Confined to one thread at a time.
///
/// A tile is never written twice: its path says how many hashes it has, and those never change.
final class TileLog {
  /// Levels that a tree of 2^63 leaves can have.
  private static final int LEVELS = 8;

  private final Path folder;
  private final Signer signer;
  private final DurableFiles files = new DurableFiles();
  private final Frontier frontier = new Frontier();
  private final List<List<Hash>> edges = new ArrayList<>();
  private final Map<TilePath, byte[]> finished = new LinkedHashMap<>();
  private final List<Path> superseded = new ArrayList<>();
  private ByteArrayOutputStream bundle = new ByteArrayOutputStream();
  private long published;

  TileLog(Path folder, Signer signer) {
    this.folder = folder;
    this.signer = signer;
    for (int level = 0; level < LEVELS; level++) {
      edges.add(new ArrayList<>());
    }
  }

  /// The checkpoint that was signed last; null when the log is new. One that this key did not sign
  /// is a fault: whoever put it there, nothing may be signed on top of it.
  @Nullable Checkpoint lastCheckpoint() throws IOException {
    byte[] bytes;
    try {
      bytes = Files.readAllBytes(folder.resolve(LogFiles.CHECKPOINT));
    } catch (NoSuchFileException none) {
      return null;
    }
    try {
      return Checkpoint.parse(SignedNote.parse(bytes).verify(signer.verifier()));
    } catch (NoteFault notOurs) {
      throw new LedgerFault(LedgerFault.FORKED, "last checkpoint is not of this log", notOurs);
    }
  }

  /// Takes in the next leaf; nothing is written yet.
  void add(byte[] entry) {
    bundle.write(entry.length >>> 8);
    bundle.write(entry.length);
    bundle.writeBytes(entry);
    Hash leaf = Hash.leaf(entry);
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

  long size() {
    return frontier.size();
  }

  Hash root() {
    return frontier.root();
  }

  /// Writes the tiles that became full.
  void write() throws IOException {
    for (Map.Entry<TilePath, byte[]> tile : finished.entrySet()) {
      write(tile.getKey(), tile.getValue());
      superseded.add(folder.resolve(tile.getKey().path() + ".p"));
    }
    finished.clear();
  }

  /// Writes everything that the present size needs and signs a checkpoint of it. When this returns,
  /// a reader of the checkpoint finds every tile. Does nothing when nothing came in.
  void publish() throws IOException {
    long size = frontier.size();
    if (size == published && Files.exists(folder.resolve(LogFiles.CHECKPOINT))) {
      return;
    }
    write();
    for (int level = 0; level < LEVELS; level++) {
      List<Hash> edge = edges.get(level);
      if (!edge.isEmpty()) {
        long last = (size >> (8 * level)) - 1;
        write(TilePath.holding(level, last, size), hashes(edge));
      }
    }
    if (bundle.size() > 0) {
      write(TilePath.holding(TilePath.ENTRIES, size - 1, size), bundle.toByteArray());
    }
    files.sync();
    String text = new Checkpoint(origin(), new TreeHead(size, root())).text();
    files.write(
        folder.resolve(LogFiles.CHECKPOINT),
        signer.note(text).toString().getBytes(StandardCharsets.UTF_8));
    files.sync();
    published = size;
    for (Path partial : superseded) {
      delete(partial);
    }
    superseded.clear();
  }

  String origin() {
    return signer.verifier().name();
  }

  private void write(TilePath tile, byte[] bytes) throws IOException {
    Path file = folder.resolve(tile.path());
    if (!Files.exists(file) || Files.size(file) != bytes.length) {
      files.write(file, bytes);
    }
  }

  private static byte[] hashes(List<Hash> hashes) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream(hashes.size() * Hash.LENGTH);
    hashes.forEach(hash -> bytes.writeBytes(hash.bytes()));
    return bytes.toByteArray();
  }

  /// Deletes the partial tiles of a place whose full tile is published.
  private static void delete(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return;
    }
    try (Stream<Path> partials = Files.list(folder)) {
      for (Path partial : partials.toList()) {
        Files.delete(partial);
      }
    }
    Files.delete(folder);
  }
}
