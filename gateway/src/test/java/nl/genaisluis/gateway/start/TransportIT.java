package nl.genaisluis.gateway.start;

import static nl.genaisluis.gateway.start.GatewayUnderTest.ask;
import static nl.genaisluis.gateway.start.GatewayUnderTest.object;
import static nl.genaisluis.gateway.start.GatewayUnderTest.streamedText;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.PoolOptions;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.SelfSignedCertificate;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPInputStream;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509TrustManager;
import nl.genaisluis.gateway.config.ConfigFolder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How bytes travel: HTTP/2 and HTTP/1.1 over TLS, a renewed certificate, connections that are
/// kept, compression where it gives nothing away.
class TransportIT {
  private static final String LETTER = "Herschrijf deze zin: het loket is op maandag gesloten.";

  @TempDir private Path folder;
  private Vertx vertx;
  private Upstream upstream;
  private SelfSignedCertificate first;
  private Running gateway;

  /// Kept here: a client that nobody holds closes itself.
  private HttpClientAgent client;

  @BeforeEach
  void open() throws IOException {
    vertx = Vertx.vertx();
    upstream = new Upstream();
    upstream.says("Het loket is maandag dicht.");
    first = SelfSignedCertificate.create("localhost");
    copy(first);
    gateway = start();
    client = client(HttpVersion.HTTP_2);
  }

  @AfterEach
  void close() {
    gateway.close();
    upstream.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
    first.delete();
  }

  @Test
  void answersAChatOverBothVersionsOfHttp() throws Exception {
    for (HttpVersion version : new HttpVersion[] {HttpVersion.HTTP_2, HttpVersion.HTTP_1_1}) {
      client = client(version);

      Answer whole = chat(false, token());
      Answer streamed = chat(true, token());

      assertThat(whole.version()).isEqualTo(version);
      assertThat(whole.status()).isEqualTo(200);
      assertThat(whole.text()).contains("Het loket is maandag dicht.");
      assertThat(streamedText(streamed.text())).isEqualTo("Het loket is maandag dicht.");
      assertThat(streamed.text()).endsWith("data: [DONE]\n\n");
    }
  }

  /// What an asker chose stands beside what is secret, so its length must not tell of either.
  @Test
  void compressesNoAnswer() throws Exception {
    String token = token();

    Answer whole = chat(false, token);
    Answer streamed = chat(true, token);

    assertThat(whole.status()).isEqualTo(200);
    assertThat(whole.encoding()).isNull();
    assertThat(streamed.encoding()).isNull();
  }

  @Test
  void keepsAConnectionForTheNextRequest() throws Exception {
    client = client(HttpVersion.HTTP_1_1);
    String token = token();
    Set<String> connections = new HashSet<>();

    for (int i = 0; i < 5; i++) {
      connections.add(chat(i % 2 == 1, token).connection());
    }

    assertThat(connections).hasSize(1);
  }

  @Test
  void takesARenewedCertificateWithoutLosingAConnection() throws Exception {
    String token = token();
    Answer before = chat(false, token);
    SelfSignedCertificate second = SelfSignedCertificate.create("localhost");
    String shownBefore = shownCertificate();

    copy(second);
    String shownAfter = shownBefore;
    for (int tries = 0; tries < 300 && shownAfter.equals(shownBefore); tries++) {
      TimeUnit.MILLISECONDS.sleep(100);
      shownAfter = shownCertificate();
    }
    Answer after = chat(false, token);

    assertThat(shownAfter).isNotEqualTo(shownBefore);
    assertThat(after.status()).isEqualTo(200);
    assertThat(after.connection()).isEqualTo(before.connection());
    second.delete();
  }

  @Test
  void keepsTheOldCertificateWhenTheNewOneIsBroken() throws Exception {
    String shownBefore = shownCertificate();

    Files.writeString(certificate(), "-----BEGIN CERTIFICATE-----\nAAAA\n");
    TimeUnit.MILLISECONDS.sleep(2 * Certificates.LOOK_EVERY.toMillis());

    assertThat(shownCertificate()).isEqualTo(shownBefore);
    assertThat(chat(false, token()).status()).isEqualTo(200);
  }

  /// As between the writing of the two files, or when somebody took the wrong one.
  @Test
  void keepsTheOldCertificateWhileTheKeyIsThatOfAnother() throws Exception {
    String shownBefore = shownCertificate();
    SelfSignedCertificate other = SelfSignedCertificate.create("localhost");

    Files.copy(
        Path.of(other.privateKeyPath()),
        folder.resolve("tls.key"),
        StandardCopyOption.REPLACE_EXISTING);
    TimeUnit.MILLISECONDS.sleep(2 * Certificates.LOOK_EVERY.toMillis());

    assertThat(shownCertificate()).isEqualTo(shownBefore);
    other.delete();
  }

