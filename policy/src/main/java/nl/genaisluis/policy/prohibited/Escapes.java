package nl.genaisluis.policy.prohibited;

/// Undoes the escapes that text carries when it was pasted out of JSON, a page or an address: `\n`,
/// `\"`, backslash-u escapes, `&#101;`, `&amp;`, `%20`.
final class Escapes {
  private Escapes() {}

  /// Appends the plain form of the escape that starts at `at` and answers the place after it;
  /// answers `at` when there is none.
  static int undo(String text, int at, PlainText plain) {
    return switch (text.charAt(at)) {
      case '\\' -> backslash(text, at, plain);
      case '&' -> entity(text, at, plain);
      case '%' -> percent(text, at, plain);
      default -> at;
    };
  }

  private static int backslash(String text, int at, PlainText plain) {
    if (at + 1 >= text.length()) {
      return at;
    }
    char kind = text.charAt(at + 1);
    if (kind == 'u' && at + 6 <= text.length()) {
      int point = number(text, at + 2, at + 6, 16);
      return emit(plain, point, at, at + 6);
    }
    return switch (kind) {
      case 'n', 'r' -> emit(plain, '\n', at, at + 2);
      case 't' -> emit(plain, ' ', at, at + 2);
      case '"', '/', '\\' -> emit(plain, kind, at, at + 2);
      default -> at;
    };
  }

  private static int entity(String text, int at, PlainText plain) {
    int end = text.indexOf(';', at);
    if (end < 0 || end - at > 9) {
      return at;
    }
    String name = text.substring(at + 1, end);
    int point =
        switch (name) {
          case "amp" -> '&';
          case "lt" -> '<';
          case "gt" -> '>';
          case "quot" -> '"';
          case "nbsp" -> ' ';
          default -> numeric(name);
        };
    return emit(plain, point, at, end + 1);
  }

  private static int numeric(String name) {
    if (name.length() < 3 || name.charAt(0) != '#') {
      return -1;
    }
    boolean hex = name.charAt(1) == 'x' || name.charAt(1) == 'X';
    return number(name, hex ? 2 : 1, name.length(), hex ? 16 : 10);
  }

  private static int percent(String text, int at, PlainText plain) {
    if (at + 3 > text.length()) {
      return at;
    }
    int point = number(text, at + 1, at + 3, 16);
    return point >= 0x80 ? at : emit(plain, point, at, at + 3);
  }

  private static int emit(PlainText plain, int point, int start, int end) {
    if (!Character.isValidCodePoint(point)) {
      return start;
    }
    Normaliser.append(plain, point, start, end);
    return end;
  }

  private static int number(String text, int from, int to, int radix) {
    int value = 0;
    for (int i = from; i < to; i++) {
      int digit = Character.digit(text.charAt(i), radix);
      if (digit < 0 || value > 0x200000) {
        return -1;
      }
      value = value * radix + digit;
    }
    return from < to ? value : -1;
  }
}
