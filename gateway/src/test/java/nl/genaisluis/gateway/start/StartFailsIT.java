package nl.genaisluis.gateway.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;
import nl.genaisluis.audit.search.SearchFault;
import nl.genaisluis.gateway.config.ConfigException;
import nl.genaisluis.gateway.config.ConfigFolder;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A start that fails says why and leaves nothing open: the next one on the same folder works.
class StartFailsIT {
  private static final String NOWHERE = "http://127.0.0.1:9";

  @TempDir private Path folder;

  @Test
  void aDamagedIndexEndsTheStartAndKeepsNothingOpen() throws Exception {
    new GatewayUnderTest(folder, NOWHERE).close();
    Path index = folder.resolve("data").resolve("index");
    damage(index);

    Throwable failed = catchThrowable(() -> new GatewayUnderTest(folder, NOWHERE));

    assertThat(failed).isInstanceOf(SearchFault.class);
    assertThat(RunCommand.told(failed)).contains(index.toString(), "take the index away");
    delete(index);
    new GatewayUnderTest(folder, NOWHERE).close();
  }

  @Test
  void aPortThatIsTakenEndsTheStartAndKeepsNothingOpen() throws Exception {
    Path config = GatewayUnderTest.config(folder, NOWHERE);
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String port = Integer.toString(taken.getLocalPort());

      assertThatThrownBy(() -> start(config, port, "0")).isInstanceOf(ConfigException.class);
      assertThatThrownBy(() -> start(config, "0", port)).isInstanceOf(ConfigException.class);
    }

    start(config, "0", "0").close();
  }

  @Test
  void aPartThatFailsToCloseKeepsNoOtherFromClosing() {
    List<String> closed = new ArrayList<>();
    List<Runnable> steps =
        List.of(
            () -> closed.add("first"),
            () -> {
              throw new IllegalStateException("second");
            },
            () -> {
              throw new IllegalArgumentException("third");
            },
            () -> closed.add("last"));

    Throwable failed = catchThrowable(() -> Closing.all(steps));

    assertThat(closed).containsExactly("first", "last");
    assertThat(failed).isInstanceOf(IllegalStateException.class).hasMessage("second");
    assertThat(failed.getSuppressed()).singleElement().isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void aFailureOfAnotherThreadIsToldAsItsCause() {
    CompletionException failed = new CompletionException(new IllegalStateException("no examples"));

    assertThat(RunCommand.told(failed)).isEqualTo("no examples");
  }

  private Running start(Path config, String port, String managementPort) {
    return Running.start(
        Loaded.from(ConfigFolder.of(config), LocalDate.now(Clock.systemUTC())),
        new Places(folder.resolve("data"), folder.resolve("keys"), port, managementPort),
        Map.of(),
        Clock.systemUTC());
  }

  private static void damage(Path index) throws IOException {
    try (Stream<Path> files = Files.list(index)) {
      for (Path file : files.filter(each -> each.toFile().getName().startsWith("seg")).toList()) {
        Files.writeString(file, "no index");
      }
    }
  }

  private static void delete(Path index) throws IOException {
    try (Stream<Path> files = Files.list(index)) {
      for (Path file : files.toList()) {
        Files.delete(file);
      }
    }
  }
}
