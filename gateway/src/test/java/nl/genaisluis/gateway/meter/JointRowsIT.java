package nl.genaisluis.gateway.meter;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import nl.genaisluis.audit.postgres.PostgresServer;
import nl.genaisluis.gateway.nodes.Lane;
import nl.genaisluis.gateway.nodes.Nodes;
import nl.genaisluis.gateway.nodes.NodesAt;
import nl.genaisluis.models.energy.measured.Window;
import org.assertj.core.data.Offset;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Windows of a meter that several nodes share, in a real database. The windows of these tests lie
/// in the past, before the node that the test itself is.
class JointRowsIT {
  private static final long LENGTH = 30_000;
  private static final double READ_WEIGHT = 0.01;
  private static final double WHOLE = 1.34;
  private static final Duration CALL_MAX = Duration.ofMinutes(30);
  private static final JointRows ROWS = new JointRows("eigen", READ_WEIGHT, WHOLE, CALL_MAX);
  private static PostgresServer server;

  private Nodes nodes;
  private Lane lane;
  private Span span;

  @BeforeAll
  static void begin() {
    server = PostgresServer.begin();
  }

  @AfterAll
  static void end() {
    server.close();
  }

  @BeforeEach
  void start() {
    nodes =
        Nodes.join(
            new NodesAt(
                server.url(), PostgresServer.USER, PostgresServer.PASSWORD, server.freshSchema()));
    lane = nodes.lane();
    span = Span.at(System.currentTimeMillis() - Duration.ofHours(1).toMillis(), LENGTH);
  }

  @AfterEach
  void stop() {
    lane.close();
    nodes.close();
  }

  /// Conservation over nodes, with windows that are missing and nodes that do not tell.
  @Test
  void requestsIdleAndTheUnexplainedOfAllNodesAddUpToTheMeter() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<String> all = List.of("een", "twee", "drie");
    all.forEach(this::joins);
    span = span.next();
    double meter = 0;
    double told = 0;
    int counted = 0;
    int dropped = 0;
    for (int i = 0; i < 60; i++) {
      Window window = random.nextInt(6) == 0 ? null : window(random);
      boolean complete = true;
      double works = 0;
      for (String node : all) {
        boolean tells = random.nextInt(12) != 0;
        complete &= tells;
        if (tells) {
          double work = random.nextInt(3) == 0 ? 0 : random.nextInt(800);
          works += work;
          tells(node, work);
        }
      }
      settles(window);
      if (window == null || !complete) {
        dropped++;
      } else {
        counted++;
        meter += window.joules() * WHOLE;
        told += works;
      }
      span = span.next();
    }

    Sums sums = sums();

