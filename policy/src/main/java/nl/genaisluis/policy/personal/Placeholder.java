package nl.genaisluis.policy.personal;

import java.util.ArrayList;
import java.util.List;

/// A placeholder such as `[PERSOON_1]`, and the reader of everything that a model may have made of
/// it: other case, escaped or encoded brackets, another separator, a translated word, brackets
/// lost. Nothing is guessed: the type word and the number must be there in full.
///
/// @param type what it stands for
/// @param number counts from 1 per type
record Placeholder(PersonalType type, int number) {
  /// The most characters that any accepted form has, so the most that a reader need hold back.
  static final int FORM_LENGTH_MAX = 64;

  private static final int DIGITS_MAX = 6;

  private static final String[] OPENERS = {
    "[", "\\\\[", "\\[", "&#91;", "&lbrack;", "&lsqb;", "\\u005b", "\uff3b", "\u3010"
  };
  private static final String[] CLOSERS = {
    "]", "\\\\]", "\\]", "&#93;", "&rbrack;", "&rsqb;", "\\u005d", "\uff3d", "\u3011"
  };
  private static final String[] UNDERSCORES = {"_", "\\\\_", "\\_", "&#95;", "\\u005f", "\uff3f"};
  private static final String[] LOOSE = {"-", " ", "\u00a0", "\u2011"};
  private static final String[] SPACES = {" ", "\u00a0"};
  private static final List<List<Word>> WORDS = words();

  /// The form that is sent to the model.
  String text(Tongue tongue) {
    return switch (tongue) {
      case DUTCH -> "[" + type + "_" + number + "]";
      case ENGLISH -> "[" + english(type) + "_" + number + "]";
    };
  }

  /// The word for a type in English conversations.
  private static String english(PersonalType type) {
    return switch (type) {
      case PERSOON -> "PERSON";
      case ADRES -> "ADDRESS";
      case TELEFOON -> "PHONE";
      case GEBOORTEDATUM -> "BIRTHDATE";
      case KENTEKEN -> "PLATE";
      case IDENTITEITSBEWIJS -> "PASSPORT";
      case RIJBEWIJS -> "LICENCE";
      case VNUMMER -> "VNUMBER";
      case BTW -> "VAT";
      case GEHEIM -> "SECRET";
      case GEBRUIKER -> "USER";
      case POSTCODE, EMAIL, BSN, IBAN, KVK, CREDITCARD, IP, MAC, URLDATA -> type.name();
    };
  }

  /// What stands at one place of a text.
  ///
  /// @param placeholder what was read; meaningless unless `end` is positive
  /// @param end one past the last character; [#NONE] or [#MORE]
  record Read(Placeholder placeholder, int end) {
    static final int NONE = -1;
    static final int MORE = -2;

    boolean found() {
      return end > 0;
    }

    boolean needsMore() {
      return end == MORE;
    }
  }

  private static final Placeholder NOTHING = new Placeholder(PersonalType.PERSOON, 0);
  private static final Read NO = new Read(NOTHING, Read.NONE);
  private static final Read UNDECIDED = new Read(NOTHING, Read.MORE);

  /// True when a placeholder may begin with this character; a cheap test before [#read].
  static boolean mayStart(char c) {
    return switch (c) {
      case '[', '\\', '&', '\uff3b', '\u3010' -> true;
      default -> c < 128 && Character.isLetter(c);
    };
  }

  /// Reads the placeholder that begins at `from`, if one does. Answers `needsMore` only when `text`
  /// may go on (`open`) and what comes could change the answer.
  static Read read(CharSequence text, int from, boolean open) {
    Cursor cursor = new Cursor(text, from, open);
    boolean bracket = cursor.any(OPENERS);
    if (cursor.starved()) {
      return UNDECIDED;
    }
    return bracket ? readBracketed(cursor) : readBare(cursor);
  }

  private static Read readBracketed(Cursor cursor) {
    cursor.skip(' ', 1);
    cursor.skip('*', 3);
    cursor.skip('`', 1);
    PersonalType type = cursor.word();
    if (type == null) {
      return cursor.starved() ? UNDECIDED : NO;
    }
    if (!cursor.any(UNDERSCORES) && !cursor.starved()) {
      boolean _ = cursor.any(LOOSE);
    }
    int number = cursor.number();
    cursor.skip(' ', 1);
    cursor.skip('`', 1);
    cursor.skip('*', 3);
    boolean closed = number > 0 && cursor.any(CLOSERS);
    if (cursor.starved()) {
      return UNDECIDED;
    }
    return closed ? new Read(new Placeholder(type, number), cursor.at()) : NO;
  }

