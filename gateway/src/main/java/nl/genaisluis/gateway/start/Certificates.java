package nl.genaisluis.gateway.start;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.ServerSSLOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Watches the files of a certificate and its key, and hands a renewed pair to the sockets without
/// closing them. A pair that cannot be read or does not fit is refused, loudly, and the old one
/// stays. Used on one event loop.
final class Certificates {
  private static final Logger LOG = LoggerFactory.getLogger(Certificates.class);

  /// Renewal happens days before the old certificate ends; a look at two small files is cheap.
  static final Duration LOOK_EVERY = Duration.ofSeconds(5);

  private final Vertx vertx;
  private final Settings.Tls tls;
  private final List<HttpServer> servers;
  private String known;

  private Certificates(Vertx vertx, Settings.Tls tls, List<HttpServer> servers, String known) {
    this.vertx = vertx;
    this.tls = tls;
    this.servers = List.copyOf(servers);
    this.known = known;
  }

  /// Begins to look at the files, until the sockets' Vert.x closes.
  static void watch(Vertx vertx, Settings.Tls tls, List<HttpServer> servers) {
    String now;
    try {
      now = digest(tls);
    } catch (IOException gone) {
      now = "";
    }
    Certificates certificates = new Certificates(vertx, tls, servers, now);
    vertx.setPeriodic(LOOK_EVERY.toMillis(), _ -> certificates.look());
  }

  static PemKeyCertOptions options(Settings.Tls tls) {
    return new PemKeyCertOptions().setCertPath(tls.certificate()).setKeyPath(tls.key());
  }

  private void look() {
    vertx
        .executeBlocking(() -> digest(tls))
        .compose(now -> now.equals(known) ? Future.succeededFuture() : renew(now))
        .onFailure(
            failed -> LOG.error("certificate not renewed cause={}", failed.getClass().getName()));
  }

  private Future<Void> renew(String now) {
    // Taken as seen whatever comes of it: a pair that does not fit is reported once.
    known = now;
    List<Future<Boolean>> taken =
        servers.stream()
            .map(
                server ->
                    server.updateSSLOptions(
                        new ServerSSLOptions().setKeyCertOptions(options(tls)), true))
            .toList();
    return Future.join(taken)
        .onSuccess(_ -> LOG.info("certificate renewed file={}", tls.certificate()))
        .mapEmpty();
  }

  /// What both files hold together. A key is never kept: only this digest of it.
  private static String digest(Settings.Tls tls) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(Files.readAllBytes(Path.of(tls.certificate())));
      digest.update(Files.readAllBytes(Path.of(tls.key())));
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException always) {
      throw new IllegalStateException(always);
    }
  }
}
