package nl.genaisluis.policy.prohibited;

import java.text.Normalizer;

/// Makes a text plain for the checks: compatibility forms and accents folded (NFKD without marks),
/// invisible characters dropped, escapes undone, white space collapsed, encoded stretches decoded,
/// look-alike letters, s p a c e d letters and l33t made ordinary. Stateless and thread-safe.
final class Normaliser {
  /// Stands for a gap of more than one blank until spaced-out letters are joined.
  static final char WIDE = '\t';

  private Normaliser() {}

  /// The plain form of a text; every character keeps its place in the original.
  static PlainText plain(String text) {
    PlainText folded = fold(text);
    PlainText decoded = Encodings.decode(folded);
    Disguises.underscores(decoded);
    Disguises.lookAlikes(decoded);
    PlainText joined = Disguises.joinSpaced(decoded);
    Disguises.leet(joined);
    Backwards.unravel(joined);
    return joined;
  }

  private static PlainText fold(String text) {
    PlainText plain = new PlainText(text.length());
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c > ' ' && c < 0x7f && c != '\\' && c != '&' && c != '%') {
        plain.append(c, at, at + 1);
        at++;
        continue;
      }
      if (c == ' ' || c == '\n') {
        blank(plain, c == '\n', at, at + 1);
        at++;
        continue;
      }
      int after = c < 0x7f ? Escapes.undo(text, at, plain) : at;
      if (after > at) {
        at = after;
        continue;
      }
      int point = text.codePointAt(at);
      int next = at + Character.charCount(point);
      append(plain, point, at, next);
      at = next;
    }
    return plain;
  }

  /// Appends the plain form of one code point that stands at `start` to `end` of the original.
  static void append(PlainText plain, int point, int start, int end) {
    if (Character.isWhitespace(point) || Character.isSpaceChar(point)) {
      blank(
          plain, point == '\n' || point == '\r' || point == 0x2028 || point == 0x2029, start, end);
      return;
    }
    if (point < 0x80) {
      if (point > ' ' && point != 0x7f) {
        plain.append((char) point, start, end);
      }
      return;
    }
    if (invisible(point)) {
      return;
    }
    String parts = Normalizer.normalize(Character.toString(point), Normalizer.Form.NFKD);
    int at = 0;
    while (at < parts.length()) {
      int part = parts.codePointAt(at);
      at += Character.charCount(part);
      if (Character.getType(part) != Character.NON_SPACING_MARK) {
        appendFolded(plain, part, start, end);
      }
    }
  }

  private static void appendFolded(PlainText plain, int part, int start, int end) {
    String latin =
        switch (part) {
          case 'ß' -> "ss";
          case 'ø' -> "o";
          case 'Ø' -> "O";
          case 'ł' -> "l";
          case 'Ł' -> "L";
          case 'ı' -> "i";
          case 'æ' -> "ae";
          case 'œ' -> "oe";
          case 'đ' -> "d";
          case '‘', '’', '‚', 'ʼ', '′' -> "'";
          case '“', '”', '„', '«', '»', '″' -> "\"";
          case '‐', '‑', '‒', '–', '—', '―', '−' -> "-";
          case '•', '·', '∙' -> "*";
          default -> Character.toString(part);
        };
    for (int i = 0; i < latin.length(); i++) {
      plain.append(latin.charAt(i), start, end);
    }
  }

  private static void blank(PlainText plain, boolean line, int start, int end) {
    int last = plain.length() - 1;
    if (last >= 0 && (plain.at(last) == ' ' || plain.at(last) == '\n' || plain.at(last) == WIDE)) {
      if (line) {
        plain.set(last, '\n');
      } else if (plain.at(last) == ' ') {
        // A gap wider than one blank: the border of a word among spaced-out letters.
        plain.set(last, WIDE);
      }
      return;
    }
    plain.append(line ? '\n' : ' ', start, end);
  }

  private static boolean invisible(int point) {
    int type = Character.getType(point);
    return type == Character.FORMAT
        || type == Character.NON_SPACING_MARK
        || type == Character.CONTROL
        || type == Character.UNASSIGNED
        || type == Character.SURROGATE
        || point == 0x2800
        || point == 0x3164
        || point == 0x115F
        || point == 0x1160;
  }
}
