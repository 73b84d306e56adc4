package nl.genaisluis.gateway.browser;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/// Gives each test a [Seat] in an empty tab. The gateway and the browser are started once for all
/// tests of the pages, and stopped after the last.
final class Office implements ParameterResolver {
  private static final Namespace HERE = Namespace.create(Office.class);

  /// What all tests share.
  private static final class Building implements AutoCloseable {
    private final Path folder;
    private final Desk desk;
    private final Chromium browser;

    Building() {
      try {
        folder = Files.createTempDirectory("pages");
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
      desk = new Desk(folder);
      browser = Chromium.start(folder);
    }

    @Override
    public void close() {
      browser.close();
      desk.close();
      try (Stream<Path> left = Files.walk(folder)) {
        left.sorted(Comparator.reverseOrder()).forEach(one -> one.toFile().delete());
      } catch (IOException failed) {
        throw new UncheckedIOException(failed);
      }
    }
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Seat.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Building building =
        context
            .getRoot()
            .getStore(HERE)
            .getOrComputeIfAbsent("building", _ -> new Building(), Building.class);
    building.desk.reset();
    Seat seat = new Seat(building.desk, building.browser.tab());
    context.getStore(HERE).put("seat", seat);
    return seat;
  }
}
