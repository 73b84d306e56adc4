package nl.genaisluis.policy.personal;

/// A stretch of a text, read a character at a time without what does not tell values apart: case,
/// how much white space, and the escapes of web addresses and pages (`%40`, `&nbsp;`, `&#64;`).
/// Knows two keys of what was read so far: of all of it, and of its letters and digits alone.
final class Folded {
  private static final String SEPARATORS = " .-/()";
  private static final int GAP_MAX = 2;
  private static final int ENTITY_MAX = 8;
  private static final int ASCII = 0x80;

  private final View view;
  private final int end;
  private int at;
  private char last;
  private long state = Lexicon.open();
  private int length;
  private long figureState = Lexicon.open();
  private int figures;
  private int gap;
  private boolean broken;

  /// What one character or escape stands for, and where the next one begins.
  private record Unit(char meant, int next) {}

  Folded(View view, int start, int end) {
    this.view = view;
    this.at = start;
    this.end = end;
  }

  /// Reads the next character; false at the end of the stretch.
  boolean next() {
    if (at >= end) {
      return false;
    }
    char meant = view.at(at);
    if (meant == '%' || meant == '&') {
      Unit unit = unit(view, at);
      meant = unit.meant();
      at = unit.next();
    } else {
      at++;
    }
    char c = meant <= ' ' ? ' ' : Lexicon.fold(meant);
    if (c == ' ' && last == ' ') {
      return true;
    }
    last = c;
    state = Lexicon.step(state, c);
    length++;
    if (Character.isLetterOrDigit(c)) {
      figureState = Lexicon.step(figureState, c);
      figures++;
      gap = 0;
    } else {
      gap++;
      broken |= gap > GAP_MAX || SEPARATORS.indexOf(c) < 0;
    }
    return true;
  }

  /// Where the next character begins.
  int at() {
    return at;
  }

  /// How many characters were read; white space in a row counts for one.
  int length() {
    return length;
  }

  /// The same for all ways to write what was read.
  long key() {
    return Lexicon.close(state);
  }

  /// How many letters and digits were read, if nothing but separators stands between them; 0
  /// otherwise.
  int figures() {
    return broken ? 0 : figures;
  }

  /// The same for all ways to separate the letters and digits that were read.
  long figureKey() {
    return Lexicon.close(figureState);
  }

  /// True when the last character that was read is a letter or digit.
  boolean atFigure() {
    return gap == 0;
  }

  /// True when no word and no character goes on behind what was read.
  boolean ends() {
    char next = view.at(at);
    boolean wordGoesOn = Character.isLetterOrDigit(last) && Character.isLetterOrDigit(next);
    return !wordGoesOn && !Character.isLowSurrogate(next);
  }

  /// True when `%` and two hexadecimal digits stand here.
  static boolean isEscape(View view, int at) {
    return view.at(at) == '%' && digit(view.at(at + 1)) >= 0 && digit(view.at(at + 2)) >= 0;
  }

  private static Unit unit(View view, int at) {
    char c = view.at(at);
    if (isEscape(view, at)) {
      int value = digit(view.at(at + 1)) * 16 + digit(view.at(at + 2));
      return value < ASCII ? new Unit((char) value, at + 3) : new Unit(c, at + 1);
    }
    if (c != '&') {
      return new Unit(c, at + 1);
    }
    int close = at + 1;
    while (close - at <= ENTITY_MAX && view.at(close) != ';') {
      close++;
    }
    char meant = view.at(close) == ';' ? entity(view.text(at + 1, close)) : '\0';
    return meant == '\0' ? new Unit(c, at + 1) : new Unit(meant, close + 1);
  }

  /// NUL for a name that is none of these.
  private static char entity(String name) {
    return switch (name) {
      case "nbsp", "#160", "#xa0", "#xA0" -> ' ';
      case "amp" -> '&';
      case "commat" -> '@';
      case "period" -> '.';
      case "plus" -> '+';
      case "lowbar" -> '_';
      default -> numbered(name);
    };
  }

  private static char numbered(String name) {
    boolean hexadecimal = name.startsWith("#x") || name.startsWith("#X");
    int radix = hexadecimal ? 16 : 10;
    int value = 0;
    for (int i = hexadecimal ? 2 : 1; i < name.length() && value < ASCII; i++) {
      int digit = digit(name.charAt(i));
      if (digit < 0 || digit >= radix) {
        return '\0';
      }
      value = value * radix + digit;
    }
    return name.startsWith("#") && value < ASCII ? (char) value : '\0';
  }

  private static int digit(char c) {
    return c < ASCII ? Character.digit(c, 16) : -1;
  }
}
