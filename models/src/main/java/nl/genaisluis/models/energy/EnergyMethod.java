package nl.genaisluis.models.energy;

import java.util.EnumSet;
import java.util.Set;
import nl.genaisluis.models.register.Capability;
import nl.genaisluis.models.register.Deployment;
import nl.genaisluis.models.register.Fact;
import nl.genaisluis.models.register.Model;
import nl.genaisluis.models.register.Openness;
import nl.genaisluis.models.register.Provider;
import nl.genaisluis.models.register.Size;
import nl.genaisluis.models.wire.Usage;
import org.jspecify.annotations.Nullable;

/// A published way to estimate the footprint of a call. A change of formula or constant is a new
/// [#version]; figures of different versions are never put in one row.
public final class EnergyMethod {
  private static final EnergyMethod EF1 = new EnergyMethod();

  /// Where a hosted machine is shared by many. The fit holds between 32 and 512.
  private static final double HOSTED_BATCH = 128;

  /// Where an own machine was not measured. Between 1 and 64.
  private static final double OWN_BATCH = 8;

  /// Where the host does not publish its own. Between 1.15 and 1.6.
  private static final double PUE_ASSUMED = 1.3;

  private static final double FITTED_TOTAL_MIN = 8;
  private static final double FITTED_TOTAL_MAX = 671;
  private static final double RANGE_OPEN = 3;
  private static final double RANGE_CLOSED = 4;
  private static final double RANGE_EMBEDDINGS = 5;
  private static final double SPREAD_MEASURED = 0.15;
  private static final double SPREAD_CALIBRATED = 0.30;

  /// Id and version of the measured path.
  public static final String MEASURED = "measured/2026-11";

  private EnergyMethod() {}

  /// EF-1, the version of November 2026.
  public static EnergyMethod ef1() {
    return EF1;
  }

  /// Id and version, as it stands beside every figure.
  public String version() {
    return "EF-1/2026-11";
  }

  /// What a call would cost with so many tokens.
  public Footprint expected(Model model, Provider host, long inputTokens, long outputTokens) {
    return estimate(model, host, new Usage(inputTokens, 0, outputTokens, 0, Usage.Source.ESTIMATE));
  }

  /// What a call cost. In process, where no model runs: zeros. A model of unknown size: unknown.
  public Footprint estimate(Model model, Provider host, Usage usage) {
    if (host.kind() == Provider.Kind.IN_PROCESS || usage.source() == Usage.Source.NO_MODEL) {
      return Footprint.NO_MODEL;
    }
    Size size = model.size().value();
    if (size == null) {
      return Footprint.unknown(version());
    }
    boolean measuresOnly =
        model.has(Capability.Feature.EMBEDDINGS) && !model.has(Capability.Feature.CHAT);
    Set<Caveat> caveats = EnumSet.noneOf(Caveat.class);
    if (usage.source() == Usage.Source.ESTIMATE) {
      caveats.add(Caveat.TOKENS_ESTIMATED);
    }
    Ef1 law = law(size, model.deployment(), host, caveats);
    double joules =
        law.prefill(usage.input(), usage.cached())
            + (measuresOnly ? 0 : law.decode(usage.output()));
    double itWh = joules * Ef1.HOST / Ef1.SECONDS_PER_HOUR;
    Fact<Double> pue = host.facility().pue();
    double central = itWh * orElse(pue, PUE_ASSUMED, Caveat.PUE_ASSUMED, caveats);
    boolean closed = size.guessed() || model.openness().value() == Openness.CLOSED;
    double range = measuresOnly ? RANGE_EMBEDDINGS : closed ? RANGE_CLOSED : RANGE_OPEN;
    Energy energy =
        new Energy(
            central / range,
            central,
            central * range,
            closed ? EvidenceClass.D : EvidenceClass.C,
            version());
    return footprint(energy, itWh, host, measuresOnly ? null : eco(model, host, usage), caveats);
  }

  /// What a token that is read counts for beside one that is written, by the same law; null for a
  /// model of unknown size.
  public @Nullable Double readWeight(Model model, Provider host) {
    Size size = model.size().value();
    if (size == null) {
      return null;
    }
    Ef1 law = law(size, model.deployment(), host, EnumSet.noneOf(Caveat.class));
    return law.read(0) / law.written();
  }

