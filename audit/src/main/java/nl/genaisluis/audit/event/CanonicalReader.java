package nl.genaisluis.audit.event;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The mirror of [CanonicalJson]: one JSON object taken apart, and only when its bytes are the ones
/// that would be written for it. So nobody needs to write it again to know that: members come in
/// strict order, and so once; strings and numbers are spelled the one way; nothing stands between
/// or after. A null is no value. Whole numbers up to 2^53-1 become longs, all others doubles.
final class CanonicalReader {
  private static final int DEPTH_MAX = 8;

  /// Any decimal of so many digits is the shortest that reads back as its double: two different
  /// ones never share a double.
  private static final int DIGITS_SURE = 15;

  /// From here on ECMAScript writes plain form.
  private static final double PLAIN_MIN = 1e-6;

  /// Powers of ten that a double holds exactly.
  private static final double[] TENS = {
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15
  };

  private final byte[] bytes;
  private int at;

  private CanonicalReader(byte[] bytes) {
    this.bytes = bytes;
  }

  /// The members of the object that these bytes are; anything else is a [LeafFault].
  static Members object(byte[] bytes) {
    CanonicalReader reader = new CanonicalReader(bytes);
    Members object = reader.members(1);
    if (reader.at != bytes.length) {
      throw new LeafFault("leaf has bytes after its end");
    }
    return object;
  }

  /// The next byte; 0, which stands nowhere, after the last.
  private byte peek() {
    return at < bytes.length ? bytes[at] : 0;
  }

  private void expect(char wanted) {
    if (peek() != wanted) {
      throw notCanonical();
    }
    at++;
  }

  /// True after a comma, false after the end.
  private boolean goesOn(char end) {
    if (peek() == ',') {
      at++;
      return true;
    }
    expect(end);
    return false;
  }

  private boolean isEmpty(char end) {
    if (peek() != end) {
      return false;
    }
    at++;
    return true;
  }

  private Members members(int depth) {
    expect('{');
    Members members = new Members();
    if (depth > DEPTH_MAX) {
      throw notCanonical();
    }
    if (isEmpty('}')) {
      return members;
    }
    String last = null;
    do {
      String name = string();
      if (last != null && last.compareTo(name) >= 0) {
        throw new LeafFault("leaf names a member twice or out of order");
      }
      last = name;
      expect(':');
      members.put(name, value(depth));
    } while (goesOn('}'));
    return members;
  }

  private List<Object> items(int depth) {
    expect('[');
    List<Object> items = new ArrayList<>(4);
    if (depth > DEPTH_MAX) {
      throw notCanonical();
    }
    if (isEmpty(']')) {
      return items;
    }
    do {
      items.add(value(depth));
    } while (goesOn(']'));
    return items;
  }

  private Object value(int depth) {
    return switch (peek()) {
      case '"' -> string();
      case '{' -> members(depth + 1);
      case '[' -> items(depth + 1);
      case 't' -> word("true", true);
      case 'f' -> word("false", false);
      default -> number();
    };
  }

  private Boolean word(String word, boolean value) {
    for (int i = 0; i < word.length(); i++) {
      expect(word.charAt(i));
    }
    return value;
  }

  /// Nearly every string is letters of ASCII without escapes: those are looked at once and copied.
  private String string() {
    expect('"');
    int from = at;
    int end = from;
    while (end < bytes.length && isPlain(bytes[end])) {
      end++;
    }
    if (end < bytes.length && bytes[end] == '"') {
      at = end + 1;
      return new String(bytes, from, end - from, ISO_8859_1);
    }
    at = end;
    return unusual(from);
  }

  /// Whether a byte in a string stands for itself, and is not its end.
  private static boolean isPlain(byte b) {
    return b >= 0x20 && b != '"' && b != '\\';
  }

