package nl.genaisluis.gateway.upstream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.concurrent.TimeUnit.SECONDS;
import static nl.genaisluis.gateway.upstream.Relays.LONG;
import static nl.genaisluis.gateway.upstream.Relays.PATIENT;
import static nl.genaisluis.gateway.upstream.Relays.SHORT;
import static nl.genaisluis.gateway.upstream.Relays.STREAM;
import static nl.genaisluis.gateway.upstream.Relays.call;
import static nl.genaisluis.gateway.upstream.Relays.event;
import static nl.genaisluis.gateway.upstream.Relays.stream;
import static nl.genaisluis.gateway.upstream.Relays.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import nl.genaisluis.models.wire.ChatChunk;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.models.wire.JsonCodec;
import nl.genaisluis.models.wire.Usage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OpenAiRelayIT {
  private final Vertx vertx = Vertx.vertx();
  private final HttpClient client = vertx.createHttpClient();
  private final Asking asking = new Asking(vertx);

  @AfterEach
  void close() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get(10, SECONDS);
  }

  @Test
  void sendsTheBodyAndTheConfiguredHeadersAndNothingElse() throws Exception {
    try (RawHost host = new RawHost(wire -> stream(wire, STREAM))) {
      asking.all(relay(host), call(true, PATIENT));

      assertThat(host.request())
          .startsWith("POST /v1/chat/completions HTTP/1.1\r\n")
          .endsWith("\r\n\r\n{\"model\":\"host-m\"}");
      assertThat(host.request().toLowerCase(Locale.ROOT).split("\r\n"))
          .filteredOn(line -> line.contains(": "))
          .extracting(line -> line.split(": ", 2)[0])
          .containsExactlyInAnyOrder(
              "authorization",
              "content-type",
              "accept",
              "accept-encoding",
              "user-agent",
              "content-length",
              "host");
      assertThat(host.request()).contains("identity", "Bearer geheim");
    }
  }

  @Test
  void readsTheSameAnswerHoweverTheBytesAreSplit() throws Exception {
    byte[] bytes = STREAM.getBytes(UTF_8);
    LinkedBlockingQueue<Integer> cuts = new LinkedBlockingQueue<>();
    try (RawHost host =
        new RawHost(
            wire -> {
              int cut = cuts.take();
              wire.raw(RawHost.STREAM_HEAD)
                  .piece(Arrays.copyOfRange(bytes, 0, cut))
                  .piece(Arrays.copyOfRange(bytes, cut, bytes.length))
                  .end();
            })) {
      OpenAiRelay relay = relay(host);

      for (int cut = 0; cut <= bytes.length; cut++) {
        cuts.add(cut);
        Asking.Outcome outcome = asking.all(relay, call(true, PATIENT));

        assertThat(outcome.ended()).as("cut at %s", cut).isTrue();
        assertThat(outcome.text()).as("cut at %s", cut).isEqualTo("één €🙂 twee drie");
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"CRLF", "CR", "BOM", "COMMENTS", "MULTILINE", "NO BLANK LINE AT END"})
  void readsEveryFormOfAnEventStream(String form) throws Exception {
    String stream =
        switch (form) {
          case "CRLF" -> STREAM.replace("\n", "\r\n");
          case "CR" -> STREAM.replace("\n", "\r");
          case "BOM" -> "\uFEFF" + STREAM;
          case "COMMENTS" -> ": ping\n\n" + STREAM.replace("\n\n", "\n:x\n\n: ping\n\n");
          case "MULTILINE" -> STREAM.replace("\"choices\"", "\ndata: \"choices\"");
          default -> STREAM.strip();
        };
    try (RawHost host = new RawHost(wire -> stream(wire, stream))) {
      Asking.Outcome outcome = asking.all(relay(host), call(true, PATIENT));

      assertThat(outcome.ended()).isTrue();
      assertThat(outcome.text()).isEqualTo("één €🙂 twee drie");
    }
  }

  @Test
  void handsOnChoicesToolFragmentsAndCountsInOddPlaces() throws Exception {
    String odd =
        "data: {\"choices\":[],\"prompt_filter_results\":[]}\n\n"
            + "data: {\"choices\":[{\"index\":1,\"delta\":{\"tool_calls\":[{\"index\":0,"
            + "\"function\":{\"arguments\":\"{\\\"a\"}}]}},{\"index\":0,\"delta\":{}}],"
            + "\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":0}}\n\n"
            + "data: {\"usage\":{\"prompt_tokens\":1,\"completion_tokens\":2}}\n\n"
            + "data: [DONE]\n\ndata: na afloop\n\n";
    try (RawHost host = new RawHost(wire -> stream(wire, odd))) {
      Asking.Outcome outcome = asking.all(relay(host), call(true, PATIENT));

      assertThat(outcome.ended()).isTrue();
      assertThat(outcome.text()).isEqualTo("{\"a");
      assertThat(outcome.chunks().getLast().usage())
          .isEqualTo(new Usage(1, 0, 2, 0, Usage.Source.PROVIDER));
    }
  }

  @Test
  void aSlowReaderSlowsTheHostAndLosesNothing() throws Exception {
    int count = 20_000;
    try (RawHost host =
        new RawHost(
            wire -> {
              wire.raw(RawHost.STREAM_HEAD);
              for (int i = 0; i < count; i++) {
                wire.piece(event("x".repeat(900) + i));
              }
              wire.piece("data: [DONE]\n\n").end();
            })) {
      ChunkStream stream = asking.stream(relay(host), call(true, PATIENT));
      List<ChatChunk> chunks = new ArrayList<>();
      CompletableFuture<Void> ended = new CompletableFuture<>();
      stream.handler(chunks::add).endHandler(_ -> ended.complete(null));
      stream.fetch(3);

      long blockedAt = settled(host);
      int taken = chunks.size();
      int held = ((ChunkQueue) stream).length();
      stream.resume();
      ended.get(20, SECONDS);

      assertThat(taken).isEqualTo(3);
      assertThat(held).isLessThan(200);
      assertThat(blockedAt).isLessThan(count * 900L);
      assertThat(chunks).hasSize(count);
      assertThat(chunks.get(count - 1).fields().getFirst().text()).endsWith("x" + (count - 1));
    }
  }

  @Test
  void aSlowReaderIsNotAnIdleHost() throws Exception {
    Deadlines deadlines = new Deadlines(LONG, LONG, SHORT, LONG);
    try (RawHost host = new RawHost(wire -> stream(wire, STREAM))) {
      ChunkStream stream = asking.stream(relay(host), call(true, deadlines));
      CompletableFuture<String> ended = new CompletableFuture<>();
      stream
          .handler(_ -> {})
          .exceptionHandler(fault -> ended.complete(fault.toString()))
          .endHandler(_ -> ended.complete("end"));

      vertx.setTimer(4 * SHORT.toMillis(), _ -> stream.resume());

      assertThat(ended.get(10, SECONDS)).isEqualTo("end");
    }
  }

  @Test
  void cancellingClosesTheConnectionAndCallsNobody() throws Exception {
    try (RawHost host =
        new RawHost(
            wire -> {
              wire.raw(RawHost.STREAM_HEAD).piece(event("een"));
              wire.stall();
            })) {
      ChunkStream stream = asking.stream(relay(host), call(true, PATIENT));
      AtomicBoolean called = new AtomicBoolean();
      stream.exceptionHandler(_ -> called.set(true)).endHandler(_ -> called.set(true));

      stream.cancel();

      host.hungUp().get(5, SECONDS);
      assertThat(called).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aCallerThatLeavesBeforeTheAnswerClosesTheConnection(boolean streamed) throws Exception {
    CompletableFuture<Void> asked = new CompletableFuture<>();
    try (RawHost host =
        new RawHost(
            wire -> {
              asked.complete(null);
              wire.stall();
            })) {
      Promise<Void> gone = Promise.promise();
      CompletableFuture<Reply> reply =
          asking.start(relay(host), call(streamed, PATIENT), gone.future());
      asked.get(5, SECONDS);

      gone.complete();

      host.hungUp().get(5, SECONDS);
      assertThatThrownBy(() -> reply.get(5, SECONDS))
          .isInstanceOf(ExecutionException.class)
          .hasMessageContaining("cancelled");
    }
  }

  @Test
  void aCallerThatLeavesDuringTheAnswerClosesTheConnection() throws Exception {
    try (RawHost host =
        new RawHost(
            wire -> {
              wire.raw(RawHost.STREAM_HEAD).piece(event("een"));
              wire.stall();
            })) {
      Promise<Void> gone = Promise.promise();
      asking.start(relay(host), call(true, PATIENT), gone.future()).get(5, SECONDS);

      gone.complete();

      host.hungUp().get(5, SECONDS);
    }
  }

  @Test
  void usesAConnectionAgainOnceTheHostIsDone() throws Exception {
    try (RawHost host = new RawHost(wire -> stream(wire, STREAM))) {
      OpenAiRelay relay = relay(host);

      for (int i = 0; i < 5; i++) {
        assertThat(asking.all(relay, call(true, PATIENT)).ended()).isTrue();
      }

      assertThat(host.connections()).isLessThan(5);
    }
  }

  @Test
  void readsAWholeAnswer() throws Exception {
    try (RawHost host = new RawHost(wire -> whole(wire, "{\"choices\":[]}"))) {
      Asking.Outcome outcome = asking.all(relay(host), call(false, PATIENT));

      assertThat(outcome.reply())
          .isEqualTo(new Reply.Whole((Json.Obj) JsonCodec.read("{\"choices\":[]}")));
      assertThat(host.request()).contains("accept: application/json");
    }
  }

  @Test
  void aCallShowsNoCredentialsAndTakesNoHeadersOfTheRelays() {
    assertThat(call(true, PATIENT).toString()).doesNotContain("geheim", "Bearer");
    assertThatThrownBy(
            () ->
                new Call(
                    "m",
                    "m",
                    "p",
                    "/",
                    Map.of("Host", "x"),
                    Json.Obj.EMPTY,
                    true,
                    PATIENT,
                    Relays.PLAIN))
        .hasMessageContaining("Host");
  }

  /// The bytes that the host has written once it can write no more.
  private static long settled(RawHost host) throws InterruptedException {
    long before = -1;
    while (before != host.written() || host.written() == 0) {
      before = host.written();
      Thread.sleep(300);
    }
    return before;
  }

  private OpenAiRelay relay(RawHost host) {
    return Relays.relay(vertx, client, host);
  }
}
