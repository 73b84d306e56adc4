package nl.genaisluis.gateway.start;

import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import nl.genaisluis.audit.ledger.Ledger;
import nl.genaisluis.gateway.config.ConfigFolder;

/// A whole gateway on free ports of loopback, for tests outside this package.
public final class LoopbackGateway implements AutoCloseable {
  private final Running running;

  private LoopbackGateway(Running running) {
    this.running = running;
  }

  /// Starts a gateway with this configuration; its data and keys go below `folder`.
  public static LoopbackGateway start(Path folder, Path config) {
    Clock clock = Clock.systemUTC();
    return new LoopbackGateway(
        Running.start(
            Loaded.from(ConfigFolder.of(config), LocalDate.now(clock)),
            new Places(folder.resolve("data"), folder.resolve("keys"), "0", "0"),
            Map.of(),
            clock));
  }

  public int port() {
    return running.port();
  }

  public int managementPort() {
    return running.managementPort();
  }

  public Ledger ledger() {
    return running.ledger();
  }

  @Override
  public void close() {
    running.close();
  }
}