  /// A string of which what stands here is escaped, or a letter outside ASCII, or not canonical.
  private String unusual(int from) {
    for (byte b = peek(); b != '"'; b = peek()) {
      if (b >= 0 && b < 0x20) {
        throw notCanonical();
      }
      if (b == '\\') {
        at++;
        if (peek() == 0) {
          throw notCanonical();
        }
      }
      at++;
    }
    int end = at;
    at++;
    return unusual(from, end);
  }

  /// A string with escapes or with letters outside ASCII: it must be what is written for it.
  private String unusual(int from, int end) {
    String raw = new String(bytes, from, end - from, UTF_8);
    String text = unescaped(raw);
    byte[] written = CanonicalJson.string(text).getBytes(UTF_8);
    if (!Arrays.equals(written, 1, written.length - 1, bytes, from, end)) {
      throw notCanonical();
    }
    return text;
  }

  private static String unescaped(String raw) {
    StringBuilder text = new StringBuilder(raw.length());
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c == '\\') {
        i++;
        c = raw.charAt(i);
        if (c == 'u') {
          c = unit(raw, i + 1);
          i += 4;
        } else {
          c = meant(c);
        }
      }
      text.append(c);
    }
    return text.toString();
  }

  private static char unit(String raw, int from) {
    char unit;
    try {
      unit = (char) Integer.parseInt(raw, from, from + 4, 16);
    } catch (NumberFormatException | IndexOutOfBoundsException notFour) {
      throw notCanonical();
    }
    if (Character.isSurrogate(unit)) {
      // A pair is written as it is, and half of one not at all.
      throw notCanonical();
    }
    return unit;
  }

  private static char meant(char letter) {
    return switch (letter) {
      case 'b' -> '\b';
      case 't' -> '\t';
      case 'n' -> '\n';
      case 'f' -> '\f';
      case 'r' -> '\r';
      default -> letter;
    };
  }

  /// Numbers of the usual form are read as they are scanned; every other one must be what is
  /// written for its double.
  private Object number() {
    int from = at;
    long digits = 0;
    int point = -1;
    for (byte b = peek(); isDigit(b) || (b == '.' && point < 0); b = peek()) {
      if (b == '.') {
        point = at;
      } else if (at - from <= DIGITS_SURE) {
        digits = digits * 10 + (b - '0');
      }
      at++;
    }
    int length = at - from;
    boolean zeroAhead = bytesAt(from) == '0' && length > 1 && bytesAt(from + 1) != '.';
    boolean usual = length > 0 && length <= DIGITS_SURE && !zeroAhead && !goesOnAsNumber();
    if (usual && point < 0) {
      return digits;
    }
    if (usual && point > from && point < at - 1 && bytes[at - 1] != '0') {
      double value = digits / TENS[at - 1 - point];
      if (value >= PLAIN_MIN) {
        return value;
      }
    }
    return unusualNumber(from);
  }

  private byte bytesAt(int place) {
    return place < bytes.length ? bytes[place] : 0;
  }

  private static boolean isDigit(byte b) {
    return b >= '0' && b <= '9';
  }

  private boolean goesOnAsNumber() {
    byte b = peek();
    return isDigit(b) || b == '-' || b == '+' || b == '.' || b == 'e' || b == 'E';
  }

  private Object unusualNumber(int from) {
    while (goesOnAsNumber()) {
      at++;
    }
    String text = new String(bytes, from, at - from, ISO_8859_1);
    double value;
    try {
      value = Double.parseDouble(text);
    } catch (NumberFormatException notANumber) {
      throw notCanonical();
    }
    if (!Double.isFinite(value) || !CanonicalJson.number(value).equals(text)) {
      throw notCanonical();
    }
    boolean whole = value == Math.rint(value) && Math.abs(value) <= Plain.WHOLE_MAX;
    if (whole) {
      return (long) value;
    }
    return value;
  }

  /// Without the bytes that it stumbled over.
  private static LeafFault notCanonical() {
    return new LeafFault("leaf is not canonical JSON");
  }
}
