package nl.genaisluis.audit.witness;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Clock;
import java.util.List;
import nl.genaisluis.audit.merkle.Hash;
import nl.genaisluis.audit.merkle.Proofs;
import nl.genaisluis.audit.merkle.TreeHead;
import nl.genaisluis.audit.note.Checkpoint;
import nl.genaisluis.audit.note.Cosigner;
import nl.genaisluis.audit.note.NoteFault;
import nl.genaisluis.audit.note.SignedNote;
import nl.genaisluis.audit.note.VerifierKey;
import nl.genaisluis.audit.note.WitnessKey;
import org.jspecify.annotations.Nullable;

/// A witness of logs whose keys it was given. What it saw of each is in a file of its own, replaced
/// in one step and forced to the disk before the cosignature leaves. Safe for use by many threads:
/// its methods are synchronized, the lock guards the files.
public final class Witness {
  private static final String KEY = "witness.key";
  private static final String YEARLY = ".+-[0-9]{4}";
  private static final int YEAR_DIGITS = 4;
  private static final FileAttribute<?> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));

  private final Path folder;
  private final List<VerifierKey> logs;
  private final Cosigner cosigner;
  private final Clock clock;

  /// What comes of a request.
  public sealed interface Answer {
    /// The checkpoint continues what this witness saw.
    ///
    /// @param lines one cosignature line
    record Cosigned(String lines) implements Answer {}

    /// The log did not know what this witness saw last, or shows another tree of that size.
    ///
    /// @param size of the tree that this witness saw last
    record Stale(long size) implements Answer {}

    /// The body is not a request, or its old size is past its checkpoint's.
    record Malformed() implements Answer {}

    /// This witness was not given the key of the log.
    record UnknownLog() implements Answer {}

    /// The log did not sign the checkpoint.
    record NotSigned() implements Answer {}

    /// The proof does not hold: the log shows another history than before.
    record NotConsistent() implements Answer {}
  }

  private Witness(Path folder, List<VerifierKey> logs, Cosigner cosigner, Clock clock) {
    this.folder = folder;
    this.logs = List.copyOf(logs);
    this.cosigner = cosigner;
    this.clock = clock;
  }

  /// Opens a witness in the folder of its key and its memory, or makes one there.
  ///
  /// @param name of a new key; an existing key has its own
  /// @param logKeys verifier keys of the logs that it looks after
  public static Witness open(Path folder, String name, List<String> logKeys, Clock clock)
      throws IOException {
    Files.createDirectories(folder);
    Path file = folder.resolve(KEY);
    if (!Files.exists(file)) {
      Files.createFile(file, OWNER_ONLY);
      write(file, Cosigner.generate(name).secret());
    }
    List<VerifierKey> logs = logKeys.stream().map(VerifierKey::parse).toList();
    return new Witness(folder, logs, Cosigner.parse(Files.readString(file)), clock);
  }

  /// The key that cosignatures are verified with.
  public WitnessKey key() {
    return cosigner.verifier();
  }

  /// Cosigns a checkpoint that continues what this witness saw of its log. Blocks.
  public synchronized Answer add(byte[] body) throws IOException {
    AddCheckpoint request = AddCheckpoint.parse(body);
    if (request == null) {
      return new Answer.Malformed();
    }
    SignedNote note = request.checkpoint();
    String log = note.text().substring(0, note.text().indexOf('\n'));
    List<VerifierKey> keys = keys(log);
    if (keys.isEmpty()) {
      return new Answer.UnknownLog();
    }
    TreeHead now = signed(note, keys);
    if (now == null) {
      return new Answer.NotSigned();
    }
    if (request.old() > now.size()) {
      return new Answer.Malformed();
    }
    TreeHead seen = seen(log);
    if (seen.size() != request.old()
        || (seen.size() == now.size() && !seen.root().equals(now.root()))) {
      return new Answer.Stale(seen.size());
    }
    if (!continues(seen, now, request.proof())) {
      return new Answer.NotConsistent();
    }
    remember(log, now);
    String cosigned = cosigner.cosign(note, clock.instant()).toString();
    return new Answer.Cosigned(cosigned.substring(note.text().length() + 1));
  }

  /// The keys that the log with this name may have; none when it is none of those that were given.
  /// A log that begins anew each year signs with one key under the names of all years.
  private List<VerifierKey> keys(String origin) {
    List<VerifierKey> known = logs.stream().filter(key -> key.name().equals(origin)).toList();
    if (!known.isEmpty() || !origin.matches(YEARLY)) {
      return known;
    }
    String base = origin.substring(0, origin.length() - YEAR_DIGITS);
    return logs.stream()
        .filter(key -> key.name().matches(YEARLY))
        .filter(key -> key.name().substring(0, key.name().length() - YEAR_DIGITS).equals(base))
        .map(key -> key.named(origin))
        .toList();
  }

  /// The tree that one of these keys signed; null when none did.
  private static @Nullable TreeHead signed(SignedNote note, List<VerifierKey> keys) {
    for (VerifierKey key : keys) {
      try {
        return Checkpoint.parse(note.verify(key)).head();
      } catch (NoteFault notSigned) {
        // It may be signed with the next key.
      }
    }
    return null;
  }

  private static boolean continues(TreeHead seen, TreeHead now, List<Hash> proof) {
    return seen.size() == 0 ? proof.isEmpty() : Proofs.continues(seen, now, proof);
  }

  private TreeHead seen(String log) throws IOException {
    Path file = memory(log);
    if (!Files.exists(file)) {
      return new TreeHead(0, Hash.EMPTY);
    }
    // A memory that cannot be read is not an empty one: the fault ends the request.
    return Checkpoint.parse(Files.readString(file)).head();
  }

  private void remember(String log, TreeHead now) throws IOException {
    Path file = memory(log);
    Path beside = file.resolveSibling(file.getFileName() + ".new");
    write(beside, new Checkpoint(log, now).text());
    Files.move(beside, file, StandardCopyOption.ATOMIC_MOVE);
    try (FileChannel names = FileChannel.open(folder, StandardOpenOption.READ)) {
      names.force(true);
    }
  }

  /// Named for the log's name, which no file may be called by.
  private Path memory(String log) {
    return folder.resolve(Hash.leaf(log.getBytes(StandardCharsets.UTF_8)).hex() + ".checkpoint");
  }

  private static void write(Path file, String text) throws IOException {
    try (FileChannel channel =
        FileChannel.open(
            file,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(text.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
      channel.force(true);
    }
  }

  /// The cosignature lines that a witness answered with, put under the checkpoint that they are
  /// for. A line that does not hold, or none of this witness, is a [NoteFault].
  public static SignedNote accept(SignedNote checkpoint, String lines, WitnessKey key) {
    SignedNote answered =
        SignedNote.parse((checkpoint.text() + "\n" + lines).getBytes(StandardCharsets.UTF_8));
    if (key.cosigned(answered) == null) {
      throw new NoteFault("witness answered without its cosignature");
    }
    return checkpoint.with(answered.only(key.name()));
  }
}
