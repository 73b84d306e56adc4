package nl.genaisluis.models.wire;

import java.util.Map;
import java.util.Set;

/// How the strings at one place of a request body are read. Whatever a shape does not expect is
/// read as [Free], so a place that is not described here is checked, never passed over.
sealed interface Shape {
  Shape FREE = new Free();

  /// Anything: strings are leaves, object keys are fixed leaves.
  record Free() implements Shape {}

  /// A value that is replaced or left out before the body goes upstream, so nobody needs to read
  /// it.
  record Unread() implements Shape {}

  /// A setting with a number; anything else there is [Free].
  record Figure() implements Shape {}

  /// One of these words of the protocol, or a list of them; anything else there has the other
  /// shape.
  record Words(Set<String> words, Shape otherwise) implements Shape {
    public Words {
      words = Set.copyOf(words);
    }
  }

  /// An identifier that links a tool result to its call; see [ChatRules#ID].
  record Id() implements Shape {}

  /// A name that something else refers to: a leaf that cannot be rewritten.
  record Name() implements Shape {}

  /// Text of a message: a string, or the `text` and `refusal` of content parts.
  record Content() implements Shape {}

  /// Text that belongs to the text of its message.
  record Said() implements Shape {}

  /// A string that should hold JSON, such as the arguments of a tool call.
  record Arguments() implements Shape {}

  /// A list of chat messages.
  record Messages() implements Shape {}

  /// The input of an embeddings request: a text or a list of texts, each a turn of its own.
  record Inputs() implements Shape {}

  /// A JSON schema.
  record Schema() implements Shape {}

  /// A list.
  record Items(Shape item) implements Shape {}

  /// An object of the protocol: other keys than these are fixed leaves with [Free] values.
  record Members(Map<String, Shape> known) implements Shape {
    public Members {
      known = Map.copyOf(known);
    }
  }

  /// An object whose keys are names that the caller chose: each is a fixed leaf.
  record Named(Shape value) implements Shape {}
}
