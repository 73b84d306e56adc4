package nl.genaisluis.models.wire;

/// Bytes that are not the JSON that is asked for. The message names the place and the remedy and
/// never holds a value.
public final class JsonFault extends Exception {
  private static final long serialVersionUID = 1L;
  private final String place;

  public JsonFault(String place, String message) {
    super(message, null, false, false);
    this.place = place;
  }

  /// Where it went wrong: a JSON pointer, or `line 3, column 14`.
  public String place() {
    return place;
  }
}
