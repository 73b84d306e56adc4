package nl.genaisluis.gateway.erasure;

import static nl.genaisluis.gateway.Patience.until;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import nl.genaisluis.audit.content.Content;
import nl.genaisluis.audit.event.Checked;
import nl.genaisluis.audit.event.Entry;
import nl.genaisluis.audit.event.Erased;
import nl.genaisluis.audit.ledger.Ledger;
import nl.genaisluis.audit.ledger.LedgerConfig;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Retention while time goes on.
class RetentionClockIT {
  private static final Instant NOW = Instant.parse("2026-11-22T10:00:00Z");
  private static final int MANY = 700;

  @TempDir Path folder;
  private final AtomicReference<Instant> now = new AtomicReference<>(NOW);

  @Test
  void destroysEachContentWhenItsOwnTermIsOverAndOnce() throws Exception {
    Clock clock = Clock.systemUTC();
    LedgerConfig config =
        new LedgerConfig(folder.resolve("data"), folder.resolve("keys"), "localhost/sluis");
    try (Ledger ledger = Ledger.open(config, clock);
        Retention retention =
            Retention.start(ledger, moving(), Duration.ofMillis(20), () -> true)) {
      assertThat(retention).isNotNull();
      for (int i = 0; i < MANY; i++) {
        ledger.append(checked(i), new Content("kort", NOW.plusSeconds(60))).join();
      }
      String late =
          ledger.append(checked(MANY), new Content("lang", NOW.plusSeconds(120))).join().leafId();
      int before = erased(ledger).size();

      now.set(NOW.plusSeconds(60));
      await(ledger, MANY);
      boolean lateStays = ledger.content(late) != null;
      now.set(NOW.plusSeconds(120));
      await(ledger, MANY + 1);

      assertThat(before).isZero();
      assertThat(lateStays).isTrue();
      assertThat(ledger.content(late)).isNull();
      assertThat(erased(ledger)).extracting(Erased::target).doesNotHaveDuplicates();
    }
  }

  private static void await(Ledger ledger, int number) {
    until(() -> erased(ledger).size() >= number);
    assertThat(erased(ledger)).hasSize(number);
  }

  private static List<Erased> erased(Ledger ledger) {
    List<Erased> all = new ArrayList<>();
    ledger.scan(
        (Entry entry) -> {
          if (entry.event() instanceof Erased erased) {
            all.add(erased);
          }
        });
    return all;
  }

  private static Checked checked(int number) {
    return new Checked(
        String.format("%032x", number), "proef", "allow", List.of(), "v1", "medewerker", 4);
  }

  private Clock moving() {
    InstantSource source = now::get;
    return source.withZone(ZoneOffset.UTC);
  }
}
