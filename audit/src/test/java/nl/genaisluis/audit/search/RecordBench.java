package nl.genaisluis.audit.search;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.concurrent.Semaphore;
import java.util.function.Supplier;
import java.util.stream.Stream;
import nl.genaisluis.audit.content.Content;
import nl.genaisluis.audit.event.Event;
import nl.genaisluis.audit.event.ExchangeIds;
import nl.genaisluis.audit.ledger.Events;
import nl.genaisluis.audit.ledger.Ledger;
import nl.genaisluis.audit.ledger.LedgerConfig;
import nl.genaisluis.audit.verify.Report;
import nl.genaisluis.audit.verify.Verifier;

/// Measures what a large record costs: writing it, starting on it, indexing it, searching it and
/// verifying it. Arguments: a folder on the disk in question, the number of entries, and of how
/// many entries one has a text (1: each its own); or only the folder of one record, to start on it.
/// One in eleven is a refusal.
final class RecordBench {
  private static final int IN_FLIGHT_MAX = 4_000;
  private static final int SEARCHES = 400;
  private static final Instant TERM = Instant.parse("2099-01-01T00:00:00Z");
  private static final List<String> WORDS =
      List.of(
          "vergunning",
          "subsidie",
          "bezwaar",
          "handhaving",
          "aanvraag",
          "besluit",
          "inwoner",
          "brief",
          "afwijzing",
          "motivering",
          "provincie",
          "gemeente",
          "natuur",
          "stikstof",
          "water",
          "weg",
          "bodem",
          "energie",
          "wonen",
          "landbouw");

  private final Path folder;
  private final int entries;
  private final int textEvery;
  private final Random random = new Random(1);
  private long cpuBefore;

  private RecordBench(Path folder, int entries, int textEvery) {
    this.folder = folder;
    this.entries = entries;
    this.textEvery = textEvery;
  }

  public static void main(String[] args) throws Exception {
    if (args.length == 1) {
      new RecordBench(Path.of(args[0]), 0, 1)
          .start("started on (recovery) in a fresh process")
          .close();
      return;
    }
    Path top = Files.createDirectories(Path.of(args[0]).toAbsolutePath());
    Path folder = Files.createTempDirectory(top, "record");
    System.out.println(
        Runtime.getRuntime().availableProcessors()
            + " cores, load "
            + Files.readString(Path.of("/proc/loadavg")).strip()
            + ", Java "
            + Runtime.version());
    int textEvery = args.length > 2 ? Integer.parseInt(args[2]) : 1;
    new RecordBench(folder, Integer.parseInt(args[1]), textEvery).run();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }

  private void run() throws InterruptedException, IOException {
    long began = System.nanoTime();
    try (Ledger ledger = open()) {
      write(ledger);
      print("written", began, entries);
    }
    startElsewhere();
    try (Ledger ledger = start("started on (recovery)")) {
      began = System.nanoTime();
      try (Search search = Search.open(folder.resolve("index"), ledger)) {
        search.catchUp();
        print("indexed", began, entries);
        searches(search);
      }
      began = System.nanoTime();
      Report report = Verifier.verify(ledger.log(), ledger.log().verifierKey(), null);
      print("verified " + report.ok(), began, report.size());
    }
    System.out.printf(Locale.ROOT, "heap in use after all: %d MB%n", heapInUse() >> 20);
  }

  /// One of thirty units.
  private String unit() {
    return "Afdeling " + random.nextInt(30);
  }

  private Ledger start(String what) {
    long began = System.nanoTime();
    Ledger ledger = open();
    print(what, began, ledger.size());
    return ledger;
  }

