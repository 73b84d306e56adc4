package nl.genaisluis.gateway.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Set;
import nl.genaisluis.gateway.exchange.Confirmations.Redemption;
import nl.genaisluis.gateway.identity.Caller;
import nl.genaisluis.gateway.identity.Role;
import nl.genaisluis.gateway.signin.ShiftedClock;
import org.junit.jupiter.api.Test;

class OwnConfirmationsTest {
  private static final String REQUEST = "a request";

  private final ShiftedClock clock = new ShiftedClock();
  private final OwnConfirmations confirmations = new OwnConfirmations(clock, 2);

  @Test
  void aTokenIsWorthlessAfterItsTime() {
    String inTime = offer(REQUEST);
    String late = offer(REQUEST);

    clock.forward(Confirmations.LIFE.minus(Duration.ofMinutes(1)));
    Redemption first = redeem(inTime, "anna");
    clock.forward(Duration.ofMinutes(2));
    Redemption second = redeem(late, "anna");

    assertThat(first).isInstanceOf(Redemption.Accepted.class);
    assertThat(second).isInstanceOf(Redemption.Worthless.class);
  }

  @Test
  void aPersonConfirmsSoOftenADay() {
    redeem(offer(REQUEST), "anna");
    redeem(offer(REQUEST), "anna");

    Redemption third = redeem(offer(REQUEST), "anna");
    Redemption another = redeem(offer(REQUEST), "bram");
    clock.forward(Duration.ofDays(1));
    Redemption tomorrow = redeem(offer(REQUEST), "anna");

    assertThat(third).isInstanceOf(Redemption.TooMany.class);
    assertThat(another).isInstanceOf(Redemption.Accepted.class);
    assertThat(tomorrow).isInstanceOf(Redemption.Accepted.class);
  }

  @Test
  void theOldestOfTooManyGoes() {
    String oldest = offer(REQUEST);
    String next = offer(REQUEST);
    for (int i = 2; i <= OwnConfirmations.OPEN_MAX; i++) {
      offer("another request");
    }

    assertThat(redeem(oldest, "anna")).isInstanceOf(Redemption.Worthless.class);
    assertThat(redeem(next, "anna")).isInstanceOf(Redemption.Accepted.class);
  }

  private String offer(String binding) {
    return confirmations.offer(binding).toCompletableFuture().join().value();
  }

  private Redemption redeem(String token, String name) {
    Caller caller =
        new Caller(name, Caller.Kind.PERSON, Set.of(Role.MEDEWERKER), "milieu", "portal");
    return confirmations.redeem(token, REQUEST, caller).toCompletableFuture().join();
  }
}
