package nl.genaisluis.policy.prohibited;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import org.jspecify.annotations.Nullable;

/// Replaces stretches of base64 and hexadecimal that hold readable text by that text.
final class Encodings {
  /// Shorter stretches are words, codes and numbers far more often than hidden sentences.
  private static final int BASE64_MIN = 20;

  private static final int HEX_PAIRS_MIN = 10;

  /// Texts inside texts are unwrapped this often, so that nesting cannot cost unbounded work.
  private static final int LAYERS_MAX = 3;

  private Encodings() {}

  static PlainText decode(PlainText text) {
    PlainText now = text;
    for (int layer = 0; layer < LAYERS_MAX; layer++) {
      PlainText next = once(now);
      if (next == now) {
        return now;
      }
      now = next;
    }
    return now;
  }

  private static PlainText once(PlainText text) {
    PlainText result = null;
    int at = 0;
    while (at < text.length()) {
      int end = base64End(text, at);
      String found = end - at >= BASE64_MIN ? base64(text, at, end) : null;
      if (found == null) {
        int hexEnd = hexEnd(text, at);
        found = hexEnd > at ? hex(text, at, hexEnd) : null;
        end = found == null ? Math.max(end, at + 1) : hexEnd;
      }
      if (found != null && result == null) {
        result = prefix(text, at);
      }
      if (found != null && result != null) {
        int from = result.length();
        readable(result, found, text.start(at), text.end(end - 1));
        result.hide(from, result.length());
      } else if (result != null) {
        for (int i = at; i < end; i++) {
          result.append(text, i);
        }
      }
      at = end;
    }
    if (result == null) {
      return text;
    }
    result.hideAsIn(text);
    return result;
  }

  private static PlainText prefix(PlainText text, int end) {
    PlainText result = new PlainText(text.length());
    for (int i = 0; i < end; i++) {
      result.append(text, i);
    }
    return result;
  }

  private static void readable(PlainText to, String decoded, int start, int end) {
    to.append(' ', start, end);
    int at = 0;
    while (at < decoded.length()) {
      int point = decoded.codePointAt(at);
      Normaliser.append(to, point, start, end);
      at += Character.charCount(point);
    }
    to.append(' ', start, end);
  }

  private static int base64End(PlainText text, int from) {
    int at = from;
    while (at < text.length() && base64Unit(text.at(at))) {
      at++;
    }
    while (at > from && at < text.length() && text.at(at) == '=') {
      at++;
    }
    return at;
  }

  private static boolean base64Unit(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '+'
        || c == '/'
        || c == '-'
        || c == '_';
  }

  private static @Nullable String base64(PlainText text, int from, int to) {
    String unit = text.string(from, to).replace('-', '+').replace('_', '/').replace("=", "");
    int whole = unit.length() % 4 == 1 ? unit.length() - 1 : unit.length();
    return text(Base64.getDecoder().decode(unit.substring(0, whole)));
  }

  private static int hexEnd(PlainText text, int from) {
    int pairs = 0;
    int at = from;
    int end = from;
    while (at + 1 < text.length() && hexUnit(text.at(at)) && hexUnit(text.at(at + 1))) {
      pairs++;
      at += 2;
      end = at;
      while (at < text.length() && (text.at(at) == ' ' || text.at(at) == ':')) {
        at++;
      }
    }
    return pairs >= HEX_PAIRS_MIN ? end : from;
  }

  private static boolean hexUnit(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }

  private static @Nullable String hex(PlainText text, int from, int to) {
    byte[] bytes = new byte[to - from];
    int count = 0;
    int at = from;
    while (at + 1 < to) {
      if (!hexUnit(text.at(at))) {
        at++;
        continue;
      }
      int high = Character.digit(text.at(at), 16);
      int low = Character.digit(text.at(at + 1), 16);
      bytes[count++] = (byte) ((high << 4) | low);
      at += 2;
    }
    return text(Arrays.copyOf(bytes, count));
  }

  /// The text in these bytes when it reads like one: UTF-8, nearly all letters, blanks and common
  /// marks. Null when it does not.
  private static @Nullable String text(byte[] bytes) {
    CharsetDecoder decoder = StandardCharsets.UTF_8.newDecoder();
    CharBuffer decoded = CharBuffer.allocate(bytes.length);
    if (decoder.decode(ByteBuffer.wrap(bytes), decoded, true).isError()) {
      return null;
    }
    String text = decoded.flip().toString();
    int good = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isLetter(c) || c == ' ' || (c > ' ' && c < 0x7f) || c == '\n') {
        good++;
      }
    }
    return text.length() >= 8 && good >= text.length() * 0.95 ? text : null;
  }
}
