package nl.genaisluis.gateway.exchange;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import nl.genaisluis.gateway.identity.Caller;

/// The confirmations of a gateway that stands alone. Tokens live in memory: a restart voids them.
final class OwnConfirmations implements Confirmations {
  /// Tokens kept at one time; the oldest goes first.
  static final int OPEN_MAX = 10_000;

  private final SecureRandom random = new SecureRandom();
  private final Clock clock;
  private final int perPersonPerDayMax;

  // Guarded by this: the open tokens, the day and its counts.
  private final LinkedHashMap<String, Open> open = new LinkedHashMap<>();
  private final Map<String, Integer> givenToday = new HashMap<>();
  private LocalDate day;

  private record Open(String binding, Instant expires) {}

  OwnConfirmations(Clock clock, int perPersonPerDayMax) {
    this.clock = clock;
    this.perPersonPerDayMax = perPersonPerDayMax;
    this.day = today();
  }

  @Override
  public CompletionStage<Token> offer(String binding) {
    return CompletableFuture.completedStage(issue(binding));
  }

  @Override
  public CompletionStage<Redemption> redeem(String token, String binding, Caller caller) {
    return CompletableFuture.completedStage(use(token, binding, caller.subject()));
  }

  private synchronized Token issue(String binding) {
    String value = Confirmations.newToken(random);
    Instant expires = clock.instant().plus(LIFE);
    if (open.size() >= OPEN_MAX) {
      open.remove(open.firstEntry().getKey());
    }
    open.put(value, new Open(binding, expires));
    return new Token(value, expires);
  }

  private synchronized Redemption use(String token, String binding, String caller) {
    Open found = open.remove(token);
    if (found == null
        || !found.binding().equals(binding)
        || clock.instant().isAfter(found.expires())) {
      return new Redemption.Worthless();
    }
    if (!today().equals(day)) {
      day = today();
      givenToday.clear();
    }
    int given = givenToday.getOrDefault(caller, 0);
    if (given >= perPersonPerDayMax) {
      return new Redemption.TooMany();
    }
    givenToday.put(caller, given + 1);
    return new Redemption.Accepted();
  }

  private LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
  }
}
