package nl.genaisluis.gateway.conversation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import nl.genaisluis.audit.ledger.MovingClock;
import nl.genaisluis.gateway.accountability.ApiFault;
import nl.genaisluis.gateway.config.ConfigException;
import nl.genaisluis.models.wire.Json;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a shelf holds to, whichever store is below it.
abstract class ShelfContract {
  private static final Json.Obj HEAD = Json.object("titel", Json.of("Een titel"));

  @TempDir Path folder;
  final MovingClock clock = new MovingClock("2026-11-22T10:00:00Z");
  private Shelf shelf;

  @BeforeEach
  void open() {
    shelf = open(folder.resolve("keys"));
  }

  @AfterEach
  void close() {
    shelf.close();
  }

  @Test
  void whatHasExpiredIsGoneBeforeItIsSweptAndAfter() {
    Item kept = add("piet", Duration.ofDays(2));
    Item expiring = add("piet", Duration.ofDays(1));

    clock.pass(Duration.ofDays(1));

    assertThat(shelf.find(Kind.GESPREK, expiring.id())).isNull();
    assertThat(shelf.body(expiring)).isNull();
    assertThat(shelf.of(user("piet"), Kind.GESPREK))
        .extracting(Item::id)
        .containsExactly(kept.id());
    assertThat(shelf.sweep()).isEqualTo(1);
    assertThat(shelf.sweep()).isZero();
  }

  @Test
  void aShorterRetentionHoldsForWhatIsThereAlready() {
    Item item = add("piet", Duration.ofDays(30));

    shelf.shorten("klare-taal", Duration.ofDays(7));

    assertThat(Objects.requireNonNull(shelf.find(Kind.GESPREK, item.id())).expires())
        .isEqualTo(item.changed().plus(Duration.ofDays(7)));
  }

  @Test
  void theKeyOfAUserGoesWithTheLastItem() throws SQLException {
    Item first = add("piet", Duration.ofDays(1));
    Item second = add("piet", Duration.ofDays(1));
    add("an", Duration.ofDays(1));

    shelf.delete(first);
    long afterOne = count("SELECT COUNT(*) FROM holder");
    shelf.delete(second);

    assertThat(afterOne).isEqualTo(2);
    assertThat(count("SELECT COUNT(*) FROM holder")).isEqualTo(1);
  }

  @Test
  void aRowMovedToAnotherUserCannotBeOpened() throws SQLException {
    Item item = add("piet", Duration.ofDays(1));
    add("an", Duration.ofDays(1));

    change("UPDATE item SET holder = '" + user("an") + "' WHERE id = '" + item.id() + "'");

    assertThatThrownBy(() -> shelf.of(user("an"), Kind.GESPREK))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a stored text was changed or moved");
  }

  @Test
  void twoChangesOfOneVersionDoNotBothHold() {
    Item item = add("piet", Duration.ofDays(1));
    Item.Texts texts = new Item.Texts(HEAD, Json.Obj.EMPTY);

    Item next = shelf.replace(item, texts, item.expires());

    assertThat(Objects.requireNonNull(next).version()).isEqualTo(2);
    assertThat(shelf.replace(item, texts, item.expires())).isNull();
    assertThat(shelf.delete(item)).isFalse();
  }

  @Test
  void nobodyStoresMoreThanTheBounds() {
    for (int i = 0; i < Kind.VOORKEUREN.perHolderMax(); i++) {
      shelf.add(shelf.newId(), draft(Kind.VOORKEUREN, "piet", null));
    }

    assertThatThrownBy(() -> shelf.add(shelf.newId(), draft(Kind.VOORKEUREN, "piet", null)))
        .isInstanceOfSatisfying(
            ApiFault.class, fault -> assertThat(fault.code()).isEqualTo("too_many"));
  }

  @Test
  void aStoreWithoutItsKeyDoesNotOpen() throws IOException {
    add("piet", Duration.ofDays(1));
    shelf.close();
    Files.delete(folder.resolve("keys").resolve("conversations.key"));

    assertThatThrownBy(() -> open(folder.resolve("keys")))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("missing");
    assertThatThrownBy(
            () -> {
              Keys.fresh(folder.resolve("other"));
              open(folder.resolve("other"));
            })
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("not the key");
  }

  /// Opens the shelf of this test with these keys.
  abstract Shelf open(Path keys);

  /// A connection of somebody who reads and changes rows by hand.
  abstract Connection connect() throws SQLException;

  private Item add(String user, Duration retention) {
    return shelf.add(shelf.newId(), draft(Kind.GESPREK, user, clock.instant().plus(retention)));
  }

  private Item.Draft draft(Kind kind, String user, @Nullable Instant expires) {
    return new Item.Draft(
        kind,
        user(user),
        user(user),
        "klare-taal",
        expires,
        new Item.Texts(HEAD, Json.object("tekst", Json.of("Een geheim"))));
  }

  private String user(String name) {
    return shelf.pseudonym("user", name);
  }

  private long count(String sql) throws SQLException {
    try (Connection connection = connect()) {
      return OwnDatabase.number(connection, sql);
    }
  }

  private void change(String sql) throws SQLException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.executeUpdate(sql);
    }
  }
}
