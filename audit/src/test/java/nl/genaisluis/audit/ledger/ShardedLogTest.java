package nl.genaisluis.audit.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import nl.genaisluis.audit.event.Entry;
import nl.genaisluis.audit.event.LeafCodec;
import nl.genaisluis.audit.merkle.Frontier;
import nl.genaisluis.audit.merkle.Hash;
import nl.genaisluis.audit.merkle.TreeHead;
import nl.genaisluis.audit.note.Signer;
import nl.genaisluis.audit.verify.Verifier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The files of three years on a disk that forgets what was not forced, stopped at every step.
final class ShardedLogTest {
  private static final Path TOP = Path.of("/disk");
  private static final Path LOG = TOP.resolve("log");
  private static final Signer SIGNER = Signer.generate("localhost/sluis-2026");
  private static final int PUBLISH_EVERY = 7;
  private static final List<byte[]> LEAVES = new ArrayList<>();
  private static final Shards SHARDS = write();

  @Test
  void aPowerCutAtAnyStepLosesNothingThatWasPublished() throws IOException {
    assertThat(broken(ForgetfulDisk.Flaw.NONE)).isEmpty();
  }

  @Test
  void theDiskWouldShowAWriterThatForcesNoNames() throws IOException {
    assertThat(broken(ForgetfulDisk.Flaw.NO_NAMES)).isNotEmpty();
  }

  @Test
  void aShardWhoseFolderCannotBeReadAtOnceIsBegunAtTheNextTry() throws IOException {
    ForgetfulDisk whole = new ForgetfulDisk(TOP, ForgetfulDisk.Flaw.NONE);
    Path failing = SHARDS.all().get(1).in(LOG).resolve(LogFiles.CHECKPOINT);
    ShardedLog log = new ShardedLog(LOG, SIGNER, SHARDS, new FailsOnce(whole, failing));
    List<byte[]> first = LEAVES.subList(0, 20);
    first.forEach(log::add);

    assertThatThrownBy(log::turn).isInstanceOf(IOException.class);
    long between = log.size();
    for (byte[] leaf : LEAVES.subList(20, LEAVES.size())) {
      log.turn();
      log.add(leaf);
    }
    log.publish();

    assertThat(between).isEqualTo(20);
    assertThat(fault(whole, LEAVES.size())).isNull();
  }

  /// A disk on which one file cannot be read the first time.
  private static final class FailsOnce implements Disk {
    private final Disk disk;
    private final Path file;
    private boolean failed;

    FailsOnce(Disk disk, Path file) {
      this.disk = disk;
      this.file = file;
    }

    @Override
    public byte @Nullable [] read(Path wanted) throws IOException {
      if (wanted.equals(file) && !failed) {
        failed = true;
        throw new IOException("cannot be read at present");
      }
      return disk.read(wanted);
    }

    @Override
    public long length(Path wanted) throws IOException {
      return disk.length(wanted);
    }

    @Override
    public boolean isFolder(Path folder) throws IOException {
      return disk.isFolder(folder);
    }

    @Override
    public void createFolder(Path folder) throws IOException {
      disk.createFolder(folder);
    }

    @Override
    public void write(Path written, byte[] bytes) throws IOException {
      disk.write(written, bytes);
    }

    @Override
    public void rename(Path from, Path to) throws IOException {
      disk.rename(from, to);
    }

    @Override
    public void force(Path folder) throws IOException {
      disk.force(folder);
    }

    @Override
    public void deleteFolder(Path folder) throws IOException {
      disk.deleteFolder(folder);
    }
  }

  private static List<String> broken(ForgetfulDisk.Flaw flaw) throws IOException {
    long seed = System.nanoTime();
    System.out.println("ShardedLogTest seed " + seed);
    Random dice = new Random(seed);
    ForgetfulDisk whole = new ForgetfulDisk(TOP, flaw);
    run(whole, new long[1]);
    List<String> broken = new ArrayList<>();
    for (int step = 1; step <= whole.steps(); step++) {
      ForgetfulDisk disk = new ForgetfulDisk(TOP, flaw);
      disk.stopAt(step);
      long[] published = new long[1];
      run(disk, published);
      ForgetfulDisk found = disk.afterPowerCut(dice);
      String fault = fault(found, published[0]);
      if (fault == null) {
        run(found, new long[1]);
        fault = fault(found.afterPowerCut(dice), LEAVES.size());
      }
      if (fault != null) {
        broken.add("step " + step + ": " + fault);
      }
    }
    return broken;
  }

  /// Writes the log as a process would, from its beginning, until the end or until the disk stops.
  private static void run(ForgetfulDisk disk, long[] published) throws IOException {
    try {
      ShardedLog log = new ShardedLog(LOG, SIGNER, SHARDS, disk);
      for (byte[] leaf : LEAVES) {
        log.turn();
        log.add(leaf);
        boolean behind = log.size() < log.signedSize();
        if (!behind && (log.size() % PUBLISH_EVERY == 0 || log.size() == LEAVES.size())) {
          log.publish();
          published[0] = log.size();
        }
      }
    } catch (ForgetfulDisk.Stopped end) {
      assertThat(disk.steps()).isPositive();
    }
  }

  /// What is wrong with the log on a disk; null when nothing is.
  private static @Nullable String fault(ForgetfulDisk disk, long published) {
    Shard newest = null;
    for (Shard shard : SHARDS.all()) {
      if (disk.read(shard.in(LOG).resolve("checkpoint")) != null) {
        newest = shard;
      }
    }
    if (newest == null) {
      return published == 0 ? null : "no checkpoint, but " + published + " were published";
    }
    Shard last = newest;
    var report =
        Verifier.verify(path -> disk.read(file(path, last)), SIGNER.verifier().toString(), null);
    if (!report.ok()) {
      return report.text();
    }
    return report.entries() < published ? report.entries() + " instead of " + published : null;
  }

  private static Path file(String path, Shard newest) {
    for (Shard shard : SHARDS.all()) {
      if (path.startsWith(shard.year() + "/")) {
        return shard.in(LOG).resolve(path.substring(5));
      }
    }
    return newest.in(LOG).resolve(path);
  }

  /// Leaves of three years with their links.
  private static Shards write() {
    Shard shard = new Shard(2026, "localhost/sluis-2026", SIGNER.verifier().toString(), 0, null);
    List<Shard> shards = new ArrayList<>(List.of(shard));
    Frontier tree = new Frontier();
    for (int year = 2026; year <= 2028; year++) {
      String time = year + "-06-01T00:00Z";
      if (year > 2026) {
        NewShard begun =
            NewShard.after(shard, new TreeHead(tree.size(), tree.root()), SIGNER, time);
        shard = begun.shard();
        shards.add(shard);
        tree = new Frontier();
        add(tree, begun.leaf().bytes());
      }
      for (int i = 0; i < (year == 2026 ? 20 : 9); i++) {
        int index = LEAVES.size();
        add(
            tree,
            LeafCodec.encode(
                new Entry(index, Events.exchange(index), time, Events.checked(index), null)));
      }
    }
    return new Shards(shards);
  }

  private static void add(Frontier tree, byte[] leaf) {
    LEAVES.add(leaf);
    tree.add(Hash.leaf(leaf));
  }
}
