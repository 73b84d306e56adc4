package nl.genaisluis.gateway.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.genaisluis.audit.event.Closed;
import nl.genaisluis.audit.event.Opened;
import nl.genaisluis.gateway.raw.Wire;
import nl.genaisluis.models.wire.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What holds for everything that is said about the gateway (failure modes 26 and 44 to 46).
class HouseRulesIT {
  private static final Path DOCS = Path.of("..", "docs", "streams.md");
  private static final Pattern TEST_NAME = Pattern.compile("`(\\w+(?:IT|Test))\\.(\\w+)`");

  /// Failure mode 26: what is published is the sum of what is on record.
  @Test
  void theRowsAddUpToWhatIsPublished(@TempDir Path folder) throws IOException {
    try (Rig rig = new Rig(folder)) {
      rig.upstream().streams(Frames.stream("Het loket.", 3));
      for (int i = 0; i < 12; i++) {
        rig.ask(true);
      }
      rig.upstream().plays(Wire::drop);
      rig.ask(true);

      Json.Obj figures = figures(rig, 13);

      List<Closed> closed = rig.events(Closed.class);
      long output = closed.stream().mapToLong(one -> one.tokens().output()).sum();
      assertThat(closed).hasSize(13);
      assertThat(figures.whole("toegelaten")).isEqualTo(13);
      assertThat(part(figures, "tokens").whole("uitvoer")).isEqualTo(output).isEqualTo(12 * 9);
      assertThat(part(figures, "tokens").whole("bekendVan")).isEqualTo(12);
    }
  }

  /// Failure mode 44: one version of the rules per request, and it is on record.
  @Test
  void theVersionThatIsToldIsTheVersionOnRecord(@TempDir Path folder) throws IOException {
    try (Rig rig = new Rig(folder)) {
      for (boolean streamed : List.of(true, false)) {
        rig.upstream().says(Frames.json(Frames.whole("Goed.")));
        if (streamed) {
          rig.upstream().streams(Frames.stream("Goed.", 2));
        }

        RawClient.Answer answer = rig.ask(streamed);

        String told = answer.header("X-Policy-Version");
        Json.Obj last = streamed ? Rig.chunks(answer.body()).getLast() : Rig.object(answer.body());
        assertThat(told).matches("[0-9a-f]{16}");
        assertThat(part(last, "sluis").text("policy_version")).isEqualTo(told);
        assertThat(rig.events(Opened.class).getLast().policyVersion()).isEqualTo(told);
      }
    }
  }

  /// Failure mode 44: what is asked under one version is answered under it, whatever is taken up
  /// meanwhile.
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aReloadInTheMiddleOfAnAnswerChangesNothingOfIt(boolean streamed, @TempDir Path folder)
      throws IOException {
    CountDownLatch reloaded = new CountDownLatch(1);
    try (Rig rig = new Rig(folder)) {
      rig.upstream()
          .plays(
              wire -> {
                wire.raw(streamed ? Frames.STREAM_HEAD : "");
                wire.piece(streamed ? Frames.text("Het ") : "");
                assertThat(reloaded.await(20, TimeUnit.SECONDS)).isTrue();
                if (streamed) {
                  wire.piece(Frames.stream("loket.", 9)).end();
                } else {
                  wire.raw(Frames.json(Frames.whole("Het loket.")));
                }
              });

      RawClient.Answer answer;
      try (RawClient client = rig.client()) {
        client.send(rig.request(Rig.CHAT, Rig.chat(Rig.QUESTION, streamed), ""));
        Rig.await("the host is asked", () -> !rig.upstream().requests().isEmpty());
        reload(rig, folder.resolve("config").resolve("use-cases.yaml"));
        reloaded.countDown();
        answer = client.read();
      }
      RawClient.Answer next = rig.ask(streamed);

      Json.Obj last = streamed ? Rig.chunks(answer.body()).getLast() : Rig.object(answer.body());
      String told = answer.header("X-Policy-Version");
      assertThat(Rig.said(answer)).isEqualTo("Het loket.");
      assertThat(part(last, "sluis").text("policy_version")).isEqualTo(told);
      assertThat(rig.events(Opened.class))
          .extracting(Opened::policyVersion)
          .containsExactly(told, next.header("X-Policy-Version"))
          .doesNotHaveDuplicates();
    }
  }

