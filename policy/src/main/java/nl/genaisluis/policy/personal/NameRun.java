package nl.genaisluis.policy.personal;

/// Tokens that together have the shape of a person's name, and what they are made of.
///
/// @param first first token
/// @param last last token
/// @param marks the lists' marks of its words together
/// @param words how many written-out words, particles left out
/// @param known how many of those are in a list of names
/// @param common how many of those are ordinary words
/// @param initials how many initials
/// @param particles how many particles
record NameRun(
    int first,
    int last,
    long marks,
    int words,
    int known,
    int common,
    int initials,
    int particles) {

  boolean has(long wanted) {
    return Marks.has(marks, wanted);
  }

  /// True when every word is an ordinary word too.
  boolean allCommon() {
    return common == words;
  }
}
