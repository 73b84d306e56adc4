package nl.genaisluis.gateway.hostile;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import nl.genaisluis.audit.event.Closed;
import nl.genaisluis.gateway.raw.Wire;
import nl.genaisluis.models.wire.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a call is said to have used, wherever and however often its host says so (failure modes 21
/// to 26).
class UsageIT {
  private static Rig rig;

  @BeforeAll
  static void start(@TempDir Path folder) {
    // A host that falls silent is not hung up on for that.
    rig = new Rig(folder, Map.of("idle", "300s"));
  }

  @AfterAll
  static void stop() {
    rig.close();
  }

  /// Failure mode 21.
  @Test
  void usageIsCountedWhenTheAskerLeavesBetweenTheLastWordAndTheCounts() throws IOException {
    CountDownLatch left = new CountDownLatch(1);
    int before = rig.closed();
    double ended = rig.ended();
    rig.upstream()
        .plays(
            wire -> {
              wire.raw(Frames.STREAM_HEAD).piece(Frames.text("Het loket.") + Frames.finish());
              assertThat(left.await(20, SECONDS)).isTrue();
              Rig.await("the gateway noticed", () -> rig.ended() > ended);
              wire.piece(Frames.usage() + Frames.DONE).end();
            });

    try (RawClient client = rig.client()) {
      client.send(rig.request(Rig.CHAT, Rig.chat(Rig.QUESTION, true), "")).see("Het loket.");
    }
    left.countDown();

    Closed closed = rig.closedAfter(before);
    assertThat(closed.outcome()).isEqualTo("client_gone");
    assertThat(closed.tokens().source()).isEqualTo("provider");
    assertThat(closed.tokens().output()).isEqualTo(9);
  }

  /// Failure mode 22: only counts are waited for, not words that nobody hears.
  @Test
  void anAnswerIsNotHeardToItsEndForAnAskerThatLeft() throws IOException {
    CountDownLatch left = new CountDownLatch(1);
    int before = rig.closed();
    double ended = rig.ended();
    rig.upstream()
        .plays(
            wire -> {
              wire.raw(Frames.STREAM_HEAD).piece(Frames.text("Het loket"));
              assertThat(left.await(20, SECONDS)).isTrue();
              Rig.await("the gateway noticed", () -> rig.ended() > ended);
              wire.piece(Frames.stream(" is dicht.", 20)).end();
            });

    try (RawClient client = rig.client()) {
      client.send(rig.request(Rig.CHAT, Rig.chat(Rig.QUESTION, true), "")).see("Het loket");
    }
    left.countDown();

    Closed closed = rig.closedAfter(before);
    assertThat(closed.outcome()).isEqualTo("client_gone");
    assertThat(closed.tokens().source()).isEqualTo("estimate");
  }

  /// Failure mode 21: a host that keeps its counts to itself is not waited for.
  @Test
  void aHostThatKeepsItsCountsAfterTheAskerLeftIsNotWaitedFor() throws IOException {
    int before = rig.closed();
    int hungUp = rig.upstream().hungUp();
    rig.upstream()
        .plays(
            wire -> {
              wire.raw(Frames.STREAM_HEAD).piece(Frames.text("Het loket.") + Frames.finish());
              wire.stall();
            });

    try (RawClient client = rig.client()) {
      client.send(rig.request(Rig.CHAT, Rig.chat(Rig.QUESTION, true), "")).see("Het loket.");
    }

    Closed closed = rig.closedAfter(before);
    assertThat(closed.outcome()).isEqualTo("client_gone");
    assertThat(closed.tokens().source()).isEqualTo("estimate");
    assertThat(closed.tokens().output()).isPositive();
    Rig.await("the host was hung up on", () -> rig.upstream().hungUp() > hungUp);
  }

  /// Failure mode 22: whether the answer had begun or not.
  @ParameterizedTest
  @CsvSource({"true, true", "true, false", "false, false"})
  void theHostIsHungUpOnWhenTheAskerLeaves(boolean streamed, boolean begun) throws IOException {
    int before = rig.closed();
    int hungUp = rig.upstream().hungUp();
    CountDownLatch asked = new CountDownLatch(1);
    rig.upstream()
        .plays(
            wire -> {
              asked.countDown();
              if (begun) {
                wire.raw(Frames.STREAM_HEAD).piece(Frames.text("Het loket"));
              }
              wire.stall();
            });

    try (RawClient client = rig.client()) {
      client.send(rig.request(Rig.CHAT, Rig.chat(Rig.QUESTION, streamed), ""));
      awaitUninterrupted(asked);
      if (begun) {
        client.see("Het loket");
      }
    }

    Closed closed = rig.closedAfter(before);
    assertThat(closed.outcome()).isEqualTo("client_gone");
    assertThat(closed.tokens().source()).isEqualTo(begun ? "estimate" : "unknown");
    Rig.await("the host was hung up on", () -> rig.upstream().hungUp() > hungUp);
    assertThat(closed.attempts()).as("nobody is asked for nobody").hasSize(1);
  }

  /// Failure mode 23: where the counts stand, in a stream.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"choices\":[],\"usage\":%s",
        "\"usage\":%s",
        "\"choices\":null,\"usage\":%s",
        "\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}],\"usage\":%s",
        "\"choices\":[{\"index\":0,\"delta\":{\"content\":\"!\"}}],\"usage\":%s"
      })
  void countsAreReadWhereverTheyStand(String members) throws IOException {
    String last = Frames.chunk(members.replace("%s", Frames.COUNTS));
    rig.upstream().streams(Frames.text("Het loket") + last + Frames.DONE);

    RawClient.Answer answer = rig.ask(true);

    assertThat(answer.body()).endsWith(Frames.DONE);
    assertTokens(21, 9, "provider");
  }

  /// Failure mode 23: counts before the end of the text, and counts that come after every word.
  @Test
  void runningTotalsAreCountedOnce() throws IOException {
    String first = withCounts(Frames.text("Het "), 21, 1);
    String second = withCounts(Frames.text("loket"), 21, 2);
    String last = withCounts(Frames.finish(), 21, 3);
    rig.upstream().streams(first + second + last + Frames.DONE);

    RawClient.Answer answer = rig.ask(true);

    assertThat(Rig.said(answer)).isEqualTo("Het loket");
    assertTokens(21, 3, "provider");
  }

  /// Failure mode 24: said twice is used once.
  @Test
  void countsThatAreSaidTwiceAreCountedOnce() throws IOException {
    String twice = Frames.usage() + Frames.usage();
    rig.upstream().streams(Frames.text("Het") + Frames.finish() + twice + Frames.DONE);

    rig.ask(true);

    assertTokens(21, 9, "provider");
  }

  /// Failure mode 23: a zero that is said is a zero.
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anExplicitZeroIsAZero(boolean streamed) throws IOException {
    String zeros = "{\"prompt_tokens\":0,\"completion_tokens\":0,\"total_tokens\":0}";
    rig.upstream().says(Frames.json(Frames.whole("Het").replace(Frames.COUNTS, zeros)));
    if (streamed) {
      rig.upstream().streams(Frames.stream("Het", 9).replace(Frames.COUNTS, zeros));
    }

    rig.ask(streamed);

    assertTokens(0, 0, "provider");
  }

  /// Failure mode 23: what nobody counted is an estimate, and says so.
  @ParameterizedTest
  @CsvSource({"true, null", "false, null", "true, {}", "false, {}"})
  void usageThatIsNotSaidIsAnEstimate(boolean streamed, String usage) throws IOException {
    rig.upstream().says(Frames.json(Frames.whole("Het loket.").replace(Frames.COUNTS, usage)));
    if (streamed) {
      rig.upstream().streams(Frames.stream("Het loket.", 9).replace(Frames.COUNTS, usage));
    }

    RawClient.Answer answer = rig.ask(streamed);

    assertThat(Rig.said(answer)).isEqualTo("Het loket.");
    assertThat(answer.body()).contains("\"usage_source\":\"estimate\"");
    assertThat(rig.last().tokens().source()).isEqualTo("estimate");
    assertThat(rig.last().tokens().input()).isPositive();
    assertThat(rig.last().tokens().output()).isPositive();
    assertThat(rig.last().energy().centralWh()).isPositive();
  }

  /// Failure mode 23: counts that cannot be counts are not believed.
  @ParameterizedTest
  @ValueSource(strings = {"{\"prompt_tokens\":-1}", "{\"prompt_tokens\":1e99}", "\"9\"", "[9]"})
  void countsThatCannotBeAreAnError(String usage) throws IOException {
    rig.upstream().streams(Frames.stream("Het loket.", 9).replace(Frames.COUNTS, usage));

    RawClient.Answer answer = rig.ask(true);
    String streamed = rig.last().outcome();
    rig.upstream().says(Frames.json(Frames.whole("Het loket.").replace(Frames.COUNTS, usage)));
    RawClient.Answer whole = rig.ask(false);

    assertThat(answer.body()).doesNotContain("[DONE]");
    assertThat(whole.status()).isEqualTo(502);
    assertThat(List.of(streamed, rig.last().outcome())).containsOnly("upstream_failed");
  }

  /// Failure mode 24.
  @Test
  void streamedAndWholeCallsLeaveTheSameRow() throws IOException {
    rig.upstream().says(Frames.json(Frames.whole("Het loket.")));
    rig.ask(false);
    Closed whole = rig.last();
    rig.upstream().streams(Frames.stream("Het loket.", 3));

    rig.ask(true);

    Closed streamed = rig.last();
    assertThat(streamed.tokens()).isEqualTo(whole.tokens());
    assertThat(streamed.energy()).isEqualTo(whole.energy());
    assertThat(streamed.model()).isEqualTo(whole.model());
    assertThat(streamed.outcome()).isEqualTo(whole.outcome()).isEqualTo("completed");
  }

  /// Failure mode 25.
  @Test
  void countsThatTheGatewayAskedForAreHiddenFromThoseWhoDidNot() throws IOException {
    rig.upstream().streams(withCounts(Frames.text("Het"), 21, 1) + Frames.stream(" loket", 9));
    String asked =
        Rig.chat(Rig.QUESTION, true)
            .replaceFirst("\\{", "{\"stream_options\":{\"include_usage\":true},");
    rig.upstream().forget();

    RawClient.Answer without = rig.ask(true);
    RawClient.Answer with = rig.post(Rig.CHAT, asked);

    assertThat(without.body()).doesNotContain("prompt_tokens", "\"usage\"");
    Json.Obj last = Rig.chunks(with.body()).getLast();
    assertThat(with.body()).containsOnlyOnce("prompt_tokens\":");
    assertThat(last.items("choices")).isEmpty();
    assertThat(last.object("usage")).isNotNull();
    assertThat(rig.upstream().requests())
        .hasSize(2)
        .allMatch(request -> request.contains("\"stream_options\":{\"include_usage\":true}"));
  }

  /// Failure mode 26: what nobody knows is null of class U, and never a zero.
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void energyThatNobodyKnowsIsNoZero(boolean streamed) throws IOException {
    int before = rig.closed();
    rig.upstream().plays(Wire::drop);

    rig.ask(streamed);

    Closed closed = rig.closedAfter(before);
    assertThat(closed.tokens().source()).isEqualTo("unknown");
    assertThat(closed.energy().centralWh()).isNull();
    assertThat(closed.energy().evidence()).isEqualTo("U");
  }

  private static void assertTokens(long input, long output, String source) {
    Closed last = rig.last();
    assertThat(last.outcome()).isEqualTo("completed");
    assertThat(last.tokens().input()).isEqualTo(input);
    assertThat(last.tokens().output()).isEqualTo(output);
    assertThat(last.tokens().source()).isEqualTo(source);
  }

  private static String withCounts(String event, int input, int output) {
    String counts = "{\"prompt_tokens\":" + input + ",\"completion_tokens\":" + output + "}";
    return event.replace("\"choices\"", "\"usage\":" + counts + ",\"choices\"");
  }

  private static void awaitUninterrupted(CountDownLatch latch) {
    try {
      assertThat(latch.await(20, SECONDS)).isTrue();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new AssertionError(interrupted);
    }
  }
}
