package nl.genaisluis.gateway.budget;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RateLimitsTest {
  private final AtomicLong now = new AtomicLong();
  private final RateLimits limits = new RateLimits("requests", 0.5, 2, now::get);

  @Test
  void aCallerWaitsUntilThereIsRoomAndNobodyWaitsForAnother() {
    limits.take("anna");
    limits.take("anna");

    RateLimits.Pace third = limits.take("anna");
    RateLimits.Pace other = limits.take("bram");
    now.addAndGet(2_000_000_000);
    RateLimits.Pace later = limits.take("anna");

    assertThat(third.waitSeconds()).isEqualTo(2);
    assertThat(other.waitSeconds()).isZero();
    assertThat(later.waitSeconds()).isZero();
  }

  /// Whoever makes up names does not fill the memory.
  @Test
  void forgetsTheCallerWhoAskedLongestAgo() {
    limits.take("anna");
    limits.take("anna");
    limits.take("bram");
    limits.take("bram");
    for (int i = 0; i < RateLimits.CALLERS_MAX - 1; i++) {
      limits.take("caller " + i);
    }

    assertThat(limits.take("bram").waitSeconds()).isPositive();
    assertThat(limits.take("anna").waitSeconds()).isZero();
  }
}
