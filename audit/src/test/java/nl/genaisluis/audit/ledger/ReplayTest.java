package nl.genaisluis.audit.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.LongPredicate;
import nl.genaisluis.audit.event.Closed;
import nl.genaisluis.audit.event.Entry;
import nl.genaisluis.audit.event.Event;
import nl.genaisluis.audit.event.LeafCodec;
import nl.genaisluis.audit.event.Opened;
import nl.genaisluis.audit.event.ShardOpened;
import nl.genaisluis.audit.merkle.Frontier;
import nl.genaisluis.audit.merkle.Hash;
import nl.genaisluis.audit.merkle.TreeHead;
import nl.genaisluis.audit.note.Signer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A start on records of many sizes around those of the chunks that it reads ahead, against one
/// that takes a leaf at a time.
final class ReplayTest {
  private static final Path TOP = Path.of("/disk");
  private static final Path LOG = TOP.resolve("log");
  private static final Signer SIGNER = Signer.generate("localhost/sluis-2026");
  private static final int CHUNK = ReadAhead.CHUNK;

  @Test
  void learnsWhatAReaderOfOneLeafAtATimeLearns() throws IOException {
    Random dice = dice();
    for (int size : List.of(0, 1, CHUNK - 1, CHUNK, CHUNK + 1, 2 * CHUNK, 11 * CHUNK + 7)) {
      Rows stored = new Rows(size, dice);
      ShardedLog log = stored.log();

      Replay replay = Replay.of(stored::read, size, log);

      assertThat(replay.size()).as("size").isEqualTo(size);
      assertThat(log.edge().root()).as("root at %d", size).isEqualTo(stored.tree.root());
      assertThat(replay.lastTime()).isEqualTo(stored.lastTime);
      assertThat(replay.abandoned()).isEqualTo(stored.abandoned());
      awaitNoWorkers();
    }
  }

  @Test
  void tellsTheFirstOfManyFaultsAtItsOwnLeaf() throws IOException {
    Random dice = dice();
    for (int round = 0; round < 24; round++) {
      int size = 3 * CHUNK + dice.nextInt(3 * CHUNK);
      Rows stored = new Rows(size, dice);
      TreeMap<Integer, String> faults = new TreeMap<>();
      for (int i = dice.nextInt(3); i >= 0; i--) {
        int index = 1 + dice.nextInt(size - 1);
        int how = dice.nextInt(5);
        faults.computeIfAbsent(index, free -> stored.spoil(free, how));
      }
      ShardedLog log = stored.log();

      LedgerFault fault =
          catchThrowableOfType(LedgerFault.class, () -> Replay.of(stored::read, size, log));

      assertThat(fault).as("%s of %d", faults, size).hasMessage(faults.firstEntry().getValue());
      assertThat(log.size()).as("%s of %d", faults, size).isEqualTo((long) faults.firstKey());
      awaitNoWorkers();
    }
  }

  @Test
  void tellsAFaultInTheMiddleOfALateChunk() throws IOException {
    int index = 5 * CHUNK + CHUNK / 2;
    Rows stored = new Rows(7 * CHUNK, dice());
    String message = stored.spoil(index, 1);
    ShardedLog log = stored.log();

    LedgerFault fault =
        catchThrowableOfType(LedgerFault.class, () -> Replay.of(stored::read, 7 * CHUNK, log));

    assertThat(message).isEqualTo("leaf " + index + " cannot be read");
    assertThat(fault).hasMessage(message);
    assertThat(fault.code()).isEqualTo(LedgerFault.CORRUPT);
    assertThat(log.size()).isEqualTo(index);
  }

  @Test
  void learnsTheSameOfWhatWasSigned() throws IOException {
    Random dice = dice();
    for (int size : List.of(1, CHUNK - 1, CHUNK + 1, 5 * CHUNK + 7)) {
      Rows stored = new Rows(size, dice);
      stored.sign(1 + dice.nextInt(size));
      ShardedLog log = stored.log();

      Replay replay = Replay.of(stored::read, size, log);

      assertThat(log.edge().root()).as("root at %d", size).isEqualTo(stored.tree.root());
      assertThat(replay.size()).as("size").isEqualTo(size);
      assertThat(replay.lastTime()).isEqualTo(stored.lastTime);
      assertThat(replay.abandoned()).isEqualTo(stored.abandoned());
    }
  }

  @Test
  void readsLittleOfWhatWasSignedAndAllOfTheRest() throws IOException {
    Rows stored = new Rows(3 * CHUNK, dice());
    stored.sign(2 * CHUNK);
    LongPredicate signed = stored.log().signed();
    List<Integer> whole = new ArrayList<>();

    try (ReadAhead leaves = new ReadAhead(stored::read, 3 * CHUNK, signed)) {
      for (ReadAhead.Chunk chunk = leaves.next(); chunk != null; chunk = leaves.next()) {
        whole.add((int) chunk.leaves().stream().filter(leaf -> leaf.entry() != null).count());
      }
    }

    assertThat(whole.getFirst()).as("the last leaf, and links of years").isBetween(1, 3);
    assertThat(whole.getLast()).isEqualTo(CHUNK);
  }

