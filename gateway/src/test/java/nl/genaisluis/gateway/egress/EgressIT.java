package nl.genaisluis.gateway.egress;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.internal.VertxInternal;
import io.vertx.core.net.SelfSignedCertificate;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class EgressIT {
  private static final Vertx VERTX = Vertx.vertx();
  private static final InetAddress HERE = InetAddress.ofLiteral("127.0.0.1");
  private static final InetAddress ELSEWHERE = InetAddress.ofLiteral("127.0.0.2");

  private final AtomicInteger received = new AtomicInteger();
  private final HttpServer server = serve("127.0.0.1", 0, "here");
  private final int port = server.actualPort();

  @AfterAll
  static void stops() {
    VERTX.close().await();
  }

  @Test
  void callsTheDestinationOfAPurposeAndKeepsTheConnection() {
    Egress egress = Egress.of(VERTX, List.of(own("http://localhost:" + port + "/v1")));

    String first = body(get(egress, "model", "/models?limit=1").await());
    String second = body(get(egress, "model", "/models").await());

    String[] one = first.split(" ", -1);
    String[] two = second.split(" ", -1);
    assertThat(List.of(one[0], one[1], one[2]))
        .containsExactly("here", "/v1/models?limit=1", "localhost:" + port);
    assertThat(two[1]).isEqualTo("/v1/models");
    assertThat(two[3]).as("port of the client").isEqualTo(one[3]);
  }

  @Test
  void refusesAPurposeThatHasNoDestination() {
    Egress egress = Egress.of(VERTX, List.of(own("http://localhost:" + port)));

    EgressFault fault = fault(get(egress, "telemetry", "/"));

    assertThat(fault.code()).isEqualTo(EgressFault.Code.UNKNOWN_PURPOSE);
    assertThat(fault).hasMessageStartingWith("unknown_purpose for telemetry");
  }

  @Test
  void refusesTwoDestinationsWithOnePurpose() {
    Destination destination = own("http://localhost:" + port);

    IllegalArgumentException fault =
        catchThrowableOfType(
            IllegalArgumentException.class,
            () -> Egress.of(VERTX, List.of(destination, destination)));

    assertThat(fault).hasMessageContaining("model");
  }

  @Test
  void refusesAPathThatIsNotPlainWithoutConnecting() {
    Egress egress = Egress.of(VERTX, List.of(own("http://localhost:" + port)));

    EgressFault fault = fault(get(egress, "model", "//elders.example/"));

    assertThat(fault.code()).isEqualTo(EgressFault.Code.OUTSIDE_DESTINATION);
    assertThat(received).hasValue(0);
  }

  @Test
  void refusesLoopbackUnlessTheDestinationIsOwn() {
    Destination foreign = new Destination("model", URI.create("https://localhost:" + port), false);
    Egress egress = Egress.of(VERTX, List.of(foreign));

    EgressFault fault = fault(get(egress, "model", "/"));

    assertThat(fault.code()).isEqualTo(EgressFault.Code.ADDRESS_REFUSED);
    assertThat(received).hasValue(0);
  }

  @Test
  void refusesAHostOfWhichAnyAddressIsRefused() {
    Destination foreign = new Destination("model", URI.create("https://api.example"), false);
    Resolver mixed =
        _ ->
            Future.succeededFuture(
                List.of(InetAddress.ofLiteral("1.1.1.1"), InetAddress.ofLiteral("10.0.0.1")));
    Egress egress = Egress.of(VERTX, List.of(foreign), mixed, Instant::now);

    EgressFault fault = fault(get(egress, "model", "/"));

    assertThat(fault.code()).isEqualTo(EgressFault.Code.ADDRESS_REFUSED);
  }

  @Test
  void doesNotFollowARedirect() {
    HttpServer other = serve("127.0.0.1", 0, "other");
    Egress egress = Egress.of(VERTX, List.of(own("http://localhost:" + port)));

    HttpClientResponse response = get(egress, "model", "/redirect/" + other.actualPort()).await();

    assertThat(response.statusCode()).isEqualTo(307);
    assertThat(received).as("requests, both servers together").hasValue(1);
  }

  @Test
  void connectsToTheAddressThatWasCheckedWhateverTheNameSaysLater() {
    HttpServer trap = serve("127.0.0.2", port, "trap");
    AtomicInteger asked = new AtomicInteger();
    Resolver rebinding =
        _ -> Future.succeededFuture(List.of(asked.incrementAndGet() == 1 ? HERE : ELSEWHERE));
    Egress egress =
        Egress.of(VERTX, List.of(own("http://model.example:" + port)), rebinding, Instant::now);

    String first = body(get(egress, "model", "/").await());
    String second = body(get(egress, "model", "/").await());

    assertThat(List.of(first.split(" ", -1)[0], second.split(" ", -1)[0]))
        .containsExactly("here", "here");
    assertThat(first).contains("model.example:" + port);
    assertThat(asked).hasValue(1);
    assertThat(trap.actualPort()).isEqualTo(port);
  }

  @Test
  void asksTheNameServerAgainAfterHalfAMinuteAndChecksAgain() {
    AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    AtomicInteger asked = new AtomicInteger();
    Resolver rebinding =
        _ ->
            Future.succeededFuture(
                List.of(
                    asked.incrementAndGet() == 1
                        ? HERE
                        : InetAddress.ofLiteral("169.254.169.254")));
    Egress egress =
        Egress.of(VERTX, List.of(own("http://model.example:" + port)), rebinding, now::get);
    int before = get(egress, "model", "/").await().statusCode();

    now.set(Instant.EPOCH.plus(Addresses.AGE_MAX));
    EgressFault after = fault(get(egress, "model", "/"));

    assertThat(before).isEqualTo(200);
    assertThat(after.code()).isEqualTo(EgressFault.Code.ADDRESS_REFUSED);
    assertThat(asked).hasValue(2);
  }

  @Test
  void asksTheNameServerOnceForManyCallsAndAnswersEachOnItsOwnThread() throws Exception {
    AtomicInteger asked = new AtomicInteger();
    Promise<List<InetAddress>> answer = Promise.promise();
    Resolver slow =
        _ -> {
          asked.incrementAndGet();
          return answer.future();
        };
    Egress egress =
        Egress.of(VERTX, List.of(own("http://model.example:" + port)), slow, Instant::now);
    int calls = 20;
    CountDownLatch issued = new CountDownLatch(calls);
    CountDownLatch done = new CountDownLatch(calls);
    AtomicInteger strays = new AtomicInteger();
    for (int i = 0; i < calls; i++) {
      Context context = ((VertxInternal) VERTX).createEventLoopContext();
      context.runOnContext(
          _ -> {
            Thread home = Thread.currentThread();
            Future<HttpClientResponse> response = get(egress, "model", "/");
            issued.countDown();
            response.onComplete(
                outcome -> {
                  if (outcome.failed() || !home.equals(Thread.currentThread())) {
                    strays.incrementAndGet();
                  }
                  done.countDown();
                });
          });
    }

    boolean allIssued = issued.await(20, TimeUnit.SECONDS);
    answer.complete(List.of(HERE));
    boolean allDone = done.await(20, TimeUnit.SECONDS);

    assertThat(List.of(allIssued, allDone)).containsExactly(true, true);
    assertThat(asked).hasValue(1);
    assertThat(strays).hasValue(0);
  }

  @Test
  void triesTheNextAddressWhenOneDoesNotAccept() {
    Resolver two = _ -> Future.succeededFuture(List.of(ELSEWHERE, HERE));
    Egress egress =
        Egress.of(VERTX, List.of(own("http://model.example:" + port)), two, Instant::now);

    int status = get(egress, "model", "/").await().statusCode();

    assertThat(status).isEqualTo(200);
  }

  @Test
  void saysThatAHostIsUnreachableOrUnknown() {
    server.close().await();
    Egress closed = Egress.of(VERTX, List.of(own("http://localhost:" + port)));
    Resolver failing = _ -> Future.failedFuture(new UnknownHostException("x"));
    Resolver throwing =
        _ -> {
          throw new IllegalStateException("broken");
        };
    Resolver empty = _ -> Future.succeededFuture(List.of());
    List<Destination> named = List.of(own("http://model.example"));

    List<EgressFault.Code> codes =
        List.of(
            fault(get(closed, "model", "/")).code(),
            fault(get(Egress.of(VERTX, named, failing, Instant::now), "model", "/")).code(),
            fault(get(Egress.of(VERTX, named, throwing, Instant::now), "model", "/")).code(),
            fault(get(Egress.of(VERTX, named, empty, Instant::now), "model", "/")).code());

    assertThat(codes)
        .containsExactly(
            EgressFault.Code.UNREACHABLE,
            EgressFault.Code.UNRESOLVED,
            EgressFault.Code.UNRESOLVED,
            EgressFault.Code.UNRESOLVED);
  }

  @Test
  void checksTheCertificateAgainstTheHostNameAndSendsThatName() {
    SelfSignedCertificate certificate = SelfSignedCertificate.create("model.example");
    AtomicReference<String> indicated = new AtomicReference<>("");
    HttpServer secure =
        VERTX
            .createHttpServer(
                new HttpServerOptions()
                    .setSsl(true)
                    .setSni(true)
                    .setKeyCertOptions(certificate.keyCertOptions()))
            .connectionHandler(
                connection -> indicated.set(String.valueOf(connection.indicatedServerName())))
            .requestHandler(request -> request.response().end("secure"))
            .listen(0, "127.0.0.1")
            .await();
    Path trusted = Path.of(certificate.certificatePath());
    int tlsPort = secure.actualPort();

    int right = secureStatus("https://model.example:" + tlsPort, trusted);
    EgressFault otherName = secureFault("https://elders.example:" + tlsPort, trusted);
    EgressFault untrusted = secureFault("https://model.example:" + tlsPort, null);

    assertThat(right).isEqualTo(200);
    assertThat(indicated).hasValue("model.example");
    assertThat(otherName.code()).isEqualTo(EgressFault.Code.UNREACHABLE);
    assertThat(untrusted.code()).isEqualTo(EgressFault.Code.UNREACHABLE);
  }

  @Test
  void remembersAFailedLookUpForASecondOnly() {
    AtomicReference<Instant> now = new AtomicReference<>(Instant.EPOCH);
    AtomicInteger asked = new AtomicInteger();
    Resolver recovering =
        _ ->
            asked.incrementAndGet() == 1
                ? Future.failedFuture(new UnknownHostException("x"))
                : Future.succeededFuture(List.of(HERE));
    Egress egress =
        Egress.of(VERTX, List.of(own("http://model.example:" + port)), recovering, now::get);
    EgressFault first = fault(get(egress, "model", "/"));
    EgressFault second = fault(get(egress, "model", "/"));

    now.set(Instant.EPOCH.plus(Duration.ofSeconds(1)));
    int third = get(egress, "model", "/").await().statusCode();

    assertThat(List.of(first.code(), second.code())).containsOnly(EgressFault.Code.UNRESOLVED);
    assertThat(third).isEqualTo(200);
    assertThat(asked).hasValue(2);
  }

  private static int secureStatus(String base, Path trusted) {
    return get(secure(base, trusted), "model", "/").await().statusCode();
  }

  private static EgressFault secureFault(String base, @Nullable Path trusted) {
    return fault(get(secure(base, trusted), "model", "/"));
  }

  private static Egress secure(String base, @Nullable Path trusted) {
    Destination destination = new Destination("model", URI.create(base), true, trusted);
    Resolver here = _ -> Future.succeededFuture(List.of(HERE));
    return Egress.of(VERTX, List.of(destination), here, Instant::now);
  }

  private HttpServer serve(String address, int wantedPort, String name) {
    return VERTX
        .createHttpServer()
        .requestHandler(request -> answer(request, name))
        .listen(wantedPort, address)
        .await();
  }

  private void answer(HttpServerRequest request, String name) {
    received.incrementAndGet();
    if (request.path().startsWith("/redirect/")) {
      String target = "http://localhost:" + request.path().substring(10) + "/";
      request.response().setStatusCode(307).putHeader("Location", target).end();
      return;
    }
    String host = request.getHeader("Host");
    int from = request.remoteAddress().port();
    request.response().end(name + " " + request.uri() + " " + host + " " + from);
  }

  private static Destination own(String base) {
    return new Destination("model", URI.create(base), true);
  }

  private static Future<HttpClientResponse> get(Egress egress, String purpose, String path) {
    return egress
        .request(purpose, HttpMethod.GET, path)
        .compose(request -> request.send().compose(response -> response.body().map(response)));
  }

  private static String body(HttpClientResponse response) {
    return response.body().await().toString();
  }

  private static EgressFault fault(Future<?> future) {
    return catchThrowableOfType(EgressFault.class, future::await);
  }
}
