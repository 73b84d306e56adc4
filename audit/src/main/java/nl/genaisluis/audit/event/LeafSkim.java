package nl.genaisluis.audit.event;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.util.Arrays;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a leaf says of the life of an exchange, read without the rest of it. Only for bytes that
/// are known by their hash to be what this ledger wrote: nothing is checked that is not needed to
/// find it. [LeafCodec] reads a leaf whole and strictly.
///
/// @param kind what happened
/// @param exchange the id of the exchange; empty when nothing began or ended
/// @param useCase the use case of an exchange that began; else empty
public record LeafSkim(Kind kind, String exchange, String useCase) {
  /// What a leaf means to the exchange that it is of.
  public enum Kind {
    /// It began.
    OPENED,
    /// It ended.
    CLOSED,
    /// Neither.
    OTHER
  }

  /// Frequent events that neither begin nor end anything.
  private static final Set<String> OTHERS = Set.of(Refused.CODE, Checked.CODE);

  private static final LeafSkim OTHER = new LeafSkim(Kind.OTHER, "", "");
  private static final byte[] CODE = bytes("code");
  private static final byte[] EXCHANGE = bytes("exchange");
  private static final byte[] USE_CASE = bytes("\"use_case\":\"");

  /// Members stand in the order of their names, so this is how leaves of these events end.
  private static final byte[] END = bytes(",\"v\":" + LeafCodec.VERSION + "}");

  /// What this leaf says. Null when that takes a whole reading: another event, another version, or
  /// a form that this ledger does not write.
  public static @Nullable LeafSkim of(byte[] leaf) {
    int end = leaf.length - END.length;
    if (end < 2 || leaf[0] != '{' || !isAt(leaf, end, END)) {
      return null;
    }
    Scan scan = new Scan(leaf, end);
    String code = scan.member(CODE);
    if (code == null) {
      return null;
    }
    if (OTHERS.contains(code)) {
      return OTHER;
    }
    boolean opened = code.equals(Opened.CODE);
    if (!opened && !code.equals(Closed.CODE)) {
      return null;
    }
    String exchange = scan.member(EXCHANGE);
    String useCase = opened ? lastUseCase(leaf, end) : "";
    return exchange == null || useCase == null
        ? null
        : new LeafSkim(opened ? Kind.OPENED : Kind.CLOSED, exchange, useCase);
  }

  /// The same of a leaf that was read whole.
  public static LeafSkim of(Entry entry) {
    return switch (entry.event()) {
      case Opened opened -> new LeafSkim(Kind.OPENED, opened.exchange(), opened.useCase());
      case Closed closed -> new LeafSkim(Kind.CLOSED, closed.exchange(), "");
      default -> OTHER;
    };
  }

  /// The use case, which stands before the version.
  private static @Nullable String lastUseCase(byte[] leaf, int end) {
    int quote = end - 1;
    int from = quote;
    while (from > 0 && leaf[from - 1] != '"') {
      from--;
    }
    int name = from - USE_CASE.length;
    return leaf[quote] == '"' && name > 0 && isAt(leaf, name, USE_CASE)
        ? text(leaf, from, quote)
        : null;
  }

  private static boolean isAt(byte[] leaf, int from, byte[] wanted) {
    int to = from + wanted.length;
    return from >= 0
        && to <= leaf.length
        && Arrays.equals(leaf, from, to, wanted, 0, wanted.length);
  }

  /// Names and ids hold no letters outside ASCII, and nothing that is escaped.
  private static String text(byte[] leaf, int from, int to) {
    return new String(leaf, from, to - from, ISO_8859_1);
  }

  private static byte[] bytes(String ascii) {
    return ascii.getBytes(ISO_8859_1);
  }

  @Override
  public String toString() {
    return "LeafSkim[" + kind + "]";
  }

  /// Goes over the members of the leaf, one way only.
  private static final class Scan {
    private final byte[] leaf;
    private final int end;
    private int at = 1;

    Scan(byte[] leaf, int end) {
      this.leaf = leaf;
      this.end = end;
    }

    /// The text of the next member of this name; null when none comes.
    @Nullable String member(byte[] name) {
      while (at < end && leaf[at] == '"') {
        int from = at + 1;
        int to = closing(from);
        at = to + 2;
        if (at >= end || leaf[to + 1] != ':') {
          return null;
        }
        boolean wanted = Arrays.equals(leaf, from, to, name, 0, name.length);
        if (wanted && leaf[at] != '"') {
          return null;
        }
        int value = at;
        if (!skip()) {
          return null;
        }
        if (wanted) {
          return text(leaf, value + 1, at - 2);
        }
      }
      return null;
    }

    /// The place of the quotation mark that ends a text.
    private int closing(int from) {
      int place = from;
      while (place < end && leaf[place] != '"') {
        place += leaf[place] == '\\' ? 2 : 1;
      }
      return place;
    }

    /// Goes behind a value and the comma after it; false when the leaf ends within the value.
    private boolean skip() {
      int depth = 0;
      do {
        byte b = leaf[at];
        if (b == '"') {
          at = closing(at + 1);
        } else if (b == '{' || b == '[') {
          depth++;
        } else if (b == '}' || b == ']') {
          depth--;
        }
        at++;
      } while (at < end && (depth > 0 || leaf[at] != ','));
      at++;
      return at <= end + 1;
    }
  }
}
