package nl.genaisluis.gateway.hostile;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.net.SelfSignedCertificate;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Version;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;
import nl.genaisluis.audit.event.Closed;
import nl.genaisluis.audit.event.Opened;
import nl.genaisluis.gateway.start.LoopbackGateway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Streams under way when the gateway is told to stop, over both versions of HTTP.
class DrainedStreamsIT {
  private static final int STREAMS = 12;

  @TempDir private Path folder;
  private final CountDownLatch goOn = new CountDownLatch(1);
  private RawUpstream upstream;
  private SelfSignedCertificate certificate;
  private Path config;
  private LoopbackGateway gateway;

  @BeforeEach
  void start() throws IOException {
    upstream = new RawUpstream();
    certificate = SelfSignedCertificate.create("localhost");
    config = Rig.config(folder, upstream.base(), Map.of());
    Path settings = config.resolve("sluis.yaml");
    String tls =
        "listen:\n  host: 127.0.0.1\n  tls: {certificate: \"%s\", key: \"%s\"}\n"
            .formatted(certificate.certificatePath(), certificate.privateKeyPath());
    Files.writeString(
        settings, Files.readString(settings).replaceFirst("listen:\n  host: 127.0.0.1\n", tls));
    gateway = LoopbackGateway.start(folder, config);
  }

  @AfterEach
  void stop() {
    gateway.close();
    upstream.close();
    certificate.delete();
  }

  @ParameterizedTest
  @EnumSource(
      value = Version.class,
      names = {"HTTP_1_1", "HTTP_2"})
  void allOfThemEndWellAndAreClosedOnRecord(Version version) throws Exception {
    try (HttpClient client = client(version)) {
      String token = token(client);
      upstream.says(Frames.json(Frames.whole("Goed.")));
      Rig.await("the host is known", () -> asked(client, token, false).join().statusCode() == 200);
      int before = events(Closed.class).size();
      upstream.plays(
          wire -> {
            wire.raw(Frames.STREAM_HEAD).piece(Frames.text("Het "));
            assertThat(goOn.await(60, SECONDS)).isTrue();
            wire.piece(Frames.stream("loket is dicht.", 3)).end();
          });
      List<CompletableFuture<HttpResponse<String>>> streams = new ArrayList<>();
      for (int i = 0; i < STREAMS; i++) {
        streams.add(asked(client, token, true));
      }
      Rig.await("all are under way", () -> events(Opened.class).size() == before + STREAMS);

      CompletableFuture<Void> stopped = CompletableFuture.runAsync(gateway::close);
      Rig.await("nobody is let in any more", () -> isTurnedAway(client, token));
      goOn.countDown();

      for (CompletableFuture<HttpResponse<String>> stream : streams) {
        HttpResponse<String> answer = stream.get(60, SECONDS);
        assertThat(answer.version()).isEqualTo(version);
        assertThat(answer.body()).endsWith(Frames.DONE);
      }
      stopped.get(60, SECONDS);
      gateway = LoopbackGateway.start(folder, config);
      assertThat(events(Opened.class).size()).isEqualTo(before + STREAMS);
      assertThat(events(Closed.class))
          .hasSize(before + STREAMS)
          .allMatch(one -> one.outcome().equals("completed"));
    }
  }

  private boolean isTurnedAway(HttpClient client, String token) {
    return asked(client, token, false).join().statusCode() == 503;
  }

  private CompletableFuture<HttpResponse<String>> asked(
      HttpClient client, String token, boolean streamed) {
    return client.sendAsync(
        request("/v1/chat/completions", Rig.chat(Rig.QUESTION, streamed))
            .header("Authorization", "Bearer " + token)
            .header("X-Use-Case", "klare-taal")
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private String token(HttpClient client) throws Exception {
    HttpRequest request = request("/demo/token", "{\"user\":\"medewerker\"}").build();
    String answer = client.send(request, HttpResponse.BodyHandlers.ofString()).body();
    return String.valueOf(Rig.object(answer).text("access_token"));
  }

  private HttpRequest.Builder request(String path, String body) {
    return HttpRequest.newBuilder(URI.create("https://localhost:" + gateway.port() + path))
        .header("Content-Type", "application/json")
        .POST(HttpRequest.BodyPublishers.ofString(body));
  }

  private HttpClient client(Version version) throws IOException, GeneralSecurityException {
    KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
    trusted.load(null, null);
    try (InputStream in = Files.newInputStream(Path.of(certificate.certificatePath()))) {
      trusted.setCertificateEntry(
          "gateway", CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return HttpClient.newBuilder().version(version).sslContext(context).build();
  }

  private <T> List<T> events(Class<T> kind) {
    List<T> events = new ArrayList<>();
    gateway
        .ledger()
        .scan(
            entry -> {
              if (kind.isInstance(entry.event())) {
                events.add(kind.cast(entry.event()));
              }
            });
    return events;
  }
}
