package nl.genaisluis.audit.event;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Canonical JSON (RFC 8785) of maps, lists, strings, booleans, whole numbers and doubles: members
/// in the order of their UTF-16 code units, numbers as ECMAScript writes them, no white space.
final class CanonicalJson {
  private static final char[] HEX = "0123456789abcdef".toCharArray();

  /// From here up to below [#PLAIN_BELOW] `Double.toString` writes what ECMAScript does, but for a
  /// whole number's `.0`.
  private static final double PLAIN_MIN = 1e-3;

  private static final double PLAIN_BELOW = 1e7;

  private CanonicalJson() {}

  static String write(Map<String, Object> object) {
    StringBuilder out = new StringBuilder(512);
    value(out, object);
    return out.toString();
  }

  private static void value(StringBuilder out, Object value) {
    switch (value) {
      case Map<?, ?> members -> object(out, members);
      case List<?> items -> array(out, items);
      case String text -> string(out, text);
      case Boolean bool -> out.append(bool);
      case Integer whole -> out.append(whole);
      case Long whole -> out.append(whole);
      case Double number -> out.append(number(number));
      default -> throw new IllegalStateException("not a JSON value: " + value.getClass());
    }
  }

  private static void object(StringBuilder out, Map<?, ?> members) {
    out.append('{');
    char separator = 0;
    for (Map.Entry<?, ?> member : sorted(members).entrySet()) {
      if (separator != 0) {
        out.append(separator);
      }
      separator = ',';
      string(out, (String) member.getKey());
      out.append(':');
      value(out, member.getValue());
    }
    out.append('}');
  }

  /// The order of String.compareTo is that of UTF-16 code units (RFC 8785 §3.2.3).
  private static Map<?, ?> sorted(Map<?, ?> members) {
    if (members instanceof SortedMap<?, ?> already && already.comparator() == null) {
      return already;
    }
    Map<String, Object> sorted = new TreeMap<>();
    members.forEach((name, member) -> sorted.put((String) name, member));
    return sorted;
  }

  private static void array(StringBuilder out, List<?> items) {
    out.append('[');
    for (int i = 0; i < items.size(); i++) {
      if (i > 0) {
        out.append(',');
      }
      value(out, items.get(i));
    }
    out.append(']');
  }

  /// A text as canonical JSON writes it, with its quotes.
  static String string(String text) {
    StringBuilder out = new StringBuilder(text.length() + 2);
    string(out, text);
    return out.toString();
  }

  private static void string(StringBuilder out, String text) {
    out.append('"');
    int copied = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < 0x20 || c == '"' || c == '\\' || Character.isSurrogate(c)) {
        out.append(text, copied, i);
        i = special(out, text, i);
        copied = i + 1;
      }
    }
    if (copied == 0) {
      out.append(text);
    } else {
      out.append(text, copied, text.length());
    }
    out.append('"');
  }

  /// Writes what may not stand for itself at `i`, and returns the place of its last character.
  private static int special(StringBuilder out, String text, int i) {
    char c = text.charAt(i);
    switch (c) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\b' -> out.append("\\b");
      case '\t' -> out.append("\\t");
      case '\n' -> out.append("\\n");
      case '\f' -> out.append("\\f");
      case '\r' -> out.append("\\r");
      default -> {
        if (Character.isSurrogate(c)) {
          return pair(out, text, i);
        }
        out.append("\\u00").append(HEX[c >> 4]).append(HEX[c & 15]);
      }
    }
    return i;
  }

  /// Copies the surrogate pair at `i` and returns the place of its second half.
  private static int pair(StringBuilder out, String text, int i) {
    if (i + 1 == text.length() || !Character.isSurrogatePair(text.charAt(i), text.charAt(i + 1))) {
      throw new IllegalArgumentException("a lone surrogate has no canonical form");
    }
    out.append(text, i, i + 2);
    return i + 1;
  }

  /// A double as ECMAScript writes it (ECMA-262 Number::toString): the fewest digits that read back
  /// as the same double, in plain form from 1e-6 up to below 1e21.
  static String number(double value) {
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("not a JSON number");
    }
    if (value == 0) {
      return "0";
    }
    double size = Math.abs(value);
    if (size >= PLAIN_MIN && size < PLAIN_BELOW) {
      String plain = Double.toString(value);
      return plain.endsWith(".0") ? plain.substring(0, plain.length() - 2) : plain;
    }
    BigDecimal shortest = shortest(size);
    String digits = shortest.unscaledValue().toString();
    // n as in ECMA-262: value = 0.digits × 10^n
    int n = digits.length() - shortest.scale();
    String sign = value < 0 ? "-" : "";
    return sign + (n > 21 || n < -5 ? scientific(digits, n) : plain(digits, n));
  }

  private static String plain(String digits, int n) {
    if (n <= 0) {
      return "0." + "0".repeat(-n) + digits;
    }
    if (n >= digits.length()) {
      return digits + "0".repeat(n - digits.length());
    }
    return digits.substring(0, n) + "." + digits.substring(n);
  }

  private static String scientific(String digits, int n) {
    String fraction = digits.length() == 1 ? "" : "." + digits.substring(1);
    int exponent = n - 1;
    return digits.charAt(0) + fraction + "e" + (exponent < 0 ? "" : "+") + exponent;
  }

  /// `Double.toString` gives the shortest digits, but never fewer than two (4.9E-324 where one
  /// digit, 5E-324, would do).
  private static BigDecimal shortest(double value) {
    BigDecimal shortest = new BigDecimal(Double.toString(value)).stripTrailingZeros();
    if (shortest.precision() == 2) {
      BigDecimal one = shortest.round(new MathContext(1, RoundingMode.HALF_EVEN));
      if (one.doubleValue() == value) {
        return one.stripTrailingZeros();
      }
    }
    return shortest;
  }
}
