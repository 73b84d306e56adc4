package nl.genaisluis.audit.ledger;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.LongPredicate;
import nl.genaisluis.audit.event.Entry;
import nl.genaisluis.audit.event.LeafCodec;
import nl.genaisluis.audit.event.LeafFault;
import nl.genaisluis.audit.event.LeafSkim;
import nl.genaisluis.audit.merkle.TreeLeaf;
import org.jspecify.annotations.Nullable;

/// Leaves of a store in their order, decoded and hashed on several processors. The caller's thread
/// reads the rows of some chunks ahead, workers turn each chunk into entries, and [#next] hands the
/// chunks out as they were read. A fault waits at the place of its leaf: it is told after
/// everything before it was handed out. Of a leaf that was signed no more is read than a start
/// needs (but of the last of each chunk). Confined to one thread, but for the workers' own chunks.
final class ReadAhead implements AutoCloseable {
  /// Rows that one worker takes at a time.
  static final int CHUNK = 2048;

  /// One thread that reads and grows the tree keeps no more than these busy.
  private static final int WORKERS_MAX = 4;

  /// So that a worker that is done finds the next chunk waiting. This bounds the memory: a start
  /// holds this many chunks, however large the record is.
  private static final int CHUNKS_PER_WORKER = 2;

  private final Source source;
  private final long size;
  private final LongPredicate signed;
  private final ExecutorService pool;
  private final int chunksMax;
  private final ArrayDeque<CompletableFuture<Chunk>> underWay = new ArrayDeque<>();
  private long read;
  private boolean broken;

  /// @param size how many leaves there must be
  /// @param signed whether the leaf at this place stands under a checkpoint that the caller
  ///   compares
  ReadAhead(Source source, long size, LongPredicate signed) {
    this.source = source;
    this.size = size;
    this.signed = signed;
    int workers = Math.min(WORKERS_MAX, Runtime.getRuntime().availableProcessors());
    this.chunksMax = workers * CHUNKS_PER_WORKER;
    this.pool =
        Executors.newFixedThreadPool(
            workers, Thread.ofPlatform().name("ledger-replay-", 0).daemon().factory());
  }

  /// The next leaves; null after the last one. Blocks until they are decoded.
  @Nullable Chunk next() {
    while (read < size && !broken && underWay.size() < chunksMax) {
      Rows rows = rows();
      underWay.add(CompletableFuture.supplyAsync(() -> rows.decoded(signed), pool));
    }
    CompletableFuture<Chunk> oldest = underWay.poll();
    return oldest == null ? null : done(oldest);
  }

  /// Reads the next rows. What is wrong with the store itself comes after those that were there.
  private Rows rows() {
    long first = read;
    List<byte[]> found = new ArrayList<>(CHUNK);
    LedgerFault after = null;
    try {
      int wanted = (int) Math.min(CHUNK, size - first);
      if (source.read(first, wanted, (_, bytes) -> found.add(bytes)) == 0) {
        after = new LedgerFault(LedgerFault.CORRUPT, "store lacks leaf " + first);
      }
    } catch (LedgerFault failed) {
      after = failed;
    }
    broken = after != null;
    read += found.size();
    return new Rows(first, found, after);
  }

  private static Chunk done(CompletableFuture<Chunk> decoded) {
    try {
      return decoded.join();
    } catch (CompletionException failed) {
      if (failed.getCause() instanceof Error fatal) {
        throw fatal;
      }
      throw new IllegalStateException("leaves cannot be decoded", failed.getCause());
    }
  }

  /// Ends the workers, after the chunks that they have in hand.
  @Override
  public void close() {
    pool.shutdownNow();
    pool.close();
  }

  /// As [StoreReader#read].
  interface Source {
    int read(long from, int max, StoreReader.Each each);
  }

  /// A leaf that this ledger wrote.
  ///
  /// @param entry the whole of it; null when no more than `skim` was read
  record Decoded(LeafSkim skim, @Nullable Entry entry, TreeLeaf leaf) {}

  /// Leaves in their order.
  ///
  /// @param after what is wrong at the place after the last one; null when nothing is
  record Chunk(List<Decoded> leaves, @Nullable LedgerFault after) {}

  /// Rows as the store gave them.
  private record Rows(long first, List<byte[]> found, @Nullable LedgerFault after) {
    Chunk decoded(LongPredicate signed) {
      List<Decoded> leaves = new ArrayList<>(found.size());
      for (byte[] bytes : found) {
        long index = first + leaves.size();
        boolean last = leaves.size() + 1 == found.size();
        LeafSkim skim = last || !signed.test(index) ? null : LeafSkim.of(bytes);
        try {
          leaves.add(
              skim == null ? whole(index, bytes) : new Decoded(skim, null, TreeLeaf.of(bytes)));
        } catch (LeafFault notOurs) {
          return new Chunk(
              leaves,
              new LedgerFault(LedgerFault.CORRUPT, "leaf " + index + " cannot be read", notOurs));
        }
      }
      return new Chunk(leaves, after);
    }

    private static Decoded whole(long index, byte[] bytes) {
      Entry entry = LeafCodec.decode(index, bytes);
      return new Decoded(LeafSkim.of(entry), entry, TreeLeaf.of(bytes));
    }
  }
}
