package nl.genaisluis.policy.personal;

import java.text.Normalizer;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A leaf's text as the recognisers read it: one kind of space, one kind of hyphen, one kind of
/// apostrophe, ASCII digits, composed accents, nothing invisible. Every character knows the
/// original characters that it stands for.
///
/// A text that needs none of this is viewed as it is, without a map.
final class View {
  /// What is answered for a place that there is not.
  static final int NOWHERE = -1;

  private final char[] chars;
  private final int length;
  private final int @Nullable [] starts;
  private final int @Nullable [] ends;

  private View(char[] chars, int length, int @Nullable [] starts, int @Nullable [] ends) {
    this.chars = chars;
    this.length = length;
    this.starts = starts;
    this.ends = ends;
  }

  static View of(String text) {
    char[] chars = text.toCharArray();
    for (int i = 0; i < chars.length; i++) {
      if (isSpecial(chars[i])) {
        return normalised(chars, i);
      }
    }
    return new View(chars, chars.length, null, null);
  }

  int length() {
    return length;
  }

  /// The character at this place; a line break outside the text, so that edges read as lines' ends.
  char at(int index) {
    return index >= 0 && index < length ? chars[index] : '\n';
  }

  /// The characters themselves, for the scan; only the first [#length] count. Not to be changed.
  char[] chars() {
    return chars;
  }

  /// Where the character at `index` begins in the original text.
  int originalStart(int index) {
    return starts == null ? index : starts[index];
  }

  /// Where the character before `end` ends in the original text.
  int originalEnd(int end) {
    return ends == null ? end : ends[end - 1];
  }

  String text(int start, int end) {
    return new String(chars, start, end - start);
  }

  /// True when this word stands here, case left out of account; `word` is in lower case.
  boolean startsWith(String word, int from) {
    if (from < 0 || from + word.length() > length) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      char c = chars[from + i];
      if (c != word.charAt(i) && Character.toLowerCase(c) != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /// True when these very characters stand here.
  boolean holds(String word, int from) {
    if (from < 0 || from + word.length() > length) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      if (chars[from + i] != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static View normalised(char[] source, int from) {
    char[] chars = Arrays.copyOf(source, source.length);
    int[] starts = new int[source.length];
    int[] ends = new int[source.length];
    for (int i = 0; i < from; i++) {
      starts[i] = i;
      ends[i] = i + 1;
    }
    int length = from;
    for (int i = from; i < source.length; i++) {
      char c = source[i];
      if (c < 0x80) {
        chars[length] = c;
        starts[length] = i;
        length++;
        ends[length - 1] = i + 1;
        continue;
      }
      c = plain(c);
      if (c == '\0' && source[i] != '\0') {
        continue;
      }
      if (isCombining(c) && length > 0) {
        char composed = compose(chars[length - 1], c);
        if (composed != '\0') {
          chars[length - 1] = composed;
          ends[length - 1] = i + 1;
          continue;
        }
      }
      chars[length] = c;
      starts[length] = i;
      ends[length] = i + 1;
      length++;
    }
    return new View(chars, length, starts, ends);
  }

  private static boolean isSpecial(char c) {
    if (c < 0x80) {
      return false;
    }
    return c < 0x300 ? c == 0xa0 || c == 0xad || c == 0xb4 : plain(c) != c || isCombining(c);
  }

  private static boolean isCombining(char c) {
    return c >= 0x300 && c < 0x370;
  }

  /// The character that the recognisers read for this one; NUL for what is left out.
  private static char plain(char c) {
    if (c < 0x80) {
      return c;
    }
    return switch (c) {
      case 0xa0, 0x2000, 0x2001, 0x2002, 0x2003, 0x2004, 0x2005, 0x2006, 0x2007, 0x2008, 0x2009 ->
          ' ';
      case 0x200a, 0x202f, 0x205f, 0x3000 -> ' ';
      case 0x2028, 0x2029, 0x85 -> '\n';
      case 0xad, 0x200b, 0x200c, 0x200d, 0x2060, 0xfeff, 0x200e, 0x200f -> '\0';
      case 0x202a, 0x202b, 0x202c, 0x202d, 0x202e, 0x2066, 0x2067, 0x2068, 0x2069 -> '\0';
      case 0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212, 0xfe63 -> '-';
      case 0xb4, 0x2018, 0x2019, 0x201b, 0x2bc, 0x2032 -> '\'';
      case 0x201c, 0x201d, 0x201e, 0x2033 -> '"';
      default -> digitOrWide(c);
    };
  }

  private static char digitOrWide(char c) {
    if (c >= 0xff01 && c <= 0xff5e) {
      return (char) (c - 0xff01 + 0x21);
    }
    if (c >= 0x600 && Character.getType(c) == Character.DECIMAL_DIGIT_NUMBER) {
      return (char) ('0' + Character.digit(c, 10));
    }
    return c;
  }

  private static char compose(char base, char mark) {
    String pair = Normalizer.normalize(new String(new char[] {base, mark}), Normalizer.Form.NFC);
    return pair.length() == 1 ? pair.charAt(0) : '\0';
  }
}
