package nl.genaisluis.gateway.accountability;

import static nl.genaisluis.gateway.Patience.until;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import nl.genaisluis.audit.event.Checked;
import nl.genaisluis.audit.ledger.Receipt;
import nl.genaisluis.audit.merkle.Hash;
import nl.genaisluis.gateway.identity.Role;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Tiles as C2SP tlog-tiles describes them, byte for byte, of a log with more than one of a level.
final class LogTilesIT {
  private static final String LOG = "/log/2026";
  private static final int FIRST = 3;
  private static final int SIZE = 300;
  private static final int HASH = 32;

  private final HttpClient client = HttpClient.newHttpClient();
  private TestSite site;

  @BeforeEach
  void fill(@TempDir Path folder) throws Exception {
    Clock clock = Clock.fixed(Instant.parse("2026-11-22T10:05:00Z"), ZoneOffset.UTC);
    site = new TestSite(folder, clock);
    append(0, FIRST);
    append(FIRST, SIZE);
  }

  private void append(int from, int to) {
    List<CompletableFuture<Receipt>> receipts = new ArrayList<>();
    for (int i = from; i < to; i++) {
      Checked checked =
          new Checked(
              String.format("%032x", i), "klare-taal", "allow", List.of(), "v1", "medewerker", i);
      receipts.add(site.ledger().append(checked, null));
    }
    receipts.forEach(CompletableFuture::join);
    until(
        "a checkpoint",
        () -> site.get(null, LOG + "/checkpoint").body().contains("\n" + to + "\n"));
  }

  @AfterEach
  void close() {
    site.close();
    client.close();
  }

  @Test
  void aFullTileHas256HashesAndTheNextLevelTheHashOfIt() throws Exception {
    HttpResponse<byte[]> full = get(null, LOG + "/tile/0/000");
    HttpResponse<byte[]> rest = get(null, LOG + "/tile/0/001.p/44");
    HttpResponse<byte[]> above = get(null, LOG + "/tile/1/000.p/1");

    for (HttpResponse<byte[]> tile : List.of(full, rest, above)) {
      assertThat(tile.headers().firstValue("Content-Type")).hasValue("application/octet-stream");
      assertThat(tile.headers().firstValue("Cache-Control"))
          .hasValue("public, max-age=31536000, immutable");
    }
    assertThat(full.body()).hasSize(8_192);
    assertThat(rest.body()).hasSize(44 * HASH);
    assertThat(above.body()).isEqualTo(root(full.body()));
  }

  @Test
  void entriesHashToTheLowestTileAndAreForReadersOnly() throws Exception {
    byte[] hashes = get(null, LOG + "/tile/0/000").body();

    HttpResponse<byte[]> bundle = get(Role.AUDITOR, LOG + "/tile/entries/000");

    assertThat(bundle.headers().firstValue("Content-Type")).hasValue("application/octet-stream");
    assertThat(bundle.headers().firstValue("Cache-Control")).hasValue("private, no-store");
    List<byte[]> entries = entries(bundle.body());
    assertThat(entries).hasSize(256);
    for (int i = 0; i < 256; i++) {
      assertThat(Hash.leaf(entries.get(i)).bytes())
          .isEqualTo(Arrays.copyOfRange(hashes, i * HASH, (i + 1) * HASH));
    }
    assertThat(get(null, LOG + "/tile/entries/000").statusCode()).isEqualTo(401);
    assertThat(get(Role.MEDEWERKER, LOG + "/tile/entries/000").statusCode()).isEqualTo(403);
    assertThat(get(Role.BEHEERDER, LOG + "/tile/entries/000.p/3").statusCode()).isEqualTo(403);
  }

  @Test
  void aPartialTileOfAnEarlierCheckpointIsTheBeginningOfTheFullOne() throws Exception {
    byte[] full = get(null, LOG + "/tile/0/000").body();

    HttpResponse<byte[]> partial = get(null, LOG + "/tile/0/000.p/" + FIRST);
    HttpResponse<byte[]> narrower = get(null, LOG + "/tile/0/001.p/7");
    HttpResponse<byte[]> bundle = get(Role.COMMISSIE, LOG + "/tile/entries/000.p/" + FIRST);

    assertThat(partial.body()).isEqualTo(Arrays.copyOf(full, FIRST * HASH));
    assertThat(narrower.body())
        .isEqualTo(Arrays.copyOf(get(null, LOG + "/tile/0/001.p/44").body(), 7 * HASH));
    assertThat(entries(bundle.body())).hasSize(FIRST);
    assertThat(get(null, LOG + "/tile/entries/000.p/" + FIRST).statusCode()).isEqualTo(401);
  }

  @Test
  void aTileThatNoCheckpointNeedsIsNotThere() throws Exception {
    for (String path :
        List.of(
            "/tile/0/001",
            "/tile/0/001.p/45",
            "/tile/0/002.p/1",
            "/tile/1/000",
            "/tile/1/000.p/2",
            "/tile/2/000.p/1",
            "/tile/0/000.p/0",
            "/tile/0/000.p/256",
            "/tile/64/000",
            "/tile/00/000",
            "/tile/0/0")) {
      assertThat(get(null, LOG + path).statusCode()).as(path).isEqualTo(404);
    }
  }

  /// The hash of the whole tree above 256 hashes (RFC 6962 §2.1), the slow way.
  private static byte[] root(byte[] hashes) {
    byte[] level = hashes;
    while (level.length > HASH) {
      ByteBuffer above = ByteBuffer.allocate(level.length / 2);
      for (int i = 0; i < level.length; i += 2 * HASH) {
        above.put(node(Arrays.copyOfRange(level, i, i + 2 * HASH)));
      }
      level = above.array();
    }
    return level;
  }

  private static byte[] node(byte[] both) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update((byte) 1);
      return digest.digest(both);
    } catch (NoSuchAlgorithmException impossible) {
      throw new AssertionError(impossible);
    }
  }

  private static List<byte[]> entries(byte[] bundle) {
    List<byte[]> entries = new ArrayList<>();
    ByteBuffer rest = ByteBuffer.wrap(bundle);
    while (rest.hasRemaining()) {
      byte[] entry = new byte[Short.toUnsignedInt(rest.getShort())];
      rest.get(entry);
      entries.add(entry);
    }
    return entries;
  }

  private HttpResponse<byte[]> get(@Nullable Role role, String path) throws Exception {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create("http://localhost:" + site.port() + path));
    if (role != null) {
      request.header("Authorization", "Bearer " + site.token(role));
    }
    return client.send(request.build(), HttpResponse.BodyHandlers.ofByteArray());
  }
}
