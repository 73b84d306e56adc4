package nl.genaisluis.policy.personal;

/// Knows, character by character, whether the text now is inside a web address, the target of a
/// Markdown link, or a markup tag: places where a restored value could leave the screen. When in
/// doubt it says so for too long rather than too short.
///
/// From plain into an address at `//`, `www.`, `mailto:` or `host.tld/`, out at white space or `<`.
/// From plain into a target at `](` or `]: `, out at the end of its line, an empty line or its `)`;
/// what is glued to that `)` counts as an address, for `](` need not have made a link. A `)`
/// between `<` and `>` does not end a target. From plain into a tag at `<x`, out at a `>` outside
/// the quotes of an attribute or an empty line; `<!--` goes on to `-->`, over empty lines too.
final class Surroundings {
  private enum Place {
    PLAIN,
    ADDRESS,
    TARGET,
    DEFINITION,
    TAG,
    COMMENT
  }

  /// Where a target is: not begun yet, between the `<` and `>` of a whole destination, between
  /// those of something in it, or outside them.
  private enum Angle {
    HEAD,
    DESTINATION,
    INNER,
    NONE
  }

  private static final String[] ADDRESS_STARTS = {
    "www.", "mailto:", "tel:", "data:", "sms:", "javascript:", "sip:", "geo:"
  };
  private static final int TAIL_LENGTH = 12;

  private final StringBuilder tail = new StringBuilder();
  private Place place = Place.PLAIN;
  private char previous = ' ';
  private boolean dotted;
  private boolean escaped;
  private int depth;
  private Angle angle = Angle.NONE;
  private char quote;
  private boolean closed;

  boolean unsafe() {
    return place != Place.PLAIN;
  }

  /// A restored value stands here: a word, whatever its characters are.
  void word() {
    take('x');
  }

  void take(char c) {
    switch (place) {
      case PLAIN -> plain(c);
      case ADDRESS -> address(c);
      case TARGET -> target(c);
      case DEFINITION -> definition(c);
      case TAG -> tag(c);
      case COMMENT -> comment(c);
    }
    tail.append(Character.toLowerCase(c));
    if (tail.length() > TAIL_LENGTH) {
      tail.deleteCharAt(0);
    }
    if (place == Place.PLAIN && startsAddress()) {
      place = Place.ADDRESS;
    }
    escaped = c == '\\' && !escaped;
    previous = c;
  }

  private void plain(char c) {
    if (c == '(' && previous == ']') {
      place = Place.TARGET;
      depth = 1;
      angle = Angle.HEAD;
      quote = 0;
    } else if (previous == '<' && (Character.isLetter(c) || c == '/' || c == '!')) {
      place = Place.TAG;
      quote = 0;
    } else if (c == ':' && previous == ']' && closed) {
      place = Place.DEFINITION;
    } else if (c == '/' && previous == '/') {
      place = Place.ADDRESS;
    } else if (dotted && (c == '/' || c == '?')) {
      place = Place.ADDRESS;
    }
    label(c);
    if (Character.isWhitespace(c)) {
      dotted = false;
    } else if (previous == '.' && Character.isLetter(c)) {
      dotted = true;
    }
  }

  /// A `[name]` at the head of a line; with a colon behind it, it defines a link.
  private void label(char c) {
    if (c == '[' && (previous == '\n' || tail.isEmpty())) {
      closed = true;
    } else if (c == '\n' || previous == ']') {
      closed = false;
    }
  }

  private void definition(char c) {
    if (c == '\n') {
      place = Place.PLAIN;
      dotted = false;
      closed = false;
    }
  }

  private void comment(char c) {
    if (c == '>' && endsWith("--")) {
      place = Place.PLAIN;
      dotted = false;
    }
  }

  private void address(char c) {
    if (Character.isWhitespace(c) || c == '<') {
      place = Place.PLAIN;
      dotted = false;
    }
  }

  private void target(char c) {
    boolean outside = angle == Angle.HEAD || angle == Angle.NONE;
    if (c == '\n' && previous == '\n') {
      place = Place.PLAIN;
      dotted = false;
    } else if (outside && c == '<') {
      angle = angle == Angle.HEAD ? Angle.DESTINATION : Angle.INNER;
    } else if (outside) {
      parenthesis(c);
      angle = Character.isWhitespace(c) ? angle : Angle.NONE;
    } else {
      angle(c);
    }
  }

  private void parenthesis(char c) {
    if (c == '(' && !escaped) {
      depth++;
    } else if (c == ')' && !escaped) {
      depth--;
    }
    if (depth == 0) {
      place = Place.ADDRESS;
    }
  }

  /// Whether `<` began a destination, a tag or nothing is not known until later, so the last of
  /// their ends counts.
  private void angle(char c) {
    attribute(c);
    if (c == '>' && quote == 0 && !escaped) {
      angle = Angle.NONE;
    } else if (c == '(' && angle == Angle.INNER && !escaped) {
      depth++;
    }
  }

  private void tag(char c) {
    if (c == '-' && endsWith("<!-")) {
      place = Place.COMMENT;
      return;
    }
    attribute(c);
    if ((c == '>' && quote == 0) || (c == '\n' && previous == '\n')) {
      place = Place.PLAIN;
      dotted = false;
    }
  }

  private void attribute(char c) {
    if (quote == c) {
      quote = 0;
    } else if (quote == 0 && previous == '=' && (c == '"' || c == '\'')) {
      quote = c;
    }
  }

  private boolean startsAddress() {
    for (String start : ADDRESS_STARTS) {
      if (endsWith(start)) {
        return true;
      }
    }
    return false;
  }

  private boolean endsWith(String end) {
    int from = tail.length() - end.length();
    return from >= 0 && tail.indexOf(end, from) == from;
  }
}
