package nl.genaisluis.policy.personal;

/// Personal data that a recogniser saw in one leaf.
///
/// @param start first character, in the [View]'s own offsets
/// @param end one past the last
/// @param rule id of the recogniser
/// @param score between 0 and 1; the higher one wins where hits overlap without nesting
record Hit(PersonalType type, int start, int end, String rule, double score) {
  Hit {
    if (start < 0 || end <= start) {
      throw new IllegalStateException("hit without text by " + rule);
    }
  }

  int length() {
    return end - start;
  }

  boolean overlaps(Hit other) {
    return start < other.end && other.start < end;
  }
}
