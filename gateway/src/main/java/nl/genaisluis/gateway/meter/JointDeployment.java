package nl.genaisluis.gateway.meter;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import nl.genaisluis.audit.event.Entry;
import nl.genaisluis.audit.event.Metered;
import nl.genaisluis.gateway.nodes.Nodes;
import nl.genaisluis.gateway.nodes.NodesFault;
import nl.genaisluis.models.energy.measured.Calibration;
import nl.genaisluis.models.energy.measured.Scrape;
import nl.genaisluis.models.energy.measured.Window;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A metered deployment that several nodes call. Windows are cut by the clock of their database:
///
/// ```
/// begin of a window   the node on duty reads the meter
/// during it           every node adds up what its own calls did that end in it
/// end of it           the node on duty reads the meter again; every node tells its sum
/// a window later      the node on duty shares the energy out over the sums, in one transaction,
///                     when every node told; else the window is dropped and counted as that
/// ```
///
/// What work takes is in the database too, so all nodes reckon alike. While the last window was
/// dropped, or nothing is heard of the database, no call is reckoned from the meter.
final class JointDeployment implements Deployment {
  private static final Logger LOG = LoggerFactory.getLogger(JointDeployment.class);

  /// Times that the clock is asked at the start; the answer that took least holds.
  private static final int CLOCK_ASKED = 5;

  /// A window is settled one window after its end, and heard of within another; one more is slack.
  private static final int SPANS_FRESH = 4;

  /// Sums that are known to be on record: so many more cannot be set aside while the database does
  /// not hear of it.
  private static final int RECORDED_MAX = 100;

  private static final int SQL_WAIT_SECONDS = 5;

  private final MeterSettings settings;
  private final Reading reading;
  private final Recording recording;
  private final Nodes nodes;
  private final JointRows rows;
  private final SharedClock clock = new SharedClock();
  private final long length;
  private final ConcurrentSkipListMap<Long, Window> read = new ConcurrentSkipListMap<>();
  private final ConcurrentLinkedDeque<String> recorded = new ConcurrentLinkedDeque<>();
  private volatile @Nullable Tally tally;
  private volatile @Nullable State state;
  private volatile boolean started;

  // Confined to the event loop of this deployment.
  private @Nullable Scrape last;
  private @Nullable Span lastSpan;
  private long turned;

  /// What was heard last of the deployment.
  ///
  /// @param freshUntil by the clock of the database
  private record State(@Nullable Double rate, boolean counted, long freshUntil) {}

  /// What came of one turn.
  private record Told(NavigableMap<Span, Double> works, JointRows.Known known) {}

  /// @param readWeight what a read token counts for beside a written one
  JointDeployment(
      MeterSettings settings,
      double readWeight,
      Reading reading,
      Recording recording,
      Joint joint) {
    this.settings = settings;
    this.reading = reading;
    this.recording = recording;
    this.nodes = joint.nodes();
    this.length = settings.every().toMillis();
    this.rows =
        new JointRows(
            settings.provider(), readWeight, settings.wholeOverDevices(), joint.callMax());
  }

  @Override
  public void used(double work) {
    Tally known = tally;
    if (known != null) {
      known.used(clock.millis(), work);
    }
  }

  @Override
  public @Nullable Double joulesPerWork() {
    State known = state;
    return known == null || !fresh(known) ? null : known.rate();
  }

  private boolean fresh(State known) {
    return known.counted() && clock.millis() < known.freshUntil();
  }

  @Override
  public String state() {
    State known = state;
    if (known == null || !fresh(known)) {
      return "silent";
    }
    return known.rate() == null ? "read" : "measured";
  }

  /// Joins the other nodes before any call can end. Fails with a [NodesFault] when the database
  /// does not answer.
  @Override
  public void start(Vertx vertx) {
    join();
    started = true;
    Context loop = vertx.getOrCreateContext();
    loop.runOnContext(_ -> turnNext(vertx));
    vertx.setPeriodic(settings.recordEvery().toMillis(), _ -> record());
  }

  private void join() {
    try {
      nodes.transaction(this::join).join();
    } catch (CompletionException failed) {
      throw failed.getCause() instanceof NodesFault fault ? fault : failed;
    }
  }

  private boolean join(Connection connection) throws SQLException {
    long best = Long.MAX_VALUE;
    for (int i = 0; i < CLOCK_ASKED; i++) {
      best = Math.min(best, clock.ask(connection, best));
    }
    Span now = now();
    tally = new Tally(now, length);
    rows.join(connection, nodes.self(), now);
    JointRows.recorded(connection, List.copyOf(recorded));
    return true;
  }

  private Span now() {
    return Span.at(clock.millis(), length);
  }

  private void turnNext(Vertx vertx) {
    long wait = Math.max(1, now().ends() - clock.millis());
    vertx.setTimer(wait, _ -> turn(vertx));
  }

  /// One window began: reads the meter where that is this node's duty, tells what its calls did in
  /// the one before, and settles the one before that.
  private void turn(Vertx vertx) {
    Span span = now();
    // A timer may ring just before the window that it was set for.
    if (span.begins() > turned) {
      turned = span.begins();
      read(vertx, span);
      var _ =
          nodes
              .transaction(connection -> tellAndHear(connection, span))
              .whenComplete((told, failed) -> heard(told, failed, span));
    }
    turnNext(vertx);
  }

