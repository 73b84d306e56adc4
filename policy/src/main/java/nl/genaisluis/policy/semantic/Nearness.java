package nl.genaisluis.policy.semantic;

/// What the operator's model said of one text.
public sealed interface Nearness {
  /// As far from the prohibited examples as allowed texts are.
  record Far() implements Nearness {}

  /// Nearer to prohibited examples than nearly all allowed ones are.
  ///
  /// @param example place in the list of the nearest prohibited example
  /// @param likeness its cosine
  record Near(int example, double likeness) implements Nearness {}

  /// No answer: too late, a fault of the model, or a vector that is none.
  ///
  /// @param cause a word without text of the request
  record Unread(String cause) implements Nearness {}
}
