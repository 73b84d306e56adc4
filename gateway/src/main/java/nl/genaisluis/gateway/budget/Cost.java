package nl.genaisluis.gateway.budget;

import nl.genaisluis.models.energy.Energy;
import nl.genaisluis.models.energy.EvidenceClass;
import nl.genaisluis.models.register.Fact;
import nl.genaisluis.models.register.Model;
import nl.genaisluis.models.register.Price;
import nl.genaisluis.models.wire.Usage;
import nl.genaisluis.policy.usecase.Budget;
import org.jspecify.annotations.Nullable;

/// What one or more calls use, in whole units so that sums stay exact.
///
/// @param microWh energy in millionths of a Wh; what nobody knows is not in it
/// @param measuredMicroWh the part of it that was measured or calibrated (class A or B)
/// @param microEuro by the price in the register; 0 where there is none
public record Cost(long tokens, long requests, long microWh, long measuredMicroWh, long microEuro) {
  /// Nothing.
  public static final Cost NONE = new Cost(0, 0, 0, 0, 0);

  static final double MICRO = 1e6;

  /// One call that used this.
  ///
  /// @param model null when none answered
  public static Cost of(Usage usage, Energy energy, @Nullable Model model) {
    return of(usage.input(), usage.output(), energy, model);
  }

  static Cost of(long input, long output, Energy energy, @Nullable Model model) {
    Double central = energy.centralWh();
    long microWh = central == null ? 0 : Math.round(central * MICRO);
    return new Cost(
        input + output,
        1,
        microWh,
        measured(energy.evidence()) ? microWh : 0,
        euro(model, input, output));
  }

  /// One call of which only the text is known that went out.
  public static Cost ofText(long tokens) {
    return new Cost(tokens, 1, 0, 0, 0);
  }

  private static boolean measured(EvidenceClass evidence) {
    return switch (evidence) {
      case A, B -> true;
      case C, D, U -> false;
    };
  }

  private static long euro(@Nullable Model model, long input, long output) {
    Fact<Price> price = model == null ? null : model.price();
    Price known = price == null ? null : price.value();
    return known == null ? 0 : known.micros(input, output);
  }

  Cost plus(Cost other) {
    return new Cost(
        tokens + other.tokens,
        requests + other.requests,
        microWh + other.microWh,
        measuredMicroWh + other.measuredMicroWh,
        microEuro + other.microEuro);
  }

  /// What this is more than the other, nowhere below 0.
  Cost beyond(Cost other) {
    return new Cost(
        Math.max(0, tokens - other.tokens),
        Math.max(0, requests - other.requests),
        Math.max(0, microWh - other.microWh),
        Math.max(0, measuredMicroWh - other.measuredMicroWh),
        Math.max(0, microEuro - other.microEuro));
  }

  /// The whole of one quantity.
  long all(Budget.Quantity quantity) {
    return switch (quantity) {
      case TOKENS -> tokens;
      case REQUESTS -> requests;
      case ENERGY_WH -> microWh;
      case EURO -> microEuro;
    };
  }

  /// The part of one quantity that is certain enough to refuse a call for: an estimate of energy
  /// may be three times off, and a price is not on the meter.
  long firm(Budget.Quantity quantity) {
    return switch (quantity) {
      case TOKENS -> tokens;
      case REQUESTS -> requests;
      case ENERGY_WH -> measuredMicroWh;
      case EURO -> 0;
    };
  }

  /// A number of the configuration in the units of this record.
  static long units(Budget.Quantity quantity, double amount) {
    return Math.round(amount * scale(quantity));
  }

  /// Units of this record per unit of the configuration.
  static double scale(Budget.Quantity quantity) {
    return switch (quantity) {
      case TOKENS, REQUESTS -> 1;
      case ENERGY_WH, EURO -> MICRO;
    };
  }
}
