package nl.genaisluis.models.energy;

import org.jspecify.annotations.Nullable;

/// The formulas of EcoLogits (CodeCarbon non-profit), for comparison with the figures of others.
/// Each value is a point; who wants a range computes it for all the least and all the greatest
/// inputs.
///
/// Its fit comes from models up to 200 billion parameters at 64 requests on one H100; a longer
/// prompt lengthens the call and costs the accelerators nothing.
public final class Eco {
  /// Requests that EcoLogits assumes to share a machine.
  public static final int BATCH = 64;

  private static final double ALPHA = 1.1665273170451914e-06;
  private static final double BETA = -0.011205921025579175;
  private static final double GAMMA = 4.052928146734005e-05;
  private static final double TOKEN_ACTIVE = 0.0006785088094353663;
  private static final double TOKEN_BATCH = 0.0003119310311688259;
  private static final double TOKEN_BASE = 0.019473717579473387;
  private static final double PREFILL_PER_TOKEN = 0.062e-3;
  private static final double PREFILL_BASE = 0.01788;
  private static final double PREFILL_TTFT = 0.44;
  private static final double PREFILL_ACTIVE = 7.3;
  private static final double MEMORY_OVERHEAD = 1.2;
  private static final double GPU_MEMORY_GB = 80;
  private static final double SERVER_GPUS = 8;
  private static final double SERVER_KW = 1.2;
  private static final double NETWORK_KW = 0.161082;
  private static final double HARDWARE_SECONDS = 94_608_000;
  private static final double NETWORK_SECONDS = 157_680_000;
  private static final double NETWORK_KG = 660.09204;
  private static final double BUILDING_KG_PER_KWH = 0.01;

  private final Version version;

  private Eco(Version version) {
    this.version = version;
  }

  /// The method as this line of EcoLogits computes it.
  public static Eco of(Version version) {
    return new Eco(version);
  }

  /// The two lines of EcoLogits that are reproduced.
  public enum Version {
    /// `main` of March 2026, version string 0.9.3.
    A,
    /// `main` of September 2026, the 0.11 line: network, building, prompt length, water put right.
    B
  }

  /// Parameters in billions and bits per parameter.
  public record Weights(double activeB, double totalB, int bits) {}

  /// Written tokens and, when known, read ones.
  public record Tokens(double output, @Nullable Double input) {}

  /// What is known of the speed: latency of the request in seconds, tokens per second, seconds to
  /// the first token.
  public record Timing(@Nullable Double latency, @Nullable Double tps, @Nullable Double ttft) {}

  /// Per kWh of the grid: kg CO2e, kg Sb equivalents, MJ primary energy, litres of water.
  public record Mix(double gwp, double adpe, double pe, double wue) {
    static final Mix NONE = new Mix(0, 0, 0, 0);
  }

  /// The data centre: PUE, litres of water per kWh, grid.
  public record Site(double pue, double wue, Mix mix) {}

  /// One call.
  public record Case(Weights weights, Tokens tokens, Timing timing, Site site, int batch) {}

  /// Use of the machines and making of them.
  public record Impact(double usage, double embodied) {
    /// Use and making together, in the unit of the two.
    public double total() {
      return usage + embodied;
    }
  }

  /// The footprint of one call, the use and the making of the machines apart.
  ///
  /// @param gwp kg CO2e
  /// @param adpe kg Sb equivalents
  /// @param pe MJ
  /// @param waterL litres, of the use alone
  public record Result(
      double energyKwh, double itKwh, Impact gwp, Impact adpe, Impact pe, double waterL, Run run) {}

  /// What stands between tokens and energy.
  ///
  /// @param seconds the time that the call held its share of the machine
  /// @param gpuKwh energy of one accelerator
  public record Run(int gpus, double seconds, double gpuKwh, double serverKwh, double networkKwh) {}

  /// The footprint of one call.
  public Result compute(Case call) {
    Run run = run(call);
    Site site = call.site();
    Mix mix = site.mix();
    double it = run.serverKwh() + run.gpus() * run.gpuKwh() + run.networkKwh();
    double energy = site.pue() * it;
    double wateredKwh =
        switch (version) {
          case A -> energy;
          case B -> it;
        };
    return new Result(
        energy,
        it,
        new Impact(energy * mix.gwp(), embodiedGwp(run, call.batch(), it)),
        new Impact(energy * mix.adpe(), embodied(run, call.batch(), 0.37, 5.1e-3, 8.95e-3)),
        new Impact(energy * mix.pe(), embodied(run, call.batch(), 70_000, 1828, 3721)),
        wateredKwh * (site.wue() + site.pue() * mix.wue()),
        run);
  }

  private Run run(Case call) {
    int gpus = gpus(call.weights());
    double perToken =
        ALPHA * StrictMath.exp(BETA * call.batch()) * call.weights().activeB() + GAMMA;
    double seconds = seconds(call);
    double share = seconds / 3600 * gpus / SERVER_GPUS / call.batch();
    double network =
        switch (version) {
          case A -> 0;
          case B -> share * NETWORK_KW;
        };
    return new Run(
        gpus, seconds, call.tokens().output() * perToken / 1000, share * SERVER_KW, network);
  }

  private static int gpus(Weights weights) {
    double memory = MEMORY_OVERHEAD * weights.totalB() * weights.bits() / 8;
    int least = (int) Math.ceil(memory / GPU_MEMORY_GB);
    return least <= 1 ? 1 : Integer.highestOneBit(least - 1) << 1;
  }

  private double seconds(Case call) {
    Double tps = call.timing().tps();
    double token =
        tps != null
            ? 1 / tps
            : TOKEN_ACTIVE * call.weights().activeB() + TOKEN_BATCH * call.batch() + TOKEN_BASE;
    double generation = call.tokens().output() * token + first(call);
    Double latency = call.timing().latency();
    return latency == null ? generation : Math.min(generation, latency);
  }

  /// Seconds to the first token.
  double first(Case call) {
    Double ttft = call.timing().ttft();
    Double input = call.tokens().input();
    if (version == Version.A || input == null) {
      return ttft == null ? 0 : ttft;
    }
    double scale = ttft != null ? ttft / PREFILL_TTFT : call.weights().activeB() / PREFILL_ACTIVE;
    return PREFILL_PER_TOKEN * scale * input + PREFILL_BASE;
  }

  private double embodiedGwp(Run run, int batch, double it) {
    double machines = embodied(run, batch, 5700, 164, 273);
    return switch (version) {
      case A -> machines;
      case B ->
          machines
              + run.seconds() * NETWORK_KG * run.gpus() / SERVER_GPUS / (NETWORK_SECONDS * batch)
              + it * BUILDING_KG_PER_KWH;
    };
  }

  private double embodied(Run run, int batch, double server, double gpuA, double gpuB) {
    double gpu =
        switch (version) {
          case A -> gpuA;
          case B -> gpuB;
        };
    double machine = run.gpus() / SERVER_GPUS * server + run.gpus() * gpu;
    return run.seconds() * machine / (HARDWARE_SECONDS * batch);
  }
}