  private void read(Vertx vertx, Span span) {
    if (nodes.onDuty()) {
      reading.now(vertx).onSuccess(scrape -> took(span, scrape)).onFailure(_ -> last = null);
    } else {
      last = null;
      read.clear();
    }
  }

  /// The meter was read at the begin of this window; when that took longer than the window, it was
  /// not.
  private void took(Span span, Scrape scrape) {
    Scrape before = last;
    Span beforeSpan = lastSpan;
    boolean inTime = clock.millis() < span.ends();
    last = inTime ? scrape : null;
    lastSpan = span;
    if (before == null || !inTime || !span.previous().equals(beforeSpan)) {
      return;
    }
    Duration most = settings.every().multipliedBy(3);
    switch (Window.between(before, scrape, most)) {
      case Window.Reading.Measured(Window window) -> read.put(span.previous().begins(), window);
      case Window.Reading.Dropped _ -> read.remove(span.previous().begins());
    }
  }

  private Told tellAndHear(Connection connection, Span span) throws SQLException {
    clock.ask(connection, length / 4);
    NavigableMap<Span, Double> works = tally().close(span.begins());
    rows.tell(connection, nodes.self(), works);
    if (nodes.onDuty()) {
      settle(connection, span.previous().previous());
    }
    return new Told(works, rows.known(connection, span));
  }

  private Tally tally() {
    Tally known = tally;
    if (known == null) {
      throw new IllegalStateException("the other nodes were not joined");
    }
    return known;
  }

  private void settle(Connection connection, Span until) throws SQLException {
    for (Map.Entry<Long, Window> one : read.headMap(until.begins()).entrySet()) {
      Span span = new Span(one.getKey(), one.getKey() + length);
      rows.settle(connection, new JointRows.Read(span, one.getValue()));
    }
    rows.settle(connection, new JointRows.Read(until, read.get(until.begins())));
  }

  /// What could not be told is told the next time; what was settled is not settled twice.
  private void heard(@Nullable Told told, @Nullable Throwable failed, Span span) {
    if (told == null || failed != null) {
      notShared();
      return;
    }
    tally().told(told.works());
    read.headMap(span.previous().begins()).clear();
    JointRows.Known known = told.known();
    Calibration calibration = new Calibration();
    calibration.add(span.hour(), known.joules(), known.work());
    state =
        new State(
            calibration.joulesPerWork(span.hour()),
            known.counted(),
            known.settled() + SPANS_FRESH * length);
  }

  private void notShared() {
    LOG.atWarn()
        .addKeyValue("provider", settings.provider())
        .addKeyValue("code", "meter_not_shared")
        .log("the work of a window could not be told to the other nodes; it is told later");
  }

  /// Sums are set aside before they are put on record and forgotten when they are there, so that
  /// none are lost when this node is; another puts them on record then.
  private Future<Void> record() {
    if (!nodes.onDuty()) {
      return Future.succeededFuture();
    }
    String exchange = recording.ids().get();
    return Future.fromCompletionStage(
            nodes.transaction(connection -> rows.take(connection, exchange, List.copyOf(recorded))))
        .compose(
            pending -> {
              List<Future<?>> appended = new ArrayList<>();
              for (JointRows.Pending one : pending) {
                appended.add(
                    recording
                        .append(one.sums().metered(one.exchange(), settings.provider()))
                        .onSuccess(_ -> forget(one.exchange())));
              }
              return Future.join(appended);
            })
        .<Void>mapEmpty()
        .otherwiseEmpty();
  }

  /// What the database does not hear now, it hears before sums are taken again: sums that are on
  /// record are not put there twice.
  private void forget(String exchange) {
    remember(exchange);
    var _ = nodes.statement(connection -> JointRows.recorded(connection, List.of(exchange)));
  }

  @Override
  public void replay(Entry entry) {
    if (!(entry.event() instanceof Metered metered)
        || !metered.provider().equals(settings.provider())) {
      return;
    }
    if (started) {
      forget(metered.exchange());
      return;
    }
    remember(metered.exchange());
  }

  private void remember(String exchange) {
    if (recorded.contains(exchange)) {
      return;
    }
    recorded.add(exchange);
    if (recorded.size() > RECORDED_MAX) {
      recorded.pollFirst();
    }
  }

  @Override
  public Future<Void> stop() {
    // The sums outlive this node; they are put on record now because it may be the last.
    return record();
  }

  @Override
  public void leave() {
    Tally known = tally;
    if (known == null) {
      return;
    }
    try {
      Span now = now();
      nodes
          .transaction(
              connection -> {
                rows.tell(connection, nodes.self(), known.close(now.ends()));
                rows.leave(connection, nodes.self(), now);
                return true;
              })
          .orTimeout(SQL_WAIT_SECONDS, TimeUnit.SECONDS)
          .join();
    } catch (CompletionException failed) {
      // The others wait for this node until its last call cannot run any more.
      notShared();
    }
  }
}
