package nl.genaisluis.policy.prohibited;

/// Undoes ways to write a word so that it looks right to a person and wrong to a filter.
final class Disguises {
  /// Fewer single letters in a row are initials, enumerations or sizes.
  private static final int SPACED_MIN = 4;

  /// As many clearly l33t words make the whole text l33t.
  private static final int LEET_WORDS_MIN = 3;

  private static final String CONFUSABLE =
      "аaАAвbВBеeЕEкkКKмmМMнhНHоoОOрpРPсcСCтtТTуyУYхxХXіiІIїiјjЈJѕsЅSԁdһhԛqԝwгrпnиu"
          + "αaΑAΒBεeΕEηnΗHιiΙIκkΚKΜMνvΝNοoΟOρpΡPτtΤTυuΥYχxΧXΖZ";

  private static final char[] LATIN_OF = new char[0x600];

  static {
    String pairs = CONFUSABLE;
    for (int i = 0; i + 1 < pairs.length(); i += 2) {
      LATIN_OF[pairs.charAt(i)] = pairs.charAt(i + 1);
    }
  }

  private Disguises() {}

  /// Words are parted by underscores in names of files and fields; they become blanks.
  static void underscores(PlainText text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.at(i) == '_') {
        text.set(i, ' ');
      }
    }
  }

  /// Cyrillic and Greek letters that look Latin become Latin where Latin words are written: in a
  /// word that mixes scripts, and in any word made of nothing else when most of the text is Latin.
  static void lookAlikes(PlainText text) {
    int latin = 0;
    int other = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.at(i);
      if (c < 0x80) {
        latin += asciiLetter(c) ? 1 : 0;
      } else if (Letters.letter(c)) {
        other++;
      }
    }
    if (other == 0) {
      return;
    }
    boolean mostlyLatin = latin > other;
    int at = 0;
    while (at < text.length()) {
      int end = at;
      while (end < text.length() && Letters.letter(text.at(end))) {
        end++;
      }
      if (end > at) {
        latinise(text, at, end, mostlyLatin);
      }
      at = end + 1;
    }
  }

  private static void latinise(PlainText text, int from, int to, boolean mostlyLatin) {
    boolean mixed = mostlyLatin;
    boolean foreign = false;
    for (int i = from; i < to; i++) {
      char c = text.at(i);
      mixed |= asciiLetter(c);
      foreign |= c >= 0x80;
    }
    if (!mixed || !foreign) {
      return;
    }
    for (int i = from; i < to; i++) {
      char c = text.at(i);
      if (c < LATIN_OF.length && LATIN_OF[c] != 0) {
        text.set(i, LATIN_OF[c]);
      }
    }
  }

  /// Joins runs of single letters that are parted by one and the same mark.
  static PlainText joinSpaced(PlainText text) {
    PlainText result = null;
    int at = 0;
    int copied = 0;
    while (at < text.length()) {
      int end = spacedEnd(text, at);
      if (end <= at) {
        at++;
        continue;
      }
      if (result == null) {
        result = new PlainText(text.length());
      }
      copy(text, copied, at, result);
      for (int i = at; i < end; i++) {
        if (Letters.letterOrDigit(text.at(i)) || borders(text, at, i)) {
          result.append(text, i);
        }
      }
      at = end;
      copied = end;
    }
    if (result == null) {
      unwiden(text);
      return text;
    }
    copy(text, copied, text.length(), result);
    unwiden(result);
    result.hideAsIn(text);
    return result;
  }

  private static void copy(PlainText from, int start, int end, PlainText to) {
    for (int i = start; i < end; i++) {
      to.append(from, i);
    }
  }

  private static void unwiden(PlainText text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.at(i) == Normaliser.WIDE) {
        text.set(i, ' ');
      }
    }
  }

  /// The end of the run of single letters that starts here; `from` when there is none.
  private static int spacedEnd(PlainText text, int from) {
    if (!alone(text, from)) {
      return from;
    }
    int gap = gap(text, from);
    if (gap == 0) {
      return from;
    }
    int letters = 1;
    int digits = Letters.digit(text.at(from)) ? 1 : 0;
    int at = from;
    int next = nextLetter(text, from, at, gap);
    while (next > at) {
      at = next;
      letters++;
      digits += Letters.digit(text.at(at)) ? 1 : 0;
      next = nextLetter(text, from, at, gap);
    }
    return letters >= SPACED_MIN && digits * 2 < letters ? at + 1 : from;
  }

  /// The next single letter of the run, after the run's mark or the border of a word; `at` if none.
  private static int nextLetter(PlainText text, int from, int at, int gap) {
    int next = at + gap + 1;
    if (next < text.length() && sameGap(text, from, at, gap) && lone(text, next)) {
      return next;
    }
    boolean border = at + 2 < text.length() && borders(text, from, at + 1) && lone(text, at + 2);
    return border ? at + 2 : at;
  }

  /// Whether the mark at this place ends a word in the run that starts at `from`: a wide gap, or a
  /// blank when the letters are parted by something else.
  private static boolean borders(PlainText text, int from, int at) {
    char c = text.at(at);
    return c == Normaliser.WIDE || (c == ' ' && text.at(from + 1) != ' ');
  }

  private static boolean alone(PlainText text, int at) {
    boolean open = at == 0 || !Letters.letterOrDigit(text.at(at - 1));
    return open && lone(text, at);
  }

  private static boolean lone(PlainText text, int at) {
    return Letters.letterOrDigit(text.at(at))
        && (at + 1 >= text.length() || !Letters.letterOrDigit(text.at(at + 1)));
  }

  /// How many marks (one or two) part this letter from the next single letter; 0 when none follows.
  private static int gap(PlainText text, int at) {
    for (int gap = 1; gap <= 2; gap++) {
      int next = at + gap + 1;
      if (next >= text.length()) {
        return 0;
      }
      boolean marks = true;
      for (int i = at + 1; i < next; i++) {
        char c = text.at(i);
        marks &= !Letters.letterOrDigit(c) && c != '\n' && c != Normaliser.WIDE;
      }
      if (marks && lone(text, next)) {
        return gap;
      }
    }
    return 0;
  }

  private static boolean sameGap(PlainText text, int model, int at, int gap) {
    for (int i = 1; i <= gap; i++) {
      if (text.at(model + i) != text.at(at + i)) {
        return false;
      }
    }
    return true;
  }

  /// Reads digits as letters: in words with a digit between two letters, and in every word of a
  /// text that has several of those.
  static void leet(PlainText text) {
    int strong = leetWords(text, false);
    if (strong >= LEET_WORDS_MIN) {
      leetWords(text, true);
    }
  }

  private static int leetWords(PlainText text, boolean all) {
    int found = 0;
    int at = 0;
    while (at < text.length()) {
      int end = at;
      boolean figures = false;
      while (end < text.length() && leetUnit(text.at(end))) {
        figures |= letter(text.at(end)) != text.at(end);
        end++;
      }
      if (figures && end - at >= 2 && leetWord(text, at, end, all)) {
        found++;
        for (int i = at; i < end; i++) {
          text.set(i, letter(text.at(i)));
        }
      }
      at = end + 1;
    }
    return found;
  }

  private static boolean leetWord(PlainText text, int from, int to, boolean all) {
    int letters = 0;
    int inner = 0;
    int digits = 0;
    for (int i = from; i < to; i++) {
      char c = text.at(i);
      letters += Letters.letter(c) ? 1 : 0;
      digits += letter(c) == c ? 0 : 1;
      boolean between =
          i > from
              && i + 1 < to
              && Letters.letter(text.at(i - 1))
              && Letters.letter(text.at(i + 1));
      inner += between && Letters.digit(c) && letter(c) != c ? 1 : 0;
      if (Letters.digit(c) && letter(c) == c) {
        return false;
      }
    }
    return digits > 0 && letters > 0 && (all ? digits <= letters + 2 : inner > 0 && letters >= 2);
  }

  private static boolean leetUnit(char c) {
    return Letters.letterOrDigit(c) || c == '@' || c == '$';
  }

  private static char letter(char c) {
    return switch (c) {
      case '0' -> 'o';
      case '1' -> 'i';
      case '3' -> 'e';
      case '4', '@' -> 'a';
      case '5', '$' -> 's';
      case '7' -> 't';
      default -> c;
    };
  }

  private static boolean asciiLetter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
