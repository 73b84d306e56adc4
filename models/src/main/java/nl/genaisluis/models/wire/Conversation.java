package nl.genaisluis.models.wire;

import java.util.List;

/// Everything in one request that a check reads.
///
/// @param turns the messages in order; the index is the index in the body's `messages`
/// @param others strings that are in no turn's text: tool arguments, schemas, descriptions, names,
///   object keys, output formats
public record Conversation(List<Turn> turns, List<Leaf> others) {
  public Conversation {
    turns = List.copyOf(turns);
    others = List.copyOf(others);
  }

  /// The number of UTF-16 code units in all texts together.
  public int length() {
    int length = 0;
    for (Turn turn : turns) {
      length += turn.text().length();
    }
    for (Leaf leaf : others) {
      length += leaf.text().length();
    }
    return length;
  }
}
