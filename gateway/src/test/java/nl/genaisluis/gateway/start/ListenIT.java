package nl.genaisluis.gateway.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClientAgent;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpVersion;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.PemTrustOptions;
import io.vertx.core.net.SelfSignedCertificate;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.URI;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import nl.genaisluis.gateway.config.ConfigException;
import nl.genaisluis.gateway.config.ConfigFolder;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Where the gateway listens beyond its own machine: under TLS, or behind one named proxy.
class ListenIT {
  private static final String OIDC =
      """
      identity:
        mode: oidc
        provider:
          issuer: https://login.example
          audience: sluis
          keys: {url: "http://127.0.0.1:9/certs", algorithms: [RS256], own: true}
          claims: {roles: realm_access.roles, machine_clients: []}
          leeway_seconds: 10
        api_keys: []
      """;

  @TempDir private Path folder;
  private Vertx vertx;

  /// Kept here: a client that nobody holds closes itself.
  private @Nullable HttpClientAgent client;

  @BeforeEach
  void open() {
    vertx = Vertx.vertx();
  }

  @AfterEach
  void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void speaksTlsWithItsOwnCertificateAndNothingElse() throws Exception {
    SelfSignedCertificate certificate = SelfSignedCertificate.create("localhost");
    String tls = tls("listen", certificate.certificatePath(), certificate.privateKeyPath());

    try (Running running = start(settings(tls, OIDC))) {
      HttpClientResponse answer = getOverTls(running.port(), certificate);

      assertThat(answer.statusCode()).isEqualTo(200);
      assertThat(answer.version()).isEqualTo(HttpVersion.HTTP_2);
      assertThatThrownBy(() -> plain("127.0.0.1", running.port())).isInstanceOf(IOException.class);
    }
    certificate.delete();
  }

  @Test
  void doesNotStartWithAPairThatNoHandshakeSucceedsWith() throws Exception {
    SelfSignedCertificate one = SelfSignedCertificate.create("localhost");
    SelfSignedCertificate other = SelfSignedCertificate.create("localhost");
    Path absent = folder.resolve("absent.pem");

    Loaded ofAnother = settings(tls("listen", one.certificatePath(), other.privateKeyPath()), OIDC);
    Loaded ofAnotherForOperators =
        settings(
            Map.of(
                "management",
                tls("management", one.certificatePath(), other.privateKeyPath()),
                "identity",
                OIDC));
    Loaded without = settings(tls("listen", absent.toString(), one.privateKeyPath()), OIDC);

    assertThatThrownBy(() -> start(ofAnother))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("listen.tls.key: is not the key of the certificate");
    assertThatThrownBy(() -> start(ofAnotherForOperators))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("management.tls.key: is not the key of the certificate");
    assertThatThrownBy(() -> start(without))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("listen.tls: certificate or key cannot be read as PEM: " + absent);
    one.delete();
    other.delete();
  }

  private static String tls(String section, String certificate, String key) {
    return section
        + ":\n  host: 127.0.0.1\n  port: 0\n  tls: {certificate: \""
        + certificate
        + "\", key: \""
        + key
        + "\"}\n";
  }

  @Test
  void servesPlainHttpToItsProxyOnly() throws Exception {
    InetAddress outside = outside();
    String listen =
        "listen:\n  host: 0.0.0.0\n  port: 0\n  trusted_proxy: %s\n"
            .formatted(outside.getHostAddress());
    String other = listen.replaceFirst("trusted_proxy: .*", "trusted_proxy: 192.0.2.1");

    int fromTheProxy;
    int fromElsewhere;
    int fromThisMachine;
    try (Running running = start(settings(listen, OIDC))) {
      fromTheProxy = plain(outside.getHostAddress(), running.port());
    }
    try (Running running = start(settings(other, OIDC))) {
      fromElsewhere = plain(outside.getHostAddress(), running.port());
      fromThisMachine = plain("127.0.0.1", running.port());
    }

    assertThat(fromTheProxy).isEqualTo(200);
    assertThat(fromElsewhere).isEqualTo(403);
    assertThat(fromThisMachine).isEqualTo(200);
  }

