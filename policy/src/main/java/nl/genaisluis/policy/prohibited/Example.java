package nl.genaisluis.policy.prohibited;

import java.time.Instant;
import nl.genaisluis.models.wire.Conversation;
import org.jspecify.annotations.Nullable;

/// One conversation on which the committee gave its word, in scrubbed form. It is to be removed
/// when the record that it was taken from is erased.
///
/// @param id of the record that it was taken from
/// @param word what the committee said of it
/// @param category the class that was missed; null for a false alarm
/// @param asked the scrubbed conversation
/// @param until from this moment on it counts no more
public record Example(
    String id, Word word, @Nullable ProhibitedClass category, Conversation asked, Instant until) {
  public Example {
    if (word == Word.MISSED && category == null) {
      throw new IllegalArgumentException("category must be given for a missed example: " + id);
    }
  }

  /// What the committee can say.
  public enum Word {
    /// It was let through and should not have been.
    MISSED,

    /// It was stopped and should not have been.
    FALSE_ALARM
  }

  /// Names the record only: the conversation is not for logs.
  @Override
  public String toString() {
    return "Example[" + id + ", " + word + "]";
  }
}
