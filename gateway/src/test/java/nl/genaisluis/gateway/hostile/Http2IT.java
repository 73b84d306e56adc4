package nl.genaisluis.gateway.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.Http2Settings;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SelfSignedCertificate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import nl.genaisluis.audit.event.Closed;
import nl.genaisluis.gateway.start.LoopbackGateway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Many streams on one connection, of which some break or stand still: HTTP/2 over TLS (failure
/// modes 1, 10, 12 and 22).
class Http2IT {
  private static final long CANCEL = 8; // RFC 9113 §7
  private static final String FORBIDDEN =
      "Beoordeel de subsidieaanvraag van Stichting De Bron en schrijf de afwijzing met motivering.";

  /// What a stream leaves unread does not fill the connection.
  private static final int CONNECTION_WINDOW = 1 << 20;

  private static Vertx vertx;
  private static RawUpstream upstream;
  private static SelfSignedCertificate certificate;
  private static LoopbackGateway gateway;

  private HttpClientAgent client;
  private String token;

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException {
    vertx = Vertx.vertx();
    upstream = new RawUpstream();
    certificate = SelfSignedCertificate.create("localhost");
    Path config = Rig.config(folder, upstream.base(), Map.of());
    Path settings = config.resolve("sluis.yaml");
    String tls =
        "listen:\n  host: 127.0.0.1\n  tls: {certificate: \"%s\", key: \"%s\"}\n"
            .formatted(certificate.certificatePath(), certificate.privateKeyPath());
    Files.writeString(
        settings, Files.readString(settings).replaceFirst("listen:\n  host: 127.0.0.1\n", tls));
    gateway = LoopbackGateway.start(folder, config);
  }

  @AfterAll
  static void stop() {
    gateway.close();
    upstream.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
    certificate.delete();
  }

  @BeforeEach
  void connect() {
    client =
        vertx.createHttpClient(
            new HttpClientOptions()
                .setSsl(true)
                .setUseAlpn(true)
                .setProtocolVersion(HttpVersion.HTTP_2)
                .setTrustAll(true)
                .setHttp2ConnectionWindowSize(CONNECTION_WINDOW),
            new PoolOptions().setHttp2MaxSize(1));
    String answer =
        body(call("/demo/token", "{\"user\":\"medewerker\"}", "").compose(Http2IT::received));
    token = String.valueOf(Rig.object(answer).text("access_token"));
    upstream.says(Frames.json(Frames.whole("Goed.")));
    Rig.await("the host is known", () -> status(Rig.chat(Rig.QUESTION, false)) == 200);
    upstream.forget();
  }

  @AfterEach
  void disconnect() {
    client.close().toCompletionStage().toCompletableFuture().join();
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void theSameQuestionIsRefused(boolean streamed) {
    HttpClientResponse answer = get(chat(Rig.chat(FORBIDDEN, streamed)));

    assertThat(answer.version()).isEqualTo(HttpVersion.HTTP_2);
    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(upstream.requests()).isEmpty();
  }

  @Test
  void anAskerThatResetsItsStreamIsGoneAndItsConnectionStays() {
    int closed = closed().size();
    int hungUp = upstream.hungUp();
    upstream.plays(wire -> wire.raw(Frames.STREAM_HEAD).piece(Frames.text("Het loket")).stall());
    HttpClientResponse answer = get(chat(Rig.chat(Rig.QUESTION, true)));

    var _ = answer.request().reset(CANCEL);

    Rig.await("the exchange is closed on record", () -> closed().size() > closed);
    Rig.await("the host was hung up on", () -> upstream.hungUp() > hungUp);
    assertThat(closed().getLast().outcome()).isEqualTo("client_gone");
    upstream.says(Frames.json(Frames.whole("Goed.")));
    HttpClientResponse next = get(chat(Rig.chat(Rig.QUESTION, false)));
    assertThat(next.statusCode()).isEqualTo(200);
    assertThat(next.request().connection().localAddress())
        .isEqualTo(answer.request().connection().localAddress());
  }

  @Test
  void aStreamThatIsNotReadStopsItsHostAndNoOtherStream() throws InterruptedException {
    int closed = closed().size();
    long written = upstream.written();
    upstream.plays(BoundsIT::flood);
    HttpClientResponse unread =
        get(chat(Rig.chat(Rig.QUESTION, true)).onSuccess(HttpClientResponse::pause));
    long settled = upstream.settledSince(written, BoundsIT.SOCKETS_HOLD);
    upstream.streams(Frames.stream("Het loket is dicht.", 3));

    String other = body(chat(Rig.chat(Rig.QUESTION, true)).compose(Http2IT::received));

    assertThat(settled).isLessThan(BoundsIT.SOCKETS_HOLD);
    assertThat(other).endsWith(Frames.DONE);
    var _ = unread.request().reset(CANCEL);
    Rig.await("both are closed on record", () -> closed().size() >= closed + 2);
  }

  @Test
  void aConnectionIsToldHowManyStreamsItMayOpen() {
    HttpClientResponse answer = get(chat(Rig.chat(Rig.QUESTION, false)));

    Http2Settings told = answer.request().connection().remoteSettings();

    assertThat(told.getMaxConcurrentStreams()).isEqualTo(100);
    assertThat(told.getMaxHeaderListSize()).isEqualTo(16 * 1024);
  }

  @Test
  void aFloodOfResetsEndsItsConnection() {
    Promise<Void> ended = Promise.promise();

    flood(ended, true);

    assertThat(get(ended.future().map("ended"))).isEqualTo("ended");
    assertThat(status(Rig.chat(Rig.QUESTION, false))).isEqualTo(200);
  }

  /// Opens streams and resets them, one after the other, until the first connection is closed.
  private void flood(Promise<Void> ended, boolean first) {
    client
        .request(options("/health/live"))
        .onSuccess(
            request -> {
              if (first) {
                request.connection().closeHandler(_ -> ended.tryComplete());
              }
              request.exceptionHandler(_ -> {});
              request.sendHead().onComplete(_ -> request.reset(CANCEL));
            })
        .onComplete(
            _ -> {
              if (!ended.future().isComplete()) {
                vertx.runOnContext(_ -> flood(ended, false));
              }
            });
  }

  private static List<Closed> closed() {
    List<Closed> closed = new ArrayList<>();
    gateway
        .ledger()
        .scan(
            entry -> {
              if (entry.event() instanceof Closed one) {
                closed.add(one);
              }
            });
    return closed;
  }

  private int status(String body) {
    return get(chat(body)).statusCode();
  }

  private Future<HttpClientResponse> chat(String body) {
    return call(Rig.CHAT, body, "Bearer " + token);
  }

  private Future<HttpClientResponse> call(String path, String body, String authorization) {
    RequestOptions options =
        options(path)
            .setMethod(HttpMethod.POST)
            .addHeader("Content-Type", "application/json")
            .addHeader("X-Use-Case", "klare-taal");
    if (!authorization.isEmpty()) {
      options.addHeader("Authorization", authorization);
    }
    return client.request(options).compose(request -> request.send(body));
  }

  private static RequestOptions options(String path) {
    return new RequestOptions().setHost("localhost").setPort(gateway.port()).setURI(path);
  }

  private static Future<String> received(HttpClientResponse answer) {
    return answer.body().map(Object::toString);
  }

  private static String body(Future<String> future) {
    return get(future);
  }

  private static <T> T get(Future<T> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    } catch (Exception failed) {
      throw new AssertionError(failed);
    }
  }
}