  @Test
  void compressesPagesAndAssetsOnly() throws Exception {
    Map<String, String> gzip = Map.of("Accept-Encoding", "gzip");
    String token = token();

    Answer page = call(HttpMethod.GET, "/openbaar", gzip, null);
    Answer asset = call(HttpMethod.GET, "/assets/chat.js", gzip, null);
    Answer plain =
        call(HttpMethod.GET, "/assets/chat.js", Map.of("Accept-Encoding", "gzip;q=0"), null);
    Answer models =
        call(
            HttpMethod.GET,
            "/v1/models",
            Map.of("Accept-Encoding", "gzip", "Authorization", "Bearer " + token),
            null);

    assertThat(page.encoding()).isEqualTo("gzip");
    assertThat(unzipped(page)).contains("<html");
    assertThat(asset.encoding()).isEqualTo("gzip");
    assertThat(unzipped(asset)).isEqualTo(plain.text());
    assertThat(plain.encoding()).isNull();
    assertThat(asset.tag()).isNotEqualTo(plain.tag());
    assertThat(models.encoding()).isNull();
    assertThat(models.text()).startsWith("{");
  }

  private record Answer(
      int status,
      HttpVersion version,
      String connection,
      @Nullable String encoding,
      @Nullable String tag,
      Buffer body) {
    String text() {
      return body.toString();
    }
  }

  private Answer chat(boolean streamed, String token) throws Exception {
    return call(
        HttpMethod.POST,
        "/v1/chat/completions",
        Map.of(
            "Authorization", "Bearer " + token,
            "Content-Type", "application/json",
            "Accept-Encoding", "gzip, deflate, br",
            "X-Use-Case", "klare-taal"),
        ask(LETTER, streamed));
  }

  private String token() throws Exception {
    Answer answer =
        call(
            HttpMethod.POST,
            "/demo/token",
            Map.of("Content-Type", "application/json"),
            "{\"user\":\"medewerker\"}");
    return String.valueOf(object(answer.text()).text("access_token"));
  }

  private Answer call(
      HttpMethod method, String path, Map<String, String> headers, @Nullable String body)
      throws Exception {
    RequestOptions options =
        new RequestOptions()
            .setMethod(method)
            .setHost("localhost")
            .setPort(gateway.port())
            .setURI(path);
    headers.forEach(options::addHeader);
    return client
        .request(options)
        .compose(
            request ->
                (body == null ? request.send() : request.send(body))
                    .compose(
                        response ->
                            response
                                .body()
                                .map(
                                    bytes ->
                                        new Answer(
                                            response.statusCode(),
                                            response.version(),
                                            String.valueOf(request.connection().localAddress()),
                                            response.getHeader("Content-Encoding"),
                                            response.getHeader("ETag"),
                                            bytes))))
        .toCompletionStage()
        .toCompletableFuture()
        .get(20, TimeUnit.SECONDS);
  }

  private static String unzipped(Answer answer) throws IOException {
    try (InputStream in = new GZIPInputStream(new ByteArrayInputStream(answer.body().getBytes()))) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  private HttpClientAgent client(HttpVersion version) {
    return vertx.createHttpClient(
        new HttpClientOptions()
            .setSsl(true)
            .setUseAlpn(true)
            .setProtocolVersion(version)
            .setTrustAll(true),
        new PoolOptions().setHttp1MaxSize(1).setHttp2MaxSize(1));
  }

  /// The serial number of the certificate that a new connection is shown.
  private String shownCertificate() throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new TrustsAll()}, null);
    try (SSLSocket socket =
        (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", gateway.port())) {
      socket.startHandshake();
      X509Certificate shown = (X509Certificate) socket.getSession().getPeerCertificates()[0];
      return shown.getSerialNumber() + " " + shown.getPublicKey().hashCode();
    }
  }

  private static final class TrustsAll implements X509TrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }

  private Path certificate() {
    return folder.resolve("tls.crt");
  }

  private void copy(SelfSignedCertificate from) throws IOException {
    Files.copy(
        Path.of(from.privateKeyPath()),
        folder.resolve("tls.key"),
        StandardCopyOption.REPLACE_EXISTING);
    Files.copy(Path.of(from.certificatePath()), certificate(), StandardCopyOption.REPLACE_EXISTING);
  }

  private Running start() throws IOException {
    Path config = GatewayUnderTest.config(folder, upstream.base());
    String shipped;
    try (InputStream in =
        TransportIT.class.getResourceAsStream(
            "/nl/genaisluis/gateway/config/defaults/sluis.yaml")) {
      shipped = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    String tls =
        "listen:\n  host: 127.0.0.1\n  tls: {certificate: \"%s\", key: \"%s\"}\n"
            .formatted(certificate(), folder.resolve("tls.key"));
    Files.writeString(
        config.resolve("sluis.yaml"), shipped.replaceFirst("listen:\n  host: 127.0.0.1\n", tls));
    return Running.start(
        Loaded.from(ConfigFolder.of(config), LocalDate.now(Clock.systemUTC())),
        new Places(folder.resolve("data"), folder.resolve("keys"), "0", "0"),
        Map.of(),
        Clock.systemUTC());
  }
}
