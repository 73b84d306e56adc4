package nl.genaisluis.audit.search;

import org.jspecify.annotations.Nullable;

/// What to look for.
///
/// @param text words, "phrases", beginnings*, -exclusions; all must match; empty for everything
/// @param code only entries with this event code; null for all
/// @param useCase only entries of this use case; null for all
/// @param limit most hits to give, 1 to 200
/// @param offset hits to pass over, at most 10,000
public record Query(
    String text, @Nullable String code, @Nullable String useCase, int limit, int offset) {
  public static final int TEXT_LENGTH_MAX = 500;
  public static final int LIMIT_MAX = 200;
  public static final int OFFSET_MAX = 10_000;

  public Query {
    if (text.length() > TEXT_LENGTH_MAX) {
      throw new IllegalArgumentException("query must have at most 500 characters");
    }
    if (limit < 1 || limit > LIMIT_MAX) {
      throw new IllegalArgumentException("limit must be between 1 and 200, was: " + limit);
    }
    if (offset < 0 || offset > OFFSET_MAX) {
      throw new IllegalArgumentException("offset must be between 0 and 10000, was: " + offset);
    }
  }

  @Override
  public String toString() {
    return "Query[" + text.length() + " characters, " + code + ", " + useCase + "]";
  }
}
