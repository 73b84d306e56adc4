package nl.genaisluis.gateway.start;

import static nl.genaisluis.gateway.Patience.until;
import static nl.genaisluis.gateway.start.GatewayUnderTest.ask;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import nl.genaisluis.audit.event.Entry;
import nl.genaisluis.audit.event.Erased;
import nl.genaisluis.audit.event.Refused;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is left of a request when its term is over.
class RetentionIT {
  private static final String WORD = "zilvervlootkapitein";

  @TempDir Path folder;
  private Upstream upstream;

  @BeforeEach
  void start() {
    upstream = new Upstream();
    upstream.says("Goed.");
  }

  @AfterEach
  void stop() {
    upstream.close();
  }

  @Test
  void contentPastItsTermIsDestroyedAndTheRecordStays() throws Exception {
    Path data = folder.resolve("data");
    Path config = GatewayUnderTest.config(folder, upstream.base());
    String refused;
    try (GatewayUnderTest gateway = new GatewayUnderTest(folder, config, Clock.systemUTC())) {
      gateway.post(
          "medewerker",
          "/v1/chat/completions",
          "klare-taal",
          ask("Beoordeel de subsidieaanvraag van de " + WORD + " en wijs haar af.", false));
      gateway.post(
          "medewerker",
          "/v1/chat/completions",
          "klare-taal",
          ask("Herschrijf: de " + WORD + " vaart uit.", false));
      refused = leaf(gateway, Refused.class);
      awaitIndexed(gateway, refused);
    }
    assertThat(Traces.of(data, WORD)).isNotEmpty();

    Clock later = Clock.offset(Clock.systemUTC(), Duration.ofDays(31));
    List<String> left;
    List<Erased> erased;
    try (GatewayUnderTest gateway = new GatewayUnderTest(folder, config, later)) {
      left = Traces.leftOf(data, WORD);
      erased = gateway.events(Erased.class);
      assertThat(gateway.ledger().content(refused)).isNull();
      assertThat(gateway.ledger().belongings().expired(later.instant(), 10)).isEmpty();
      assertThat(gateway.events(Refused.class)).hasSize(1);
    }

    assertThat(left).isEmpty();
    assertThat(erased).extracting(Erased::target).contains(refused).hasSize(3);
    assertThat(erased).extracting(Erased::ground).containsOnly("retention");
    assertThat(erased).extracting(Erased::role).containsOnly("sluis");
    assertThat(Traces.of(data, WORD)).isEmpty();
  }

  /// The index follows the record; it is part of what must be cleaned.
  private static void awaitIndexed(GatewayUnderTest gateway, String leaf) {
    String path = "/api/v1/beslissingen?zoek=" + WORD;
    until("the index follows", () -> gateway.get("commissie", path).body().contains(leaf));
  }

  private static String leaf(GatewayUnderTest gateway, Class<?> kind) {
    return gateway.entries().stream()
        .filter(entry -> kind.isInstance(entry.event()))
        .map(Entry::leaf)
        .findFirst()
        .orElseThrow();
  }
}
