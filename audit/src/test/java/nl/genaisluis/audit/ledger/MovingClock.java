package nl.genaisluis.audit.ledger;

import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// A clock that shows what it is set to. Safe for use by many threads.
public final class MovingClock extends Clock {
  private volatile Instant now;

  public MovingClock(String now) {
    this.now = Instant.parse(now);
  }

  public void set(String moment) {
    now = Instant.parse(moment);
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
