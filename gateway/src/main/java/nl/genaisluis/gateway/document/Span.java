package nl.genaisluis.gateway.document;

/// A stretch of words in one style. A line feed in it is a new line.
record Span(String text, boolean bold, boolean italic, boolean code) {
  static Span plain(String text) {
    return new Span(text, false, false, false);
  }

  static Span bold(String text) {
    return new Span(text, true, false, false);
  }

  static Span italic(String text) {
    return new Span(text, false, true, false);
  }

  Span with(String other) {
    return new Span(other, bold, italic, code);
  }
}
