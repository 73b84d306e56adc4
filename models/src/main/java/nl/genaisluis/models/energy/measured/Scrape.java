package nl.genaisluis.models.energy.measured;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What the meters of one deployment showed at one moment.
///
/// @param millis of a clock that only goes forward
/// @param joules each energy counter in joules, by the device that it counts
/// @param promptTokens read by the server since it started
/// @param writtenTokens written by the server since it started
public record Scrape(
    long millis, Map<String, Double> joules, double promptTokens, double writtenTokens) {
  private static final String DCGM = "DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION";
  private static final double JOULES_PER_MILLIJOULE = 1e-3;

  public Scrape {
    joules = Map.copyOf(joules);
    if (joules.isEmpty()) {
      throw new IllegalArgumentException("no energy counter on the page");
    }
    for (double counter : joules.values()) {
      requireCounter(counter);
    }
    requireCounter(promptTokens);
    requireCounter(writtenTokens);
  }

  private static void requireCounter(double counter) {
    if (!(counter >= 0 && counter < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("a counter that is no number of 0 or more");
    }
  }

  /// Whose page shows the energy.
  public enum Exporter {
    /// `dcgm-exporter`: the accelerators, in millijoules.
    DCGM,
    /// Kepler 0.10 and later: processors and accelerators of the node, in joules.
    KEPLER
  }

  /// Reads two pages: the exporter's and that of vLLM.
  ///
  /// @param devices ids of the accelerators of this deployment; empty for all on the page. A device
  ///   that is named and not there makes the pages unusable
  /// @throws IllegalArgumentException when a counter is missing
  public static Scrape of(
      long millis,
      Exporter exporter,
      List<PromText.Sample> energy,
      List<PromText.Sample> server,
      Set<String> devices) {
    Map<String, Double> joules =
        switch (exporter) {
          case DCGM -> dcgm(energy, devices);
          case KEPLER -> kepler(energy);
        };
    return new Scrape(
        millis,
        joules,
        sum(server, "vllm:prompt_tokens_total"),
        sum(server, "vllm:generation_tokens_total"));
  }

  private static Map<String, Double> dcgm(List<PromText.Sample> page, Set<String> devices) {
    Map<String, Double> joules = new TreeMap<>();
    for (PromText.Sample sample : page) {
      String device = sample.label("UUID");
      if (sample.name().equals(DCGM) && (devices.isEmpty() || devices.contains(device))) {
        joules.put(device, sample.value() * JOULES_PER_MILLIJOULE);
      }
    }
    if (!joules.keySet().containsAll(devices)) {
      throw new IllegalArgumentException("an accelerator is not on the page");
    }
    return joules;
  }

  /// Zones of a processor overlap, so of those only `package` counts.
  private static Map<String, Double> kepler(List<PromText.Sample> page) {
    Map<String, Double> joules = new TreeMap<>();
    int number = 0;
    for (PromText.Sample sample : page) {
      boolean counts =
          sample.name().equals("kepler_node_gpu_joules_total")
              || (sample.name().equals("kepler_node_cpu_joules_total")
                  && sample.label("zone").equals("package"));
      if (counts) {
        joules.put(sample.name() + new TreeMap<>(sample.labels()) + number++, sample.value());
      }
    }
    return joules;
  }

  private static double sum(List<PromText.Sample> page, String name) {
    double sum = 0;
    boolean any = false;
    for (PromText.Sample sample : page) {
      if (sample.name().equals(name)) {
        sum += sample.value();
        any = true;
      }
    }
    if (!any) {
      throw new IllegalArgumentException("no " + name + " on the page");
    }
    return sum;
  }
}
