package nl.genaisluis.audit.verify;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nl.genaisluis.audit.event.Entry;
import nl.genaisluis.audit.event.LeafCodec;
import nl.genaisluis.audit.event.LeafFault;
import nl.genaisluis.audit.event.ShardOpened;
import nl.genaisluis.audit.merkle.Hash;
import nl.genaisluis.audit.merkle.TileNodes;
import nl.genaisluis.audit.merkle.TreeHead;
import nl.genaisluis.audit.note.Checkpoint;
import nl.genaisluis.audit.note.NoteFault;
import nl.genaisluis.audit.note.SignedNote;
import nl.genaisluis.audit.note.VerifierKey;
import org.jspecify.annotations.Nullable;

/// Verifies a whole log: every shard by itself, and that each continues the one before it. One of
/// these is for one log and one thread.
public final class Verifier {
  private final TileNodes.Files files;
  private final VerifierKey key;
  private final Findings findings = new Findings();
  private final Story story = new Story(findings);
  private final List<Report.Shard> seen = new ArrayList<>();
  private long entries;

  private Verifier(TileNodes.Files files, VerifierKey key) {
    this.files = files;
    this.key = key;
  }

  /// Verifies the log in a folder. Fails with a [NoteFault] when the key is not a verifier key.
  ///
  /// @param verifierKey the key of any year, as it was handed out, not as the log itself tells it
  /// @param remembered a checkpoint of this log that the reader kept; null when there is none
  public static Report verify(Path folder, String verifierKey, @Nullable String remembered) {
    FolderFiles files = new FolderFiles(folder);
    Verifier verifier = new Verifier(files, VerifierKey.parse(verifierKey));
    for (String year : files.unfinished()) {
      verifier.findings.remark(
          "shard_unfinished", -1, "shard " + year + " has files and no checkpoint");
    }
    return verifier.run(files, remembered);
  }

  /// Verifies the log that these files are.
  public static Report verify(
      TileNodes.Files files, String verifierKey, @Nullable String remembered) {
    return new Verifier(files, VerifierKey.parse(verifierKey)).run(null, remembered);
  }

  private Report run(@Nullable FolderFiles folder, @Nullable String remembered) {
    byte[] note = files.read("checkpoint");
    if (note == null) {
      findings.fault("checkpoint_missing", -1, "log has no checkpoint");
      return findings.report(seen);
    }
    Checkpoint kept = null;
    if (remembered != null) {
      byte[] bytes = remembered.getBytes(StandardCharsets.UTF_8);
      kept = checkpoint("remembered_checkpoint", bytes, Chain.origin(bytes));
    }
    Chain chain = new Chain(files, findings);
    List<Chain.Part> parts = chain.parts(note);
    if (folder != null) {
      chain.whole(folder, parts);
    }
    if (kept != null) {
      isThere(kept.origin(), parts);
    }
    Checkpoint before = null;
    for (Chain.Part part : parts) {
      before = part(part, before, kept);
    }
    story.end();
    return findings.report(seen);
  }

  private void isThere(String origin, List<Chain.Part> parts) {
    if (parts.stream().noneMatch(part -> part.origin().equals(origin))) {
      findings.fault(
          "shard_missing", -1, "shard " + origin + " of the remembered checkpoint is missing");
    }
  }

  /// Verifies one shard; returns its checkpoint, or null when that cannot be believed.
  private @Nullable Checkpoint part(
      Chain.Part part, @Nullable Checkpoint before, @Nullable Checkpoint kept) {
    Checkpoint now = checkpoint("checkpoint", part.note().bytes(), part.origin());
    if (now == null) {
      return null;
    }
    boolean known = kept != null && kept.origin().equals(now.origin());
    TreeHead earlier = known && kept != null ? kept.head() : null;
    if (earlier != null && earlier.size() > now.head().size()) {
      findings.fault(
          "truncated",
          now.head().size(),
          "log has " + now.head().size() + " entries and had " + earlier.size());
    }
    entries(part, now.head(), before, earlier);
    seen.add(new Report.Shard(now.origin(), now.head().size(), now.head().root().base64()));
    return now;
  }

  /// The checkpoint in a signed note; null, with a fault found, when it cannot be believed. The log
  /// signs every year with the same key under the name of that year.
  private @Nullable Checkpoint checkpoint(String what, byte[] note, String origin) {
    SignedNote signed;
    try {
      signed = SignedNote.parse(note);
    } catch (NoteFault malformed) {
      findings.fault(what + "_malformed", -1, reason(malformed));
      return null;
    }
    try {
      boolean ours = Chain.base(origin).equals(Chain.base(key.name()));
      VerifierKey named = ours && !origin.isEmpty() ? key.named(origin) : key;
      Checkpoint checkpoint = Checkpoint.parse(signed.verify(named));
      if (!checkpoint.origin().equals(named.name())) {
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

  private void entries(
      Chain.Part part, TreeHead now, @Nullable Checkpoint before, @Nullable TreeHead earlier) {
    TileNodes.Files own = path -> files.read(part.prefix() + path);
    TileCheck tiles = new TileCheck(own, now.size(), findings);
    compare(tiles, earlier);
    boolean whole =
        new Bundles(own, findings)
            .read(
                now.size(),
                bytes -> {
                  entry(part, tiles.size(), bytes, before);
                  tiles.add(Hash.leaf(bytes));
                  compare(tiles, earlier);
                });
    if (whole && !tiles.root().equals(now.root())) {
      findings.fault("root_mismatch", now.size(), "entries do not have the root that was signed");
    }
  }

  private void entry(Chain.Part part, long place, byte[] bytes, @Nullable Checkpoint before) {
    long index = entries++;
    Entry entry;
    try {
      entry = LeafCodec.decode(index, bytes);
    } catch (LeafFault notALeaf) {
      findings.fault("leaf_malformed", index, "entry " + index + " is not a leaf");
      return;
    }
    story.entry(entry);
    if (entry.event() instanceof ShardOpened link) {
      if (place > 0) {
        findings.fault(
            "shard_inside", index, "entry " + index + " begins a shard inside of another");
      } else if (before != null) {
        link(part, index, link, before);
      }
    }
    if (before != null && !entry.time().startsWith(part.year() + "-")) {
      findings.fault("shard_year", index, "entry " + index + " is not of the year " + part.year());
    }
  }

  /// A shard must continue the very tree that the shard before it ended with.
  private void link(Chain.Part part, long index, ShardOpened link, Checkpoint before) {
    int year = part.year();
    long size = before.head().size();
    if (!link.origin().equals(part.origin())) {
      findings.fault("shard_link", index, "shard " + year + " begins under another name");
    }
    if (size < link.size()) {
      findings.fault(
          "shard_gap",
          index,
          before.origin() + " has " + size + " entries, but " + year + " follows " + link.size());
    } else if (size > link.size()) {
      findings.fault(
          "shard_forked",
          index,
          before.origin() + " has entries after the " + link.size() + " that " + year + " follows");
    } else if (!before.head().root().hex().equals(link.root())) {
      findings.fault(
          "shard_forked", index, "shard " + year + " follows another " + before.origin());
    }
  }

  /// The reader's earlier checkpoint must be a root that this log once had.
  private void compare(TileCheck tiles, @Nullable TreeHead earlier) {
    if (earlier != null && tiles.size() == earlier.size() && !tiles.root().equals(earlier.root())) {
      findings.fault("forked", earlier.size(), "log is not the one of the remembered checkpoint");
    }
  }
}
