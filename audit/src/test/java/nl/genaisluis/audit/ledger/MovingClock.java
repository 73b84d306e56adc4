package nl.genaisluis.audit.ledger;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// A clock that shows what it is set to: by one thread, while many may look.
public final class MovingClock extends Clock {
  private volatile Instant now;

  public MovingClock(String now) {
    this.now = Instant.parse(now);
  }

  public void set(String moment) {
    now = Instant.parse(moment);
  }

  /// Lets this much time go by.
  public void pass(Duration time) {
    now = now.plus(time);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
