package nl.genaisluis.gateway.browser;

import io.vertx.core.json.JsonArray;
import io.vertx.core.json.JsonObject;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;

/// What the main thread of a page did at a stretch, as the browser's own trace tells it. Beside how
/// long a task took by the clock stands how long it was at work: on a busy machine the first also
/// counts the time in which others had the processor.
final class Tasks {
  private static final int PATIENCE_SECONDS = 30;
  private static final String RUN = "RunTask";

  private final List<JsonObject> events = new CopyOnWriteArrayList<>();
  private final CompletableFuture<Boolean> complete = new CompletableFuture<>();

  /// One task: in milliseconds by the clock and at work, and at work by what was done in it.
  record Task(double clock, double work, Map<String, Double> parts) {
    @Override
    public String toString() {
      StringBuilder told = new StringBuilder("%.0f ms".formatted(work));
      parts.forEach((name, time) -> told.append(", ").append(name).append(" %.0f".formatted(time)));
      return told.toString();
    }
  }

  /// Takes up what a tab is told of its trace.
  void hear(JsonObject event) {
    JsonObject params = event.getJsonObject("params", new JsonObject());
    switch (event.getString("method", "")) {
      case "Tracing.dataCollected" ->
          params.getJsonArray("value", new JsonArray()).stream()
              .map(JsonObject.class::cast)
              .filter(one -> one.getString("ph", "").equals("X"))
              .forEach(events::add);
      case "Tracing.tracingComplete" -> complete.complete(true);
      default -> {}
    }
  }

  /// The tasks of the thread that worked longest, longest first. Waits until the trace is whole.
  List<Task> longestFirst() {
    complete.orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS).join();
    Map<String, Double> worked = new TreeMap<>();
    for (JsonObject one : events) {
      if (one.getString("name").equals("FunctionCall") || one.getString("name").equals("Layout")) {
        worked.merge(thread(one), millis(one, "dur"), Double::sum);
      }
    }
    String main =
        worked.entrySet().stream()
            .max(Map.Entry.comparingByValue())
            .map(Map.Entry::getKey)
            .orElse("");
    List<JsonObject> own = events.stream().filter(one -> thread(one).equals(main)).toList();
    List<Task> tasks = new ArrayList<>();
    for (JsonObject one : own) {
      if (one.getString("name").equals(RUN)) {
        tasks.add(task(one, own));
      }
    }
    tasks.sort(Comparator.comparingDouble(Task::work).reversed());
    return tasks;
  }

  private static Task task(JsonObject run, List<JsonObject> own) {
    long begin = run.getLong("ts");
    long end = begin + run.getLong("dur", 0L);
    Map<String, Double> parts = new TreeMap<>();
    if (end - begin > 20_000) {
      for (JsonObject one : own) {
        long at = one.getLong("ts");
        boolean inside = at >= begin && at < end && !one.getString("name").equals(RUN);
        if (inside && millis(one, "dur") >= 1) {
          parts.merge(one.getString("name"), millis(one, "tdur"), Double::sum);
        }
      }
    }
    return new Task(millis(run, "dur"), millis(run, "tdur"), parts);
  }

  private static String thread(JsonObject event) {
    return event.getInteger("pid") + "/" + event.getInteger("tid");
  }

  private static double millis(JsonObject event, String name) {
    return event.getLong(name, 0L) / 1000.0;
  }
}
