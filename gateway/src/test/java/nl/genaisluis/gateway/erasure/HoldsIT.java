package nl.genaisluis.gateway.erasure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.genaisluis.audit.content.Content;
import nl.genaisluis.audit.event.Held;
import nl.genaisluis.audit.event.Refused;
import nl.genaisluis.audit.ledger.Ledger;
import nl.genaisluis.audit.ledger.LedgerConfig;
import nl.genaisluis.gateway.identity.Caller;
import nl.genaisluis.gateway.identity.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who may release a hold after a restart.
final class HoldsIT {
  private static final Caller SETTER = caller("jansen");
  private static final Caller OTHER = caller("pietersen");
  private static final String HOLD = "00000000000000000000000000000009";
  private static final String EXCHANGE = "00000000000000000000000000000001";

  private final Vertx vertx = Vertx.vertx();
  private Ledger ledger;

  @BeforeEach
  void open(@TempDir Path folder) {
    ledger =
        Ledger.open(
            new LedgerConfig(folder.resolve("data"), folder.resolve("keys"), "localhost/sluis"),
            Clock.systemUTC());
  }

  @AfterEach
  void close() {
    ledger.close();
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void aSetterOfThisKeyIsKnownAgain() {
    Instant term = Instant.now().plus(30, ChronoUnit.DAYS);
    String leaf = ledger.append(refused(), new Content("tekst", term)).join().leafId();
    Hold hold = holds().set(SETTER, new Wanted.Decision(leaf), "bezwaar").await();
    Holds later = holds();

    assertThatThrownBy(() -> later.release(SETTER, hold.id()).await())
        .isInstanceOf(ErasureFault.class);
    assertThat(later.release(OTHER, hold.id()).await().id()).isEqualTo(hold.id());
  }

  @Test
  void nobodyReleasesAHoldWhosePseudonymIsOfAnotherKey() {
    // As after an import: the setter's word of there is nobody's word of here.
    put("{\"reden\":\"bezwaar\",\"door\":\"" + "ab".repeat(32) + "\",\"sleutel\":\"anders\"}");
    Holds holds = holds();

    assertThatThrownBy(() -> holds.release(SETTER, HOLD).await()).isInstanceOf(ErasureFault.class);
    assertThatThrownBy(() -> holds.release(OTHER, HOLD).await()).isInstanceOf(ErasureFault.class);
    assertThat(holds.all()).singleElement().extracting(Hold::reason).isEqualTo("bezwaar");
  }

  @Test
  void nobodyReleasesAHoldThatDoesNotSayWhoseKeyItIs() {
    put("{\"reden\":\"bezwaar\",\"door\":\"" + "ab".repeat(32) + "\"}");

    assertThatThrownBy(() -> holds().release(OTHER, HOLD).await()).isInstanceOf(ErasureFault.class);
  }

  private void put(String note) {
    ledger.append(new Held(HOLD, HOLD, EXCHANGE, "commissie"), new Content(note)).join();
  }

  /// The holds as a start finds them.
  private Holds holds() {
    Holds holds = new Holds(vertx, ledger, Clock.systemUTC());
    ledger.scan(holds::replay);
    return holds;
  }

  private static Refused refused() {
    return new Refused(
        EXCHANGE,
        "klare-taal",
        "chat",
        "undecided",
        List.of(),
        List.of(),
        null,
        "v1",
        "medewerker",
        5,
        Map.of());
  }

  private static Caller caller(String subject) {
    return new Caller(subject, Caller.Kind.PERSON, Set.of(Role.COMMISSIE), null, null);
  }
}
