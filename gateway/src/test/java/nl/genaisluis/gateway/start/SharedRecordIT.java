package nl.genaisluis.gateway.start;

import static nl.genaisluis.gateway.Patience.until;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import nl.genaisluis.audit.event.Entry;
import nl.genaisluis.audit.postgres.PostgresServer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two gateways that keep one record in a real PostgreSQL.
final class SharedRecordIT {
  private static final String ASK = GatewayUnderTest.ask("Herschrijf: het loket is dicht.", false);

  @TempDir Path folder;

  @Test
  void keepOneRecordRefuseWithoutItAndGoOnWhenItIsBack() throws Exception {
    try (PostgresServer server = PostgresServer.begin();
        Upstream upstream = new Upstream()) {
      upstream.says("Het loket is gesloten.");
      try (GatewayUnderTest one = node("one", upstream, server)) {
        copy(folder.resolve("one/keys"), folder.resolve("two/keys"));
        try (GatewayUnderTest two = node("two", upstream, server)) {
          assertThat(chat(one).statusCode()).isEqualTo(200);
          assertThat(chat(two).statusCode()).isEqualTo(200);
          List<Entry> seen = two.entries();
          assertThat(one.entries()).startsWith(seen.toArray(Entry[]::new));
          assertThat(seen.stream().filter(entry -> entry.event().code().equals("opened")))
              .hasSize(2);

          server.stop();
          int calls = upstream.posts().size();
          until(() -> chat(one).statusCode() == 503 && chat(two).statusCode() == 503);
          assertThat(upstream.posts()).as("no record, no call").hasSize(calls);
          server.start();
          until(() -> chat(one).statusCode() == 200 && chat(two).statusCode() == 200);

          assertThat(two.entries()).extracting(Entry::leaf).doesNotHaveDuplicates();
        }
      }
    }
  }

  private GatewayUnderTest node(String name, Upstream upstream, PostgresServer server)
      throws IOException {
    Path own = Files.createDirectories(folder.resolve(name));
    Path password = Files.writeString(own.resolve("password"), PostgresServer.PASSWORD);
    String shared =
        "  witnesses: []\n  postgres: {url: \"%s\", user: %s, password_file: \"%s\"}\n"
            .formatted(server.url(), PostgresServer.USER, password);
    return GatewayUnderTest.with(
        own,
        upstream.base(),
        settings -> settings.replace("  witnesses: []\n", shared),
        UnaryOperator.identity());
  }

  private static HttpResponse<String> chat(GatewayUnderTest gateway) {
    return gateway.post("medewerker", "/v1/chat/completions", "klare-taal", ASK);
  }

  private static void copy(Path from, Path to) {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.toList()) {
        Path target = to.resolve(from.relativize(file));
        Files.createDirectories(Objects.requireNonNull(target.getParent()));
        Files.copy(file, target);
      }
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }
}
