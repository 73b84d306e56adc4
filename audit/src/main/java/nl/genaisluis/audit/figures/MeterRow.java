package nl.genaisluis.audit.figures;

import nl.genaisluis.audit.event.Metered;

/// What the meter of one host of our own showed in a month, in Wh of its computers.
///
/// @param idleWh while nothing was asked
/// @param requestsWh of requests through the gateway
/// @param unexplainedWh of work that did not come through the gateway
public record MeterRow(
    String provider,
    long windows,
    long dropped,
    double itWh,
    double idleWh,
    double requestsWh,
    double unexplainedWh) {
  static MeterRow none(String provider) {
    return new MeterRow(provider, 0, 0, 0, 0, 0, 0);
  }

  MeterRow plus(Metered metered) {
    return new MeterRow(
        provider,
        windows + metered.windows(),
        dropped + metered.dropped(),
        itWh + metered.itWh(),
        idleWh + metered.idleWh(),
        requestsWh + metered.requestsWh(),
        unexplainedWh + metered.unexplainedWh());
  }
}
