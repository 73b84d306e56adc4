package nl.genaisluis.policy.usecase;

/// How the use is made public.
///
/// @param text the sentence that goes with every answer
public record Disclosure(Category category, String text) {
  public Disclosure {
    Words.require("text", text);
  }

  /// What the use has influence on.
  public enum Category {
    /// On nothing outside the asker's own understanding.
    NONE,
    /// On work inside the organisation.
    INTERNAL,
    /// On service to residents.
    SERVICE,
    /// On policy.
    POLICY,
    /// On supervision.
    SUPERVISION,
    /// On communication with residents.
    COMMUNICATION
  }
}
