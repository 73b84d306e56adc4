package nl.genaisluis.gateway.budget;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import nl.genaisluis.audit.postgres.PostgresServer;
import nl.genaisluis.gateway.config.ConfigException;
import nl.genaisluis.gateway.identity.Caller;
import nl.genaisluis.gateway.nodes.Nodes;
import nl.genaisluis.gateway.nodes.NodesAt;
import nl.genaisluis.policy.usecase.Budget;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Budgets that two nodes share.
class JointBudgetsIT {
  private static final Caller SANNE = Household.person("sanne", "Mobiliteit");
  private static PostgresServer server;

  @TempDir private Path folder;

  @BeforeAll
  static void begin() {
    server = PostgresServer.begin();
  }

  @AfterAll
  static void end() {
    server.close();
  }

  /// One node with its own connections; all nodes of a test hold the same keys.
  private record Node(Nodes nodes, JointBudgets budgets) implements AutoCloseable {
    static Node of(Household house, String schema, Path keys) {
      Nodes nodes =
          Nodes.join(
              new NodesAt(server.url(), PostgresServer.USER, PostgresServer.PASSWORD, schema));
      JointBudgets budgets =
          new JointBudgets(nodes, house.configured(), keys, house.clock(), _ -> {});
      return new Node(nodes, budgets);
    }

    Room ask(Caller caller, long tokens) {
      return budgets
          .ask(budgets.party(Household.USE_CASE, caller), Cost.ofText(tokens))
          .toCompletableFuture()
          .join();
    }

    Room insist(Caller caller, long tokens) {
      for (int tries = 0; tries < 40; tries++) {
        try {
          return ask(caller, tokens);
        } catch (CompletionException notNow) {
          pause();
        }
      }
      return ask(caller, tokens);
    }

    @Override
    public void close() {
      budgets.close();
      nodes.close();
    }
  }

  private static void pause() {
    try {
      TimeUnit.MILLISECONDS.sleep(250);
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
    }
  }

  private Path keys() {
    return folder.resolve("keys");
  }

