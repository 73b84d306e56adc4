package nl.genaisluis.gateway.meter;

import nl.genaisluis.audit.event.Metered;
import nl.genaisluis.models.energy.EnergyMethod;
import nl.genaisluis.models.energy.measured.Sharing;

/// What windows came to, in joules of the computers. The three parts are the whole.
///
/// @param windows that were counted
/// @param dropped windows that were not
/// @param work that was done in windows that were not idle, by whomever, in written tokens
record Sums(
    int windows, int dropped, double idle, double requests, double unexplained, double work) {
  static final Sums NONE = new Sums(0, 0, 0, 0, 0, 0);

  private static final double JOULES_PER_WH = 3_600;

  boolean none() {
    return windows + dropped == 0;
  }

  /// With one more window, shared out.
  Sums plus(Sharing sharing, double done) {
    return new Sums(
        windows + 1,
        dropped,
        idle + sharing.idle(),
        requests + sharing.explained(),
        unexplained + sharing.unexplained(),
        work + done);
  }

  Sums plusDropped(int more) {
    return new Sums(windows, dropped + more, idle, requests, unexplained, work);
  }

  Sums plus(Sums other) {
    return new Sums(
        windows + other.windows,
        dropped + other.dropped,
        idle + other.idle,
        requests + other.requests,
        unexplained + other.unexplained,
        work + other.work);
  }

  /// As an event of the record, which counts in Wh.
  Metered metered(String exchange, String provider) {
    double idleWh = idle / JOULES_PER_WH;
    double requestsWh = requests / JOULES_PER_WH;
    double unexplainedWh = unexplained / JOULES_PER_WH;
    return new Metered(
        exchange,
        provider,
        windows,
        dropped,
        idleWh + requestsWh + unexplainedWh,
        idleWh,
        requestsWh,
        unexplainedWh,
        EnergyMethod.MEASURED,
        work);
  }

  /// Joules of an amount on record.
  static double joules(double wh) {
    return wh * JOULES_PER_WH;
  }
}
