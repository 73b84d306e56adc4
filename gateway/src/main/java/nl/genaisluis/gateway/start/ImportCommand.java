package nl.genaisluis.gateway.start;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.genaisluis.audit.content.ContentFault;
import nl.genaisluis.audit.export.ExportCheck;
import nl.genaisluis.audit.export.ExportFault;
import nl.genaisluis.audit.export.Import;
import nl.genaisluis.audit.ledger.LedgerConfig;
import nl.genaisluis.audit.ledger.LedgerFault;
import nl.genaisluis.audit.note.NoteFault;
import nl.genaisluis.gateway.config.ConfigException;

/// `import`: makes the data folder of an empty installation from an export, under the same
/// checkpoint. The configuration in the export is not taken over: it is there to be chosen with
/// `--config`.
public final class ImportCommand {
  private ImportCommand() {}

  /// Runs the verb: 0 when the installation holds the export's record, 1 when nothing was made of
  /// it or the work broke off.
  public static int run(
      List<String> words, Map<String, String> environment, PrintStream out, PrintStream err) {
    try {
      Options options = Options.parse(words, Set.of("--config", "--key"), Set.of(), 1);
      if (options.rest().isEmpty()) {
        throw new Options.Wrong("import needs the folder of an export");
      }
      return take(options, Places.of(environment), out, err);
    } catch (Options.Wrong wrong) {
      err.println(wrong.getMessage());
      err.println(Usage.TEXT);
      return 2;
    } catch (ConfigException
        | IllegalArgumentException
        | ExportFault
        | LedgerFault
        | NoteFault
        | ContentFault
        | UncheckedIOException
        | IOException failed) {
      err.println("import failed: " + failed.getMessage());
      return 1;
    }
  }

  private static int take(Options options, Places places, PrintStream out, PrintStream err)
      throws IOException {
    Path export = Path.of(options.rest().getFirst()).toAbsolutePath().normalize();
    if (!ExportCheck.isExport(export)) {
      throw new ExportFault("no complete export: " + export);
    }
    String given = options.value("--key");
    String key = given == null ? ExportCheck.verifierKey(export) : VerifyCommand.key(given);
    Settings settings = RunCommand.folder(options).read("sluis.yaml", Settings.class);
    LedgerConfig config = SharedDatabase.place(places, settings);
    Import.Outcome outcome = Import.run(export, config, key);
    if (outcome.verifierKey() == null) {
      err.print(outcome.report().text());
      err.println("import refused: the export is not what it claims to be");
      return 1;
    }
    Files.writeString(places.keys().resolve("log.vkey"), outcome.verifierKey() + "\n");
    say(out, places, outcome, key);
    // With a shared database these live there, where a file would never be read.
    List<String> left =
        settings.ledger().postgres() == null
            ? Alongside.takeOver(export, places)
            : Alongside.in(export);
    for (String one : left) {
      out.println("  not taken over " + one);
    }
    return 0;
  }

  private static void say(PrintStream out, Places places, Import.Outcome outcome, String before) {
    out.println("imported into " + places.data());
    out.println("  log            " + outcome.report().origin());
    out.println("  entries        " + outcome.report().entries());
    out.println("  root           " + outcome.report().root());
    out.println("  verifier key   " + outcome.verifierKey());
    if (!before.equals(outcome.verifierKey())) {
      out.println(
          "  the signing key of the export is not in "
              + places.keys()
              + ": the log goes on under a new key, and its checkpoint bears the signatures of"
              + " both; publish the new verifier key");
    }
  }
}
