package nl.genaisluis.policy.output;

import java.text.Normalizer;
import java.util.Locale;

/// The plain form of a character for the rules: `a` to `z` and `0` to `9`, [#SIGN] for what parts
/// words, [#NOTHING] for what a reader does not see.
final class Fold {
  static final char NOTHING = 0;
  static final char SIGN = ' ';

  /// Signs, letters and digits.
  static final int CODES = 37;

  private static final int TABLE_LENGTH = 0x250;
  private static final char[] TABLE = table();

  private Fold() {}

  static char plain(char c) {
    if (c < TABLE_LENGTH) {
      return TABLE[c];
    }
    if (c >= 0xff01 && c <= 0xff5e) {
      return TABLE[c - 0xff01 + 0x21];
    }
    return invisible(c) ? NOTHING : SIGN;
  }

  /// The number of a plain character: 0 for a sign, else 1 to 36.
  static int code(char plain) {
    if (plain >= 'a') {
      return plain - 'a' + 1;
    }
    return plain >= '0' ? plain - '0' + 27 : 0;
  }

  /// A word of a rule in its plain form.
  static String word(String word) {
    StringBuilder plain = new StringBuilder(word.length());
    for (int i = 0; i < word.length(); i++) {
      char c = plain(word.charAt(i));
      if (c == SIGN || c == NOTHING) {
        throw new IllegalArgumentException("a word of a rule has a sign: " + word);
      }
      plain.append(c);
    }
    return plain.toString();
  }

  private static boolean invisible(char c) {
    return (c >= 0x300 && c < 0x370)
        || (c >= 0x200b && c <= 0x200f)
        || (c >= 0x202a && c <= 0x202e)
        || (c >= 0x2060 && c <= 0x2069)
        || (c >= 0xfe00 && c <= 0xfe0f)
        || c == 0xfeff;
  }

  private static char[] table() {
    char[] table = new char[TABLE_LENGTH];
    for (char c = 0; c < TABLE_LENGTH; c++) {
      table[c] = entry(c);
    }
    return table;
  }

  private static char entry(char c) {
    char special =
        switch (c) {
          case '*', '`', 0xad -> NOTHING;
          case 'ß' -> 's';
          case 'ø', 'Ø', 'œ', 'Œ' -> 'o';
          case 'ł', 'Ł' -> 'l';
          case 'æ', 'Æ' -> 'a';
          case 'đ', 'Đ' -> 'd';
          case 'ı' -> 'i';
          default -> SIGN;
        };
    if (special != SIGN || c == 0xad) {
      return special;
    }
    String parts = Normalizer.normalize(Character.toString(c), Normalizer.Form.NFKD);
    char first = parts.toLowerCase(Locale.ROOT).charAt(0);
    boolean wordPart = (first >= 'a' && first <= 'z') || (first >= '0' && first <= '9');
    return wordPart && Character.isLetterOrDigit(c) ? first : SIGN;
  }
}
