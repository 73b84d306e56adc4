package nl.genaisluis.gateway.start;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import nl.genaisluis.audit.event.Closed;
import nl.genaisluis.audit.event.Event;
import nl.genaisluis.audit.event.Opened;
import nl.genaisluis.audit.ledger.Ledger;
import nl.genaisluis.audit.ledger.LedgerConfig;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the packaged program leaves behind when it is killed or told to stop amid an answer.
class RestartIT {
  private static final String QUESTION = "Herschrijf: het loket is dicht.";
  private static final String ANSWER = "Het loket is dicht. ".repeat(200);
  private static final String ORIGIN = "localhost/genai-sluis";

  @TempDir private Path folder;
  private Upstream upstream;
  private Path config;

  @BeforeEach
  void open() {
    upstream = new Upstream();
    config = GatewayUnderTest.config(folder, upstream.base());
  }

  @AfterEach
  void close() {
    upstream.close();
  }

  @Test
  void anAnswerUnderWayWhenTheProgramIsKilledIsClosedAsAbandoned() throws Exception {
    dribble(20_000);
    try (Program killed = Program.run(folder, config)) {
      Program.firstOf(killed.chat(QUESTION, true).body());
      killed.kill();
    }

    int next = chatAndStop();

    assertThat(next).isZero();
    assertThat(Program.verify(folder)).isZero();
    List<Event> record = record();
    List<Opened> opened = of(record, Opened.class);
    List<Closed> closed = of(record, Closed.class);
    assertThat(opened).hasSize(2);
    assertThat(closed).extracting(Closed::outcome).containsExactly("abandoned", "completed");
    assertThat(closed)
        .extracting(Closed::exchange)
        .containsExactlyElementsOf(opened.stream().map(Opened::exchange).toList());
  }

  @Test
  void anAnswerUnderWayWhenTheProgramIsToldToStopEndsWell() throws Exception {
    dribble(3_000);
    String answer;
    int code;
    try (Program program = Program.run(folder, config)) {
      HttpResponse<InputStream> response = program.chat(QUESTION, true);
      String first = Program.firstOf(response.body());

      program.stop();

      answer = first + new String(response.body().readAllBytes(), StandardCharsets.UTF_8);
      code = program.exitCode();
    }

    assertThat(answer).endsWith("data: [DONE]\n\n");
    assertThat(GatewayUnderTest.streamedText(answer)).isEqualTo(ANSWER);
    assertThat(code).isZero();
    assertThat(of(record(), Closed.class)).extracting(Closed::outcome).containsExactly("completed");
    assertThat(Program.verify(folder)).isZero();
  }

  /// Chats on the same folder and stops in order; gives the exit code.
  private int chatAndStop() throws IOException, InterruptedException {
    dribble(100);
    try (Program again = Program.run(folder, config)) {
      HttpResponse<InputStream> response = again.chat(QUESTION, true);
      String answer = new String(response.body().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(GatewayUnderTest.streamedText(answer)).isEqualTo(ANSWER);
      again.stop();
      return again.exitCode();
    }
  }

  private void dribble(int millis) {
    upstream.dribbles(Upstream.events(ANSWER, true) + "data: [DONE]\n\n", 100, millis);
  }

  private List<Event> record() {
    List<Event> events = new ArrayList<>();
    LedgerConfig places = new LedgerConfig(folder.resolve("data"), folder.resolve("keys"), ORIGIN);
    try (Ledger ledger = Ledger.open(places, Clock.systemUTC())) {
      ledger.scan(entry -> events.add(entry.event()));
    }
    return events;
  }

  private static <T> List<T> of(List<Event> record, Class<T> kind) {
    return record.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