  /// Starts on the record in another process of the same settings, which has not warmed up.
  private void startElsewhere() throws InterruptedException, IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
    command.addAll(List.of("-cp", System.getProperty("java.class.path")));
    command.addAll(List.of(RecordBench.class.getName(), folder.toString()));
    int ended = new ProcessBuilder(command).inheritIO().start().waitFor();
    if (ended != 0) {
      throw new IllegalStateException("the other process did not start on the record");
    }
  }

  private void searches(Search search) {
    search(search, "first", false);
    search(search, "warm", false);
    search(search, "with facets", true);
    everything(search);
  }

  private void write(Ledger ledger) throws InterruptedException, IOException {
    Semaphore inFlight = new Semaphore(IN_FLIGHT_MAX);
    Stretches stretches = new Stretches(Math.max(1, entries / 10));
    String exchange = "";
    for (int i = 0; i < entries; i++) {
      inFlight.acquire();
      stretches.at(i);
      boolean refused = i % 11 == 10;
      // Ten entries between two refusals: five exchanges, each opened and closed.
      boolean opened = !refused && (i - i / 11) % 2 == 0;
      exchange = refused || opened ? ExchangeIds.fresh() : exchange;
      Event event =
          refused
              ? Events.refused(exchange, "schrijfhulp", "vergunningen")
              : opened
                  ? Events.opened(exchange, "schrijfhulp")
                  : Events.closed(exchange, "schrijfhulp", "mistral-small-3.2");
      Content content = i % textEvery == textEvery - 1 ? new Content(text(), TERM, unit()) : null;
      var _ = ledger.append(event, content).whenComplete((_, _) -> inFlight.release());
    }
    inFlight.acquire(IN_FLIGHT_MAX);
    stretches.at(entries);
    if (ledger.size() < entries) {
      throw new IllegalStateException("appends failed: " + (entries - ledger.size()));
    }
  }

  /// Tells of each stretch of the writing how fast it went and what memory was in use at its end:
  /// neither may depend on how much is there already.
  private static final class Stretches {
    private final int length;
    private long began = System.nanoTime();

    Stretches(int length) {
      this.length = length;
    }

    void at(int written) throws IOException {
      if (written == 0 || written % length != 0) {
        return;
      }
      double seconds = (System.nanoTime() - began) / 1e9;
      System.out.printf(
          Locale.ROOT,
          "  up to %d: %.0f/s, heap in use %d MB, resident %s%n",
          written,
          length / seconds,
          heapInUse() >> 20,
          resident());
      began = System.nanoTime();
    }

    private static String resident() throws IOException {
      return Files.readAllLines(Path.of("/proc/self/status")).stream()
          .filter(line -> line.startsWith("VmRSS:"))
          .map(line -> line.substring("VmRSS:".length()).strip())
          .findFirst()
          .orElse("unknown");
    }
  }

  /// What is still needed, after everything else was thrown away.
  private static long heapInUse() {
    Runtime.getRuntime().gc();
    return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
  }

  private String text() {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < 40; i++) {
      text.append(WORDS.get(random.nextInt(WORDS.size()))).append(i % 8 == 7 ? ". " : " ");
    }
    return text.toString();
  }

  private void search(Search search, String name, boolean faceted) {
    Times times = new Times(SEARCHES);
    for (int i = 0; i < SEARCHES; i++) {
      String one = WORDS.get(random.nextInt(WORDS.size()));
      String other = WORDS.get(random.nextInt(WORDS.size()));
      Query query = query(i, one, other);
      times.measure(i, () -> faceted ? search.count(query) : search.find(query));
    }
    times.print("searches, " + name);
  }

  /// How long each of many took, by the clock and in processor time of this thread. On a machine
  /// that does other work too, the second is the figure to go by.
  private static final class Times {
    private final long[] clock;
    private final long[] processor;

    Times(int number) {
      clock = new long[number];
      processor = new long[number];
    }

    void measure(int number, Supplier<?> work) {
      long processorBefore = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      long clockBefore = System.nanoTime();
      if (work.get() == null) {
        throw new IllegalStateException("nothing was found");
      }
      clock[number] = System.nanoTime() - clockBefore;
      processor[number] =
          ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - processorBefore;
    }

    void print(String what) {
      System.out.println(what + ": " + told(clock) + "; processor " + told(processor));
    }

    private static String told(long[] times) {
      Arrays.sort(times);
      return String.format(
          Locale.ROOT,
          "p50 %.1f ms, p95 %.1f ms, most %.1f ms (%d)",
          times[times.length / 2] / 1e6,
          times[times.length * 95 / 100] / 1e6,
          times[times.length - 1] / 1e6,
          times.length);
    }
  }

  private static Query query(int number, String one, String other) {
    Filter refused = Filter.NONE.with(Facet.CODE, "refused");
    return switch (number % 5) {
      case 0 -> Query.of(one, Filter.NONE, 50);
      case 1 -> Query.of(one + " " + other, refused.with(Facet.USE_CASE, "schrijfhulp"), 50);
      case 2 -> Query.of("\"" + one + " " + other + "\"", refused, 50);
      case 3 -> Query.of("", refused.with(Facet.MASKED, "PERSOON").with(Facet.RULE, "V-03"), 50);
      default ->
          new Query(
              "", Filter.NONE.with(Facet.CODE, "closed").energy(0.01, 0.5), Query.ALL, 50, 500);
    };
  }

  /// The widest question: every entry, counted by every facet.
  private static void everything(Search search) {
    Times times = new Times(SEARCHES / 4);
    for (int i = 0; i < SEARCHES / 4; i++) {
      times.measure(i, () -> search.count(Query.of("", Filter.NONE, 50)));
    }
    times.print("every entry counted");
  }

  /// On a machine that does other work too, the processor time is the figure to go by.
  private void print(String what, long began, long number) {
    double seconds = (System.nanoTime() - began) / 1e9;
    long cpu = ProcessHandle.current().info().totalCpuDuration().orElseThrow().toNanos();
    System.out.printf(
        Locale.ROOT,
        "%s: %d in %.1f s, %.0f/s, %.1f us of processor time each%n",
        what,
        number,
        seconds,
        number / seconds,
        (cpu - cpuBefore) / 1e3 / number);
    cpuBefore = cpu;
  }

  private Ledger open() {
    return Ledger.open(
        new LedgerConfig(folder.resolve("data"), folder.resolve("keys"), "localhost/bench"),
        Clock.systemUTC());
  }
}
