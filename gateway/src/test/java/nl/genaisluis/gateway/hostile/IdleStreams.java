package nl.genaisluis.gateway.hostile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/// Holds thousands of streams open through the packaged program, prints what it takes while they
/// say nothing, lets all of them end, and exits with 1 unless each ended well.
///
/// The program is a process of its own; askers and host are in this one. Each process has two
/// sockets per stream, so fewer are held where the system allows fewer.
final class IdleStreams {
  private static final String USAGE = "usage: IdleStreams PROGRAM [--streams 10000] [--hold 30]";
  private static final Map<String, String> PATIENT =
      Map.of(
          "at_once", "{per_caller: 20000, whole: 20000, body_bytes: 268435456}",
          "connections_max", "30000",
          "connection_idle_seconds", "1800",
          "first_byte", "900s",
          "idle", "900s",
          "total", "30m");

  private final RawUpstream upstream = new RawUpstream();
  private final CountDownLatch goOn = new CountDownLatch(1);
  private final Program program;

  private IdleStreams(Path jar, Path folder) throws IOException, InterruptedException {
    upstream.plays(
        wire -> {
          wire.raw(Frames.STREAM_HEAD).piece(Frames.text("Het "));
          goOn.await();
          wire.piece(Frames.stream("loket.", 9)).end();
        });
    program = Program.start(jar, folder, Rig.config(folder, upstream.base(), PATIENT));
  }

  public static void main(String[] arguments) throws Exception {
    if (arguments.length % 2 != 1) {
      System.err.println(USAGE);
      System.exit(2);
    }
    Map<String, Integer> plan = new java.util.TreeMap<>(Map.of("--streams", 10_000, "--hold", 30));
    for (int i = 1; i < arguments.length; i += 2) {
      if (!plan.containsKey(arguments[i])) {
        System.err.println(USAGE);
        System.exit(2);
      }
      plan.put(arguments[i], Integer.valueOf(arguments[i + 1]));
    }
    Path folder = Files.createTempDirectory("streams");
    IdleStreams streams = new IdleStreams(Path.of(arguments[0]), folder);
    boolean good;
    try {
      good = streams.run(plan.getOrDefault("--streams", 1), plan.getOrDefault("--hold", 1));
    } finally {
      streams.program.close();
      Soak.delete(folder);
    }
    System.exit(good ? 0 : 1);
  }

  private boolean run(int wanted, int hold) throws IOException, InterruptedException {
    long files = (Heap.openFilesMax() - 300) / 2;
    int count = (int) Math.min(wanted, files < 0 ? wanted : files);
    if (count < wanted) {
      System.out.println("this system allows " + count + " streams; ulimit -n raises that");
    }
    program.print("none");
    List<RawClient> clients = begin(count);
    program.print(count + " begun");
    TimeUnit.SECONDS.sleep(hold);
    program.print("after " + hold + " s");
    goOn.countDown();
    int good = 0;
    for (RawClient client : clients) {
      RawClient.Answer answer = client.read();
      boolean whole = Rig.said(answer).equals("Het loket.");
      good += whole && answer.body().endsWith(Frames.DONE) ? 1 : 0;
      client.close();
    }
    program.print("all ended");
    System.out.println(good + " of " + count + " streams ended well");
    return good == count;
  }

  private List<RawClient> begin(int count) throws IOException {
    String body = Rig.chat(Rig.QUESTION, true);
    String request =
        "POST "
            + Rig.CHAT
            + " HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n"
            + "Authorization: Bearer "
            + Rig.token(program.port(), "medewerker")
            + "\r\nX-Use-Case: klare-taal\r\nContent-Length: "
            + body.length()
            + "\r\n\r\n"
            + body;
    List<RawClient> clients = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      clients.add(new RawClient(program.port(), 4_096).send(request));
      if (i >= 50) {
        clients.get(i - 50).see("Het ");
      }
    }
    for (RawClient client : clients.subList(Math.max(0, count - 50), count)) {
      client.see("Het ");
    }
    return clients;
  }

  /// The packaged program as a process of its own.
  private record Program(Process process, int port) implements AutoCloseable {
    static Program start(Path jar, Path folder, Path config)
        throws IOException, InterruptedException {
      Path log = folder.resolve("program.log");
      ProcessBuilder builder =
          new ProcessBuilder(
              tool("java"),
              "-XX:+UseSerialGC",
              "-XX:+UseCompactObjectHeaders",
              "--enable-native-access=ALL-UNNAMED",
              "--sun-misc-unsafe-memory-access=allow",
              "-jar",
              jar.toString(),
              "run",
              "--config",
              config.toString());
      builder.environment().put("SLUIS_PORT", "0");
      builder.environment().put("SLUIS_MANAGEMENT_PORT", "0");
      builder.environment().put("SLUIS_DATA", folder.resolve("data").toString());
      builder.environment().put("SLUIS_KEYS", folder.resolve("keys").toString());
      Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
      for (int tries = 0; tries < 600 && process.isAlive(); tries++) {
        String said = Files.readString(log);
        int at = said.indexOf("OpenAI API");
        if (said.contains("verifier key")) {
          String address = said.substring(at, said.indexOf("/v1", at));
          return new Program(
              process, Integer.parseInt(address.substring(address.lastIndexOf(':') + 1)));
        }
        TimeUnit.MILLISECONDS.sleep(100);
      }
      process.destroyForcibly();
      throw new IOException("the program did not start:\n" + Files.readString(log));
    }

    /// Prints what the process takes after it collected what it no longer needs.
    void print(String when) throws IOException, InterruptedException {
      long pid = process.pid();
      new ProcessBuilder(tool("jcmd"), Long.toString(pid), "GC.run").start().waitFor();
      String heap =
          read(new ProcessBuilder(tool("jcmd"), Long.toString(pid), "GC.heap_info").start());
      String status = Files.readString(Path.of("/proc", Long.toString(pid), "status"));
      System.out.printf(
          Locale.ROOT,
          "%-14s resident %s, threads %s, CPU %.1f s, heap %s%n",
          when,
          field(status, "VmRSS:"),
          field(status, "Threads:"),
          process.info().totalCpuDuration().map(used -> used.toMillis() / 1e3).orElse(-1.0),
          heap.replaceAll("(?s).*?DefNew|def new", "new").replaceAll("\\s+", " ").strip());
    }

    private static String field(String status, String name) {
      int at = status.indexOf(name) + name.length();
      return status.substring(at, status.indexOf('\n', at)).strip();
    }

    private static String read(Process process) throws IOException {
      try (var out = process.inputReader()) {
        return String.join(
            " ", out.lines().filter(line -> line.contains(" used ")).map(String::strip).toList());
      }
    }

    private static String tool(String name) {
      return Path.of(System.getProperty("java.home"), "bin", name).toString();
    }

    @Override
    public void close() {
      process.destroy();
    }
  }
}
