package nl.genaisluis.audit.verify;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import nl.genaisluis.audit.event.LeafCodec;
import nl.genaisluis.audit.event.LeafFault;
import nl.genaisluis.audit.merkle.Hash;
import nl.genaisluis.audit.merkle.TileNodes;
import nl.genaisluis.audit.merkle.TilePath;
import nl.genaisluis.audit.merkle.TreeHead;
import nl.genaisluis.audit.note.Checkpoint;
import nl.genaisluis.audit.note.NoteFault;
import nl.genaisluis.audit.note.SignedNote;
import nl.genaisluis.audit.note.VerifierKey;
import org.jspecify.annotations.Nullable;

/// Verifies a whole log. One of these is for one log and one thread.
public final class Verifier {
  private final TileNodes.Files files;
  private final VerifierKey key;
  private final Findings findings = new Findings();

  private Verifier(TileNodes.Files files, VerifierKey key) {
    this.files = files;
    this.key = key;
  }

  /// Verifies the log in a folder. Fails with a [NoteFault] when the key is not a verifier key.
  ///
  /// @param verifierKey the key as it was handed out, not as the log itself tells it
  /// @param remembered a checkpoint of this log that the reader kept; null when there is none
  public static Report verify(Path folder, String verifierKey, @Nullable String remembered) {
    return verify(path -> read(folder, path), verifierKey, remembered);
  }

  /// Verifies the log that these files are.
  public static Report verify(
      TileNodes.Files files, String verifierKey, @Nullable String remembered) {
    return new Verifier(files, VerifierKey.parse(verifierKey)).run(remembered);
  }

  private static byte @Nullable [] read(Path folder, String path) {
    Path file = folder.resolve(path);
    try {
      return Files.isRegularFile(file) ? Files.readAllBytes(file) : null;
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  private Report run(@Nullable String remembered) {
    byte[] note = files.read("checkpoint");
    if (note == null) {
      findings.fault("checkpoint_missing", -1, "log has no checkpoint");
      return findings.report("", 0, "");
    }
    Checkpoint now = checkpoint("checkpoint", note);
    if (now == null) {
      return findings.report("", 0, "");
    }
    Checkpoint before = null;
    if (remembered != null) {
      before = checkpoint("remembered_checkpoint", remembered.getBytes(StandardCharsets.UTF_8));
    }
    TreeHead earlier = before == null ? null : before.head();
    if (earlier != null && earlier.size() > now.head().size()) {
      findings.fault(
          "truncated",
          now.head().size(),
          "log has " + now.head().size() + " entries and had " + earlier.size());
    }
    entries(now.head(), earlier);
    return findings.report(now.origin(), now.head().size(), now.head().root().base64());
  }

  /// The checkpoint in a signed note; null, with a fault found, when it cannot be believed.
  private @Nullable Checkpoint checkpoint(String what, byte[] note) {
    SignedNote signed;
    try {
      signed = SignedNote.parse(note);
    } catch (NoteFault malformed) {
      findings.fault(what + "_malformed", -1, reason(malformed));
      return null;
    }
    try {
      Checkpoint checkpoint = Checkpoint.parse(signed.verify(key));
      if (!checkpoint.origin().equals(key.name())) {
        findings.fault(what + "_origin", -1, "checkpoint is of another log");
        return null;
      }
      return checkpoint;
    } catch (NoteFault unsigned) {
      findings.fault(what + "_signature", -1, reason(unsigned));
      return null;
    }
  }

  private static String reason(NoteFault fault) {
    String message = fault.getMessage();
    return message == null ? "note cannot be read" : message;
  }

  private void entries(TreeHead now, @Nullable TreeHead earlier) {
    Story story = new Story(findings);
    TileCheck tiles = new TileCheck(files, now.size(), findings);
    compare(tiles, earlier);
    for (long first = 0; first < now.size(); first += TilePath.FULL) {
      TilePath path = TilePath.holding(TilePath.ENTRIES, first, now.size());
      byte[] bundle = files.read(path.path());
      if (bundle == null && !path.full()) {
        bundle = files.read(path.filled().path());
      }
      if (bundle == null) {
        findings.fault("bundle_missing", path.index(), path.path() + " is missing");
        return;
      }
      if (!bundle(path, bundle, story, tiles, earlier)) {
        return;
      }
    }
    if (!tiles.root().equals(now.root())) {
      findings.fault("root_mismatch", now.size(), "entries do not have the root that was signed");
    }
    story.end();
  }

  /// Takes in the entries of one bundle; false when it cannot be taken apart, so that nothing after
  /// it can be placed.
  private boolean bundle(
      TilePath path, byte[] bundle, Story story, TileCheck tiles, @Nullable TreeHead earlier) {
    int at = 0;
    for (int place = 0; place < path.width(); place++) {
      int length = length(bundle, at);
      if (length < 0 || at + 2 + length > bundle.length) {
        findings.fault("bundle_malformed", path.index(), path.path() + " is cut off");
        return false;
      }
      byte[] entry = Arrays.copyOfRange(bundle, at + 2, at + 2 + length);
      at += 2 + length;
      long index = tiles.size();
      try {
        story.entry(LeafCodec.decode(index, entry));
      } catch (LeafFault notALeaf) {
        findings.fault("leaf_malformed", index, "entry " + index + " is not a leaf");
      }
      tiles.add(Hash.leaf(entry));
      compare(tiles, earlier);
    }
    if (at != bundle.length && bundle.length > 0 && files.read(path.path()) != null) {
      findings.fault("bundle_malformed", path.index(), path.path() + " is too long");
    }
    return true;
  }

  /// The two bytes of an entry's length; -1 past the end.
  private static int length(byte[] bundle, int at) {
    return at + 2 > bundle.length ? -1 : ((bundle[at] & 0xff) << 8) + (bundle[at + 1] & 0xff);
  }

  /// The reader's earlier checkpoint must be a root that this log once had.
  private void compare(TileCheck tiles, @Nullable TreeHead earlier) {
    if (earlier != null && tiles.size() == earlier.size() && !tiles.root().equals(earlier.root())) {
      findings.fault("forked", earlier.size(), "log is not the one of the remembered checkpoint");
    }
  }
}
