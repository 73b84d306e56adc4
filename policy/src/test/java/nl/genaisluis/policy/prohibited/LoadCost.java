package nl.genaisluis.policy.prohibited;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Locale;

/// Command-line program: what a process that has done nothing before spends on reading the weights
/// and the lexicon, and then on making the whole check. One measurement for each start.
public final class LoadCost {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  private LoadCost() {}

  /// Prints time on the clock and of the processor.
  public static void main(String[] arguments) {
    long processor = THREADS.getCurrentThreadCpuTime();
    long start = System.nanoTime();
    Classifier classifier = new Classifier(ProhibitedUse.weights(), ProhibitedUse.lexicon());
    print("weights and lexicon", start, processor);
    start = System.nanoTime();
    processor = THREADS.getCurrentThreadCpuTime();
    try (ProhibitedUse check = ProhibitedUse.load(ProhibitedConfig.DEFAULT)) {
      print("the check with its rules, warm", start, processor);
      System.out.println(
          check.rules().size()
              + " rules, "
              + classifier.notes().weights().heads().size()
              + " classes");
    }
  }

  private static void print(String what, long start, long processor) {
    System.out.printf(
        Locale.ROOT,
        "%s: %.0f ms on the clock, %.0f ms of the processor%n",
        what,
        (System.nanoTime() - start) / 1e6,
        (THREADS.getCurrentThreadCpuTime() - processor) / 1e6);
  }
}
