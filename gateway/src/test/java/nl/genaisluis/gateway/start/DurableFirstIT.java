package nl.genaisluis.gateway.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import nl.genaisluis.audit.event.Opened;
import nl.genaisluis.audit.ledger.Ledger;
import nl.genaisluis.audit.ledger.LedgerConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The order of what the packaged program asks of the kernel: the sync that covers an entry
/// `opened` has returned before anything goes to a model and before anything is answered. The same
/// check finds a program whose store does not sync. `-Ddurable.requests=` asks more often.
class DurableFirstIT {
  private static final String ORIGIN = "localhost/genai-sluis";
  private static final int REQUESTS = Integer.getInteger("durable.requests", 12);
  private static final Path STORE = Path.of("..", "audit", "src", "main", "java");

  @TempDir private Path folder;

  @Test
  void anEntryIsOnTheDiskBeforeAModelIsCalledAndBeforeTheAnswer() throws Exception {
    assertThat(outOfOrder(List.of())).isEmpty();
  }

  @Test
  void theCheckFindsAProgramWhoseStoreDoesNotSync() throws Exception {
    assertThat(outOfOrder(List.of(withoutSync()))).hasSize(REQUESTS);
  }

  /// Runs the program under strace, asks, stops it, and gives the requests whose order was wrong.
  private List<String> outOfOrder(List<Path> classes) throws Exception {
    Path trace = folder.resolve("trace");
    try (Upstream upstream = new Upstream()) {
      upstream.says("De zin is herschreven.");
      Path config = GatewayUnderTest.config(folder, upstream.base());
      int port;
      try (Program program = Program.traced(folder, config, strace(trace), classes)) {
        port = program.port();
        for (int i = 0; i < REQUESTS; i++) {
          ask(program, i);
        }
        program.stop();
        assertThat(program.exitCode()).isZero();
      }
      return wrong(SyscallTrace.read(trace), upstream.port(), port);
    }
  }

  private static void ask(Program program, int number) throws Exception {
    HttpResponse<InputStream> answer = program.chat("Herschrijf zin " + number, number % 2 == 0);
    String text = new String(answer.body().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(answer.statusCode()).as(text).isEqualTo(200);
  }

  private List<String> wrong(SyscallTrace trace, int upstream, int gateway) {
    List<String> leaves = openedLeaves();
    List<Integer> calls = trace.sentTo(upstream, "POST /v1/chat/completions");
    // Only answers of the exchange begin with its id; the token's does not.
    List<Integer> answers = trace.sentFrom(gateway, "HTTP/1.1 200 OK\\r\\nX-Request-Id");
    assertThat(leaves).hasSize(REQUESTS);
    assertThat(calls).hasSize(REQUESTS);
    assertThat(answers).hasSize(REQUESTS);
    List<Integer> connects =
        trace.connects(upstream).stream()
            .filter(line -> line > lastProbe(trace, upstream))
            .toList();

    List<String> wrong = new ArrayList<>();
    for (int i = 0; i < REQUESTS; i++) {
      int durable = trace.durable(leaves.get(i));
      boolean connected = i == 0 && connects.stream().anyMatch(line -> line < durable);
      if (durable > calls.get(i) || durable > answers.get(i) || connected) {
        wrong.add("durable at " + durable + ", called at " + calls.get(i) + ", entry " + i);
      }
    }
    return wrong;
  }

  /// The last time before the first call that the gateway asked the host which models it has: that
  /// needs no ruling, and its connection is no call.
  private static int lastProbe(SyscallTrace trace, int upstream) {
    int first = trace.sentTo(upstream, "POST /v1/chat/completions").getFirst();
    return trace.sentTo(upstream, "GET /").stream()
        .filter(line -> line < first)
        .reduce(0, Math::max);
  }

  /// The leaves of the entries `opened`, in the order of the record.
  private List<String> openedLeaves() {
    List<String> leaves = new ArrayList<>();
    LedgerConfig places = new LedgerConfig(folder.resolve("data"), folder.resolve("keys"), ORIGIN);
    try (Ledger ledger = Ledger.open(places, Clock.systemUTC())) {
      ledger.scan(
          entry -> {
            if (entry.event() instanceof Opened) {
              leaves.add(entry.leaf());
            }
          });
    }
    return leaves;
  }

  private static List<String> strace(Path trace) {
    return List.of(
        "strace",
        "-f",
        "--seccomp-bpf",
        "-yy",
        "-s",
        "8192",
        "-e",
        "trace=fdatasync,fsync,connect,sendto,sendmsg,write,writev,pwrite64",
        "-e",
        "signal=none",
        "-o",
        trace.toString());
  }

  /// The mutant: the program's own store, compiled with the sync of its commits taken out.
  private Path withoutSync() throws IOException {
    Path sources = Files.createDirectories(folder.resolve("mutant-sources"));
    Path classes = Files.createDirectories(folder.resolve("mutant"));
    List<String> words = new ArrayList<>(List.of("-nowarn", "-proc:none", "-d"));
    words.add(classes.toString());
    words.add("-cp");
    words.add(Program.JAR.toString());
    int before = words.size();
    try (Stream<Path> files = Files.walk(STORE.resolve("nl/genaisluis/audit/ledger"))) {
      for (Path file : files.filter(each -> each.toString().endsWith(".java")).toList()) {
        String source = Files.readString(file);
        if (source.contains("SynchronousMode.FULL")) {
          Path mutant = sources.resolve(file.toFile().getName());
          Files.writeString(
              mutant,
              source
                  .replace("SynchronousMode.FULL", "SynchronousMode.OFF")
                  .replace("SYNCHRONOUS_FULL = 2", "SYNCHRONOUS_FULL = 0"));
          words.add(mutant.toString());
        }
      }
    }
    assertThat(words.size()).as("a store that asks for a full sync").isGreaterThan(before);
    int failed =
        ToolProvider.getSystemJavaCompiler().run(null, null, null, words.toArray(new String[0]));
    assertThat(failed).isZero();
    return classes;
  }
}
