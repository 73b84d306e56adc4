package nl.genaisluis.gateway.exchange;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;

/// Confirmation tokens: each is bound to one caller and one request, lives [#LIFE], works once, and
/// there are only so many a person a day. Tokens live in memory: a restart voids them.
final class Confirmations {
  static final Duration LIFE = Duration.ofMinutes(10);

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

  /// A token as the caller gets it.
  record Token(String value, Instant expiresAt) {
    @Override
    public String toString() {
      return "Token[***]";
    }
  }

  /// What a token is worth.
  sealed interface Redemption {
    record Accepted() implements Redemption {}

    /// Unknown, used, expired, or meant for another request.
    record Worthless() implements Redemption {}

    /// This person confirmed too often today.
    record TooMany() implements Redemption {}
  }

  Confirmations(Clock clock, int perPersonPerDayMax) {
    this.clock = clock;
    this.perPersonPerDayMax = perPersonPerDayMax;
    this.day = today();
  }

  /// What one token is good for, as a digest that holds no text.
  static String binding(
      String caller, String useCase, String model, String policyVersion, byte[] body) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      for (String part : new String[] {caller, useCase, model, policyVersion}) {
        sha.update(part.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        sha.update((byte) 0);
      }
      sha.update(body);
      return Base64.getEncoder().encodeToString(sha.digest());
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing);
    }
  }

  /// A new token for this binding.
  synchronized Token offer(String binding) {
    byte[] bytes = new byte[24];
    random.nextBytes(bytes);
    String value = Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    Instant expires = clock.instant().plus(LIFE);
    if (open.size() >= OPEN_MAX) {
      open.remove(open.firstEntry().getKey());
    }
    open.put(value, new Open(binding, expires));
    return new Token(value, expires);
  }

  /// Uses a token up. It is gone afterwards, whatever the answer.
  synchronized Redemption redeem(String token, String binding, String caller) {
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
