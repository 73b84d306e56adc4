package nl.genaisluis.audit.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import nl.genaisluis.audit.event.Entry;
import nl.genaisluis.audit.event.LeafCodec;
import nl.genaisluis.audit.note.Checkpoint;
import nl.genaisluis.audit.note.Signer;
import nl.genaisluis.audit.verify.Verifier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The log's files on a disk that forgets what was not forced, stopped at every step.
final class TileLogTest {
  private static final Path TOP = Path.of("/disk");
  private static final Signer SIGNER = Signer.generate("localhost/sluis-2026");
  private static final List<byte[]> LEAVES = leaves(300);
  private static final int PUBLISH_EVERY = 60;

  @Test
  void aPowerCutAtAnyStepLosesNothingThatWasPublished() throws IOException {
    assertThat(broken(ForgetfulDisk.Flaw.NONE, false)).isEmpty();
  }

  @Test
  void aKillAtAnyStepAndAPowerCutLaterLoseNothingThatWasPublished() throws IOException {
    assertThat(broken(ForgetfulDisk.Flaw.NONE, true)).isEmpty();
  }

  @Test
  void theDiskWouldShowAWriterThatForcesNoNames() throws IOException {
    assertThat(broken(ForgetfulDisk.Flaw.NO_NAMES, false)).isNotEmpty();
  }

  @Test
  void theDiskWouldShowAWriterThatForcesNoBytes() throws IOException {
    assertThat(broken(ForgetfulDisk.Flaw.NO_BYTES, false)).isNotEmpty();
  }

  /// Stops a run at each of its steps; says after which of them the disk held no sound log.
  private static List<String> broken(ForgetfulDisk.Flaw flaw, boolean kill) throws IOException {
    long seed = System.nanoTime();
    System.out.println("TileLogTest seed " + seed);
    Random dice = new Random(seed);
    ForgetfulDisk whole = new ForgetfulDisk(TOP, flaw);
    run(whole, new long[1]);
    List<String> broken = new ArrayList<>();
    for (int step = 1; step <= whole.steps(); step++) {
      ForgetfulDisk disk = new ForgetfulDisk(TOP, flaw);
      disk.stopAt(step);
      long[] published = new long[1];
      run(disk, published);
      if (kill) {
        ForgetfulDisk next = disk.afterKill();
        run(next, published);
        disk = next;
      }
      ForgetfulDisk found = disk.afterPowerCut(dice);
      String fault = fault(found, published[0]);
      if (fault == null) {
        long[] again = new long[1];
        run(found, again);
        fault = fault(found.afterPowerCut(dice), again[0]);
      }
      if (fault != null) {
        broken.add("step " + step + ": " + fault);
      }
    }
    return broken;
  }

  /// Writes the log as a process would, from its beginning, until the end or until the disk stops.
  ///
  /// @param published gets the size of the last checkpoint that was said to be safe
  private static void run(ForgetfulDisk disk, long[] published) throws IOException {
    try {
      TileLog log = new TileLog(TOP.resolve("log"), SIGNER, disk);
      Checkpoint signed = log.lastCheckpoint();
      long from = signed == null ? 0 : signed.head().size();
      for (byte[] leaf : LEAVES) {
        log.add(leaf);
        if (log.size() >= from && log.size() % PUBLISH_EVERY == 0) {
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
    Path folder = TOP.resolve("log");
    if (disk.read(folder.resolve("checkpoint")) == null) {
      return published == 0 ? null : "no checkpoint, but " + published + " were published";
    }
    var report =
        Verifier.verify(
            path -> disk.read(folder.resolve(path)), SIGNER.verifier().toString(), null);
    if (!report.ok()) {
      return report.text();
    }
    return report.size() < published ? report.size() + " instead of " + published : null;
  }

  private static List<byte[]> leaves(int number) {
    List<byte[]> leaves = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      leaves.add(
          LeafCodec.encode(
              new Entry(
                  i,
                  Events.exchange(i),
                  "2026-11-22T10:05Z",
                  i % 2 == 0 ? Events.opened(i / 2) : Events.closed(i / 2),
                  null)));
    }
    return leaves;
  }
}
