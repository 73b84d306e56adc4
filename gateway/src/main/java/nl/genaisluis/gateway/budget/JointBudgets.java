package nl.genaisluis.gateway.budget;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import nl.genaisluis.gateway.identity.Caller;
import nl.genaisluis.gateway.nodes.Nodes;
import nl.genaisluis.models.register.Register;
import nl.genaisluis.policy.usecase.Budget;
import nl.genaisluis.policy.usecase.UseCases;

/// The budgets of nodes that share a database: one count for all of them. Room is set aside in one
/// transaction, durably, before a call; no room is given while the database does not answer.
public final class JointBudgets implements Accounts {
  /// A caller waits no longer for room; then the call is refused.
  private static final long WAIT_SECONDS = 3;

  private static final int ID_BYTES = 16;

  /// Of the lock under which one node takes the past over.
  private static final long BEGIN_LOCK = 0x5e1d6e7L;

  private final Nodes nodes;
  private final Clock clock;
  private final Marks marks;
  private final List<SharedBudget> shared;
  private final JointKeeper keeper;
  private final SecureRandom random = new SecureRandom();
  private volatile List<Rule> rules;

  /// Budgets of these use cases and these that are shared by them. Blocks; refuses a key of
  /// pseudonyms that is not that of the other nodes.
  ///
  /// @param keys folder of the key of its pseudonyms
  public JointBudgets(Nodes nodes, Configured configured, Path keys, Clock clock, Watcher watcher) {
    this.nodes = nodes;
    this.clock = clock;
    this.marks = Marks.in(keys, Instant.EPOCH);
    nodes.same(Marks.FILE, marks.fingerprint());
    this.shared = configured.shared();
    this.rules = Rule.all(configured.useCases(), shared, marks);
    this.keeper = new JointKeeper(nodes.lane(), nodes.self(), clock, watcher);
    keeper.start();
  }

  /// What is bounded.
  public record Configured(UseCases useCases, List<SharedBudget> shared) {
    public Configured {
      shared = List.copyOf(shared);
    }
  }

  @Override
  public void adopt(UseCases useCases) {
    // The counts are in the database under the names of the budgets, which stay.
    rules = Rule.all(useCases, shared, marks);
  }

  @Override
  public Party party(String useCase, Caller caller) {
    return Party.of(useCase, caller, marks);
  }

  @Override
  public CompletionStage<Room> ask(Party party, Cost cost) {
    CompletableFuture<Room> room = new CompletableFuture<>();
    byte[] id = new byte[ID_BYTES];
    random.nextBytes(id);
    JointKeeper.Job.Wish wish =
        new JointKeeper.Job.Wish(
            HexFormat.of().formatHex(id), Slot.of(rules, party, clock.instant()), cost, room);
    if (!keeper.offer(wish)) {
      return CompletableFuture.failedStage(new RejectedExecutionException("too many wait"));
    }
    return room.orTimeout(WAIT_SECONDS, TimeUnit.SECONDS);
  }

  @Override
  public CompletionStage<Peek> look(Party party, Cost cost) {
    CompletableFuture<Peek> peek = new CompletableFuture<>();
    List<Slot.Ruled> ruled = Slot.of(rules, party, clock.instant());
    if (!keeper.offer(new JointKeeper.Job.Look(ruled, cost, peek))) {
      return CompletableFuture.failedStage(new RejectedExecutionException("too many wait"));
    }
    return peek.orTimeout(WAIT_SECONDS, TimeUnit.SECONDS);
  }

  /// Charges what died nodes had set aside; else done by itself every 20 seconds.
  void sweep() {
    nodes.transaction(JointRows::charge).join();
  }

  @Override
  public Past past(Register register) {
    return new Past(this::restore, register, clock.instant(), Instant.EPOCH);
  }

  /// The counts are in the database. Only where none ever began is the past taken over from the
  /// record: use cases by what they used, and everybody else by what the record cannot attribute.
  private long restore(Past past) {
    return nodes
        .transaction(
            connection -> {
              try (Statement lock = connection.createStatement()) {
                lock.execute("SELECT pg_advisory_xact_lock(" + BEGIN_LOCK + ")");
              }
              if (began(connection)) {
                return 0L;
              }
              Instant now = clock.instant();
              for (Rule rule : rules) {
                begin(connection, rule, past, now);
              }
              try (Statement insert = connection.createStatement()) {
                insert.executeUpdate("INSERT INTO budget_began VALUES (true, clock_timestamp())");
              }
              return past.recorded().of(null, Budget.Window.MONTH).requests();
            })
        .join();
  }

  private static boolean began(Connection connection) throws SQLException {
    try (Statement select = connection.createStatement();
        ResultSet rows = select.executeQuery("SELECT 1 FROM budget_began")) {
      return rows.next();
    }
  }

  private static void begin(Connection connection, Rule rule, Past past, Instant now)
      throws SQLException {
    boolean ofUseCase = rule.subject() == Budget.Subject.USE_CASE;
    Cost cost = (ofUseCase ? past.whole() : past.recorded()).of(rule.useCase(), rule.window());
    if (cost.equals(Cost.NONE)) {
      return;
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            "INSERT INTO budget_everybody VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING")) {
      // A use case has one count, so what everybody used is what it used.
      insert.setString(1, rule.name());
      insert.setLong(2, rule.window().end(now).getEpochSecond());
      insert.setLong(3, cost.all(rule.quantity()));
      insert.setLong(4, cost.firm(rule.quantity()));
      insert.executeUpdate();
    }
  }

  @Override
  public void close() {
    keeper.close();
  }
}
