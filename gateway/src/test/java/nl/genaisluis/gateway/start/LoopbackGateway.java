package nl.genaisluis.gateway.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Map;
import nl.genaisluis.audit.ledger.Ledger;
import nl.genaisluis.gateway.config.ConfigFolder;
import org.jspecify.annotations.Nullable;

/// A whole gateway on free ports of loopback, for tests outside this package. Closed, it holds
/// nothing of the gateway: test classes keep it in a field, and a gateway is some 40 MB.
public final class LoopbackGateway implements AutoCloseable {
  private final int port;
  private final int managementPort;

  /// Null once closed.
  private volatile @Nullable Running running;

  private LoopbackGateway(Running running) {
    this.running = running;
    this.port = running.port();
    this.managementPort = running.managementPort();
  }

  /// Starts a gateway with this configuration; its data and keys go below `folder`.
  public static LoopbackGateway start(Path folder, Path config) {
    return start(folder, config, 0, Clock.systemUTC());
  }

  /// The same on this port and by this clock.
  public static LoopbackGateway start(Path folder, Path config, int port, Clock clock) {
    String wanted = Integer.toString(port);
    return new LoopbackGateway(
        Running.start(
            Loaded.from(ConfigFolder.of(config), LocalDate.now(clock)),
            new Places(folder.resolve("data"), folder.resolve("keys"), wanted, "0"),
            Map.of(),
            clock));
  }

  /// A port on which nobody listened a moment ago, for what must be known before the start.
  public static int freePort() {
    try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  public int port() {
    return port;
  }

  public int managementPort() {
    return managementPort;
  }

  public Ledger ledger() {
    Running open = running;
    if (open == null) {
      throw new IllegalStateException("the gateway is closed");
    }
    return open.ledger();
  }

  @Override
  public void close() {
    Running open = running;
    if (open != null) {
      open.close();
      running = null;
    }
  }
}
