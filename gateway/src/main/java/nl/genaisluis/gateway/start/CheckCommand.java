package nl.genaisluis.gateway.start;

import java.io.PrintStream;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import nl.genaisluis.gateway.config.ConfigException;
import nl.genaisluis.models.register.Model;
import nl.genaisluis.policy.prohibited.ProhibitedUse;
import nl.genaisluis.policy.provenance.Provenance;
import nl.genaisluis.policy.provenance.ProvenanceRules;

/// `check`: reads a configuration as `run` would and says what is wrong with it.
public final class CheckCommand {
  private CheckCommand() {}

  /// Runs the verb: 0 when a gateway would start from this configuration.
  public static int run(List<String> words, PrintStream out, PrintStream err) {
    try {
      Options options = Options.parse(words, Set.of("--config"), Set.of(), 0);
      LocalDate today = LocalDate.now(Clock.systemUTC());
      Loaded loaded = Loaded.from(RunCommand.folder(options), today);
      ProhibitedUse.load(loaded.prohibited()).close();
      for (Model model : loaded.register().models()) {
        Provenance provenance =
            ProvenanceRules.judge(model, loaded.register().hostOf(model), today);
        out.println(model.id() + ": " + words(provenance));
      }
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

  private static String words(Provenance provenance) {
    return switch (provenance) {
      case Provenance.Eligible() -> "eligible";
      case Provenance.Decided(String rule, var decision) ->
          "decided by the committee, decision " + decision.id() + " (" + rule + ")";
      case Provenance.Committee(String rule, String why) ->
          "for the committee (" + rule + "): " + why;
      case Provenance.Refused(String rule, String why) -> "refused (" + rule + "): " + why;
    };
  }
}
