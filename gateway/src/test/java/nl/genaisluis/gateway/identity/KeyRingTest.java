package nl.genaisluis.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import nl.genaisluis.models.wire.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

class KeyRingTest {
  private static final Vertx VERTX = Vertx.vertx();
  private static final TestIssuer.Key FIRST = TestIssuer.Key.of("first", "ES256");
  private static final TestIssuer.Key SECOND = TestIssuer.Key.of("second", "ES256");

  private final TestClock clock = new TestClock(TestIssuer.NOW);
  private final List<Promise<Json>> fetches = new ArrayList<>();
  private final KeyRing ring =
      new KeyRing(
          VERTX,
          () -> {
            Promise<Json> fetch = Promise.promise();
            fetches.add(fetch);
            return fetch.future();
          },
          List.of("ES256"),
          clock);

  @AfterAll
  static void stops() {
    VERTX.close().await();
  }

  @Test
  void fetchesOnceForAllWhoWait() {
    Future<KeySet> one = ring.keys();
    Future<KeySet> two = ring.keys();

    fetches.getFirst().complete(set(FIRST));

    assertThat(fetches).hasSize(1);
    assertThat(one.result()).isSameAs(two.result());
  }

  @Test
  void asksForAnUnknownKeyAtMostOnceInHalfAMinute() {
    KeySet keys = loaded(FIRST);
    clock.pass(Duration.ofSeconds(29));
    KeySet tooSoon = ring.newerThan(keys).result();
    int askedTooSoon = fetches.size();
    clock.pass(Duration.ofSeconds(1));

    Future<KeySet> renewed = ring.newerThan(keys);
    Future<KeySet> again = ring.newerThan(keys);
    fetches.getLast().complete(set(FIRST, SECOND));
    KeySet after = ring.newerThan(renewed.result()).result();

    assertThat(tooSoon).isSameAs(keys);
    assertThat(askedTooSoon).isEqualTo(1);
    assertThat(renewed.result()).isNotSameAs(keys).isSameAs(again.result()).isSameAs(after);
    assertThat(fetches).hasSize(2);
  }

  @Test
  void givesWhatSomeoneElseFetchedInTheMeantimeWithoutAsking() {
    KeySet old = loaded(FIRST);
    clock.pass(KeyRing.UNKNOWN_KEY_PAUSE);
    Future<KeySet> renewal = ring.newerThan(old);
    fetches.getLast().complete(set(SECOND));

    KeySet given = ring.newerThan(old).result();

    assertThat(given).isSameAs(renewal.result()).isNotSameAs(old);
    assertThat(fetches).hasSize(2);
  }

  @Test
  void keepsTheMemoryOfTokensWhenTheSameKeysComeAgain() {
    KeySet keys = loaded(FIRST);
    clock.pass(KeyRing.PERIOD.plusSeconds(1));
    KeySet served = ring.keys().result();
    fetches.getLast().complete(set(FIRST));

    KeySet after = ring.keys().result();

    assertThat(served).isSameAs(keys);
    assertThat(after).isSameAs(keys);
    assertThat(fetches).hasSize(2);
  }

  @Test
  void servesOldKeysWhileItRenewsThem() {
    KeySet keys = loaded(FIRST);
    clock.pass(KeyRing.PERIOD.plusSeconds(1));

    KeySet served = ring.keys().result();
    fetches.getLast().complete(set(SECOND));
    KeySet after = ring.keys().result();

    assertThat(served).isSameAs(keys);
    assertThat(after).isNotSameAs(keys);
  }

  @Test
  void waitsForNewKeysAfterALongQuiet() {
    loaded(FIRST);
    clock.pass(KeyRing.PERIOD.multipliedBy(3));

    Future<KeySet> keys = ring.keys();

    assertThat(keys.isComplete()).isFalse();
  }

  @Test
  void keepsKeysThroughAFailureOfTheIssuerForADayAndNoLonger() {
    KeySet keys = loaded(FIRST);
    clock.pass(KeyRing.AGE_MAX);
    Future<KeySet> lastHour = ring.keys();
    fetches.getLast().fail(new IOException("down"));
    clock.pass(Duration.ofSeconds(30));

    Future<KeySet> nextDay = ring.keys();
    fetches.getLast().fail(new IOException("down"));

    assertThat(lastHour.result()).isSameAs(keys);
    assertThat(fault(nextDay).code()).isEqualTo(AuthFault.Code.IDENTITY_UNAVAILABLE);
  }

  @Test
  void withdrawsAllKeysWhenTheIssuerPublishesNone() {
    KeySet keys = loaded(FIRST);
    clock.pass(KeyRing.UNKNOWN_KEY_PAUSE);
    Future<KeySet> renewal = ring.newerThan(keys);
    fetches.getLast().complete(set());

    Future<KeySet> after = ring.keys();

    assertThat(renewal.result()).as("the token's key is not among these").isSameAs(keys);
    assertThat(fault(after).code()).isEqualTo(AuthFault.Code.IDENTITY_UNAVAILABLE);
  }

  @Test
  void doesNotTakeADocumentThatIsNoKeySetForAWithdrawal() {
    KeySet keys = loaded(FIRST);
    clock.pass(KeyRing.PERIOD.plusSeconds(1));
    var _ = ring.keys();
    fetches.getLast().complete(Json.object("message", Json.of("maintenance")));

    KeySet after = ring.keys().result();

    assertThat(after).isSameAs(keys);
  }

  @Test
  void asksAFailingIssuerAtMostEveryTwoSeconds() {
    Future<KeySet> first = ring.keys();
    fetches.getLast().fail(new IOException("down"));
    Future<KeySet> atOnce = ring.keys();
    clock.pass(KeyRing.EMPTY_PAUSE);

    Future<KeySet> later = ring.keys();
    fetches.getLast().complete(set(FIRST));

    assertThat(fault(first).code()).isEqualTo(AuthFault.Code.IDENTITY_UNAVAILABLE);
    assertThat(fault(atOnce).code()).isEqualTo(AuthFault.Code.IDENTITY_UNAVAILABLE);
    assertThat(later.succeeded()).isTrue();
    assertThat(fetches).hasSize(2);
  }

  @Test
  void passesOverKeysThatAreTooWeak() {
    Json.Obj weak =
        Json.object(
            "kty", Json.of("RSA"),
            "kid", Json.of("weak"),
            "n", Json.of(TestIssuer.base64(new byte[128])),
            "e", Json.of("AQAB"));
    Json document = Json.object("keys", Json.array(List.of(weak)));

    KeySet keys = KeySet.of(VERTX, document, List.of("RS256"));

    assertThat(keys.isEmpty()).isTrue();
  }

  private KeySet loaded(TestIssuer.Key key) {
    Future<KeySet> keys = ring.keys();
    fetches.getFirst().complete(set(key));
    return keys.result();
  }

  private static Json set(TestIssuer.Key... keys) {
    return Json.object("keys", Json.array(Arrays.stream(keys).map(TestIssuer.Key::jwk).toList()));
  }

  private static AuthFault fault(Future<?> future) {
    return catchThrowableOfType(AuthFault.class, future::await);
  }
}
