package nl.genaisluis.policy.prohibited;

import org.jspecify.annotations.Nullable;

/// A stretch of the request that made a rule speak; never empty, since there is nothing to see
/// then.
///
/// @param message index of the message; -1 when the text is outside the turns
/// @param path JSON pointer when the text is outside the turns, else null
/// @param start first UTF-16 code unit, in the turn's joined text or in the string at `path`
/// @param end one past the last code unit
public record Span(int message, @Nullable String path, int start, int end) {
  public Span {
    if (start < 0 || end <= start) {
      throw new IllegalArgumentException("span must be 0 <= start < end");
    }
  }
}
