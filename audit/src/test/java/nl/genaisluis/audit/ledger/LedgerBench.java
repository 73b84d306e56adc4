package nl.genaisluis.audit.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import nl.genaisluis.audit.content.Content;

/// Measures the ledger beside what one fsync costs on the same disk in the same run. Arguments: a
/// folder on the disk in question, and the number of seconds for each part. On a machine that does
/// other work too, the processor time is the figure to go by.
final class LedgerBench {
  private static final int IN_FLIGHT_MAX = 2_000;
  private static final String TEXT = "Vat deze [PERSOON_1] brief samen. ".repeat(45);

  private final Path folder;
  private final long nanos;

  private LedgerBench(Path folder, long seconds) {
    this.folder = folder;
    this.nanos = seconds * 1_000_000_000L;
  }

  public static void main(String[] args) throws Exception {
    Path folder = Files.createTempDirectory(Path.of(args[0]).toAbsolutePath(), "bench");
    LedgerBench bench = new LedgerBench(folder, Long.parseLong(args[1]));
    System.out.println(machine());
    bench.floor();
    bench.sustained(false, "warm-up");
    for (boolean content : List.of(false, true)) {
      bench.sustained(content, "sustained");
      bench.alone(content);
    }
    bench.floor();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private static String machine() throws IOException {
    String cpu =
        Files.readAllLines(Path.of("/proc/cpuinfo")).stream()
            .filter(line -> line.startsWith("model name"))
            .findFirst()
            .orElse("unknown");
    return cpu
        + ", "
        + Runtime.getRuntime().availableProcessors()
        + " cores, load "
        + Files.readString(Path.of("/proc/loadavg")).strip()
        + ", Java "
        + Runtime.version();
  }

  /// Four kilobytes appended and forced, one after the other.
  private void floor() throws IOException {
    long[] times = new long[2_000];
    int count = 0;
    long end = System.nanoTime() + nanos;
    try (FileChannel file =
        FileChannel.open(
            folder.resolve("floor"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      while (count < times.length && System.nanoTime() < end) {
        long start = System.nanoTime();
        file.write(ByteBuffer.allocate(4096));
        file.force(false);
        times[count++] = System.nanoTime() - start;
      }
    }
    print("fsync floor", times, count);
  }

  /// As many appends as the ledger takes, two thousand of them waiting at any time.
  private void sustained(boolean content, String name) throws InterruptedException {
    AtomicLong durable = new AtomicLong();
    Semaphore inFlight = new Semaphore(IN_FLIGHT_MAX);
    try (Ledger ledger = open(name + content)) {
      long start = System.nanoTime();
      long cpu = ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
      for (long i = 0; System.nanoTime() - start < nanos; i++) {
        inFlight.acquire();
        var _ =
            append(ledger, i, content)
                .whenComplete(
                    (_, failed) -> {
                      if (failed == null) {
                        durable.incrementAndGet();
                      }
                      inFlight.release();
                    });
      }
      inFlight.acquire(IN_FLIGHT_MAX);
      double seconds = (System.nanoTime() - start) / 1e9;
      cpu = ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos() - cpu;
      System.out.printf(
          Locale.ROOT,
          "%s, content %s: %.0f leaves/s (%d in %.1f s, %.1f us of CPU a leaf in all)%n",
          name,
          content,
          durable.get() / seconds,
          durable.get(),
          seconds,
          cpu / 1e3 / durable.get());
    }
  }

  /// One append after the other.
  private void alone(boolean content) {
    long[] times = new long[20_000];
    int count = 0;
    try (Ledger ledger = open("alone-" + content)) {
      long end = System.nanoTime() + nanos;
      while (count < times.length && System.nanoTime() < end) {
        long start = System.nanoTime();
        append(ledger, count, content).join();
        times[count++] = System.nanoTime() - start;
      }
    }
    print("append alone, content " + content, times, count);
  }

  private static CompletableFuture<Receipt> append(Ledger ledger, long i, boolean content) {
    return ledger.append(
        i % 2 == 0 ? Events.opened(i / 2) : Events.closed(i / 2),
        content ? new Content(TEXT) : null);
  }

  private Ledger open(String name) {
    return Ledger.open(
        new LedgerConfig(folder.resolve(name), folder.resolve("keys"), "localhost/bench"),
        Clock.systemUTC());
  }

  private static void print(String what, long[] times, int count) {
    long[] sorted = Arrays.copyOf(times, count);
    Arrays.sort(sorted);
    System.out.printf(
        Locale.ROOT,
        "%s: p50 %.3f ms, p99 %.3f ms (%d)%n",
        what,
        sorted[count / 2] / 1e6,
        sorted[count * 99 / 100] / 1e6,
        count);
  }
}
