package nl.genaisluis.gateway.start;

import java.io.PrintStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import nl.genaisluis.gateway.config.ConfigException;
import nl.genaisluis.gateway.config.ConfigFolder;
import nl.genaisluis.models.register.Register;
import nl.genaisluis.policy.prohibited.ProhibitedUse;

/// `check`: reads a configuration as `run` would and says what is wrong with it. The register comes
/// first, as a table of entries and rules, also when a rule keeps the gateway from starting.
public final class CheckCommand {
  private CheckCommand() {}

  /// Runs the verb: 0 when a gateway would start from this configuration.
  public static int run(List<String> words, PrintStream out, PrintStream err) {
    try {
      Options options = Options.parse(words, Set.of("--config"), Set.of(), 0);
      LocalDate today = LocalDate.now(Clock.systemUTC());
      ConfigFolder folder = RunCommand.folder(options);
      CheckTable.lines(folder.read("models.yaml", Register.class), today).forEach(out::println);
      Loaded loaded = Loaded.from(folder, today);
      ProhibitedUse.load(loaded.prohibited()).close();
      out.println(
          "ok: policy "
              + loaded.version()
              + ", "
              + loaded.useCases().useCases().size()
              + " use cases, "
              + loaded.register().models().size()
              + " models");
      return 0;
    } catch (Options.Wrong wrong) {
      err.println(wrong.getMessage());
      err.println(Usage.TEXT);
      return 2;
    } catch (ConfigException | IllegalArgumentException refused) {
      err.println(refused.getMessage());
      return 1;
    }
  }
}
