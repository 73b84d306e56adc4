package nl.genaisluis.gateway.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.genaisluis.gateway.Sluis;

/// The packaged program as a process of its own, on free ports, with its data below one folder.
final class Program implements AutoCloseable {
  static final Path JAR = Path.of("target", "sluis.jar").toAbsolutePath();
  private static final Pattern ADDRESS = Pattern.compile("OpenAI API +(http://\\S+)/v1");

  private final HttpClient client = HttpClient.newHttpClient();
  private final Process process;
  private final String base;

  private Program(Process process, String base) {
    this.process = process;
    this.base = base;
  }

  /// Starts `run` and returns when it says that it is ready.
  static Program run(Path folder, Path config) throws IOException, InterruptedException {
    return run(folder, command(List.of("run", "--config", config.toString())));
  }

  /// The same under a tracer, with classes that stand in for those of the program.
  ///
  /// @param tracer the command that starts and watches the program
  static Program traced(Path folder, Path config, List<String> tracer, List<Path> classes)
      throws IOException, InterruptedException {
    ProcessBuilder plain = command(List.of("run", "--config", config.toString()));
    List<String> command = new ArrayList<>(tracer);
    command.addAll(plain.command());
    List<String> path = new ArrayList<>(classes.stream().map(Path::toString).toList());
    path.add(JAR.toString());
    int jar = command.indexOf("-jar");
    command.set(jar, "-cp");
    command.set(jar + 1, String.join(File.pathSeparator, path));
    command.add(jar + 2, Sluis.class.getName());
    return run(folder, new ProcessBuilder(command));
  }

  private static Program run(Path folder, ProcessBuilder builder)
      throws IOException, InterruptedException {
    Path log = Files.createTempFile(folder, "program", ".log");
    builder.environment().put("SLUIS_PORT", "0");
    builder.environment().put("SLUIS_MANAGEMENT_PORT", "0");
    builder.environment().put("SLUIS_DATA", folder.resolve("data").toString());
    builder.environment().put("SLUIS_KEYS", folder.resolve("keys").toString());
    Process process = builder.redirectErrorStream(true).redirectOutput(log.toFile()).start();
    for (int tries = 0; tries < 600 && process.isAlive(); tries++) {
      String said = Files.readString(log);
      Matcher address = ADDRESS.matcher(said);
      if (said.contains("verifier key") && address.find()) {
        return new Program(process, address.group(1));
      }
      TimeUnit.MILLISECONDS.sleep(100);
    }
    process.destroyForcibly();
    throw new AssertionError("the program did not start:\n" + Files.readString(log));
  }

  /// Runs `verify` on the log below this folder and gives its exit code.
  static int verify(Path folder) throws IOException, InterruptedException {
    String data = folder.resolve("data").toString();
    String key = folder.resolve("keys").resolve("log.vkey").toString();
    Path report = folder.resolve("verify.txt");
    Process process =
        command(List.of("verify", data, "--key", key))
            .redirectErrorStream(true)
            .redirectOutput(report.toFile())
            .start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  private static ProcessBuilder command(List<String> words) {
    assertThat(JAR).as("the packaged program; run mvn verify").isRegularFile();
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "--enable-native-access=ALL-UNNAMED",
            "--sun-misc-unsafe-memory-access=allow",
            "-XX:+UseSerialGC",
            "-Dio.netty.leakDetection.level=paranoid",
            "-jar",
            JAR.toString()));
    command.addAll(words);
    return new ProcessBuilder(command);
  }

  /// Asks for a chat and returns when the head of the answer is there. On a busy machine the host
  /// may miss the probe at start; until the next one its models are refused, so this asks again.
  HttpResponse<InputStream> chat(String question, boolean streamed)
      throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + "/v1/chat/completions"))
            .header("Authorization", "Bearer " + token())
            .header("Content-Type", "application/json")
            .header("X-Use-Case", "klare-taal")
            .POST(HttpRequest.BodyPublishers.ofString(GatewayUnderTest.ask(question, streamed)))
            .build();
    HttpResponse<InputStream> answer =
        client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    for (int tries = 0; tries < 60 && answer.statusCode() == 403; tries++) {
      TimeUnit.MILLISECONDS.sleep(500);
      answer = client.send(request, HttpResponse.BodyHandlers.ofInputStream());
    }
    return answer;
  }

  private String token() throws IOException, InterruptedException {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(base + "/demo/token"))
            .header("Content-Type", "application/json")
            .POST(HttpRequest.BodyPublishers.ofString("{\"user\":\"medewerker\"}"))
            .build();
    String answer = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    return String.valueOf(GatewayUnderTest.object(answer).text("access_token"));
  }

  /// Reads until something of the answer came.
  static String firstOf(InputStream answer) throws IOException {
    StringBuilder seen = new StringBuilder();
    byte[] piece = new byte[512];
    while (!seen.toString().contains("data: ")) {
      int read = answer.read(piece);
      assertThat(read).as(seen.toString()).isPositive();
      seen.append(new String(piece, 0, read, StandardCharsets.UTF_8));
    }
    return seen.toString();
  }

  /// Ends the process as a power cut would (SIGKILL).
  void kill() throws InterruptedException {
    process.destroyForcibly();
    assertThat(process.waitFor(20, TimeUnit.SECONDS)).isTrue();
  }

  /// Asks the process to stop (SIGTERM); under a tracer the program itself.
  void stop() {
    process.children().findFirst().orElse(process.toHandle()).destroy();
  }

  /// Where it listens.
  int port() {
    return URI.create(base).getPort();
  }

  /// The exit code, once the process ended.
  int exitCode() throws InterruptedException {
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return process.exitValue();
  }

  @Override
  public void close() {
    process.destroyForcibly();
    client.close();
  }
}
