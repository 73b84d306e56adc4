package nl.genaisluis.models.wire;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One string of a request body that a person or program wrote, so not one of the closed list of
/// structural values. Every leaf is checked and scrubbed.
///
/// @param pointer JSON pointer (RFC 6901) of the string, or of the member whose key or number this
///   is. A leaf inside JSON that is itself carried in a string (tool-call arguments) has the outer
///   pointer, `#`, and the inner pointer. Keys may be user text, so `toString` leaves it out
/// @param message index in `messages`, or -1 outside them
/// @param role role of that message, or null outside the messages
/// @param offset where this text starts in its message's joined text ([Turn#text]), in UTF-16 code
///   units; -1 when it is not part of that text
/// @param fixed true for object keys, tool names and long numbers: they cannot be rewritten, so a
///   finding in one refuses the request
/// @param text user text: never printed by `toString`
public record Leaf(
    String pointer, int message, @Nullable Role role, int offset, boolean fixed, String text) {

  /// The same leaves with other texts. Offsets stay those of the first texts.
  ///
  /// @throws IllegalArgumentException when there is not one text for each leaf
  static List<Leaf> withTexts(List<Leaf> leaves, List<String> texts) {
    if (leaves.size() != texts.size()) {
      throw new IllegalArgumentException(
          "there must be one text for each leaf: " + leaves.size() + ", " + texts.size());
    }
    List<Leaf> other = new ArrayList<>(leaves.size());
    for (int i = 0; i < leaves.size(); i++) {
      Leaf leaf = leaves.get(i);
      other.add(
          new Leaf(
              leaf.pointer(),
              leaf.message(),
              leaf.role(),
              leaf.offset(),
              leaf.fixed(),
              texts.get(i)));
    }
    return other;
  }

  /// True when the text is part of what [Turn#text] shows.
  public boolean inTurn() {
    return offset >= 0;
  }

  @Override
  public String toString() {
    return "Leaf[message " + message + ", " + text.length() + " characters]";
  }
}
