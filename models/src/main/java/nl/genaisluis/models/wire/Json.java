package nl.genaisluis.models.wire;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An immutable JSON value (RFC 8259). Objects keep the order of their members; numbers keep the
/// characters that they were written with. `toString` never prints text.
public sealed interface Json {
  Json NULL = new Null();
  Json TRUE = new Bool(true);
  Json FALSE = new Bool(false);

  /// A JSON object.
  record Obj(Map<String, Json> members) implements Json {
    public static final Obj EMPTY = new Obj(Map.of());

    public Obj {
      members = Members.of(members);
    }

    /// The member with this name; null when there is none.
    public @Nullable Json get(String name) {
      return members.get(name);
    }

    /// The member with this name if it is a string; null otherwise.
    public @Nullable String text(String name) {
      return members.get(name) instanceof Text(String value) ? value : null;
    }

    /// The member with this name if it is an object; null otherwise.
    public @Nullable Obj object(String name) {
      return members.get(name) instanceof Obj object ? object : null;
    }

    /// The items of the member with this name if it is an array; an empty list otherwise.
    public List<Json> items(String name) {
      return members.get(name) instanceof Arr(List<Json> items) ? items : List.of();
    }

    /// The member with this name if it is a whole number that fits a `long`; null otherwise.
    public @Nullable Long whole(String name) {
      return members.get(name) instanceof Num number ? number.whole() : null;
    }

    /// True when the member with this name is the literal `true`.
    public boolean isTrue(String name) {
      return members.get(name) instanceof Bool(boolean value) && value;
    }

    /// This object with one member set; it keeps its place when it was there, else comes last.
    public Obj with(String name, Json value) {
      return new Obj(Members.with(members, name, value));
    }

    /// This object without the members of these names.
    public Obj without(String... names) {
      List<String> left = List.of(names);
      boolean any = false;
      for (String name : names) {
        any |= members.containsKey(name);
      }
      if (!any) {
        return this;
      }
      Members.Builder kept = new Members.Builder();
      members.forEach(
          (name, value) -> {
            if (!left.contains(name)) {
              kept.put(name, value);
            }
          });
      return new Obj(kept.build());
    }

    @Override
    public String toString() {
      return "Obj[" + members.size() + " members]";
    }
  }

  /// A JSON array.
  record Arr(List<Json> items) implements Json {
    public Arr {
      items = List.copyOf(items);
    }

    @Override
    public String toString() {
      return "Arr[" + items.size() + " items]";
    }
  }

  /// A JSON string.
  record Text(String value) implements Json {
    @Override
    public String toString() {
      return "Text[" + value.length() + " characters]";
    }
  }

  /// A JSON number as it was written.
  record Num(String literal) implements Json {
    /// So many digits fit a `long`, whichever they are.
    private static final int PLAIN_MAX = 18;

    /// The number if it is whole and fits a `long` (`2`, `2.0`, `2e0`); null otherwise.
    public @Nullable Long whole() {
      if (isPlain()) {
        return Long.valueOf(literal);
      }
      if (literal.length() > 40) {
        return null;
      }
      try {
        BigDecimal value = new BigDecimal(literal);
        return value.precision() - value.scale() > 19 ? null : value.longValueExact();
      } catch (ArithmeticException | NumberFormatException notWhole) {
        // A number format is at fault when the exponent has more digits than a BigDecimal takes.
        return null;
      }
    }

    /// True for a few digits and nothing else, as nearly all whole numbers are written.
    private boolean isPlain() {
      int length = literal.length();
      for (int i = 0; i < length; i++) {
        char c = literal.charAt(i);
        if (c < '0' || c > '9') {
          return false;
        }
      }
      return length > 0 && length <= PLAIN_MAX;
    }

    /// The nearest `double`.
    public double nearest() {
      return Double.parseDouble(literal);
    }
  }

  /// `true` or `false`.
  record Bool(boolean value) implements Json {}

  /// `null`.
  record Null() implements Json {}

  static Text of(String value) {
    return new Text(value);
  }

  static Num of(long value) {
    return new Num(Long.toString(value));
  }

  static Json of(boolean value) {
    return value ? TRUE : FALSE;
  }

  /// A number, or `null` for an absent one. NaN and infinities are not JSON and fail.
  static Json of(@Nullable Double value) {
    if (value == null) {
      return NULL;
    }
    if (!Double.isFinite(value)) {
      throw new IllegalArgumentException("not a JSON number: " + value);
    }
    return new Num(Double.toString(value));
  }

  /// A string, or `null` for an absent one.
  static Json ofNullable(@Nullable String value) {
    return value == null ? NULL : new Text(value);
  }

  static Arr array(List<? extends Json> items) {
    return new Arr(List.copyOf(items));
  }

  /// An object of alternating names and values, in this order.
  static Obj object(Object... namesAndValues) {
    Map<String, Json> members = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      members.put((String) namesAndValues[i], (Json) namesAndValues[i + 1]);
    }
    return new Obj(members);
  }
}
