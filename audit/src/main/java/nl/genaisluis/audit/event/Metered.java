package nl.genaisluis.audit.event;

import org.jspecify.annotations.Nullable;

/// What the meter of one host of our own showed over a stretch of time, in Wh of its computers. The
/// parts add up to the whole: requests, idle, and what did not come through the gateway.
///
/// @param windows stretches between two scrapes that were measured
/// @param dropped stretches that were not: a counter went back, a page was missing
/// @param method id and version of the method
/// @param work what was done in the windows that were not idle, in written tokens; a later start
///   takes its rate from it. Null in entries that were written before it was kept
public record Metered(
    String exchange,
    String provider,
    int windows,
    int dropped,
    double itWh,
    double idleWh,
    double requestsWh,
    double unexplainedWh,
    String method,
    @Nullable Double work)
    implements Event {
  public static final String CODE = "metered";

  /// Beyond this the parts do not add up.
  private static final double SLACK = 1e-6;

  public Metered {
    Plain.id("exchange", exchange);
    Plain.name("provider", provider);
    Plain.count("windows", windows);
    Plain.count("dropped", dropped);
    Plain.name("method", method);
    if (work != null) {
      work = energy(work);
    }
    itWh = energy(itWh);
    idleWh = energy(idleWh);
    requestsWh = energy(requestsWh);
    unexplainedWh = energy(unexplainedWh);
    if (Math.abs(idleWh + requestsWh + unexplainedWh - itWh) > SLACK * Math.max(1, itWh)) {
      throw new IllegalArgumentException("the parts of a meter must add up to the whole");
    }
  }

  private static double energy(double value) {
    if (!(value >= 0 && value <= Double.MAX_VALUE)) {
      throw new IllegalArgumentException("a sum of a meter must be 0 or more and finite");
    }
    return value + 0.0;
  }

  @Override
  public String code() {
    return CODE;
  }
}
