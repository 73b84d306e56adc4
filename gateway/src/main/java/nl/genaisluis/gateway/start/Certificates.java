package nl.genaisluis.gateway.start;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.ServerSSLOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.X509KeyManager;
import nl.genaisluis.gateway.config.ConfigException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Watches the files of a certificate and its key, and hands a renewed pair to the sockets without
/// closing them. A pair that cannot be read or does not fit is refused, loudly, and the old one
/// stays. Used on one event loop.
final class Certificates {
  private static final Logger LOG = LoggerFactory.getLogger(Certificates.class);

  /// Renewal happens days before the old certificate ends; a look at two small files is cheap.
  static final Duration LOOK_EVERY = Duration.ofSeconds(5);

  /// A signature for each kind of key that certificates have.
  private static final Map<String, String> SIGNATURES =
      Map.of("RSA", "SHA256withRSA", "EC", "SHA256withECDSA", "EdDSA", "EdDSA");

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

  /// Refuses a pair that no handshake would succeed with: one that cannot be read, or a key that is
  /// not that of the certificate.
  ///
  /// @param field where the configuration names the pair
  static void check(Vertx vertx, Settings.Tls tls, String field) {
    try {
      fitting(options(tls).getKeyManagerFactory(vertx));
    } catch (KeyException others) {
      throw new ConfigException(
          field + ".key: is not the key of the certificate " + tls.certificate());
    } catch (Exception unreadable) {
      // The cause may quote a line of the key.
      throw new ConfigException(
          field
              + ": certificate or key cannot be read as PEM: "
              + tls.certificate()
              + ", "
              + tls.key());
    }
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
    return vertx
        .executeBlocking(() -> fitting(options(tls).getKeyManagerFactory(vertx)))
        .compose(this::give);
  }

  private Future<Void> give(KeyManagerFactory pair) {
    List<Future<Boolean>> taken =
        servers.stream()
            .map(
                server ->
                    server.updateSSLOptions(
                        new ServerSSLOptions().setKeyCertOptions(KeyCertOptions.wrap(pair)), true))
            .toList();
    return Future.join(taken)
        .onSuccess(_ -> LOG.info("certificate renewed file={}", tls.certificate()))
        .mapEmpty();
  }

  /// These keys, if each is that of its certificate. Neither the library nor the platform looks,
  /// and with another key no handshake would succeed.
  private static KeyManagerFactory fitting(KeyManagerFactory keys) throws GeneralSecurityException {
    for (KeyManager one : keys.getKeyManagers()) {
      if (one instanceof X509KeyManager pairs) {
        for (Map.Entry<String, String> kind : SIGNATURES.entrySet()) {
          String[] names = pairs.getServerAliases(kind.getKey(), null);
          for (String name : names == null ? new String[0] : names) {
            checkFits(
                pairs.getPrivateKey(name), pairs.getCertificateChain(name)[0], kind.getValue());
          }
        }
      }
    }
    return keys;
  }

  private static void checkFits(PrivateKey key, X509Certificate certificate, String algorithm)
      throws GeneralSecurityException {
    Signature signing = Signature.getInstance(algorithm);
    signing.initSign(key);
    signing.update(new byte[1]);
    byte[] signed = signing.sign();
    signing.initVerify(certificate.getPublicKey());
    signing.update(new byte[1]);
    if (!signing.verify(signed)) {
      throw new KeyException("the key is not that of the certificate");
    }
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
