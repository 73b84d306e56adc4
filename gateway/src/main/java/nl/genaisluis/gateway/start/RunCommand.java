package nl.genaisluis.gateway.start;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletionException;
import nl.genaisluis.audit.ledger.Ledger;
import nl.genaisluis.audit.ledger.LedgerFault;
import nl.genaisluis.audit.search.SearchFault;
import nl.genaisluis.gateway.config.ConfigException;
import nl.genaisluis.gateway.config.ConfigFolder;
import nl.genaisluis.gateway.identity.DemoIdentity;
import nl.genaisluis.gateway.identity.IdentitySettings;

/// `run`: starts the gateway and leaves it running until the process is told to stop.
public final class RunCommand {
  /// The gateway runs; the process must not exit.
  public static final int RUNNING = -1;

  private RunCommand() {}

  /// Start, say so, and stop in order: for a trial of a configuration on a new machine, and to
  /// record what a later start may take from a cache.
  private static final String UNTIL_READY = "--until-ready";

  /// Rehearse this many requests instead: what a cache of it holds is how a gateway at work runs.
  private static final String REHEARSE = "--rehearse";

  /// Runs the verb.
  public static int run(List<String> words, PrintStream out, PrintStream err) {
    long began = System.nanoTime();
    try {
      Options options = Options.parse(words, Set.of("--config", REHEARSE), Set.of(UNTIL_READY), 0);
      String rehearse = options.value(REHEARSE);
      if (rehearse != null) {
        return rehearse(options, rehearse, out);
      }
      Map<String, String> environment = System.getenv();
      Places places = Places.of(environment);
      Clock clock = Clock.systemUTC();
      // While the configuration is read: of what follows, this waits for nothing in it.
      Thread.ofPlatform().name("store-library").daemon().start(Ledger::prepare);
      Loaded loaded = Loaded.from(folder(options), LocalDate.now(clock));
      Running running = Running.start(loaded, places, environment, clock);
      Runtime.getRuntime()
          .addShutdownHook(Thread.ofPlatform().name("stop").unstarted(() -> stop(running, err)));
      greet(out, loaded, places, running, (System.nanoTime() - began) / 1_000_000);
      return options.switches().contains(UNTIL_READY) ? 0 : RUNNING;
    } catch (Options.Wrong wrong) {
      err.println(wrong.getMessage());
      err.println(Usage.TEXT);
      return 2;
    } catch (ConfigException
        | IllegalArgumentException
        | LedgerFault
        | SearchFault
        | CompletionException
        | UncheckedIOException
        | IOException refused) {
      err.println("the gateway does not start: " + told(refused));
      return 1;
    }
  }

  private static int rehearse(Options options, String requests, PrintStream out)
      throws Options.Wrong, IOException {
    if (options.value("--config") != null || !options.switches().isEmpty()) {
      throw new Options.Wrong(REHEARSE + " takes the shipped configuration and no other option");
    }
    if (!requests.matches("[1-9][0-9]{0,5}")
        || Integer.parseInt(requests) > Rehearsal.REQUESTS_MAX) {
      throw new Options.Wrong(
          REHEARSE + " must be from 1 to " + Rehearsal.REQUESTS_MAX + ", was: " + requests);
    }
    Path where = Path.of(System.getProperty("java.io.tmpdir"));
    Rehearsal.Outcome outcome = Rehearsal.of(where, Integer.parseInt(requests));
    out.println(
        "rehearsed: " + outcome.answered() + " answered, " + outcome.refused() + " refused");
    return 0;
  }

  /// What a failure says; of one that came from another thread, what that one says. What the disk
  /// said goes behind it, because it names the file.
  static String told(Throwable failed) {
    Throwable cause = failed.getCause();
    if (failed instanceof CompletionException && cause != null) {
      return told(cause);
    }
    return failed instanceof SearchFault && cause != null
        ? failed.getMessage()
            + " ("
            + cause.getMessage()
            + "); take the index away, and the next start builds it anew"
        : String.valueOf(failed.getMessage());
  }

  static ConfigFolder folder(Options options) {
    String folder = options.value("--config");
    return folder == null ? ConfigFolder.embedded() : ConfigFolder.of(Path.of(folder));
  }

  private static void stop(Running running, PrintStream err) {
    int code = 0;
    try {
      running.close();
    } catch (RuntimeException failed) {
      err.println("stopping failed: " + failed.getMessage());
      code = 1;
    }
    // An orderly stop is a success; the JVM's own code would say that a signal killed it.
    Runtime.getRuntime().halt(code);
  }

  private static void greet(
      PrintStream out, Loaded loaded, Places places, Running running, long millis) {
    String host = loaded.settings().listen().host();
    String scheme = loaded.settings().listen().tls() == null ? "http" : "https";
    String base = scheme + "://" + host + ":" + running.port();
    out.println("GenAI-sluis is ready after " + millis + " ms, policy " + loaded.version());
    out.println();
    out.println("  chat page      " + base + "/");
    out.println("  committee      " + base + "/commissie");
    out.println("  public         " + base + "/openbaar");
    out.println("  OpenAI API     " + base + "/v1");
    out.println("  accountability " + base + "/api/v1/openapi.json");
    out.println(
        "  operators      http://"
            + loaded.settings().management().host()
            + ":"
            + running.managementPort()
            + "/health/ready");
    out.println("  data           " + places.data());
    out.println("  keys           " + places.keys());
    out.println("  verifier key   " + running.verifierKey());
    if (loaded.settings().identity().mode() == IdentitySettings.Mode.DEMO) {
      out.println();
      out.println("  demo users, by POST " + base + "/demo/token {\"user\": ...}:");
      for (DemoIdentity.User user : DemoIdentity.users()) {
        out.println("    " + user.role().code() + ": " + user.name());
      }
    }
    out.flush();
  }
}