  @Test
  void refusesToListenBeyondItsMachineWithDemoUsersOrWithoutTls() throws Exception {
    String listen = "listen:\n  host: 0.0.0.0\n  port: 0\n";
    String demo = "identity:\n  mode: demo\n  api_keys: []\n";

    Loaded withDemoUsers = settings(listen + "  trusted_proxy: 192.0.2.1\n", demo);
    Loaded withoutTls = settings(listen, OIDC);

    assertThatThrownBy(() -> start(withDemoUsers))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("demo users");
    assertThatThrownBy(() -> start(withoutTls))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("without TLS");
  }

  @Test
  void holdsThePortOfOperatorsToTheSameRules() throws Exception {
    String listen = "listen:\n  host: 127.0.0.1\n  port: 0\n";
    String management = "management:\n  host: 0.0.0.0\n  port: 0\n";
    String demo = "identity:\n  mode: demo\n  api_keys: []\n";

    Loaded withDemoUsers =
        settings(Map.of("listen", listen, "management", management, "identity", demo));
    Loaded withoutTls =
        settings(Map.of("listen", listen, "management", management, "identity", OIDC));

    assertThatThrownBy(() -> start(withDemoUsers))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("demo users");
    assertThatThrownBy(() -> start(withoutTls))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("without TLS");
  }

  private Loaded settings(String listen, String identity) throws IOException {
    return settings(Map.of("listen", listen, "identity", identity));
  }

  /// The shipped settings with these sections for their own.
  private Loaded settings(Map<String, String> sections) throws IOException {
    Path config = GatewayUnderTest.config(folder, "http://127.0.0.1:9/v1");
    String shipped;
    try (InputStream in =
        ListenIT.class.getResourceAsStream("/nl/genaisluis/gateway/config/defaults/sluis.yaml")) {
      shipped = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    String yaml = shipped;
    for (Map.Entry<String, String> section : sections.entrySet()) {
      yaml = section(yaml, section.getKey(), section.getValue());
    }
    Files.writeString(config.resolve("sluis.yaml"), yaml);
    return Loaded.from(ConfigFolder.of(config), LocalDate.now(Clock.systemUTC()));
  }

  private static String section(String yaml, String name, String replacement) {
    String section = "(?m)^" + name + ":\n( .*\n)+";
    assertThat(yaml).containsPattern(section);
    return yaml.replaceFirst(section, Matcher.quoteReplacement(replacement));
  }

  private Running start(Loaded loaded) {
    Places places = new Places(folder.resolve("data"), folder.resolve("keys"), null, "0");
    return Running.start(loaded, places, Map.of(), Clock.systemUTC());
  }

  private static int plain(String host, int port) throws Exception {
    try (java.net.http.HttpClient client = java.net.http.HttpClient.newHttpClient()) {
      URI address = URI.create("http://" + host + ":" + port + "/health/live");
      return client
          .send(
              HttpRequest.newBuilder(address).build(),
              java.net.http.HttpResponse.BodyHandlers.discarding())
          .statusCode();
    }
  }

  private HttpClientResponse getOverTls(int port, SelfSignedCertificate certificate)
      throws Exception {
    HttpClientOptions options =
        new HttpClientOptions()
            .setSsl(true)
            .setUseAlpn(true)
            .setProtocolVersion(HttpVersion.HTTP_2)
            .setTrustOptions(new PemTrustOptions().addCertPath(certificate.certificatePath()));
    client = vertx.createHttpClient(options);
    return client
        .request(
            new RequestOptions()
                .setMethod(HttpMethod.GET)
                .setHost("localhost")
                .setPort(port)
                .setURI("/health/live"))
        .compose(request -> request.send())
        .toCompletionStage()
        .toCompletableFuture()
        .get(20, TimeUnit.SECONDS);
  }

  /// An address of this machine that is not loopback: what a proxy beside it calls from.
  private static InetAddress outside() throws IOException {
    return NetworkInterface.networkInterfaces()
        .flatMap(NetworkInterface::inetAddresses)
        .filter(address -> address instanceof java.net.Inet4Address && !address.isLoopbackAddress())
        .findFirst()
        .orElseThrow(() -> new IOException("this machine has no address but loopback"));
  }
}
