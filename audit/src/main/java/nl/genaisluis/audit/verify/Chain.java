package nl.genaisluis.audit.verify;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.SortedSet;
import nl.genaisluis.audit.event.Entry;
import nl.genaisluis.audit.event.LeafCodec;
import nl.genaisluis.audit.event.LeafFault;
import nl.genaisluis.audit.event.ShardOpened;
import nl.genaisluis.audit.merkle.TileNodes;
import nl.genaisluis.audit.merkle.TilePath;
import nl.genaisluis.audit.note.Checkpoint;
import nl.genaisluis.audit.note.NoteFault;
import nl.genaisluis.audit.note.SignedNote;
import org.jspecify.annotations.Nullable;

/// Finds the shards of a log from the newest back to the first: the first entry of each says which
/// one it continues. Nothing that it reads is believed yet.
final class Chain {
  private static final int YEAR_DIGITS = 4;

  /// Years before the first shard in which another one is looked for.
  private static final int LOOK_BACK = 10;

  private final TileNodes.Files files;
  private final Findings findings;

  /// One shard to be looked at.
  ///
  /// @param origin name that it must have
  /// @param year of that name; -1 for a name without
  /// @param prefix what its paths begin with
  /// @param note its checkpoint as it was found
  record Part(String origin, int year, String prefix, Found note) {}

  /// Bytes as they were found.
  interface Found {
    byte[] bytes();
  }

  Chain(TileNodes.Files files, Findings findings) {
    this.files = files;
    this.findings = findings;
  }

  /// The shards, oldest first.
  List<Part> parts(byte[] newest) {
    Deque<Part> parts = new ArrayDeque<>();
    Part part = newest(newest);
    while (part != null) {
      parts.addFirst(part);
      part = before(part);
    }
    Part first = parts.getFirst();
    if (isReadable(first) && link(first) == null) {
      notContinued(first);
    }
    return List.copyOf(parts);
  }

  /// The first shard continues none: so none may be there before it.
  private void notContinued(Part first) {
    for (int year = first.year() - 1; year >= Math.max(0, first.year() - LOOK_BACK); year--) {
      if (files.read(year + "/checkpoint") != null) {
        unlinked("shard " + year + " is there, but " + first.year() + " does not continue it");
        return;
      }
    }
  }

  /// In a folder the first shard lies at the top, and every shard that is there is one of the log.
  void whole(FolderFiles folder, List<Part> parts) {
    Part first = parts.getFirst();
    if (!isReadable(first) || link(first) != null) {
      // That it cannot be read, or that what it continues is missing, is a fault already.
      return;
    }
    if (folder.isBelow(first.year())) {
      unlinked("shard " + first.year() + " is not the first one and continues none");
    }
    SortedSet<String> left = folder.shards();
    for (Part part : parts) {
      left.remove(part.year() < 0 ? "top" : String.valueOf(part.year()));
    }
    for (String shard : left) {
      unlinked("shard " + shard + " is there, but no later one continues it");
    }
  }

  /// What a shard whose checkpoint cannot be read is called, or continues, is not known.
  private static boolean isReadable(Part part) {
    return unbelieved(part.note().bytes()) != null;
  }

  private void unlinked(String what) {
    findings.fault("shard_unlinked", -1, what);
  }

  private Part newest(byte[] note) {
    String origin = origin(note);
    int year = year(origin);
    boolean apart = year >= 0 && files.read(year + "/checkpoint") != null;
    return new Part(origin, year, apart ? year + "/" : "", () -> note);
  }

  private @Nullable Part before(Part part) {
    ShardOpened link = link(part);
    if (link == null) {
      return null;
    }
    int year = year(link.previous());
    if (year >= part.year() || !base(link.previous()).equals(base(part.origin()))) {
      findings.fault(
          "shard_link", -1, "shard " + part.year() + " continues what is not this log before it");
      return null;
    }
    byte[] note = files.read(year + "/checkpoint");
    if (note == null) {
      findings.fault(
          "shard_missing",
          -1,
          "shard " + year + " is missing, which " + part.year() + " continues");
      return null;
    }
    return new Part(link.previous(), year, year + "/", () -> note);
  }

  /// The link in the first entry of a shard; null when that is another entry or cannot be read.
  private @Nullable ShardOpened link(Part part) {
    Checkpoint checkpoint = unbelieved(part.note().bytes());
    if (checkpoint == null || checkpoint.head().size() == 0) {
      return null;
    }
    TilePath path = TilePath.holding(TilePath.ENTRIES, 0, checkpoint.head().size());
    byte[] bundle = files.read(part.prefix() + path.path());
    if (bundle == null) {
      bundle = files.read(part.prefix() + path.filled().path());
    }
    byte[] first = bundle == null ? null : Bundles.entry(bundle, 0);
    try {
      Entry entry = first == null ? null : LeafCodec.decode(0, first);
      return entry != null && entry.event() instanceof ShardOpened link ? link : null;
    } catch (LeafFault notALeaf) {
      return null;
    }
  }

  private static @Nullable Checkpoint unbelieved(byte[] note) {
    try {
      return Checkpoint.parse(SignedNote.parse(note).text());
    } catch (NoteFault malformed) {
      return null;
    }
  }

  /// The name in the first line of a note; empty when it has none.
  static String origin(byte[] note) {
    Checkpoint checkpoint = unbelieved(note);
    return checkpoint == null ? "" : checkpoint.origin();
  }

  /// The year that a name ends in; -1 when it ends in none.
  static int year(String origin) {
    return origin.matches(".+-[0-9]{4}")
        ? Integer.parseInt(origin.substring(origin.length() - YEAR_DIGITS))
        : -1;
  }

  /// A name without its year.
  static String base(String origin) {
    return year(origin) < 0 ? origin : origin.substring(0, origin.length() - YEAR_DIGITS);
  }
}
