package nl.genaisluis.policy.namemodel;

import java.util.List;

/// Finds names of persons in a text. A plug-in implements it in a public class with a constructor
/// without parameters, and names that class in its jar's
/// `META-INF/services/nl.genaisluis.policy.namemodel.NameModel`.
///
/// Must be thread-safe: several requests ask at once. Should end soon when its thread is
/// interrupted, for the answer is no longer awaited then. The texts are raw: a model may not keep,
/// log or send them.
public interface NameModel {
  /// The names in this text, in any order; they may overlap.
  List<Person> persons(String text);

  /// A name of a person.
  ///
  /// @param start first character, in UTF-16 code units
  /// @param end one past the last
  /// @param score how sure the model is, from 0 to 1
  record Person(int start, int end, double score) {
    public Person {
      if (start < 0 || end <= start) {
        throw new IllegalArgumentException("a name from " + start + " to " + end);
      }
      if (!(score >= 0 && score <= 1)) {
        throw new IllegalArgumentException("a score from 0 to 1, was: " + score);
      }
    }
  }
}
