package nl.genaisluis.gateway.upstream;

import static java.util.concurrent.TimeUnit.SECONDS;
import static nl.genaisluis.gateway.upstream.Relays.LONG;
import static nl.genaisluis.gateway.upstream.Relays.PATIENT;
import static nl.genaisluis.gateway.upstream.Relays.SHORT;
import static nl.genaisluis.gateway.upstream.Relays.SMALL;
import static nl.genaisluis.gateway.upstream.Relays.STREAM;
import static nl.genaisluis.gateway.upstream.Relays.call;
import static nl.genaisluis.gateway.upstream.Relays.event;
import static nl.genaisluis.gateway.upstream.Relays.stream;
import static nl.genaisluis.gateway.upstream.Relays.whole;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import java.time.Duration;
import nl.genaisluis.gateway.raw.Wire;
import nl.genaisluis.gateway.upstream.UpstreamFault.Reason;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a host can do wrong.
class OpenAiRelayFaultIT {
  private final Vertx vertx = Vertx.vertx();
  private final HttpClient client = vertx.createHttpClient();
  private final Asking asking = new Asking(vertx);

  @AfterEach
  void close() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get(10, SECONDS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "BAD_ANSWER | event: thread.delta\\ndata: {}\\n\\n",
        "BAD_ANSWER | data: {\\n\\n",
        "BAD_ANSWER | data: {\"type\":\"response.created\"}\\n\\n",
        "BAD_ANSWER | data: {\"choices\":[{\"index\":0,\"delta\":{\"geheim\":\"Jan\"}}]}\\n\\n",
        "HOST_ERROR | event: error\\ndata: Jan\\n\\n",
        "HOST_ERROR | data: {\"error\":{\"message\":\"Jan\"}}\\n\\n",
      })
  void anythingElseEndsTheStreamWithAFault(Reason reason, String last) throws Exception {
    String text = last.replace("\\n", "\n");
    try (RawHost host =
        new RawHost(
            wire -> {
              wire.raw(RawHost.STREAM_HEAD).piece(event("een")).piece(text).piece("data: [DONE]");
              wire.stall();
            })) {
      Asking.Outcome outcome = asking.all(relay(host), call(true, PATIENT));

      assertThat(outcome.ended()).isFalse();
      assertThat(outcome.reason()).isEqualTo(reason);
      assertThat(outcome.broken().retryable()).as("after the first chunk").isFalse();
      assertThat(outcome.broken()).hasMessageNotContaining("Jan");
      host.hungUp().get(5, SECONDS);
    }
  }

  @Test
  void anErrorInPlaceOfTheFirstChunkMayBeTriedElsewhere() throws Exception {
    try (RawHost host = new RawHost(wire -> stream(wire, "data: {\"error\":{}}\n\n"))) {
      Asking.Outcome outcome = asking.all(relay(host), call(true, PATIENT));

      assertThat(outcome.reason()).isEqualTo(Reason.HOST_ERROR);
      assertThat(outcome.broken().retryable()).isTrue();
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aStreamThatStopsBeforeItIsDoneIsCut(boolean cleanEnd) throws Exception {
    try (RawHost host =
        new RawHost(
            wire -> {
              wire.raw(RawHost.STREAM_HEAD).piece(event("een"));
              if (cleanEnd) {
                wire.end();
              }
              wire.drop();
            })) {
      Asking.Outcome outcome = asking.all(relay(host), call(true, PATIENT));

      assertThat(outcome.ended()).isFalse();
      assertThat(outcome.reason()).isEqualTo(Reason.CUT);
    }
  }

  @Test
  void aHostThatHangsUpBeforeAnsweringIsCutAndMayBeTriedAgain() throws Exception {
    try (RawHost host = new RawHost(Wire::drop)) {
      Asking.Outcome outcome = asking.all(relay(host), call(true, PATIENT));

      assertThat(outcome.reason()).isEqualTo(Reason.CUT);
      assertThat(outcome.broken().retryable()).isTrue();
    }
  }

  @Test
  void aHostThatFallsSilentIsIdle() throws Exception {
    Deadlines deadlines = new Deadlines(LONG, LONG, SHORT, LONG);
    try (RawHost host =
        new RawHost(
            wire -> {
              wire.raw(RawHost.STREAM_HEAD).piece(event("een"));
              wire.stall();
            })) {
      Asking.Outcome outcome = asking.all(relay(host), call(true, deadlines));

      assertThat(outcome.text()).isEqualTo("een");
      assertThat(outcome.reason()).isEqualTo(Reason.TIMEOUT_IDLE);
      host.hungUp().get(5, SECONDS);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aHostThatOnlySendsCommentsDoesNotBegin(boolean comments) throws Exception {
    Deadlines deadlines = new Deadlines(LONG, SHORT, LONG, LONG);
    try (RawHost host =
        new RawHost(
            wire -> {
              if (comments) {
                wire.raw(RawHost.STREAM_HEAD).piece(": ping\n\n");
              }
              wire.stall();
            })) {
      Asking.Outcome outcome = asking.all(relay(host), call(true, deadlines));

      assertThat(outcome.reason()).isEqualTo(Reason.TIMEOUT_FIRST_BYTE);
      host.hungUp().get(5, SECONDS);
    }
  }

  @Test
  void aStreamThatNeverEndsIsEnded() throws Exception {
    Deadlines deadlines = new Deadlines(LONG, LONG, LONG, Duration.ofMillis(400));
    try (RawHost host =
        new RawHost(
            wire -> {
              wire.raw(RawHost.STREAM_HEAD);
              for (; ; ) {
                wire.piece(event("x"));
              }
            })) {
      Asking.Outcome outcome = asking.all(relay(host), call(true, deadlines));

      assertThat(outcome.chunks()).isNotEmpty();
      assertThat(outcome.reason()).isEqualTo(Reason.TIMEOUT_TOTAL);
      host.hungUp().get(5, SECONDS);
    }
  }

  @Test
  void anEventAboveTheBoundEndsTheStream() throws Exception {
    try (RawHost host =
        new RawHost(wire -> stream(wire, event("een") + event("x".repeat(5_000))))) {
      Asking.Outcome outcome = asking.all(relay(host), call(true, PATIENT));

      assertThat(outcome.reason()).isEqualTo(Reason.BAD_ANSWER);
    }
  }

  @ParameterizedTest
  @CsvSource({
    "429, STATUS_429, true, 7",
    "503, STATUS_5XX, true, 7",
    "400, STATUS_4XX, false, 7",
    "302, STATUS_OTHER, false, 7",
    "204, STATUS_OTHER, false, 7"
  })
  void anotherStatusIsAFaultWithoutTheHostsWords(
      int status, Reason reason, boolean retryable, long retryAfter) throws Exception {
    try (RawHost host =
        new RawHost(
            wire ->
                wire.raw(
                    "HTTP/1.1 "
                        + status
                        + " Jan\r\nretry-after: 7\r\nlocation: http://localhost:1/\r\n"
                        + "content-type: application/json\r\ncontent-length: 3\r\n\r\nJan"))) {
      Asking.Outcome outcome = asking.all(relay(host), call(true, PATIENT));

      assertThat(outcome.reason()).isEqualTo(reason);
      assertThat(outcome.broken().status()).isEqualTo(status);
      assertThat(outcome.broken().retryable()).isEqualTo(retryable);
      assertThat(outcome.broken().retryAfter()).isEqualTo(Duration.ofSeconds(retryAfter));
      assertThat(outcome.broken()).hasMessageNotContaining("Jan");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "content-type: application/json\r\n",
        "content-type: text/event-stream\r\ncontent-encoding: gzip\r\n",
        ""
      })
  void anotherContentTypeIsAFault(String headers) throws Exception {
    try (RawHost host =
        new RawHost(
            wire -> wire.raw("HTTP/1.1 200 OK\r\n" + headers + "content-length: 2\r\n\r\n{}"))) {
      Asking.Outcome outcome = asking.all(relay(host), call(true, PATIENT));

      assertThat(outcome.reason()).isEqualTo(Reason.BAD_ANSWER);
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "BAD_ANSWER | {'a':1,'a':2}",
        "BAD_ANSWER | []",
        "BAD_ANSWER | Jan",
        "HOST_ERROR | {'error':{'message':'Jan'}}"
      })
  void aWholeAnswerThatIsNoneIsAFault(Reason reason, String body) throws Exception {
    try (RawHost host = new RawHost(wire -> whole(wire, body.replace('\'', '"')))) {
      Asking.Outcome outcome = asking.all(relay(host), call(false, PATIENT));

      assertThat(outcome.reason()).isEqualTo(reason);
    }
  }

  @Test
  void aWholeAnswerAboveTheBoundIsAFault() throws Exception {
    try (RawHost host =
        new RawHost(wire -> whole(wire, "{\"a\":\"" + "x".repeat(20_000) + "\"}"))) {
      Asking.Outcome outcome = asking.all(relay(host), call(false, PATIENT));

      assertThat(outcome.reason()).isEqualTo(Reason.BAD_ANSWER);
    }
  }

  @Test
  void aWholeAnswerThatIsCutIsAFault() throws Exception {
    try (RawHost host =
        new RawHost(
            wire -> {
              wire.raw(
                  "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n"
                      + "content-length: 50\r\n\r\n{}");
              wire.drop();
            })) {
      Asking.Outcome outcome = asking.all(relay(host), call(false, PATIENT));

      assertThat(outcome.reason()).isEqualTo(Reason.CUT);
    }
  }

  @Test
  void aDoorThatDoesNotOpenIsAFaultThatMayBeTriedElsewhere() throws Exception {
    Door shut = (_, _, _) -> Future.failedFuture("Jan");

    Asking.Outcome outcome = asking.all(new OpenAiRelay(vertx, shut, SMALL), call(true, PATIENT));

    assertThat(outcome.reason()).isEqualTo(Reason.CONNECT_FAILED);
    assertThat(outcome.broken().retryable()).isTrue();
    assertThat(outcome.broken()).hasMessageNotContaining("Jan");
  }

  @Test
  void aConnectionThatComesTooLateIsNotUsed() throws Exception {
    Deadlines deadlines = new Deadlines(SHORT, LONG, LONG, LONG);
    try (RawHost host = new RawHost(wire -> stream(wire, STREAM))) {
      Promise<HttpClientRequest> late = Promise.promise();
      Door slow = (_, _, _) -> late.future();
      Asking.Outcome outcome =
          asking.all(new OpenAiRelay(vertx, slow, SMALL), call(true, deadlines));
      HttpClientRequest opened = open(host);

      late.complete(opened);

      assertThat(outcome.reason()).isEqualTo(Reason.CONNECT_FAILED);
      assertThatThrownBy(
              () -> opened.response().toCompletionStage().toCompletableFuture().get(5, SECONDS))
          .hasMessageContaining("reset");
      assertThat(host.request()).isEmpty();
    }
  }

  private HttpClientRequest open(RawHost host) throws Exception {
    return client
        .request(HttpMethod.POST, host.port(), "localhost", "/")
        .toCompletionStage()
        .toCompletableFuture()
        .get(5, SECONDS);
  }

  private OpenAiRelay relay(RawHost host) {
    return Relays.relay(vertx, client, host);
  }
}
