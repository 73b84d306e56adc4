package nl.genaisluis.gateway.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import nl.genaisluis.audit.postgres.PostgresServer;
import nl.genaisluis.gateway.accountability.ApiFault;
import nl.genaisluis.gateway.identity.Caller;
import nl.genaisluis.gateway.identity.Role;
import nl.genaisluis.gateway.nodes.Nodes;
import nl.genaisluis.gateway.nodes.NodesAt;
import nl.genaisluis.models.energy.Footprint;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.models.wire.Usage;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The shelf of nodes that share a database.
class JointShelfIT extends ShelfContract {
  private static PostgresServer server;

  private String schema = "";
  private final List<Nodes> joined = new ArrayList<>();

  @BeforeAll
  static void begin() {
    server = PostgresServer.begin();
  }

  @AfterAll
  static void end() {
    server.close();
  }

  @AfterEach
  void leave() {
    joined.forEach(Nodes::close);
  }

  @Override
  Shelf open(Path keys) {
    if (schema.isEmpty()) {
      schema = server.freshSchema();
    }
    Nodes nodes =
        Nodes.join(new NodesAt(server.url(), PostgresServer.USER, PostgresServer.PASSWORD, schema));
    joined.add(nodes);
    return Shelf.open(new JointDatabase(nodes), keys, clock);
  }

  @Override
  Connection connect() throws SQLException {
    Connection connection = server.connect();
    connection.setSchema(schema);
    return connection;
  }

  /// Both nodes see that there is no row of the month yet.
  @Test
  void useOfANewUserThatTwoNodesKeepAtOnceIsOneSum() throws Exception {
    int users = 20;
    Shelf first = open(folder.resolve("keys"));
    Shelf second = open(folder.resolve("keys"));
    List<OwnUse> nodes = List.of(new OwnUse(first, clock), new OwnUse(second, clock));
    CyclicBarrier together = new CyclicBarrier(nodes.size());
    Usage usage = new Usage(10, 0, 3, 0, Usage.Source.PROVIDER);

    try (ExecutorService pool = Executors.newFixedThreadPool(nodes.size())) {
      List<Future<?>> ends = new ArrayList<>();
      for (OwnUse node : nodes) {
        ends.add(
            pool.submit(
                () -> {
                  for (int i = 0; i < users; i++) {
                    node.add(person(i), usage, Footprint.NO_MODEL.energy());
                    together.await();
                    node.flush();
                  }
                  return null;
                }));
      }
      for (Future<?> end : ends) {
        end.get();
      }
    }

    for (int i = 0; i < users; i++) {
      String user = first.pseudonym("user", person(i).subject());
      assertThat(nodes.getFirst().of(user).answers()).isEqualTo(2);
      assertThat(first.of(user, Kind.GEBRUIK)).hasSize(1);
    }
  }

  private static Caller person(int number) {
    return new Caller(
        "persoon-" + number, Caller.Kind.PERSON, Set.of(Role.MEDEWERKER), "Mobiliteit", "portal");
  }

  @Test
  void whatOneNodeStoresTheOtherReadsChangesAndDeletes() {
    Shelf one = open(folder.resolve("keys"));
    Shelf two = open(folder.resolve("keys"));
    Item item = one.add(one.newId(), draft(one));

    Item seen = Objects.requireNonNull(two.find(Kind.GESPREK, item.id()));
    Item changed =
        two.replace(seen, new Item.Texts(Json.Obj.EMPTY, Json.Obj.EMPTY), seen.expires());

    assertThat(one.replace(item, new Item.Texts(Json.Obj.EMPTY, Json.Obj.EMPTY), item.expires()))
        .as("the other node changed it first")
        .isNull();
    assertThat(one.delete(Objects.requireNonNull(changed))).isTrue();
    assertThat(two.find(Kind.GESPREK, item.id())).isNull();
  }

  @Test
  void nodesThatStoreForOneUserAtOnceUseOneKey() {
    Shelf one = open(folder.resolve("keys"));
    Shelf two = open(folder.resolve("keys"));
    List<CompletableFuture<Item>> added = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      Shelf mine = i % 2 == 0 ? one : two;
      added.add(CompletableFuture.supplyAsync(() -> mine.add(mine.newId(), draft(mine))));
    }

    List<Item> items = added.stream().map(CompletableFuture::join).toList();

    assertThat(two.of(two.pseudonym("user", "piet"), Kind.GESPREK)).hasSameSizeAs(items);
  }

  @Test
  void withoutTheDatabaseTheStoreSaysSoAndAfterwardsItWorks() throws InterruptedException {
    Shelf shelf = open(folder.resolve("keys"));
    Item item = shelf.add(shelf.newId(), draft(shelf));
    server.kill();
    try {
      assertThatThrownBy(() -> shelf.find(Kind.GESPREK, item.id()))
          .isInstanceOfSatisfying(
              ApiFault.class, fault -> assertThat(fault.status()).isEqualTo(503));
    } finally {
      server.start();
    }

    Item found = null;
    for (int tries = 0; tries < 80 && found == null; tries++) {
      try {
        found = shelf.find(Kind.GESPREK, item.id());
      } catch (ApiFault notYet) {
        TimeUnit.MILLISECONDS.sleep(250);
      }
    }
    assertThat(found).isNotNull();
  }

  private Item.Draft draft(Shelf shelf) {
    String user = shelf.pseudonym("user", "piet");
    Instant expires = clock.instant().plusSeconds(86_400);
    return new Item.Draft(
        Kind.GESPREK,
        user,
        user,
        "klare-taal",
        expires,
        new Item.Texts(Json.Obj.EMPTY, Json.object("tekst", Json.of("Een geheim"))));
  }
}
