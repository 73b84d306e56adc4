package nl.genaisluis.audit.search;

/// What to look for.
///
/// @param text words, "phrases", beginnings*, -exclusions; all must match; empty for everything
/// @param filter what an entry must be
/// @param before only entries of the first so many of the log, so that the next page fits the last
///   one while the log grows; [#ALL] for whatever there is
/// @param limit most hits to give, 1 to 200
/// @param offset hits to pass over, at most 10,000
public record Query(String text, Filter filter, long before, int limit, int offset) {
  public static final int TEXT_LENGTH_MAX = 500;
  public static final int LIMIT_MAX = 200;
  public static final int OFFSET_MAX = 10_000;

  /// Every entry.
  public static final long ALL = Long.MAX_VALUE;

  public Query {
    if (text.length() > TEXT_LENGTH_MAX) {
      throw new IllegalArgumentException("query must have at most 500 characters");
    }
    if (before < 0) {
      throw new IllegalArgumentException("before must be 0 or more, was: " + before);
    }
    if (limit < 1 || limit > LIMIT_MAX) {
      throw new IllegalArgumentException("limit must be between 1 and 200, was: " + limit);
    }
    if (offset < 0 || offset > OFFSET_MAX) {
      throw new IllegalArgumentException("offset must be between 0 and 10000, was: " + offset);
    }
  }

  /// A first page of these words.
  public static Query of(String text, Filter filter, int limit) {
    return new Query(text, filter, ALL, limit, 0);
  }

  @Override
  public String toString() {
    return "Query[" + text.length() + " characters, " + filter + "]";
  }
}
