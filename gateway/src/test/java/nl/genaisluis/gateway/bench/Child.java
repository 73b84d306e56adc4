package nl.genaisluis.gateway.bench;

import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// A process under measurement on a port of loopback, whose CPU time is read from `/proc`.
final class Child implements AutoCloseable {
  /// The same flags as `mvn -P run` uses, so that what is measured is what is run.
  private static final List<String> FLAGS =
      List.of(
          "--enable-native-access=ALL-UNNAMED",
          "--sun-misc-unsafe-memory-access=allow",
          "-XX:+UseSerialGC",
          "-XX:+UseCompactObjectHeaders",
          "-Djdk.reflect.useNativeAccessorOnly=true");

  /// Linux counts CPU time in hundredths of a second for every program (`getconf CLK_TCK`).
  private static final double TICKS_PER_SECOND = 100.0;

  private final Process process;
  private final int port;

  private Child(Process process, int port) {
    this.process = process;
    this.port = port;
  }

  /// Starts the JDK of this process with our flags and returns when `/health/ready` answers 200.
  static Child start(List<String> program, Map<String, String> environment, int port, Path log)
      throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(FLAGS);
    command.addAll(program);
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.environment().putAll(environment);
    builder.redirectErrorStream(true).redirectOutput(log.toFile());
    Child child = new Child(builder.start(), port);
    child.awaitReady(log.toFile());
    return child;
  }

  int port() {
    return port;
  }

  double cpuSeconds() throws IOException {
    Path stat = Path.of("/proc", Long.toString(process.pid()), "stat");
    return ticks(Files.readString(stat)) / TICKS_PER_SECOND;
  }

  /// The processor time of those of its threads whose name begins so, as far as they still run.
  double cpuSeconds(String... names) throws IOException {
    double seconds = 0;
    Path threads = Path.of("/proc", Long.toString(process.pid()), "task");
    try (DirectoryStream<Path> each = Files.newDirectoryStream(threads)) {
      for (Path thread : each) {
        String stat = stat(thread);
        String name = stat.substring(stat.indexOf('(') + 1);
        if (Stream.of(names).anyMatch(name::startsWith)) {
          seconds += ticks(stat) / TICKS_PER_SECOND;
        }
      }
    }
    return seconds;
  }

  /// What the kernel says of a thread; nothing of one that has ended since it was listed.
  private static String stat(Path thread) {
    try {
      return Files.readString(thread.resolve("stat"));
    } catch (IOException _) {
      return "";
    }
  }

  private static long ticks(String stat) {
    List<String> fields = List.of(stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1));
    return Long.parseLong(fields.get(11)) + Long.parseLong(fields.get(12));
  }

  /// Memory of the process that is in RAM now, in MB of a million bytes.
  double residentMegabytes() throws IOException {
    for (String line :
        Files.readAllLines(Path.of("/proc", Long.toString(process.pid()), "status"))) {
      if (line.startsWith("VmRSS:")) {
        return Long.parseLong(line.replaceAll("[^0-9]", "")) * 1024 / 1e6;
      }
    }
    return Double.NaN;
  }

  /// A port that nobody listens on at this moment.
  static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0)) {
      return socket.getLocalPort();
    }
  }

  private void awaitReady(File log) throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/health/ready"))
            .timeout(Duration.ofSeconds(2))
            .build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      for (int tries = 0; tries < 3_000; tries++) {
        if (!process.isAlive()) {
          throw new IOException("ended before it was ready:\n" + Files.readString(log.toPath()));
        }
        if (isReady(client, request)) {
          return;
        }
        TimeUnit.MILLISECONDS.sleep(10);
      }
    }
    close();
    throw new IOException("not ready after 30 s:\n" + Files.readString(log.toPath()));
  }

  private static boolean isReady(HttpClient client, HttpRequest request)
      throws InterruptedException {
    try {
      return client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200;
    } catch (IOException _) {
      return false;
    }
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(20, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException _) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
