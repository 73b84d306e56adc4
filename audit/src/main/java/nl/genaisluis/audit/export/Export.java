package nl.genaisluis.audit.export;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.YearMonth;
import java.util.Iterator;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import nl.genaisluis.audit.content.Revealed;
import nl.genaisluis.audit.event.Entry;
import nl.genaisluis.audit.figures.FiguresCsv;
import nl.genaisluis.audit.figures.Tally;
import nl.genaisluis.audit.ledger.StoredLedger;
import nl.genaisluis.audit.merkle.TileTree;
import nl.genaisluis.audit.merkle.TreeHead;
import org.jspecify.annotations.Nullable;

/// Writes everything that a ledger holds to a new folder, in open formats, in one pass and with
/// memory that does not grow with the ledger but for the list of files. Complete or failed: the
/// manifest comes last, after the tree turned out to be the one that was signed.
public final class Export {
  static final String LOG = "log";
  static final String KEY = "verifier-key.txt";
  static final String LEAVES = "leaves.jsonl";
  static final String CONTENT = "content.jsonl";
  static final String USE_LOG = "use-log.jsonl";
  static final String VAULT = "vault.jsonl";
  static final String FIGURES = "figures.csv";
  static final String DECISIONS = "decisions.csv";
  static final String CONFIGURATION = "configuration/";

  private final StoredLedger ledger;
  private final Extras extras;
  private final Iterator<StoredLedger.Covered> shards;
  private final Tally tally = new Tally();
  private StoredLedger.Covered shard;
  private StoredLedger.@Nullable Covered next;
  private TileTree tree = new TileTree();
  private long contents;

  /// What goes with the record.
  ///
  /// @param configuration bytes of each file by its name
  /// @param threshold figures with a smaller count are folded together
  /// @param others what else is taken along, by its path in the export
  public record Extras(
      SortedMap<String, byte[]> configuration, int threshold, SortedMap<String, Other> others) {
    public Extras {
      configuration = new TreeMap<>(configuration);
      others = new TreeMap<>(others);
    }
  }

  /// A file that somebody else writes.
  public interface Other {
    void write(OutputStream out) throws IOException;
  }

  /// What was written.
  ///
  /// @param head of the newest shard
  /// @param entries of all shards
  /// @param beyond entries that are durable but not under a checkpoint yet, and not written
  public record Written(TreeHead head, long entries, long contents, long beyond) {}

  private Export(StoredLedger ledger, Extras extras) {
    this.ledger = ledger;
    this.extras = extras;
    this.shards = ledger.shards().iterator();
    this.shard = shards.next();
    this.next = shards.hasNext() ? shards.next() : null;
  }

  /// Writes an export of a ledger to a folder that is empty or not there yet. Blocks. After a fault
  /// the folder is without a manifest and of no use.
  public static Written write(StoredLedger ledger, Extras extras, Path folder) throws IOException {
    return new Export(ledger, extras).write(folder);
  }

  private Written write(Path target) throws IOException {
    TreeHead head = ledger.checkpoint().head();
    Manifest.Head facts =
        new Manifest.Head(
            ledger.checkpoint().origin(),
            ledger.verifierKey(),
            head.size(),
            head.root().base64(),
            ledger.size());
    try (ExportFolder folder = ExportFolder.create(target, facts)) {
      for (Map.Entry<String, byte[]> file : extras.configuration().entrySet()) {
        folder.put(CONFIGURATION + file.getKey(), file.getValue());
      }
      for (Map.Entry<String, Other> file : extras.others().entrySet()) {
        try (OutputStream out = folder.open(file.getKey())) {
          file.getValue().write(out);
        }
      }
      folder.put(KEY, text(ledger.verifierKey() + "\n"));
      entries(folder);
      endOfShard(folder);
      try (OutputStream out = folder.open(FIGURES)) {
        out.write(text(FiguresCsv.HEADER + "\r\n"));
        for (YearMonth month : tally.months()) {
          out.write(text(FiguresCsv.rows(tally.month(month, extras.threshold()))));
        }
      }
      folder.finish();
    }
    return new Written(
        head, ledger.size(), contents, Math.max(0, ledger.durable() - ledger.size()));
  }

  /// Writes what is left of a shard's log, once its entries turned out to be what was signed.
  private void endOfShard(ExportFolder folder) throws IOException {
    if (!tree.head().equals(shard.checkpoint().head())) {
      throw new ExportFault("entries do not have the root that was signed");
    }
    String log = log();
    tree.partial((tile, bytes) -> folder.put(log + tile.path(), bytes));
    folder.put(log + "checkpoint", text(shard.note()));
  }

  private String log() {
    return LOG + "/" + shard.shard().prefix();
  }

  private void leaf(ExportFolder folder, long index, byte[] bytes) throws IOException {
    StoredLedger.Covered later = next;
    if (later != null && later.shard().first() == index) {
      endOfShard(folder);
      shard = later;
      next = shards.hasNext() ? shards.next() : null;
      tree = new TileTree();
    }
    tree.add(bytes);
    tree.full((tile, hashes) -> folder.put(log() + tile.path(), hashes));
  }

  private void entries(ExportFolder folder) throws IOException {
    try (OutputStream leaves = folder.open(LEAVES);
        OutputStream texts = folder.open(CONTENT);
        OutputStream uses = folder.open(USE_LOG);
        OutputStream vault = folder.open(VAULT);
        OutputStream decisions = folder.open(DECISIONS)) {
      decisions.write(text(DecisionsCsv.HEADER));
      ledger.read(
          (entry, bytes, hanging) -> {
            leaves.write(bytes);
            leaves.write('\n');
            content(texts, entry, hanging.content());
            if (hanging.use() != null) {
              uses.write(UseLines.bytes(entry, hanging.use()));
            }
            if (hanging.vault() != null) {
              vault.write(VaultLines.bytes(entry, hanging.vault()));
            }
            String row = DecisionsCsv.row(entry);
            if (row != null) {
              decisions.write(text(row));
            }
            tally.add(entry);
            leaf(folder, entry.index(), bytes);
          });
    }
  }

  private void content(OutputStream texts, Entry entry, @Nullable Revealed content)
      throws IOException {
    if (content == null) {
      return;
    }
    texts.write(new ContentLine(entry.index(), entry.leaf(), content).bytes());
    contents++;
  }

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
