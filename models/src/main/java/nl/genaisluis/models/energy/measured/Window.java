package nl.genaisluis.models.energy.measured;

import java.time.Duration;
import java.util.Map;

/// What one deployment took between two moments.
///
/// @param joules of the metered devices
/// @param promptTokens read by the server, of whomever
/// @param writtenTokens written by the server, for whomever
public record Window(Duration length, double joules, double promptTokens, double writtenTokens) {
  /// Nothing was read or written: the energy is that of waiting.
  public boolean idle() {
    return promptTokens == 0 && writtenTokens == 0;
  }

  /// What the server did, in written tokens.
  ///
  /// @param readWeight what a read token counts for beside a written one
  public double work(double readWeight) {
    return writtenTokens + readWeight * promptTokens;
  }

  /// A window, or why there is none.
  public sealed interface Reading {
    /// The counters went forward.
    record Measured(Window window) implements Reading {}

    /// There is nothing to say of this stretch; it is counted and not guessed.
    record Dropped(Cause cause) implements Reading {}
  }

  /// Why there is no window.
  public enum Cause {
    /// A counter went back: the exporter or the server started anew, or a counter wrapped.
    RESET,
    /// A device appeared or went.
    OTHER_DEVICES,
    /// Too much time lies between the scrapes.
    GAP
  }

  /// The window between two scrapes.
  ///
  /// @param most a longer stretch is a gap
  public static Reading between(Scrape before, Scrape now, Duration most) {
    long millis = now.millis() - before.millis();
    if (millis <= 0 || millis > most.toMillis()) {
      return new Reading.Dropped(Cause.GAP);
    }
    if (!before.joules().keySet().equals(now.joules().keySet())) {
      return new Reading.Dropped(Cause.OTHER_DEVICES);
    }
    double joules = 0;
    for (Map.Entry<String, Double> counter : now.joules().entrySet()) {
      double difference = counter.getValue() - before.joules().getOrDefault(counter.getKey(), 0.0);
      if (difference < 0) {
        return new Reading.Dropped(Cause.RESET);
      }
      joules += difference;
    }
    double prompt = now.promptTokens() - before.promptTokens();
    double written = now.writtenTokens() - before.writtenTokens();
    if (prompt < 0 || written < 0) {
      return new Reading.Dropped(Cause.RESET);
    }
    return new Reading.Measured(new Window(Duration.ofMillis(millis), joules, prompt, written));
  }
}