  @Test
  void tellsOfAnyChangedLeafUnderASignedCheckpointAndAfterIt() throws IOException {
    Random dice = dice();
    for (int round = 0; round < 24; round++) {
      int size = 2 * CHUNK + dice.nextInt(CHUNK);
      Rows stored = new Rows(size, dice);
      stored.sign(1 + dice.nextInt(size));
      int index = dice.nextInt(size);
      boolean spaced = stored.spaceIn(index);
      if (!spaced) {
        stored.spoil(index, 0);
      }

      LedgerFault fault =
          catchThrowableOfType(
              LedgerFault.class, () -> Replay.of(stored::read, size, stored.log()));

      assertThat(fault).as("leaf %d", index).hasMessage("leaf " + index + " cannot be read");
    }
  }

  @Test
  void tellsOfALeafThatIsGoodButNotTheOneThatWasSigned() throws IOException {
    Rows stored = new Rows(2 * CHUNK, dice());
    stored.sign(2 * CHUNK);
    Entry other = new Entry(0, Events.exchange(99), "2026-06-01T00:00Z", Events.opened(99), null);
    stored.rows.set(0, LeafCodec.encode(other));

    LedgerFault fault =
        catchThrowableOfType(
            LedgerFault.class, () -> Replay.of(stored::read, 2 * CHUNK, stored.log()));

    assertThat(fault.code()).isEqualTo(LedgerFault.FORKED);
  }

  @Test
  void tellsOfAChangedLeafOfALaterYearOfWhichTheCheckpointGoesMeanwhile() throws IOException {
    Rows stored = new Rows(CHUNK, 1, dice());
    while (stored.shards.get(1).first() > CHUNK - 4) {
      stored = new Rows(CHUNK, 1, dice());
    }
    stored.sign(CHUNK);
    Shard later = stored.shards.get(1);
    int index = (int) later.first() + 1;
    Rows rows = stored;
    assertThat(rows.spaceIn(index)).isTrue();
    ReadAhead.Source source =
        (from, max, each) -> {
          if (from == 0) {
            rows.forget(later);
          }
          return rows.read(from, max, each);
        };

    LedgerFault fault =
        catchThrowableOfType(LedgerFault.class, () -> Replay.of(source, CHUNK, rows.log()));

    assertThat(fault).hasMessage("leaf " + index + " cannot be read");
  }

  @Test
  void tellsOfAYearThatIsNotLinkedThoughItWasSigned() throws IOException {
    Rows stored = new Rows(CHUNK, 1, dice());
    int index = (int) stored.shards.get(1).first();
    Entry other =
        new Entry(index, Events.exchange(99), "2027-06-01T00:00Z", Events.opened(99), null);
    stored.rows.set(index, LeafCodec.encode(other));
    ShardedLog log = stored.log();
    for (byte[] row : stored.rows) {
      log.turn();
      log.add(row);
    }
    log.publish();

    LedgerFault fault =
        catchThrowableOfType(LedgerFault.class, () -> Replay.of(stored::read, CHUNK, stored.log()));

    assertThat(fault).hasMessage("leaf " + index + " does not link the shards as the store says");
  }

  @Test
  void readsNoFurtherAheadThanItsBound() {
    Rows stored = new Rows(40 * CHUNK, dice());
    long[] handedOut = new long[1];
    long[] furthest = new long[1];
    ReadAhead.Source source =
        (from, max, each) -> {
          furthest[0] = Math.max(furthest[0], from + max - handedOut[0]);
          return stored.read(from, max, each);
        };

    try (ReadAhead leaves = new ReadAhead(source, 40 * CHUNK, _ -> false)) {
      for (ReadAhead.Chunk chunk = leaves.next(); chunk != null; chunk = leaves.next()) {
        handedOut[0] += chunk.leaves().size();
      }
    }

    assertThat(handedOut[0]).isEqualTo(40 * CHUNK);
    assertThat(furthest[0]).isBetween((long) CHUNK, 8L * CHUNK);
  }

  /// A thread is still to be seen for a moment after the last thing that it did.
  private static void awaitNoWorkers() {
    Nodes.await(
        () ->
            Thread.getAllStackTraces().keySet().stream()
                .noneMatch(thread -> thread.getName().startsWith("ledger-replay-")));
  }

  private static Random dice() {
    long seed = System.nanoTime();
    System.out.println("ReplayTest seed " + seed);
    return new Random(seed);
  }

  /// The rows of a store of up to three years, and what one reader would make of them.
  private static final class Rows {
    private final List<byte @Nullable []> rows = new ArrayList<>();
    private final List<Shard> shards = new ArrayList<>();
    private final Map<String, String> open = new LinkedHashMap<>();
    private final ForgetfulDisk disk = new ForgetfulDisk(TOP, ForgetfulDisk.Flaw.NONE);
    private Frontier tree = new Frontier();
    private String lastTime = "";
    private int failingFrom = Integer.MAX_VALUE;

