package nl.genaisluis.gateway.budget;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeUnit;
import nl.genaisluis.gateway.nodes.Lane;
import nl.genaisluis.gateway.nodes.NodesFault;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The thread that keeps the counts of this node's calls in the shared database. It takes all that
/// waits in one transaction, so that many calls wait for one commit.
///
/// What a call used is kept until the database has it: there are never more such ends than calls
/// under way, and without the database no new call begins. A wish for room fails when the database
/// does; room that may have been set aside all the same is given back afterwards.
final class JointKeeper implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(JointKeeper.class);
  private static final int QUEUE_MAX = 4_096;
  private static final int BATCH_MAX = 256;
  private static final int KNOWN_MAX = 50_000;
  private static final long REST_MILLIS = 200;
  private static final long IDLE_MILLIS = 50;
  private static final long CLOSE_MILLIS = 5_000;
  private static final Duration SWEEP = Duration.ofSeconds(20);

  private final Lane lane;
  private final String node;
  private final Clock clock;
  private final Accounts.Watcher watcher;
  private final BlockingQueue<Job> wishes = new ArrayBlockingQueue<>(QUEUE_MAX);
  private final Queue<Job.End> ends = new ConcurrentLinkedQueue<>();
  private final Thread thread;
  private volatile boolean closing;

  // Confined to the thread: counts that are in the database, and when it was swept.
  private final Set<Slot> known = new LinkedHashSet<>();
  private long sweptNanos = System.nanoTime();

  /// Something to do with the counts.
  sealed interface Job {
    List<Slot.Ruled> ruled();

    /// Wants room for a call.
    record Wish(String id, List<Slot.Ruled> ruled, Cost cost, CompletableFuture<Room> room)
        implements Job {}

    /// Wants to know whether there is room.
    record Look(List<Slot.Ruled> ruled, Cost cost, CompletableFuture<Accounts.Peek> peek)
        implements Job {}

    /// Tells what a call used.
    record End(String id, List<Slot.Ruled> ruled, Cost cost, Cost used) implements Job {}
  }

  /// What one transaction came to; told when it is durable.
  private record Done(List<Runnable> told, List<Standing> crossed) {}

  JointKeeper(Lane lane, String node, Clock clock, Accounts.Watcher watcher) {
    this.lane = lane;
    this.node = node;
    this.clock = clock;
    this.watcher = watcher;
    this.thread = Thread.ofPlatform().name("joint-budgets").daemon().unstarted(this::run);
  }

  void start() {
    thread.start();
  }

  /// False when too many wait.
  boolean offer(Job wish) {
    return !closing && wishes.offer(wish);
  }

  void end(Job.End end) {
    ends.add(end);
  }

  private void run() {
    long closedAt = 0;
    while (true) {
      List<Job> batch = next();
      if (closing && closedAt == 0) {
        closedAt = System.nanoTime();
      }
      boolean late =
          closing && System.nanoTime() - closedAt > TimeUnit.MILLISECONDS.toNanos(CLOSE_MILLIS);
      if (closing && (batch.isEmpty() || late)) {
        return;
      }
      if (!batch.isEmpty()) {
        keep(batch);
      }
      // Under load there is always a batch: the dead are not left for a quiet hour.
      if (System.nanoTime() - sweptNanos > SWEEP.toNanos()) {
        sweep();
      }
    }
  }

  private List<Job> next() {
    List<Job> batch = new ArrayList<>();
    try {
      Job first = ends.isEmpty() ? wishes.poll(IDLE_MILLIS, TimeUnit.MILLISECONDS) : null;
      if (first != null) {
        batch.add(first);
      }
    } catch (InterruptedException stopped) {
      closing = true;
    }
    for (Job.End end = ends.poll(); end != null; end = next(batch)) {
      batch.add(end);
    }
    wishes.drainTo(batch, Math.max(0, BATCH_MAX - batch.size()));
    return batch;
  }

  private Job.@Nullable End next(List<Job> batch) {
    return batch.size() < BATCH_MAX ? ends.poll() : null;
  }

  private void keep(List<Job> batch) {
    try {
      make(batch);
      Done done = lane.transaction(connection -> work(connection, batch));
      done.told().forEach(Runnable::run);
      done.crossed().forEach(watcher::crossed);
    } catch (NodesFault fault) {
      LOG.atWarn().addKeyValue("code", "joint_budgets").log("counts could not be kept");
      failed(batch, fault);
    } catch (RuntimeException bug) {
      LOG.error("joint budgets failed", bug);
      failed(batch, bug);
    }
  }

  private void failed(List<Job> batch, RuntimeException why) {
    known.clear();
    boolean undecided = !(why instanceof NodesFault fault) || fault.undecided();
    for (Job job : batch) {
      switch (job) {
        case Job.End end -> ends.add(end);
        case Job.Look look -> look.peek().completeExceptionally(why);
        case Job.Wish wish -> {
          wish.room().completeExceptionally(why);
          if (undecided) {
            ends.add(new Job.End(wish.id(), wish.ruled(), wish.cost(), Cost.NONE));
          }
        }
      }
    }
    try {
      TimeUnit.MILLISECONDS.sleep(REST_MILLIS);
    } catch (InterruptedException stopped) {
      closing = true;
    }
  }

  /// New counts are made beforehand and by themselves, so that a transaction that holds locks never
  /// waits for the birth of a row.
  private void make(List<Job> batch) {
    Set<Slot> fresh = new LinkedHashSet<>();
    for (Job job : batch) {
      job.ruled().stream()
          .map(Slot.Ruled::slot)
          .filter(slot -> !known.contains(slot))
          .forEach(fresh::add);
    }
    if (!fresh.isEmpty()) {
      lane.statement(connection -> JointRows.make(connection, fresh));
      if (known.size() > KNOWN_MAX) {
        known.clear();
      }
      known.addAll(fresh);
    }
  }

  private Done work(Connection connection, List<Job> batch) throws SQLException {
    List<String> ids = new ArrayList<>();
    Map<Slot, Rule> rules = new LinkedHashMap<>();
    for (Job job : batch) {
      job.ruled().forEach(one -> rules.put(one.slot(), one.rule()));
      if (job instanceof Job.End end) {
        ids.add(end.id());
      }
    }
    Map<String, Boolean> ended = ids.isEmpty() ? Map.of() : JointRows.end(connection, ids);
    Map<Slot, Counter> counters = new HashMap<>();
    JointRows.lock(connection, rules.keySet())
        .forEach(
            (slot, state) ->
                counters.put(slot, Counter.of(ruleOf(rules, slot), slot.endsAt(), state)));
    Done done = new Done(new ArrayList<>(), new ArrayList<>());
    List<JointRows.Held> held = new ArrayList<>();
    for (Job job : batch) {
      List<Counter> mine = new ArrayList<>();
      job.ruled().forEach(one -> mine.add(counter(counters, one.slot())));
      switch (job) {
        case Job.End end -> settle(end, ended.get(end.id()), mine, done);
        case Job.Look look -> look(look, mine, done);
        case Job.Wish wish -> reserve(wish, mine, held, done);
      }
    }
    JointRows.open(connection, node, held);
    JointRows.write(connection, counters);
    return done;
  }

  private static Rule ruleOf(Map<Slot, Rule> rules, Slot slot) {
    Rule rule = rules.get(slot);
    if (rule == null) {
      throw new IllegalStateException("a count that nobody asked for");
    }
    return rule;
  }

  private static Counter counter(Map<Slot, Counter> counters, Slot slot) {
    Counter counter = counters.get(slot);
    if (counter == null) {
      throw new IllegalStateException("a count was not read");
    }
    return counter;
  }

  /// @param charged null when the reservation is gone: then its end is counted already
  private void settle(Job.End end, @Nullable Boolean charged, List<Counter> mine, Done done) {
    if (charged == null) {
      return;
    }
    for (Counter counter : mine) {
      if (charged) {
        counter.use(end.used().beyond(end.cost()));
      } else {
        counter.release(end.cost());
        counter.use(end.used());
      }
      boolean warns = counter.warnsFirst();
      boolean exceeds = counter.exceedsFirst();
      if (warns || exceeds) {
        done.crossed().add(Standing.of(counter.rule(), counter, clock.instant()));
      }
    }
  }

  private void look(Job.Look look, List<Counter> mine, Done done) {
    Accounts.Peek peek =
        new Accounts.Peek(
            Budgets.full(mine, look.cost(), clock.instant()),
            Budgets.tightest(mine, clock.instant()));
    done.told().add(() -> look.peek().complete(peek));
  }

  private void reserve(Job.Wish wish, List<Counter> mine, List<JointRows.Held> held, Done done) {
    if (wish.room().isDone()) {
      // Whoever asked has given up waiting.
      return;
    }
    Standing full = Budgets.full(mine, wish.cost(), clock.instant());
    if (full != null) {
      done.told().add(() -> wish.room().complete(new Room.Full(full)));
      return;
    }
    mine.forEach(counter -> counter.reserve(wish.cost()));
    held.add(JointRows.Held.of(wish.id(), wish.ruled(), wish.cost()));
    JointReservation reservation = new JointReservation(this, wish, mine, clock.instant());
    done.told()
        .add(
            () -> {
              if (!wish.room().complete(new Room.Reserved(reservation))) {
                reservation.release();
              }
            });
  }

  /// Charges what nobody will settle any more. The others may do the same at the same time.
  void sweep() {
    sweptNanos = System.nanoTime();
    try {
      int charged =
          lane.transaction(
              connection -> {
                int number = JointRows.charge(connection);
                JointRows.forget(connection);
                return number;
              });
      if (charged > 0) {
        LOG.atWarn()
            .addKeyValue("code", "reservations_charged")
            .addKeyValue("number", charged)
            .log("calls whose end nobody told are charged with what was set aside for them");
      }
    } catch (NodesFault fault) {
      LOG.atWarn().addKeyValue("code", "joint_budgets").log("counts could not be swept");
    }
  }

  /// Keeps what waits, for a bounded time. What remains is charged by the others.
  @Override
  public void close() {
    closing = true;
    try {
      thread.join(2 * CLOSE_MILLIS);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
    lane.close();
  }
}
