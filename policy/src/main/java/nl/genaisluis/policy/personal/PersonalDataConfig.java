package nl.genaisluis.policy.personal;

import java.util.List;

/// What an organisation adds to the built-in rules.
///
/// @param allow phrases that are no personal data here: own offices and telephone numbers,
///   functional mailboxes, office holders who act in public. Compared without regard to case and
///   white space
/// @param deny phrases that are always personal data here, whatever the rules say of them
public record PersonalDataConfig(List<String> allow, List<Deny> deny) {
  /// The shortest phrase that either list takes: a shorter one would hit parts of ordinary words.
  static final int PHRASE_LENGTH_MIN = 3;

  /// The longest phrase that either list takes.
  static final int PHRASE_LENGTH_MAX = 200;

  /// A phrase that is always personal data of one type.
  public record Deny(String phrase, PersonalType type) {
    public Deny {
      requireLength("deny", phrase);
    }

    @Override
    public String toString() {
      return "Deny[" + type + ", " + phrase.length() + " characters]";
    }
  }

  public PersonalDataConfig {
    allow = List.copyOf(allow);
    deny = List.copyOf(deny);
    for (String phrase : allow) {
      requireLength("allow", phrase);
    }
  }

  /// No own lists.
  public static PersonalDataConfig defaults() {
    return new PersonalDataConfig(List.of(), List.of());
  }

  private static void requireLength(String list, String phrase) {
    int length = phrase.strip().length();
    if (length < PHRASE_LENGTH_MIN || length > PHRASE_LENGTH_MAX) {
      throw new IllegalArgumentException(
          list
              + " takes phrases of "
              + PHRASE_LENGTH_MIN
              + " to "
              + PHRASE_LENGTH_MAX
              + " characters, was: "
              + length);
    }
  }

  @Override
  public String toString() {
    return "PersonalDataConfig[" + allow.size() + " allowed, " + deny.size() + " denied]";
  }
}
