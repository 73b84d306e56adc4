package nl.genaisluis.models.register;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// The order of preference among entries that would all do: first the smallest, then public before
/// Dutch before European hosting, then the id, so that the order is total.
///
/// *Smallest* is by all parameters and only then by the active ones: a mixture of experts spreads
/// its energy over all of them (EF-1 puts exponent 0.70 on the total, 0.19 on the active). What is
/// not generative weighs nothing; what nobody knows the size of weighs most.
public final class Preference {
  private Preference() {}

  /// The order among entries of that register.
  public static Comparator<Model> in(Register register) {
    return bySize()
        .thenComparingInt(model -> distance(register.hostOf(model).hosting()))
        .thenComparing(Model::id);
  }

  /// Smallest first; equal for entries of the same size.
  public static Comparator<Model> bySize() {
    return Comparator.comparingDouble(Preference::total).thenComparingDouble(Preference::active);
  }

  private static double total(Model model) {
    Size size = model.size().value();
    return !model.generative() ? 0 : size == null ? Double.POSITIVE_INFINITY : size.total();
  }

  private static double active(Model model) {
    Size size = model.size().value();
    return !model.generative() ? 0 : size == null ? Double.POSITIVE_INFINITY : size.active();
  }

  private static int distance(Hosting hosting) {
    if (hosting.sector() == Hosting.Sector.PUBLIC) {
      return 0;
    }
    @Nullable String country = hosting.country().value();
    return "NL".equals(country) ? 1 : 2;
  }
}
