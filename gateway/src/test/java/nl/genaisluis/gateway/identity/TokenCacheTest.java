package nl.genaisluis.gateway.identity;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.junit.jupiter.api.Test;

class TokenCacheTest {
  private static final Instant NOW = TestIssuer.NOW;
  private static final Instant FAR = NOW.plus(Duration.ofHours(8));
  private static final Caller CALLER =
      new Caller("3c9f", Caller.Kind.PERSON, Set.of(Role.MEDEWERKER), null, null);

  private final TokenCache cache = new TokenCache();

  @Test
  void remembersForFiveMinutesAtMost() {
    cache.put(hash(1), CALLER, NOW, FAR);

    Caller before = cache.find(hash(1), NOW.plus(TokenCache.AGE_MAX).minusNanos(1));
    Caller after = cache.find(hash(1), NOW.plus(TokenCache.AGE_MAX));

    assertThat(before).isEqualTo(CALLER);
    assertThat(after).isNull();
  }

  @Test
  void remembersNoLongerThanTheTokenLasts() {
    cache.put(hash(1), CALLER, NOW, NOW.plusSeconds(10));
    cache.put(hash(2), CALLER, NOW, NOW);

    Caller after = cache.find(hash(1), NOW.plusSeconds(10));
    Caller never = cache.find(hash(2), NOW);

    assertThat(after).isNull();
    assertThat(never).isNull();
  }

  @Test
  void forgetsTheOneNotUsedForLongestWhenFull() {
    for (int i = 0; i < TokenCache.COUNT_MAX; i++) {
      cache.put(hash(i), CALLER, NOW, FAR);
    }
    Caller used = cache.find(hash(0), NOW);

    cache.put(hash(TokenCache.COUNT_MAX), CALLER, NOW, FAR);

    assertThat(used).isEqualTo(CALLER);
    assertThat(cache.find(hash(0), NOW)).isEqualTo(CALLER);
    assertThat(cache.find(hash(1), NOW)).isNull();
    assertThat(cache.find(hash(2), NOW)).isEqualTo(CALLER);
  }

  private static ByteBuffer hash(int number) {
    return ByteBuffer.allocate(32).putInt(number).rewind();
  }
}
