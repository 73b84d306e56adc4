package nl.genaisluis.gateway.exchange;

import java.security.SecureRandom;
import java.util.UUID;
import nl.genaisluis.audit.event.ExchangeIds;

/// Makes the two ids of an exchange. They share no bit: the request id is told to the caller, the
/// exchange id stands in the public record.
final class Ids {
  private static final SecureRandom RANDOM = new SecureRandom();

  private Ids() {}

  /// A UUID of version 7 (RFC 9562 §5.7): sortable by time.
  static String request(long unixMillis) {
    long high = (unixMillis << 16) | 0x7000L | (RANDOM.nextLong() & 0x0fffL);
    long low = (RANDOM.nextLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
    return new UUID(high, low).toString();
  }

  /// 128 random bits in lower-case hexadecimal.
  static String exchange() {
    return ExchangeIds.fresh();
  }
}
