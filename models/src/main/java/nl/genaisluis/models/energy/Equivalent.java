package nl.genaisluis.models.energy;

/// What the same electric energy does in a household, so that watt-hours say something to everyone.
/// One table, computed from physics and from nameplates; there is no coffee, e-mail or search query
/// in it, whose figures nobody measured. It compares and does not judge.
public enum Equivalent {
  /// A LED lamp of 10 W, burning: 10 W for a minute is 10/60 Wh.
  LED_LAMP("ledlamp-10-w", "minuten", 10.0 / 60),

  /// A microwave oven that takes 1,000 W from the mains, running.
  MICROWAVE("magnetron-1000-w", "seconden", 1_000.0 / 3_600),

  /// Water brought from 15 to 100 degrees Celsius in an electric kettle: a litre weighs a kilogram,
  /// takes 4,186 J for each degree (15 °C calorie), and nine tenths of the current reach it.
  KETTLE("waterkoker", "liter", 4_186.0 * (100 - 15) / 0.9 / 3_600),

  /// A telephone charged from empty: a battery of about 15 Wh and the loss of its charger.
  PHONE("telefoon", "ladingen", 17);

  private final String code;
  private final String unit;
  private final double wattHours;

  Equivalent(String code, String unit, double wattHours) {
    this.code = code;
    this.unit = unit;
    this.wattHours = wattHours;
  }

  /// The name in the interface; stable.
  public String code() {
    return code;
  }

  /// What is counted, in Dutch and in the plural.
  public String unit() {
    return unit;
  }

  /// How many units this energy is.
  ///
  /// @param energy watt-hours at the socket, 0 or more
  /// @throws IllegalArgumentException when it is negative or no number
  public double of(double energy) {
    if (!(energy >= 0) || Double.isInfinite(energy)) {
      throw new IllegalArgumentException("energy must be 0 Wh or more, was: " + energy);
    }
    return energy / wattHours;
  }
}
