package nl.genaisluis.policy.prohibited;

import org.jspecify.annotations.Nullable;

/// The same words for an asker in the two languages that the sluis speaks.
public record Wording(String dutch, String english) {
  /// No words.
  public static final Wording NONE = new Wording("", "");

  public Wording {
    if (dutch.isBlank() != english.isBlank()) {
      throw new IllegalArgumentException("a wording has words in both languages");
    }
  }

  /// This wording with more after it.
  public Wording and(Wording more) {
    return new Wording(dutch + more.dutch, english + more.english);
  }

  /// The English words; null where there are only Dutch ones.
  public @Nullable String translated() {
    return english.equals(dutch) ? null : english;
  }

  /// Words that are only there in Dutch: what a register or a configured rule says.
  public static Wording onlyDutch(String dutch) {
    return new Wording(dutch, dutch);
  }
}
