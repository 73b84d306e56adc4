package nl.genaisluis.audit.ledger;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import nl.genaisluis.audit.content.Content;

/// Appends without end and prints the hash of every acknowledged leaf, until it is killed.
final class CrashChild {
  private static final int IN_FLIGHT_MAX = 64;

  private CrashChild() {}

  static LedgerConfig config(Path folder) {
    return new LedgerConfig(
        folder.resolve("data"),
        folder.resolve("keys"),
        "localhost/sluis",
        16,
        1024,
        1 << 20,
        Duration.ofMillis(20));
  }

  public static void main(String[] args) throws Exception {
    Clock clock = args.length > 2 ? new Hurrying(Integer.parseInt(args[2])) : Clock.systemUTC();
    Ledger ledger = Ledger.open(config(Path.of(args[0])), clock);
    long first = Long.parseLong(args[1]) << 32;
    PrintStream out = new PrintStream(System.out, true, StandardCharsets.UTF_8);
    Semaphore inFlight = new Semaphore(IN_FLIGHT_MAX);
    for (long i = 0; ; i++) {
      inFlight.acquire();
      var printed =
          ledger
              .append(
                  i % 2 == 0 ? Events.opened(first + i / 2) : Events.closed(first + i / 2),
                  i % 3 == 0 ? new Content("inhoud " + i) : null)
              .whenComplete(
                  (receipt, failed) -> {
                    if (failed == null) {
                      out.println(receipt.leafHash());
                    }
                    inFlight.release();
                  });
      if (printed.isCompletedExceptionally()) {
        throw new IllegalStateException("append failed");
      }
    }
  }

  /// A clock that goes on ten days whenever somebody looks at it.
  private static final class Hurrying extends Clock {
    private final Instant start;
    private final AtomicLong looks = new AtomicLong();

    Hurrying(int year) {
      start = Instant.parse(year + "-12-01T00:00:00Z");
    }

    @Override
    public Instant instant() {
      return start.plus(Duration.ofDays(10 * looks.incrementAndGet()));
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
