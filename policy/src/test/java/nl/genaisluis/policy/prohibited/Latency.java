package nl.genaisluis.policy.prohibited;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import nl.genaisluis.models.wire.Conversation;

/// What a judgement costs in processor time of its thread, which other work on the machine disturbs
/// less than the clock. Different texts each time, a third of them prohibited.
final class Latency {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final int ROUNDS = 5;

  private Latency() {}

  static void print(ProhibitedUse check, List<Sample> samples) {
    Random random = new Random(2);
    Padding padding = Padding.measuring();
    List<Conversation> brief = new ArrayList<>();
    List<Conversation> page = new ArrayList<>();
    List<Conversation> lengthy = new ArrayList<>();
    for (Sample sample : samples) {
      int length = sample.asked().length();
      if (length < 1_500) {
        brief.add(sample.asked());
        page.add(Calibration.padded(sample, padding, "<>", 1_700 - length, random));
        lengthy.add(Calibration.padded(sample, padding, "<>", 19_500 - length, random));
      }
    }
    print("as they are", check, brief);
    print("300 words", check, page);
    print("20 kB", check, lengthy);
    long start = THREADS.getCurrentThreadCpuTime();
    Weights weights = ProhibitedUse.weights();
    System.out.printf(
        Locale.ROOT,
        "reading the weights: cpu ms %.0f, %d places%n",
        (THREADS.getCurrentThreadCpuTime() - start) / 1e6,
        weights.vocabulary().entries().length);
  }

  private static void print(String name, ProhibitedUse check, List<Conversation> asked) {
    double[][] rounds = new double[ROUNDS][];
    for (int round = -3; round < ROUNDS; round++) {
      long[] nanos = new long[asked.size()];
      for (int i = 0; i < nanos.length; i++) {
        long start = THREADS.getCurrentThreadCpuTime();
        Judgement judgement = check.judge(asked.get(i));
        nanos[i] = THREADS.getCurrentThreadCpuTime() - start;
        if (judgement instanceof Judgement.Unsure) {
          throw new IllegalStateException("unsure");
        }
      }
      Arrays.sort(nanos);
      if (round >= 0) {
        double mean = Arrays.stream(nanos).average().orElse(0) / 1e6;
        double p50 = nanos[nanos.length / 2] / 1e6;
        double p99 = nanos[(int) (nanos.length * 0.99)] / 1e6;
        rounds[round] = new double[] {mean, p50, p99};
      }
    }
    Arrays.sort(rounds, (one, other) -> Double.compare(one[0], other[0]));
    double[] median = rounds[ROUNDS / 2];
    System.out.printf(
        Locale.ROOT,
        "%-12s cpu ms: mean %.3f, p50 %.3f, p99 %.3f (median of %d rounds over %d texts)%n",
        name,
        median[0],
        median[1],
        median[2],
        ROUNDS,
        asked.size());
  }
}
