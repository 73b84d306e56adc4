package nl.genaisluis.audit.ledger;

import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.concurrent.Semaphore;
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
    Ledger ledger = Ledger.open(config(Path.of(args[0])), Clock.systemUTC());
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
}