  /// What a call cost whose energy was measured at its machine (class A), or reckoned from the
  /// measurements of that machine (class B).
  ///
  /// @param itJoules of the computers alone
  public static Footprint measured(
      Model model, Provider host, Usage usage, double itJoules, EvidenceClass evidence) {
    double spread =
        switch (evidence) {
          case A -> SPREAD_MEASURED;
          case B -> SPREAD_CALIBRATED;
          case C, D, U -> throw new IllegalArgumentException("not measured: " + evidence);
        };
    Set<Caveat> caveats = EnumSet.noneOf(Caveat.class);
    if (usage.source() == Usage.Source.ESTIMATE) {
      caveats.add(Caveat.TOKENS_ESTIMATED);
    }
    double itWh = itJoules / Ef1.SECONDS_PER_HOUR;
    Fact<Double> pue = host.facility().pue();
    double central = itWh * orElse(pue, PUE_ASSUMED, Caveat.PUE_ASSUMED, caveats);
    Energy energy =
        new Energy(central * (1 - spread), central, central * (1 + spread), evidence, MEASURED);
    return footprint(energy, itWh, host, eco(model, host, usage), caveats);
  }

  private static Ef1 law(Size size, Deployment run, Provider host, Set<Caveat> caveats) {
    if (size.total() < FITTED_TOTAL_MIN || size.total() > FITTED_TOTAL_MAX) {
      caveats.add(Caveat.EXTRAPOLATED);
    }
    double unmeasured = host.hosting().own() ? OWN_BATCH : HOSTED_BATCH;
    return new Ef1(
        size.total(),
        size.active(),
        orElse(host.facility().batch(), unmeasured, Caveat.BATCH_ASSUMED, caveats),
        precision(run.precision(), caveats),
        hardware(run.hardware(), caveats));
  }

  private static double precision(Deployment.Precision precision, Set<Caveat> caveats) {
    return switch (precision) {
      case BF16 -> 1;
      case FP8 -> 0.77;
      case MXFP4 -> 0.30;
      case INT8, INT4, UNSTATED -> {
        caveats.add(Caveat.PRECISION_ASSUMED);
        yield 1;
      }
    };
  }

  private static double hardware(Deployment.Hardware hardware, Set<Caveat> caveats) {
    return switch (hardware) {
      case H100 -> 1;
      case B200 -> 0.89;
      case H200, A100, L40S, CPU, OTHER, UNSTATED -> {
        caveats.add(Caveat.HARDWARE_ASSUMED);
        yield 1;
      }
    };
  }

  private static Footprint footprint(
      Energy energy, double itWh, Provider host, Eco.@Nullable Result eco, Set<Caveat> caveats) {
    GridFactor grid = Grid.factor(host.facility().zone());
    if (grid == null) {
      caveats.add(Caveat.ZONE_UNKNOWN);
    }
    Fact<Double> wue = host.facility().wueSite();
    Double site = wue == null ? null : wue.value();
    return new Footprint(
        energy,
        itWh,
        carbon(energy, grid),
        site == null ? null : (Double) (itWh * site),
        grid == null || energy.centralWh() == null
            ? null
            : (Double) (energy.centralWh() * grid.waterPerWh()),
        eco == null ? null : (Double) (eco.gwp().embodied() * 1000),
        eco == null ? null : (Double) (eco.energyKwh() * 1000),
        caveats);
  }

  private static @Nullable Carbon carbon(Energy energy, @Nullable GridFactor grid) {
    Double low = energy.lowWh();
    Double central = energy.centralWh();
    Double high = energy.highWh();
    if (grid == null || low == null || central == null || high == null) {
      return null;
    }
    double factor = grid.gramsPerWh();
    return new Carbon(low * factor, central * factor, high * factor, grid);
  }

  /// Energy and making of the machines by EcoLogits; its use-phase figures are not asked for.
  private static Eco.@Nullable Result eco(Model model, Provider host, Usage usage) {
    Size size = model.size().value();
    if (size == null) {
      return null;
    }
    double pue = orElse(host.facility().pue(), PUE_ASSUMED, Caveat.PUE_ASSUMED, null);
    return Eco.of(Eco.Version.B)
        .compute(
            new Eco.Case(
                new Eco.Weights(size.active(), size.total(), bits(model.deployment().precision())),
                new Eco.Tokens((double) usage.output(), (double) usage.input()),
                new Eco.Timing(null, null, null),
                new Eco.Site(pue, 0, Eco.Mix.NONE),
                Eco.BATCH));
  }

  private static int bits(Deployment.Precision precision) {
    return switch (precision) {
      case BF16, UNSTATED -> 16;
      case FP8, INT8 -> 8;
      case INT4, MXFP4 -> 4;
    };
  }

  private static double orElse(
      @Nullable Fact<Double> fact, double assumed, Caveat caveat, @Nullable Set<Caveat> caveats) {
    Double value = fact == null ? null : fact.value();
    if (value != null) {
      return value;
    }
    if (caveats != null) {
      caveats.add(caveat);
    }
    return assumed;
  }
}