  private static Read readBare(Cursor cursor) {
    int from = cursor.at();
    PersonalType type = cursor.word();
    if (type == null) {
      return cursor.starved() ? UNDECIDED : NO;
    }
    boolean shouted = cursor.isCapitals(from);
    boolean joined = cursor.any(UNDERSCORES) || (shouted && cursor.any(SPACES));
    if (cursor.starved()) {
      return UNDECIDED;
    }
    if (!joined) {
      return NO;
    }
    int number = cursor.number();
    int end = cursor.at();
    boolean ends = number > 0 && cursor.endsWord();
    if (cursor.starved()) {
      return UNDECIDED;
    }
    return ends ? new Read(new Placeholder(type, number), end) : NO;
  }

  /// A word that names a type.
  private record Word(String text, PersonalType type) {}

  /// The words by first letter: the types' own, and what a model that translates makes of them.
  private static List<List<Word>> words() {
    List<Word> words = new ArrayList<>();
    for (PersonalType type : PersonalType.values()) {
      words.add(new Word(type.name(), type));
      if (!english(type).equals(type.name())) {
        words.add(new Word(english(type), type));
      }
    }
    words.add(new Word("ADRESSE", PersonalType.ADRES));
    words.add(new Word("E-MAIL", PersonalType.EMAIL));
    words.add(new Word("TELEFON", PersonalType.TELEFOON));
    List<List<Word>> byLetter = new ArrayList<>();
    for (char letter = 'A'; letter <= 'Z'; letter++) {
      char first = letter;
      byLetter.add(words.stream().filter(word -> word.text().charAt(0) == first).toList());
    }
    return List.copyOf(byLetter);
  }

  /// A place in the text that remembers whether it had to look past the end of an open text.
  private static final class Cursor {
    private final CharSequence text;
    private final boolean open;
    private int at;
    private boolean starved;

    Cursor(CharSequence text, int at, boolean open) {
      this.text = text;
      this.at = at;
      this.open = open;
    }

    int at() {
      return at;
    }

    boolean starved() {
      return starved;
    }

    /// Takes the first of these forms that stands here.
    boolean any(String[] forms) {
      for (String form : forms) {
        int matched = matched(form);
        if (matched == form.length()) {
          at += matched;
          return true;
        }
        if (at + matched == text.length()) {
          starved |= open;
        }
      }
      return false;
    }

    @org.jspecify.annotations.Nullable
    PersonalType word() {
      PersonalType found = null;
      int length = 0;
      if (at == text.length()) {
        starved |= open;
        return null;
      }
      int letter = fold(text.charAt(at)) - 'A';
      if (letter < 0 || letter >= WORDS.size()) {
        return null;
      }
      for (Word word : WORDS.get(letter)) {
        int matched = matched(word.text());
        if (matched == word.text().length() && matched > length) {
          found = word.type();
          length = matched;
        } else if (matched < word.text().length() && at + matched == text.length()) {
          starved |= open;
        }
      }
      at += length;
      return starved ? null : found;
    }

    /// The number that stands here, without leading zero; 0 when there is none that fits.
    int number() {
      int value = 0;
      int digits = 0;
      while (at < text.length() && digits <= DIGITS_MAX && isDigit(text.charAt(at))) {
        value = value * 10 + (text.charAt(at) - '0');
        digits++;
        at++;
        if (value == 0) {
          return 0;
        }
      }
      starved |= open && at == text.length();
      return digits > DIGITS_MAX ? 0 : value;
    }

    void skip(char c, int max) {
      int count = 0;
      while (count < max && at < text.length() && text.charAt(at) == c) {
        at++;
        count++;
      }
      starved |= open && count < max && at == text.length();
    }

    /// True when the word ends here, a genitive s left out of account.
    boolean endsWord() {
      if (at == text.length()) {
        starved |= open;
        return true;
      }
      char next = text.charAt(at);
      if (next != 's' && next != 'S') {
        return !isWordCharacter(next);
      }
      if (at + 1 == text.length()) {
        starved |= open;
        return true;
      }
      return !isWordCharacter(text.charAt(at + 1));
    }

    /// True when everything from there to here is in capitals: `PERSOON 1` is a placeholder that
    /// lost its brackets, `persoon 1` is what people write.
    boolean isCapitals(int from) {
      for (int i = from; i < at; i++) {
        if (Character.isLowerCase(text.charAt(i))) {
          return false;
        }
      }
      return at > from;
    }

    private int matched(String form) {
      int count = 0;
      while (count < form.length()
          && at + count < text.length()
          && fold(text.charAt(at + count)) == fold(form.charAt(count))) {
        count++;
      }
      return count;
    }

    private static char fold(char c) {
      return c >= 'a' && c <= 'z' ? (char) (c - 32) : c;
    }

    private static boolean isDigit(char c) {
      return c >= '0' && c <= '9';
    }
  }

  /// True for what continues a word, so that `XPERSOON_1` and `PERSOON_1A` are no placeholders.
  static boolean isWordCharacter(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }
}
