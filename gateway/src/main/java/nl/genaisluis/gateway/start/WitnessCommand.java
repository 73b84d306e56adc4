package nl.genaisluis.gateway.start;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import nl.genaisluis.audit.note.NoteFault;
import nl.genaisluis.audit.witness.Witness;
import nl.genaisluis.gateway.witness.WitnessServer;

/// `witness`: cosigns the checkpoints of logs of others until the process is told to stop.
public final class WitnessCommand {
  private static final int LOGS_MAX = 100;
  private static final int PORT_MAX = 65_535;
  private static final long START_SECONDS = 20;

  private WitnessCommand() {}

  /// Runs the verb.
  public static int run(List<String> words, PrintStream out, PrintStream err) {
    try {
      Options options =
          Options.parse(words, Set.of("--state", "--name", "--listen"), Set.of(), LOGS_MAX);
      String state = options.value("--state");
      String name = options.value("--name");
      if (state == null || name == null || options.rest().isEmpty()) {
        throw new Options.Wrong("witness needs --state, --name and the verifier keys of logs");
      }
      List<String> logs = new ArrayList<>();
      for (String log : options.rest()) {
        logs.addAll(VerifyCommand.keys(log));
      }
      String listen = options.value("--listen");
      String[] place = (listen == null ? "127.0.0.1:8090" : listen).split(":(?=[0-9]+$)", 2);
      if (place.length != 2 || place[1].length() > 5 || Integer.parseInt(place[1]) > PORT_MAX) {
        throw new Options.Wrong("--listen must be HOST:PORT");
      }
      Witness witness = Witness.open(Path.of(state), name, logs, Clock.systemUTC());
      HttpServer server = listen(witness, place[0], Integer.parseInt(place[1]));
      out.println(
          "witness listens on http://" + place[0] + ":" + server.actualPort() + "/add-checkpoint");
      out.println("  logs           " + logs.size());
      out.println("  witness key    " + witness.key());
      out.flush();
      return RunCommand.RUNNING;
    } catch (Options.Wrong wrong) {
      err.println(wrong.getMessage());
      err.println(Usage.TEXT);
      return 2;
    } catch (IOException | NoteFault | IllegalArgumentException failed) {
      err.println("the witness does not start: " + failed.getMessage());
      return 1;
    }
  }

  private static HttpServer listen(Witness witness, String host, int port) throws IOException {
    Vertx vertx = Vertx.vertx();
    try {
      return new WitnessServer(vertx, witness)
          .listen(host, port)
          .toCompletionStage()
          .toCompletableFuture()
          .get(START_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", interrupted);
    } catch (ExecutionException | TimeoutException failed) {
      var _ = vertx.close();
      throw new IOException("cannot listen on " + host + ":" + port, failed);
    }
  }
}
