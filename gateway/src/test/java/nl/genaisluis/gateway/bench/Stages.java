package nl.genaisluis.gateway.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordedFrame;
import jdk.jfr.consumer.RecordedStackTrace;
import jdk.jfr.consumer.RecordedThread;
import jdk.jfr.consumer.RecordingFile;
import org.jspecify.annotations.Nullable;

/// Where the gateway's processor time goes: the samples of a flight recording, each counted for the
/// innermost stage of the walk that is on its stack.
final class Stages {
  private static final String FOLLOWERS = "search, figures";
  private static final String SOCKETS = "sockets, other";

  /// The stages of the walk, each with the packages or classes that belong to it; of those that fit
  /// a frame, the first counts.
  private static final Map<String, List<String>> STAGES = new LinkedHashMap<>();

  static {
    STAGES.put("auth", List.of("gateway.identity"));
    STAGES.put("view", List.of("models.wire", "gateway.front"));
    STAGES.put("rules", List.of("prohibited.Rule", "prohibited.WordPatterns", "policy.usecase"));
    STAGES.put("classifier", List.of("policy.prohibited"));
    STAGES.put("scrub", List.of("policy.personal"));
    STAGES.put("output rules", List.of("policy.output"));
    STAGES.put("record", List.of("audit."));
    STAGES.put("relay", List.of("gateway.relay", "gateway.upstream", "gateway.egress"));
    STAGES.put("exchange", List.of("gateway.exchange", "genaisluis.policy.", "models."));
    STAGES.put(FOLLOWERS, List.of());
    STAGES.put(SOCKETS, List.of());
  }

  private static final String OWN = "nl.genaisluis";

  private Stages() {}

  /// Processor time per 1,000 requests: of the whole process, and of the threads of the JVM itself,
  /// of which a recording of stacks knows nothing.
  record Cost(double whole, double compiling, double collecting) {}

  /// Prints the share of each stage and its processor time. The samples are of the program's own
  /// threads, so they share what the JVM's left.
  static void print(Path recording, Cost cost) throws IOException {
    Map<String, Integer> counts = new LinkedHashMap<>();
    int all = 0;
    try (RecordingFile file = new RecordingFile(recording)) {
      while (file.hasMoreEvents()) {
        RecordedEvent event = file.readEvent();
        RecordedStackTrace stack = event.getStackTrace();
        boolean sample = event.getEventType().getName().equals("jdk.ExecutionSample");
        if (!sample || stack == null) {
          continue;
        }
        all++;
        String stage = behind(event.getThread("sampledThread")) ? FOLLOWERS : stage(stack);
        counts.merge(stage, 1, Integer::sum);
      }
    }
    double own = Math.max(0, cost.whole() - cost.compiling() - cost.collecting());
    for (String stage : STAGES.keySet()) {
      double share = all == 0 ? 0 : (double) counts.getOrDefault(stage, 0) / all;
      line(stage, share * own, cost.whole());
    }
    line("JIT compiler", cost.compiling(), cost.whole());
    line("collector", cost.collecting(), cost.whole());
  }

  /// True for the threads that follow the record and that no asker waits for.
  private static boolean behind(@Nullable RecordedThread thread) {
    String name = thread == null ? null : thread.getJavaName();
    return name != null
        && (name.startsWith("Lucene")
            || (name.startsWith("ledger-") && !name.equals("ledger-writer")));
  }

  private static void line(String name, double seconds, double whole) {
    System.out.printf(
        Locale.ROOT, "| %-16s | %5.1f %% | %6.3f |%n", name, 100 * seconds / whole, seconds);
  }

  private static String stage(RecordedStackTrace stack) {
    for (RecordedFrame frame : stack.getFrames()) {
      String name = frame.getMethod().getType().getName();
      if (!name.startsWith(OWN)) {
        continue;
      }
      for (Map.Entry<String, List<String>> stage : STAGES.entrySet()) {
        if (stage.getValue().stream().anyMatch(name::contains)) {
          return stage.getKey();
        }
      }
    }
    return SOCKETS;
  }
}
