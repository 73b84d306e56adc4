package nl.genaisluis.models.wire;

/// One string in an answer that the model wrote. In a stream it is a fragment; the fragments of one
/// field have the same choice, kind and tool.
///
/// @param choice index of the choice
/// @param tool index of the tool call within the choice; -1 when it is in none
/// @param text what the model wrote: never printed by `toString`
public record AnswerField(int choice, Kind kind, int tool, String text) {
  /// Where the string stands.
  public enum Kind {
    CONTENT,
    REASONING,
    /// The older name of [#REASONING], which some hosts send beside it.
    REASONING_CONTENT,
    REFUSAL,
    TOOL_NAME,
    TOOL_ARGUMENTS,
    FUNCTION_NAME,
    FUNCTION_ARGUMENTS;

    /// True when the string is, or is a fragment of, JSON inside a string.
    public boolean json() {
      return this == TOOL_ARGUMENTS || this == FUNCTION_ARGUMENTS;
    }
  }

  @Override
  public String toString() {
    return "AnswerField[" + choice + ", " + kind + ", " + text.length() + " characters]";
  }
}
