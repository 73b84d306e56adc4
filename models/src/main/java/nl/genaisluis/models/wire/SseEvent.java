package nl.genaisluis.models.wire;

/// One event of a stream.
///
/// @param event its type; `message` when the stream does not say
/// @param data its lines of data joined by line feeds: never printed by `toString`
public record SseEvent(String event, String data) {
  /// The type of an event that names none.
  public static final String MESSAGE = "message";

  @Override
  public String toString() {
    return "SseEvent[" + data.length() + " characters]";
  }
}
