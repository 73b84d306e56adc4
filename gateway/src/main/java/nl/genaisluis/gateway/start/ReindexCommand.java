package nl.genaisluis.gateway.start;

import java.io.PrintStream;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.genaisluis.audit.ledger.Ledger;
import nl.genaisluis.audit.ledger.LedgerConfig;
import nl.genaisluis.audit.ledger.LedgerFault;
import nl.genaisluis.audit.search.Search;
import nl.genaisluis.audit.search.SearchFault;
import nl.genaisluis.gateway.config.ConfigException;

/// `reindex`: builds the search index of a stopped installation anew from its record.
public final class ReindexCommand {
  private ReindexCommand() {}

  /// Runs the verb: 0 when the index holds every entry.
  public static int run(
      List<String> words, Map<String, String> environment, PrintStream out, PrintStream err) {
    try {
      Options options = Options.parse(words, Set.of("--config"), Set.of(), 0);
      Places places = Places.of(environment);
      Settings settings = RunCommand.folder(options).read("sluis.yaml", Settings.class);
      LedgerConfig config = SharedDatabase.place(places, settings);
      try (Ledger ledger = Ledger.openExisting(config, Clock.systemUTC())) {
        Search.rebuild(places.index(), ledger);
        out.println("indexed " + ledger.size() + " entries in " + places.index());
      }
      return 0;
    } catch (Options.Wrong wrong) {
      err.println(wrong.getMessage());
      err.println(Usage.TEXT);
      return 2;
    } catch (ConfigException | IllegalArgumentException | LedgerFault | SearchFault failed) {
      err.println("reindex failed: " + failed.getMessage());
      return 1;
    }
  }
}
