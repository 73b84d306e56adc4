package nl.genaisluis.audit.export;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import nl.genaisluis.audit.ledger.LedgerConfig;
import nl.genaisluis.audit.ledger.Restoring;
import nl.genaisluis.audit.verify.Report;
import org.jspecify.annotations.Nullable;

/// Makes a data folder of an export.
public final class Import {
  private Import() {}

  /// What came of it.
  ///
  /// @param report of the export; when it is not ok, nothing was made
  /// @param verifierKey the key that the log is verified with from now on; null when nothing was
  ///   made
  public record Outcome(Report report, @Nullable String verifierKey) {}

  /// Verifies an export and puts its entries, what hangs on them and its log into an empty data
  /// folder, under the same checkpoint. Contents and lines of the use log are sealed anew, under
  /// the keys of this installation.
  ///
  /// @param verifierKey the key that signed the checkpoint of the export
  public static Outcome run(Path export, LedgerConfig config, String verifierKey)
      throws IOException {
    Report report = ExportCheck.verify(export, verifierKey, null);
    if (!report.ok()) {
      return new Outcome(report, null);
    }
    try (Restoring restoring = Restoring.begin(config, notes(export, report), verifierKey)) {
      Pairs.read(export, (entry, _, hanging) -> restoring.add(entry, hanging));
      return new Outcome(report, restoring.finish());
    }
  }

  /// The last checkpoint of every shard, oldest first. The first lies at the top.
  private static List<String> notes(Path export, Report report) throws IOException {
    List<String> notes = new ArrayList<>();
    for (Report.Shard shard : report.shards()) {
      Path log = export.resolve(Export.LOG);
      String year = shard.origin().substring(shard.origin().lastIndexOf('-') + 1);
      Path folder = notes.isEmpty() ? log : log.resolve(year);
      notes.add(Files.readString(folder.resolve("checkpoint")));
    }
    return notes;
  }
}