  /// Failure modes 28 and 31: threads of two nodes ask, call and settle in step.
  @Test
  void callsOnTwoNodesOvershootByNoMoreThanTheyExceedTheirReservations() throws Exception {
    int threads = 12;
    int rounds = 12;
    long max = 8_000;
    long seed = System.nanoTime();
    Random random = new Random(seed);
    CyclicBarrier together = new CyclicBarrier(threads);
    AtomicLong used = new AtomicLong();
    AtomicLong excess = new AtomicLong();
    String schema = server.freshSchema();
    try (Household house = new Household(folder, max, "");
        Node one = Node.of(house, schema, keys());
        Node two = Node.of(house, schema, keys());
        ExecutorService pool = Executors.newFixedThreadPool(threads)) {
      List<Future<?>> ends = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        Node mine = i % 2 == 0 ? one : two;
        Random dice = new Random(random.nextLong());
        ends.add(
            pool.submit(
                () -> {
                  for (int round = 0; round < rounds; round++) {
                    together.await();
                    long reserved = 1L + dice.nextInt(200);
                    Room room = mine.insist(SANNE, reserved);
                    together.await();
                    if (room instanceof Room.Reserved(Reservation reservation)) {
                      long real = dice.nextInt(250);
                      reservation.settle(Cost.ofText(real));
                      used.addAndGet(real);
                      excess.addAndGet(Math.max(0, real - reserved));
                    }
                  }
                  return null;
                }));
      }
      for (Future<?> end : ends) {
        end.get();
      }

      assertThat(used.get())
          .as("seed %d", seed)
          .isLessThanOrEqualTo(max + excess.get())
          .isGreaterThan(max / 2);
    }
  }

  @Test
  void whatTwoNodesSetAsideNeverPassesTheBudget() throws Exception {
    CyclicBarrier together = new CyclicBarrier(8);
    AtomicLong reserved = new AtomicLong();
    String schema = server.freshSchema();
    try (Household house = new Household(folder, 300, "");
        Node one = Node.of(house, schema, keys());
        Node two = Node.of(house, schema, keys());
        ExecutorService pool = Executors.newFixedThreadPool(8)) {
      List<Future<?>> ends = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        Node mine = i % 2 == 0 ? one : two;
        ends.add(
            pool.submit(
                () -> {
                  together.await();
                  for (int n = 0; n < 10; n++) {
                    if (mine.insist(SANNE, 7) instanceof Room.Reserved) {
                      reserved.addAndGet(7);
                    }
                  }
                  return null;
                }));
      }
      for (Future<?> end : ends) {
        end.get();
      }

      assertThat(reserved.get()).isEqualTo(294);
    }
  }

  @Test
  void whatOneNodeUsedIsUsedOnTheOther() {
    SharedBudget each =
        new SharedBudget(Budget.Subject.PERSON, null, Budget.Quantity.TOKENS, Budget.Window.DAY, 9);
    String schema = server.freshSchema();
    try (Household house = new Household(folder, 1_000, "", each);
        Node one = Node.of(house, schema, keys());
        Node two = Node.of(house, schema, keys())) {
      if (!(one.insist(SANNE, 9) instanceof Room.Reserved(Reservation room))) {
        throw new AssertionError("no room");
      }
      assertThat(two.insist(SANNE, 1)).isInstanceOf(Room.Full.class);

      room.release();

      Room later = two.insist(SANNE, 1);
      for (int tries = 0; tries < 80 && later instanceof Room.Full; tries++) {
        pause();
        later = two.insist(SANNE, 1);
      }
      assertThat(later).isInstanceOf(Room.Reserved.class);
    }
  }

  @Test
  void aNodeThatDiesWithRoomSetAsideIsChargedWithAllOfIt() {
    String schema = server.freshSchema();
    try (Household house = new Household(folder, 100, "");
        Node dying = Node.of(house, schema, keys());
        Node other = Node.of(house, schema, keys())) {
      if (!(dying.insist(SANNE, 60) instanceof Room.Reserved(Reservation lost))) {
        throw new AssertionError("no room");
      }
      server.execute(
          "UPDATE " + schema + ".budget_reservation SET at = now() - interval '3 hours'");

      other.budgets().sweep();

      assertThat(
              number(
                  "SELECT used FROM "
                      + schema
                      + ".budget_count WHERE reserved = 0 AND rule"
                      + " LIKE 'klare-taal use%tokens day'"))
          .isEqualTo(60);
      lost.settle(Cost.ofText(75));
      awaitNumber("SELECT count(*) FROM " + schema + ".budget_reservation", 0);
      assertThat(
              number(
                  "SELECT used FROM "
                      + schema
                      + ".budget_count WHERE rule"
                      + " LIKE 'klare-taal use%tokens day'"))
          .as("what it used beyond its room is charged too, once")
          .isEqualTo(75);
    }
  }

  @Test
  void withoutTheDatabaseThereIsNoRoomAndAfterwardsNothingIsLost() {
    String schema = server.freshSchema();
    try (Household house = new Household(folder, 100, "");
        Node node = Node.of(house, schema, keys())) {
      if (!(node.insist(SANNE, 60) instanceof Room.Reserved(Reservation room))) {
        throw new AssertionError("no room");
      }
      server.kill();
      try {
        room.settle(Cost.ofText(50));

        assertThatThrownBy(() -> node.ask(SANNE, 1)).isInstanceOf(CompletionException.class);
      } finally {
        server.start();
      }
      assertThat(node.insist(SANNE, 51)).isInstanceOf(Room.Full.class);
      assertThat(node.insist(SANNE, 50)).isInstanceOf(Room.Reserved.class);
    }
  }

  @Test
  void aNodeWithAnotherKeyOfPseudonymsDoesNotJoin() throws Exception {
    String schema = server.freshSchema();
    Path others = Files.createDirectories(folder.resolve("others"));
    try (Household house = new Household(folder, 100, "");
        Node first = Node.of(house, schema, keys())) {
      assertThat(first.nodes().heard()).isTrue();

      assertThatThrownBy(() -> Node.of(house, schema, others))
          .isInstanceOf(ConfigException.class)
          .hasMessageContaining("budgets.key is not the key of the other nodes");
    }
  }

  @Test
  void theFirstNodeTakesThePastOverFromTheRecordOnce() {
    String schema = server.freshSchema();
    try (Household house = new Household(folder, 100, "")) {
      assertThat(house.call(SANNE, 40)).isTrue();
      try (Node one = Node.of(house, schema, keys());
          Node two = Node.of(house, schema, keys())) {
        for (Node node : List.of(one, two)) {
          Past past = node.budgets().past(house.register());
          house.record().forEach(past::replay);
          past.end();
        }

        assertThat(two.insist(SANNE, 61)).isInstanceOf(Room.Full.class);
        assertThat(two.insist(SANNE, 60)).isInstanceOf(Room.Reserved.class);
      }
    }
  }

  private static long number(String sql) {
    try (var connection = server.connect();
        var statement = connection.createStatement();
        var rows = statement.executeQuery(sql)) {
      return rows.next() ? rows.getLong(1) : -1;
    } catch (java.sql.SQLException failed) {
      throw new IllegalStateException(failed);
    }
  }

  private static void awaitNumber(String sql, long wanted) {
    for (int tries = 0; tries < 80 && number(sql) != wanted; tries++) {
      pause();
    }
    assertThat(number(sql)).isEqualTo(wanted);
  }
}
