package nl.genaisluis.gateway.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// How long the packaged program takes from its process's start to the first 200 of
/// `/health/ready`, on embedded defaults and an empty data folder, and what memory it holds idle.
final class Starts {
  private static final int TRIES = 5;
  private static final long IDLE_SECONDS = 3;

  private final Path program;
  private final Path where;

  Starts(Path program, Path where) {
    this.program = program;
    this.where = where;
  }

  /// Prints one line without and one with a cache of what the JVM learned at an earlier start.
  void print() throws IOException, InterruptedException {
    print("without AOT cache", List.of());
    Path cache = where.resolve("sluis.aot");
    try (Child warm = start("-XX:AOTCacheOutput=" + cache)) {
      assert warm.port() > 0;
    }
    print("with AOT cache", List.of("-XX:AOTCache=" + cache));
  }

  private void print(String name, List<String> flags) throws IOException, InterruptedException {
    double[] millis = new double[TRIES];
    double megabytes = 0;
    for (int i = 0; i < TRIES; i++) {
      long began = System.nanoTime();
      try (Child child = start(flags.toArray(String[]::new))) {
        millis[i] = (System.nanoTime() - began) / 1e6;
        if (i == TRIES - 1) {
          TimeUnit.SECONDS.sleep(IDLE_SECONDS);
          megabytes = child.residentMegabytes();
        }
      }
    }
    Arrays.sort(millis);
    System.out.printf(
        Locale.ROOT,
        "start to ready %s: median %.0f ms (%.0f to %.0f, %d starts); idle %.0f MB resident%n",
        name,
        millis[TRIES / 2],
        millis[0],
        millis[TRIES - 1],
        TRIES,
        megabytes);
  }

  private Child start(String... flags) throws IOException, InterruptedException {
    Path folder = Files.createTempDirectory(where, "start");
    int port = Child.freePort();
    List<String> words = new java.util.ArrayList<>(List.of(flags));
    words.addAll(List.of("-jar", program.toString(), "run"));
    return Child.start(
        words,
        Map.of(
            "SLUIS_PORT", Integer.toString(port),
            "SLUIS_MANAGEMENT_PORT", "0",
            "SLUIS_DATA", folder.resolve("data").toString(),
            "SLUIS_KEYS", folder.resolve("keys").toString()),
        port,
        folder.resolve("gateway.log"));
  }
}
