package nl.genaisluis.gateway.meter;

/// A window that all nodes know by the clock of their database: from one moment to the next, in
/// milliseconds since 1970.
record Span(long begins, long ends) {
  private static final long MILLIS_PER_HOUR = 3_600_000;

  Span {
    if (ends <= begins) {
      throw new IllegalArgumentException("a window must end after it begins");
    }
  }

  /// The window of this length that a moment lies in.
  static Span at(long millis, long length) {
    long begins = Math.floorDiv(millis, length) * length;
    return new Span(begins, begins + length);
  }

  long length() {
    return ends - begins;
  }

  Span next() {
    return new Span(ends, ends + length());
  }

  Span previous() {
    return new Span(begins - length(), begins);
  }

  /// Hours since 1970.
  long hour() {
    return begins / MILLIS_PER_HOUR;
  }
}