    Rows(int size, Random dice) {
      this(size, 2, dice);
    }

    /// @param turnsMax how many years begin at most
    Rows(int size, int turnsMax, Random dice) {
      shards.add(new Shard(2026, "localhost/sluis-2026", SIGNER.verifier().toString(), 0, null));
      Set<Integer> turns = new TreeSet<>();
      for (int turn = 0; turn < turnsMax && size > 1; turn++) {
        turns.add(1 + dice.nextInt(size - 1));
      }
      while (rows.size() < size) {
        if (turns.contains(rows.size())) {
          turn();
        } else {
          int index = rows.size();
          Event event =
              switch (dice.nextInt(3)) {
                case 0 -> Events.opened(index);
                case 1 -> Events.closed(dice.nextInt(index + 1));
                default -> Events.checked(index);
              };
          add(new Entry(index, Events.exchange(index), time(dice.nextInt(60)), event, null));
        }
      }
    }

    private String time(int minute) {
      return String.format("%d-06-01T00:%02dZ", shards.getLast().year(), minute);
    }

    private void turn() {
      Shard last = shards.getLast();
      String time = last.year() + 1 + "-01-01T00:00Z";
      NewShard begun = NewShard.after(last, new TreeHead(tree.size(), tree.root()), SIGNER, time);
      shards.add(begun.shard());
      tree = new Frontier();
      add(begun.leaf().entry());
    }

    private void add(Entry entry) {
      byte[] leaf = LeafCodec.encode(entry);
      rows.add(leaf);
      tree.add(Hash.leaf(leaf));
      lastTime = entry.time();
      if (entry.event() instanceof Opened opened) {
        open.put(opened.exchange(), opened.useCase());
      }
      if (entry.event() instanceof Closed closed) {
        open.remove(closed.exchange());
      }
    }

    List<Closed> abandoned() {
      List<Closed> abandoned = new ArrayList<>();
      open.forEach((exchange, useCase) -> abandoned.add(Closed.abandoned(exchange, useCase)));
      return abandoned;
    }

    ShardedLog log() throws IOException {
      return new ShardedLog(LOG, SIGNER, new Shards(shards), disk);
    }

    /// Signs the first entries, and what is left of their years.
    void sign(int size) throws IOException {
      ShardedLog log = log();
      Replay.of(this::read, size, log);
      log.turn();
      log.publish();
    }

    /// Takes the files of a year away.
    void forget(Shard year) {
      try {
        disk.deleteFolder(year.in(LOG));
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }

    /// Puts a space into a leaf where a quick look does not see it; false where there is none.
    boolean spaceIn(int index) {
      String leaf = new String(rows.get(index), StandardCharsets.UTF_8);
      String spaced = leaf.replace(",\"leaf\":\"", ", \"leaf\":\"");
      rows.set(index, spaced.getBytes(StandardCharsets.UTF_8));
      return !spaced.equals(leaf);
    }

    /// Spoils a row, and says what a start has to say of it.
    String spoil(int index, int how) {
      byte[] row = rows.get(index);
      switch (how) {
        case 0 -> rows.set(index, "{}".getBytes(StandardCharsets.UTF_8));
        case 1 -> rows.set(index, otherSpelling(row));
        case 2 -> rows.set(index, null);
        case 3 -> failingFrom = Math.min(failingFrom, index);
        default -> {
          ShardOpened link =
              new ShardOpened(Events.exchange(index), "a-2027", "a-2026", 1, "0".repeat(64));
          Entry entry = new Entry(index, Events.exchange(index), time(0), link, null);
          rows.set(index, LeafCodec.encode(entry));
        }
      }
      return switch (how) {
        case 0, 1 -> "leaf " + index + " cannot be read";
        case 2 -> "store lacks leaf " + index;
        case 3 -> "store cannot be read";
        default -> "leaf " + index + " does not link the shards as the store says";
      };
    }

    private static byte[] otherSpelling(byte @Nullable [] row) {
      byte[] spaced = row == null ? new byte[1] : Arrays.copyOf(row, row.length + 1);
      spaced[spaced.length - 1] = ' ';
      return spaced;
    }

    /// As a store does it.
    int read(long from, int max, StoreReader.Each each) {
      int end = (int) Math.min(rows.size(), from + max);
      for (int index = (int) from; index < end; index++) {
        if (index >= failingFrom) {
          throw new LedgerFault(LedgerFault.STORE_FAILING, "store cannot be read");
        }
        byte[] row = rows.get(index);
        if (row == null) {
          throw new LedgerFault(LedgerFault.CORRUPT, "store lacks leaf " + index);
        }
        each.leaf(index, row);
      }
      return Math.max(0, end - (int) from);
    }
  }
}
