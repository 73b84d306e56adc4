package nl.genaisluis.gateway.start;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.genaisluis.audit.content.ContentFault;
import nl.genaisluis.audit.export.Export;
import nl.genaisluis.audit.export.ExportFault;
import nl.genaisluis.audit.ledger.LedgerFault;
import nl.genaisluis.audit.ledger.StoredLedger;
import nl.genaisluis.gateway.config.ConfigException;
import nl.genaisluis.gateway.config.ConfigFolder;

/// `export`: writes everything on record, and the configuration, to a new folder in open formats. A
/// gateway may run on the data meanwhile; nothing is written there.
public final class ExportCommand {
  /// For whoever may have the record but not what people wrote or who they are, and has no key of
  /// it.
  private static final String WITHOUT_CONTENT = "--without-content";

  private ExportCommand() {}

  /// Runs the verb: 0 when the folder holds a complete export, 1 when it does not.
  public static int run(
      List<String> words, Map<String, String> environment, PrintStream out, PrintStream err) {
    try {
      Options options = Options.parse(words, Set.of("--config"), Set.of(WITHOUT_CONTENT), 1);
      if (options.rest().isEmpty()) {
        throw new Options.Wrong("export needs a folder to write to");
      }
      export(options, Places.of(environment), out);
      return 0;
    } catch (Options.Wrong wrong) {
      err.println(wrong.getMessage());
      err.println(Usage.TEXT);
      return 2;
    } catch (ConfigException
        | IllegalArgumentException
        | ExportFault
        | ContentFault
        | LedgerFault
        | IOException failed) {
      err.println("export failed, there is no complete export: " + failed.getMessage());
      return 1;
    }
  }

  private static void export(Options options, Places places, PrintStream out) throws IOException {
    Path target = Path.of(options.rest().getFirst()).toAbsolutePath().normalize();
    ConfigFolder config = RunCommand.folder(options);
    Settings settings = config.read("sluis.yaml", Settings.class);
    boolean without = options.switches().contains(WITHOUT_CONTENT);
    try (StoredLedger ledger =
        StoredLedger.open(
            places.data(),
            without ? null : places.keys(),
            SharedDatabase.place(places, settings).postgres())) {
      Export.Written written =
          Export.write(
              ledger,
              new Export.Extras(
                  config.files(),
                  settings.publication().smallNumbersBelow(),
                  without ? Collections.emptySortedMap() : Alongside.of(places.data())),
              target);
      say(out, target, ledger, written);
    }
    if (settings.ledger().postgres() != null) {
      // They are rows of the database here, not files that could be taken along.
      out.println("  not in it      conversations, templates, cases and counts of budgets:");
      out.println("                 take them along with pg_dump of the schema of the nodes");
    }
  }

  private static void say(
      PrintStream out, Path target, StoredLedger ledger, Export.Written written) {
    out.println("exported to " + target);
    out.println("  log            " + ledger.checkpoint().origin());
    out.println("  entries        " + written.entries());
    out.println("  root           " + written.head().root().base64());
    out.println("  contents       " + written.contents());
    out.println("  verifier key   " + ledger.verifierKey());
    if (written.beyond() > 0) {
      out.println(
          "  not in it: "
              + written.beyond()
              + " entries that came in after the last checkpoint; start the gateway, or wait a"
              + " moment, and export again to have them");
    }
  }
}
