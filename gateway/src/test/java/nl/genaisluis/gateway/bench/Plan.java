package nl.genaisluis.gateway.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;

/// What one run of the bench measures, from `--name value` arguments.
record Plan(Path program, Path prohibited, Path personal, Rates rates, Map<String, String> more) {

  /// How hard and how long: requests and streams a second, requests a second when a target has
  /// time, how long a round, and how long each target is under full load before its first round.
  record Rates(int requests, int streams, int light, Duration round, Duration warmUp) {}

  static final String USAGE =
      """
      usage: Bench --program JAR --prohibited JSONL --personal JSONL
        [--rate 500] [--stream-rate 100] [--light-rate 50] [--seconds 20] [--warm-up 120] [--callers 64]
        [--model ID] [--use-case ID] [--disk DIR] [--memory DIR] [--settings sluis.yaml]
        [--aot CACHE]
      """;

  Plan {
    more = Map.copyOf(more);
  }

  static Plan of(String[] arguments) {
    Map<String, String> values = new TreeMap<>();
    if (arguments.length % 2 != 0) {
      throw new IllegalArgumentException(USAGE);
    }
    for (int i = 0; i < arguments.length; i += 2) {
      if (!arguments[i].startsWith("--") || !USAGE.contains(arguments[i] + " ")) {
        throw new IllegalArgumentException("unknown argument " + arguments[i] + "\n" + USAGE);
      }
      values.put(arguments[i].substring(2), arguments[i + 1]);
    }
    Rates rates =
        new Rates(
            number(values, "rate", 500),
            number(values, "stream-rate", 100),
            number(values, "light-rate", 50),
            Duration.ofSeconds(number(values, "seconds", 20)),
            Duration.ofSeconds(number(values, "warm-up", 120)));
    return new Plan(
        path(values, "program"),
        path(values, "prohibited"),
        path(values, "personal"),
        rates,
        values);
  }

  String model() {
    return more.getOrDefault("model", "auto");
  }

  String useCase() {
    return more.getOrDefault("use-case", "verslag");
  }

  int callers() {
    return number(more, "callers", 64);
  }

  private static int number(Map<String, String> values, String name, int otherwise) {
    return Integer.parseInt(values.getOrDefault(name, Integer.toString(otherwise)));
  }

  private static Path path(Map<String, String> values, String name) {
    String value = values.get(name);
    if (value == null) {
      throw new IllegalArgumentException("--" + name + " is missing\n" + USAGE);
    }
    return Path.of(value).toAbsolutePath();
  }
}
