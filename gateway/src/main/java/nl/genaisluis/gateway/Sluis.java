package nl.genaisluis.gateway;

import java.io.PrintStream;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import nl.genaisluis.gateway.start.ApproveCommand;
import nl.genaisluis.gateway.start.CheckCommand;
import nl.genaisluis.gateway.start.EnergyCommand;
import nl.genaisluis.gateway.start.ExportCommand;
import nl.genaisluis.gateway.start.ImportCommand;
import nl.genaisluis.gateway.start.ReindexCommand;
import nl.genaisluis.gateway.start.RunCommand;
import nl.genaisluis.gateway.start.UnsealCommand;
import nl.genaisluis.gateway.start.Usage;
import nl.genaisluis.gateway.start.VerifyCommand;
import nl.genaisluis.gateway.start.WitnessCommand;
import org.slf4j.LoggerFactory;

/// The program. Verbs: `run` (default), `verify`, `export`, `import`, `reindex`, `check`,
/// `witness`, `approve`, `unseal`, `energy`. Exit codes: 0 done, 1 failed or found wrong, 2 called
/// wrongly.
public final class Sluis {
  /// Kept, because a logger that nobody holds forgets its level. Lucene warns at start that vectors
  /// are not used; nothing here uses vectors.
  private static final Logger VECTORS =
      Logger.getLogger("org.apache.lucene.internal.vectorization.VectorizationProvider");

  private Sluis() {}

  public static void main(String[] arguments) {
    // Libraries that report their use to their makers read this before they load.
    System.setProperty("OPT_OUT_TRACKING", "true");
    System.setProperty("vertx.disableDnsResolver", "true");
    VECTORS.setLevel(Level.OFF);
    int code = ended(List.of(arguments));
    if (code != RunCommand.RUNNING) {
      System.exit(code);
    }
  }

  /// A bug must not leave half a program behind whose threads go on.
  private static int ended(List<String> arguments) {
    try {
      return run(arguments, System.out, System.err);
    } catch (RuntimeException | Error bug) {
      LoggerFactory.getLogger(Sluis.class).error("a bug ended the program", bug);
      return 1;
    }
  }

  /// Runs one command line; [RunCommand#RUNNING] means that the gateway goes on in the background.
  static int run(List<String> arguments, PrintStream out, PrintStream err) {
    String verb = arguments.isEmpty() || arguments.getFirst().startsWith("-") ? "run" : "";
    List<String> rest = arguments;
    if (verb.isEmpty()) {
      verb = arguments.getFirst();
      rest = arguments.subList(1, arguments.size());
    }
    if (rest.contains("--help") || verb.equals("help")) {
      out.println(Usage.TEXT);
      return 0;
    }
    return switch (verb) {
      case "run" -> RunCommand.run(rest, out, err);
      case "verify" -> VerifyCommand.run(rest, System.getenv(), out, err);
      case "export" -> ExportCommand.run(rest, System.getenv(), out, err);
      case "import" -> ImportCommand.run(rest, System.getenv(), out, err);
      case "reindex" -> ReindexCommand.run(rest, System.getenv(), out, err);
      case "witness" -> WitnessCommand.run(rest, out, err);
      case "check" -> CheckCommand.run(rest, out, err);
      case "approve" -> ApproveCommand.run(rest, out, err);
      case "unseal" -> UnsealCommand.run(rest, out, err);
      case "energy" -> EnergyCommand.run(rest, out, err);
      default -> {
        err.println("unknown verb: " + verb);
        err.println(Usage.TEXT);
        yield 2;
      }
    };
  }
}
