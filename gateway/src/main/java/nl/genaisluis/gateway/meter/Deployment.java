package nl.genaisluis.gateway.meter;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import nl.genaisluis.audit.event.Metered;
import nl.genaisluis.models.energy.EnergyMethod;
import nl.genaisluis.models.energy.measured.Calibration;
import nl.genaisluis.models.energy.measured.Scrape;
import nl.genaisluis.models.energy.measured.Sharing;
import nl.genaisluis.models.energy.measured.Window;
import org.jspecify.annotations.Nullable;

/// One metered deployment: its last reading, the work since then, what work took, and the sums that
/// are not on record yet. Safe for use by many threads; the monitor guards every field that is not
/// final.
final class Deployment {
  private static final double JOULES_PER_WH = 3_600;

  /// More requests than this in one window are shared as one.
  private static final int WORKS_MAX = 10_000;

  private final MeterSettings settings;
  private final double readWeight;
  private final Calibration calibration = new Calibration();
  private final List<Double> works = new ArrayList<>();
  private @Nullable Scrape last;
  private Sums sums = Sums.NONE;

  /// Sums in joules of the computers.
  private record Sums(
      int windows, int dropped, double idle, double requests, double unexplained, double work) {
    static final Sums NONE = new Sums(0, 0, 0, 0, 0, 0);

    Sums plus(Sharing sharing, double done) {
      return new Sums(
          windows + 1,
          dropped,
          idle + sharing.idle(),
          requests + sharing.explained(),
          unexplained + sharing.unexplained(),
          work + done);
    }

    Sums plusDropped() {
      return new Sums(windows, dropped + 1, idle, requests, unexplained, work);
    }

    Sums plus(Metered metered) {
      Double done = metered.work();
      return new Sums(
          windows + metered.windows(),
          dropped + metered.dropped(),
          idle + metered.idleWh() * JOULES_PER_WH,
          requests + metered.requestsWh() * JOULES_PER_WH,
          unexplained + metered.unexplainedWh() * JOULES_PER_WH,
          work + (done == null ? 0 : done));
    }
  }

  /// @param readWeight what a read token counts for beside a written one
  Deployment(MeterSettings settings, double readWeight) {
    this.settings = settings;
    this.readWeight = readWeight;
  }

  MeterSettings settings() {
    return settings;
  }

  /// The work of a call in written tokens.
  double work(long read, long cached, long written) {
    return written + readWeight * (read - cached);
  }

  /// A call ended.
  synchronized void used(double work) {
    if (works.size() < WORKS_MAX) {
      works.add(work);
    } else {
      works.set(0, works.getFirst() + work);
    }
  }

  /// The meters were read.
  ///
  /// @param hour hours since 1970
  synchronized void read(Scrape now, long hour) {
    Scrape before = last;
    last = now;
    if (before == null) {
      works.clear();
      return;
    }
    Duration most = settings.every().multipliedBy(3);
    switch (Window.between(before, now, most)) {
      case Window.Reading.Measured(Window window) -> share(window, hour);
      case Window.Reading.Dropped _ -> drop();
    }
  }

  /// The meters could not be read: the window that would end now has no end.
  synchronized void missed() {
    if (last != null) {
      drop();
    }
    last = null;
  }

  private void drop() {
    works.clear();
    sums = sums.plusDropped();
  }

  private void share(Window window, long hour) {
    double joules = window.joules() * settings.wholeOverDevices();
    Sharing sharing = Sharing.of(window, joules, readWeight, works);
    works.clear();
    double done = window.writtenTokens() + readWeight * window.promptTokens();
    sums = sums.plus(sharing, done);
    calibration.add(hour, joules - sharing.idle(), done);
  }

  /// Joules of the computers per unit of work in the last seven days; null when not measured.
  synchronized @Nullable Double joulesPerWork(long hour) {
    return calibration.joulesPerWork(hour);
  }

  synchronized String state(long hour) {
    if (last == null) {
      return "silent";
    }
    return calibration.joulesPerWork(hour) == null ? "read" : "measured";
  }

  /// The sums since the last time, as an event; null when there are none.
  synchronized @Nullable Metered take(String exchange) {
    Sums taken = sums;
    sums = Sums.NONE;
    if (taken.windows() + taken.dropped() == 0) {
      return null;
    }
    double idle = taken.idle() / JOULES_PER_WH;
    double requests = taken.requests() / JOULES_PER_WH;
    double unexplained = taken.unexplained() / JOULES_PER_WH;
    return new Metered(
        exchange,
        settings.provider(),
        taken.windows(),
        taken.dropped(),
        idle + requests + unexplained,
        idle,
        requests,
        unexplained,
        EnergyMethod.MEASURED,
        taken.work());
  }

  /// Takes back sums that did not get on record: the next time holds them too.
  synchronized void giveBack(Metered metered) {
    sums = sums.plus(metered);
  }

  /// Takes over what an earlier start measured.
  ///
  /// @param hour hours since 1970 in which it was put on record
  synchronized void replay(Metered metered, long hour) {
    Double done = metered.work();
    if (done != null && metered.method().equals(EnergyMethod.MEASURED)) {
      calibration.add(hour, (metered.requestsWh() + metered.unexplainedWh()) * JOULES_PER_WH, done);
    }
  }
}
