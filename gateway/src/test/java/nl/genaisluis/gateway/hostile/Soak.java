package nl.genaisluis.gateway.hostile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Stream;
import nl.genaisluis.audit.event.Closed;
import nl.genaisluis.audit.event.Opened;

/// Runs a gateway under good and bad load for a while, prints what the process holds as it goes on,
/// and exits with 1 when that grows, when a buffer was lost, when a loop was blocked, or when an
/// exchange was left open on record.
final class Soak {
  private static final String USAGE = "usage: Soak [--minutes 2] [--askers 24] [--seed 1]";
  private static final int SAMPLES_MIN = 12;
  private static final int MEBI = 1 << 20;
  private static final String ROW = "| %8s | %9s | %8s | %9s | %7s | %6s |%n";

  private record Sample(long requests, long heap, long direct, long threads, long files) {}

  private Soak() {}

  public static void main(String[] arguments) throws Exception {
    Map<String, Long> plan =
        new java.util.TreeMap<>(Map.of("minutes", 2L, "askers", 24L, "seed", 1L));
    for (int i = 0; i < arguments.length; i += 2) {
      boolean known = arguments[i].startsWith("--") && plan.containsKey(arguments[i].substring(2));
      if (!known || i + 1 == arguments.length || !arguments[i + 1].matches("[0-9]{1,9}")) {
        System.err.println(USAGE);
        System.exit(2);
      }
      plan.put(arguments[i].substring(2), Long.parseLong(arguments[i + 1]));
    }
    Path folder = Files.createTempDirectory("soak");
    boolean good = run(folder, plan);
    delete(folder);
    System.exit(good ? 0 : 1);
  }

  private static boolean run(Path folder, Map<String, Long> plan) throws InterruptedException {
    Map<String, String> hasty = Map.of("first_byte", "5s", "idle", "2s", "total", "10s");
    Duration whole = Duration.ofMinutes(plan.getOrDefault("minutes", 2L));
    long interval = Math.min(60, whole.toSeconds() / SAMPLES_MIN);
    List<Sample> samples = new ArrayList<>();
    try (Rig rig = new Rig(folder, hasty)) {
      try (SoakLoad load = new SoakLoad(rig, plan.getOrDefault("seed", 1L))) {
        load.start(plan.getOrDefault("askers", 24L).intValue());
        System.out.printf(ROW, "minutes", "requests", "heap MB", "direct MB", "threads", "files");
        for (long at = interval; at <= whole.toSeconds(); at += interval) {
          TimeUnit.SECONDS.sleep(interval);
          rig.upstream().forget();
          samples.add(sample(load));
          print(at, samples.getLast());
        }
        System.out.println(load.done());
      }
      Rig.await("all is closed", () -> rig.count(Opened.class) == rig.count(Closed.class));
      System.out.println("exchanges on record: " + rig.count(Opened.class) + ", all closed");
    }
    return judge(samples);
  }

  private static Sample sample(SoakLoad load) {
    return new Sample(load.total(), Heap.used(), Heap.direct(), Heap.threads(), Heap.openFiles());
  }

  private static void print(long seconds, Sample sample) {
    System.out.printf(
        ROW,
        String.format(java.util.Locale.ROOT, "%.1f", seconds / 60.0),
        sample.requests(),
        sample.heap() / MEBI,
        sample.direct() / MEBI,
        sample.threads(),
        sample.files());
  }

  private static boolean judge(List<Sample> samples) {
    List<Boolean> flat =
        List.of(
            isFlat("heap", samples, Sample::heap, 4 * MEBI),
            isFlat("direct memory", samples, Sample::direct, 8 * MEBI),
            isFlat("threads", samples, Sample::threads, 10),
            isFlat("open files", samples, Sample::files, 60));
    Watchful.bringLeaksToLight();
    Watchful.complaints().forEach(System.out::println);
    return !flat.contains(false) && Watchful.complaints().isEmpty();
  }

  private static boolean isFlat(
      String what, List<Sample> samples, Function<Sample, Long> part, double slack) {
    List<Long> values = samples.stream().map(part).toList();
    boolean flat = Slope.isFlat(values, slack);
    double rise = Slope.rise(values.subList(values.size() / 3, values.size()));
    System.out.printf("%s: %s, line rises by %.0f%n", what, flat ? "flat" : "NOT FLAT", rise);
    return flat;
  }

  static void delete(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
        Files.delete(file);
      }
    }
  }
}
