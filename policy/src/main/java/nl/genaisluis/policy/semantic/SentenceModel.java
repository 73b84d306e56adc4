package nl.genaisluis.policy.semantic;

/// Turns a text into a vector, so that texts of like meaning have vectors of like direction. A
/// plug-in implements it in a public class with a constructor without parameters, and names that
/// class in its jar's `META-INF/services/nl.genaisluis.policy.semantic.SentenceModel`.
///
/// Must be thread-safe: several requests ask at once. Should end soon when its thread is
/// interrupted, for the answer is no longer awaited then. The texts are raw: a model may not keep,
/// log or send them.
public interface SentenceModel {
  /// The vector of this text; always of the same length.
  float[] vector(String text);
}
