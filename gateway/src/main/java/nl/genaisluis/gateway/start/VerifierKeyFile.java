package nl.genaisluis.gateway.start;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// `log.vkey` beside the keys: the keys that the logs are verified with, a line for each year,
/// oldest first. A year that begins while the gateway runs gets its line within [#LOOK_EVERY];
/// readers see the whole old file or the whole new one.
final class VerifierKeyFile {
  static final String NAME = "log.vkey";

  private static final Logger LOG = LoggerFactory.getLogger(VerifierKeyFile.class);
  private static final Duration LOOK_EVERY = Duration.ofSeconds(5);

  private final Path file;
  private final Supplier<List<String>> keys;

  /// What the file holds. One look is under way at a time.
  private List<String> written = List.of();

  private VerifierKeyFile(Path file, Supplier<List<String>> keys) {
    this.file = file;
    this.keys = keys;
  }

  /// Writes the file, and keeps it true until this Vert.x closes. Blocks.
  static void keep(Vertx vertx, Path folder, Supplier<List<String>> keys) {
    VerifierKeyFile kept = new VerifierKeyFile(folder.resolve(NAME), keys);
    try {
      Files.createDirectories(folder);
      kept.write();
    } catch (IOException refused) {
      throw new UncheckedIOException(refused);
    }
    vertx.setPeriodic(
        LOOK_EVERY.toMillis(),
        _ ->
            vertx
                .executeBlocking(kept::write)
                .onFailure(
                    failed ->
                        LOG.error(
                            "verifier keys not written cause={}", failed.getClass().getName())));
  }

  private synchronized boolean write() throws IOException {
    List<String> now = keys.get();
    if (now.equals(written)) {
      return false;
    }
    Path next = file.resolveSibling(NAME + ".next");
    Files.writeString(next, String.join("\n", now) + "\n");
    Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    written = now;
    return true;
  }
}
