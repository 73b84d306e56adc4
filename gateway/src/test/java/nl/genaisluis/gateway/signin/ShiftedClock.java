package nl.genaisluis.gateway.signin;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/// The clock of this machine, put forward by a test.
public final class ShiftedClock extends Clock {
  private volatile Duration shift = Duration.ZERO;

  /// Puts it forward by so much more.
  public void forward(Duration more) {
    shift = shift.plus(more);
  }

  @Override
  public Instant instant() {
    return Clock.systemUTC().instant().plus(shift);
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    throw new UnsupportedOperationException("this clock has one zone");
  }
}
