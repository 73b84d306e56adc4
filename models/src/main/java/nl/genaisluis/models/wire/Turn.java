package nl.genaisluis.models.wire;

/// One message of a conversation as the checks read it: its text parts joined without separator.
/// The place in [Conversation#turns] is the place in the body's `messages`.
///
/// @param text user text: never printed by `toString`
public record Turn(Role role, String text) {
  @Override
  public String toString() {
    return "Turn[" + role + ", " + text.length() + " characters]";
  }
}
