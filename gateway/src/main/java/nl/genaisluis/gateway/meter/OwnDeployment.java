package nl.genaisluis.gateway.meter;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import nl.genaisluis.audit.event.Entry;
import nl.genaisluis.audit.event.Metered;
import nl.genaisluis.models.energy.EnergyMethod;
import nl.genaisluis.models.energy.measured.Calibration;
import nl.genaisluis.models.energy.measured.Scrape;
import nl.genaisluis.models.energy.measured.Sharing;
import nl.genaisluis.models.energy.measured.Window;
import org.jspecify.annotations.Nullable;

/// A metered deployment that only this gateway calls: its last reading, the work since then, what
/// work took, and the sums. The monitor guards every field that is not final.
final class OwnDeployment implements Deployment {
  private static final long SECONDS_PER_HOUR = 3_600;

  /// More requests than this in one window are shared as one.
  private static final int WORKS_MAX = 10_000;

  private final MeterSettings settings;
  private final double readWeight;
  private final Reading reading;
  private final Recording recording;
  private final Calibration calibration = new Calibration();
  private final List<Double> works = new ArrayList<>();
  private @Nullable Scrape last;
  private Sums sums = Sums.NONE;

  /// @param readWeight what a read token counts for beside a written one
  OwnDeployment(MeterSettings settings, double readWeight, Reading reading, Recording recording) {
    this.settings = settings;
    this.readWeight = readWeight;
    this.reading = reading;
    this.recording = recording;
  }

  @Override
  public synchronized void used(double work) {
    if (works.size() < WORKS_MAX) {
      works.add(work);
    } else {
      works.set(0, works.getFirst() + work);
    }
  }

  @Override
  public void start(Vertx vertx) {
    Context loop = vertx.getOrCreateContext();
    loop.runOnContext(_ -> read(vertx));
    vertx.setPeriodic(settings.every().toMillis(), _ -> loop.runOnContext(_ -> read(vertx)));
    vertx.setPeriodic(settings.recordEvery().toMillis(), _ -> loop.runOnContext(_ -> stop()));
  }

  private void read(Vertx vertx) {
    reading.now(vertx).onSuccess(this::read).onFailure(_ -> missed());
  }

  private synchronized void read(Scrape now) {
    Scrape before = last;
    last = now;
    if (before == null) {
      works.clear();
      return;
    }
    Duration most = settings.every().multipliedBy(3);
    switch (Window.between(before, now, most)) {
      case Window.Reading.Measured(Window window) -> share(window);
      case Window.Reading.Dropped _ -> drop();
    }
  }

  /// The meters could not be read: the window that would end now has no end.
  private synchronized void missed() {
    if (last != null) {
      drop();
    }
    last = null;
  }

  private void drop() {
    works.clear();
    sums = sums.plusDropped(1);
  }

  private void share(Window window) {
    double joules = window.joules() * settings.wholeOverDevices();
    Sharing sharing = Sharing.of(window, joules, readWeight, works);
    works.clear();
    double done = window.work(readWeight);
    sums = sums.plus(sharing, done);
    calibration.add(recording.hour(), joules - sharing.idle(), done);
  }

  @Override
  public synchronized @Nullable Double joulesPerWork() {
    return calibration.joulesPerWork(recording.hour());
  }

  @Override
  public synchronized String state() {
    if (last == null) {
      return "silent";
    }
    return joulesPerWork() == null ? "read" : "measured";
  }

  @Override
  public Future<Void> stop() {
    Sums taken = take();
    if (taken.none()) {
      return Future.succeededFuture();
    }
    return recording
        .append(taken.metered(recording.ids().get(), settings.provider()))
        .onFailure(_ -> giveBack(taken))
        .<Void>mapEmpty()
        .otherwiseEmpty();
  }

  private synchronized Sums take() {
    Sums taken = sums;
    sums = Sums.NONE;
    return taken;
  }

  /// Takes back sums that did not get on record: the next time holds them too.
  private synchronized void giveBack(Sums taken) {
    sums = sums.plus(taken);
  }

  @Override
  public synchronized void replay(Entry entry) {
    if (entry.event() instanceof Metered metered
        && metered.provider().equals(settings.provider())
        && metered.method().equals(EnergyMethod.MEASURED)) {
      Double done = metered.work();
      if (done != null) {
        calibration.add(
            OffsetDateTime.parse(entry.time()).toEpochSecond() / SECONDS_PER_HOUR,
            Sums.joules(metered.requestsWh() + metered.unexplainedWh()),
            done);
      }
    }
  }

  @Override
  public void leave() {
    // Nobody waits for what this gateway did.
  }
}