  private static void reload(Rig rig, Path useCases) throws IOException {
    String text = Files.readString(useCases);
    Files.writeString(useCases, text.replaceAll("title: Klare taal.*", "title: Klare taal anders"));
    String request = rig.request("/api/v1/configuraties", "{}", "");
    try (RawClient client = rig.client()) {
      String byOperator = request.replaceFirst("Bearer [^\r]+", "Bearer " + rig.token("beheerder"));
      RawClient.Answer answer = client.send(byOperator).read();
      assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }
  }

  static Stream<Path> poms() {
    return Stream.of("", "models", "policy", "audit", "gateway")
        .map(module -> Path.of("..", module, "pom.xml"));
  }

  /// Failure mode 45: the program of tomorrow is made of the libraries of today.
  @ParameterizedTest
  @MethodSource("poms")
  void everyVersionIsOneVersion(Path pom) throws IOException {
    Matcher version =
        Pattern.compile("<(?:version|[\\w.]+\\.version)>([^<]+)<").matcher(Files.readString(pom));
    List<String> loose = new ArrayList<>();
    while (version.find()) {
      String text = version.group(1);
      boolean ours = text.equals("0.1.0-SNAPSHOT") || text.startsWith("${");
      // A range of the JDK and of Maven itself is a demand on the machine, not a choice of library.
      boolean machine = text.equals("[25,)") || text.equals("[3.8.7,)");
      if (!ours && !machine && !text.matches("[0-9]+(\\.[0-9A-Za-z]+)*")) {
        loose.add(text);
      }
    }

    assertThat(loose).isEmpty();
  }

  /// Failure mode 46: the page on streams names no test that is not there.
  @Test
  void everyTestThatThePageNamesExists() throws IOException {
    Matcher named = TEST_NAME.matcher(Files.readString(DOCS));
    List<String> missing = new ArrayList<>();
    int count = 0;
    while (named.find()) {
      count++;
      if (!exists(named.group(1), named.group(2))) {
        missing.add(named.group());
      }
    }

    assertThat(missing).isEmpty();
    assertThat(count).isGreaterThan(40);
  }

  private static boolean exists(String type, String method) throws IOException {
    for (String module : List.of("models", "policy", "audit", "gateway")) {
      Path tests = Path.of("..", module, "src", "test", "java");
      try (Stream<Path> files = Files.walk(tests)) {
        for (Path file : files.filter(path -> path.endsWith(type + ".java")).toList()) {
          if (Files.readString(file).contains(" " + method + "(")) {
            return true;
          }
        }
      }
    }
    return false;
  }

  /// The figures of this month once they hold so many exchanges: they follow the record.
  private static Json.Obj figures(Rig rig, long exchanges) throws IOException {
    Json.Obj figures = figures(rig);
    for (int tries = 0;
        tries < 200 && !Long.valueOf(exchanges).equals(figures.whole("toegelaten"));
        tries++) {
      LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(50));
      figures = figures(rig);
    }
    return figures;
  }

  private static Json.Obj figures(Rig rig) throws IOException {
    try (RawClient client = rig.client()) {
      client.send(
          "GET /api/v1/cijfers/"
              + YearMonth.now(ZoneOffset.UTC)
              + " HTTP/1.1\r\nHost: localhost\r\n\r\n");
      return Rig.object(client.read().body());
    }
  }

  private static Json.Obj part(Json.Obj of, String name) {
    Json.Obj part = of.object(name);
    if (part == null) {
      throw new AssertionError("no " + name);
    }
    return part;
  }
}