    assertThat(sums.idle() + sums.requests() + sums.unexplained())
        .as("seed %d", seed)
        .isCloseTo(meter, Offset.offset(1e-9 * (1 + meter)));
    assertThat(sums.windows()).as("seed %d", seed).isEqualTo(counted);
    assertThat(sums.dropped()).as("seed %d", seed).isEqualTo(dropped);
    assertThat(sums.requests() > 0).as("seed %d", seed).isEqualTo(told > 0);
    assertThat(sums.unexplained()).as("seed %d", seed).isNotNegative();
  }

  @Test
  void theEnergyIsSharedOverTheWorkOfAllNodes() {
    joins("een");
    joins("twee");
    span = span.next();
    tells("een", 300);
    tells("twee", 500);

    settles(new Window(Duration.ofSeconds(30), 1_000, 0, 1_000));

    assertThat(sums().requests()).isCloseTo(800 * WHOLE, Offset.offset(1e-9));
    assertThat(sums().unexplained()).isCloseTo(200 * WHOLE, Offset.offset(1e-9));
  }

  @Test
  void aWindowOfWhichOneNodeDidNotTellIsNotCounted() {
    joins("een");
    joins("twee");
    span = span.next();
    tells("een", 300);

    settles(new Window(Duration.ofSeconds(30), 1_000, 0, 5_000));

    assertThat(sums()).isEqualTo(new Sums(0, 1, 0, 0, 0, 0));
    JointRows.Known known = known();
    assertThat(known.counted()).isFalse();
    assertThat(known.work()).as("no rate comes of it").isZero();
  }

  @Test
  void aNodeThatDiedHoldsNoWindowBackOnceNoneOfItsCallsCanRun() {
    joins("een");
    joins("dood");
    span = span.next();
    heard("dood", span.begins() - CALL_MAX.toMillis() + 1_000);
    tells("een", 300);
    settles(new Window(Duration.ofSeconds(30), 1_000, 0, 300));
    Sums before = sums();
    span = span.next();
    tells("een", 300);

    settles(new Window(Duration.ofSeconds(30), 1_000, 0, 300));

    assertThat(before.windows()).isZero();
    assertThat(sums().windows()).isEqualTo(1);
    assertThat(known().counted()).isTrue();
  }

  @Test
  void aNodeThatLeftInOrderOrCameLaterIsNotWaitedFor() {
    joins("een");
    joins("weg");
    span = span.next();
    tells("een", 1);
    tells("weg", 2);
    Span last = span;
    does(connection -> ROWS.leave(connection, "weg", last));
    settles(new Window(Duration.ofSeconds(30), 10, 0, 3));
    span = span.next();
    tells("een", 4);
    Span later = span.next();
    insertNode("later");
    does(connection -> ROWS.join(connection, "later", later));

    settles(new Window(Duration.ofSeconds(30), 10, 0, 4));

    assertThat(sums().windows()).isEqualTo(2);
    assertThat(sums().unexplained()).isZero();
  }

  @Test
  void aNodeThatRunsWithoutMetersLeavesEveryWindowUncounted() {
    joins("een");
    insertNode("zonder");
    span = span.next();
    tells("een", 300);

    settles(new Window(Duration.ofSeconds(30), 1_000, 0, 300));

    assertThat(sums().windows()).isZero();
  }

  @Test
  void theWindowsBetweenTwoNodesOnDutyAreDroppedAndCounted() {
    joins("een");
    for (int i = 0; i < 4; i++) {
      span = span.next();
      tells("een", 1);
    }

    settles(new Window(Duration.ofSeconds(30), 10, 0, 1));

    assertThat(sums().windows()).isEqualTo(1);
    assertThat(sums().dropped()).isEqualTo(3);
  }

  @Test
  void aWindowIsSettledOnceHoweverManyNodesThinkItTheirDuty() throws Exception {
    joins("een");
    span = span.next();
    tells("een", 300);
    Window window = new Window(Duration.ofSeconds(30), 1_000, 0, 300);
    CyclicBarrier together = new CyclicBarrier(4);

    try (ExecutorService pool = Executors.newFixedThreadPool(4)) {
      List<Future<?>> ends = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        ends.add(
            pool.submit(
                () -> {
                  try (Lane mine = nodes.lane()) {
                    together.await();
                    mine.transaction(
                        connection -> {
                          ROWS.settle(connection, new JointRows.Read(span, window));
                          return true;
                        });
                  }
                  return null;
                }));
      }
      for (Future<?> end : ends) {
        end.get();
      }
    }

    assertThat(sums().windows()).isEqualTo(1);
    assertThat(sums().dropped()).isZero();
    assertThat(sums().requests()).isCloseTo(1_000 * WHOLE, Offset.offset(1e-9));
  }

  @Test
  void sumsThatDidNotGetOnRecordAreTakenAgainUnderTheSameExchangeByOneNodeOnly() {
    joins("een");
    span = span.next();
    tells("een", 300);
    settles(new Window(Duration.ofSeconds(30), 1_000, 0, 300));
    List<JointRows.Pending> first = lane.transaction(c -> ROWS.take(c, "eerste", List.of()));
    List<JointRows.Pending> tooSoon = lane.transaction(c -> ROWS.take(c, "tweede", List.of()));
    does(
        connection ->
            connection
                .prepareStatement("UPDATE meter_pending SET at = at - interval '1 minute'")
                .executeUpdate());

    List<JointRows.Pending> again = lane.transaction(c -> ROWS.take(c, "derde", List.of()));
    List<JointRows.Pending> other = lane.transaction(c -> ROWS.take(c, "vierde", List.of()));

    assertThat(first).hasSize(1);
    assertThat(again).isEqualTo(first);
    assertThat(tooSoon).isEmpty();
    assertThat(other).isEmpty();
  }

  @Test
  void sumsThatAreOnRecordAreNotTakenAgain() {
    joins("een");
    span = span.next();
    tells("een", 300);
    settles(new Window(Duration.ofSeconds(30), 1_000, 0, 300));
    lane.transaction(c -> ROWS.take(c, "eerste", List.of()));

    int recorded = lane.transaction(c -> JointRows.recorded(c, List.of("eerste", "vreemd")));

    assertThat(recorded).isEqualTo(1);
  }

  @Test
  void sumsThatAreKnownToBeOnRecordAreNotTakenAgainWhenNobodyToldTheDatabase() {
    joins("een");
    span = span.next();
    tells("een", 300);
    settles(new Window(Duration.ofSeconds(30), 1_000, 0, 300));
    lane.transaction(c -> ROWS.take(c, "eerste", List.of()));
    does(
        connection ->
            connection
                .prepareStatement("UPDATE meter_pending SET at = at - interval '1 minute'")
                .executeUpdate());

    List<JointRows.Pending> again =
        lane.transaction(c -> ROWS.take(c, "tweede", List.of("eerste")));

    assertThat(again).isEmpty();
  }

  @Test
  void aNodeOfWhichNoCallCanRunForADayIsForgotten() {
    joins("een");
    joins("dood");
    joins("stil");
    heard("dood", System.currentTimeMillis() - CALL_MAX.plusDays(2).toMillis());
    heard("stil", System.currentTimeMillis() - CALL_MAX.toMillis());
    span = span.next();

    settles(null);

    assertThat(ids("SELECT id FROM node")).contains("een", "stil").doesNotContain("dood");
    assertThat(ids("SELECT node FROM meter_node")).containsExactlyInAnyOrder("een", "stil");
  }

  private List<String> ids(String sql) {
    return lane.transaction(
        connection -> {
          List<String> ids = new ArrayList<>();
          try (PreparedStatement select = connection.prepareStatement(sql);
              ResultSet rows = select.executeQuery()) {
            while (rows.next()) {
              ids.add(rows.getString(1));
            }
          }
          return ids;
        });
  }

  private static Window window(Random random) {
    boolean idle = random.nextInt(5) == 0;
    return new Window(
        Duration.ofSeconds(30),
        random.nextInt(20_000),
        idle ? 0 : random.nextInt(5_000),
        idle ? 0 : random.nextInt(3_000));
  }

  private interface Doing {
    void on(Connection connection) throws SQLException;
  }

  private void does(Doing doing) {
    lane.transaction(
        connection -> {
          doing.on(connection);
          return true;
        });
  }

  private void joins(String node) {
    insertNode(node);
    does(connection -> ROWS.join(connection, node, span));
  }

  private void insertNode(String node) {
    does(
        connection -> {
          try (PreparedStatement insert =
              connection.prepareStatement(
                  "INSERT INTO node (id, heard, joined) VALUES (?, now(), to_timestamp(0))")) {
            insert.setString(1, node);
            insert.executeUpdate();
          }
        });
  }

  private void heard(String node, long millis) {
    does(
        connection -> {
          try (PreparedStatement update =
              connection.prepareStatement(
                  "UPDATE node SET heard = to_timestamp(?::double precision / 1000)"
                      + " WHERE id = ?")) {
            update.setLong(1, millis);
            update.setString(2, node);
            update.executeUpdate();
          }
        });
  }

  private void tells(String node, double work) {
    does(connection -> ROWS.tell(connection, node, Map.of(span, work)));
  }

  private void settles(@Nullable Window window) {
    does(connection -> ROWS.settle(connection, new JointRows.Read(span, window)));
  }

  private JointRows.Known known() {
    return lane.transaction(connection -> ROWS.known(connection, span));
  }

  private Sums sums() {
    return lane.transaction(ROWS::sums);
  }
}
