package nl.genaisluis.policy.output;

/// Reads one text character by character into words, signs and ends of sentences. Confined to one
/// thread.
final class Characters {
  private static final int BRACKET_MAX = 40;
  private static final int DIGITS_MAX = 9;

  /// A longer run of letters is no word of any rule.
  private static final int WORD_MAX = 64;

  private final Grammar grammar;
  private final Automaton automaton;
  private final Openers openers;
  private final Sentences sentences;
  private final SecretWatch secrets;
  private final StringBuilder bracket = new StringBuilder();
  private final long[] bracketPlaces = new long[BRACKET_MAX + 2];

  private boolean bracketed;
  private int state;
  private int opener = Openers.NONE;
  private boolean inWord;
  private long wordStart;
  private long lists;
  private int letters;
  private boolean digitsOnly;
  private boolean capital;
  private int number;

  private char last = '\n';
  private char lastSign = '\n';
  private char ending;
  private boolean blank;
  private boolean heading;
  private int lineBreaks;
  private int dots;
  private int lastNumber = -1;
  private boolean slash;
  private boolean initial;

  Characters(Grammar grammar, Sentences sentences, SecretWatch secrets) {
    this.grammar = grammar;
    this.automaton = grammar.automaton();
    this.openers = grammar.openers();
    this.sentences = sentences;
    this.secrets = secrets;
    this.state = automaton.start();
  }

  /// The first character that may be part of a hit; [Sentences#NONE] when there is none.
  long heldFrom() {
    long from = sentences.heldFrom();
    boolean opens = opener != Openers.NONE || (lists & grammar.firsts()) != 0;
    if (inWord && opens && letters <= WORD_MAX) {
      from = Math.min(from, wordStart);
    }
    return !bracketed ? from : Math.min(from, bracketPlaces[0]);
  }

  /// Takes the next character, which stands at this place.
  void take(char c, long at) {
    if (!bracketed) {
      if (c == '[') {
        bracketed(c, at);
      } else {
        plain(c, at);
      }
      return;
    }
    if (c == ']') {
      close(at);
    } else if (c == '[' || c == '\n' || bracket.length() > BRACKET_MAX) {
      replay();
      take(c, at);
    } else {
      bracketed(c, at);
    }
  }

  private void bracketed(char c, long at) {
    bracketed = true;
    bracketPlaces[bracket.length()] = at;
    bracket.append(c);
  }

  private void close(long at) {
    String inside = bracket.substring(1);
    if (isPlaceholder(inside)) {
      long start = bracketPlaces[0];
      bracket.setLength(0);
      bracketed = false;
      plain('[', start);
      sentences.person(start);
      lastNumber = -1;
      initial = false;
      last = ']';
      return;
    }
    boolean template = isBlank(inside);
    replay();
    plain(']', at);
    blank = template;
  }

  private void replay() {
    String text = bracket.toString();
    bracket.setLength(0);
    bracketed = false;
    for (int i = 0; i < text.length(); i++) {
      plain(text.charAt(i), bracketPlaces[i]);
    }
  }

  /// `PERSOON_1`: what stands for a value of the asker's.
  private static boolean isPlaceholder(String inside) {
    int bar = inside.indexOf('_');
    if (bar < 2 || bar == inside.length() - 1) {
      return false;
    }
    for (int i = 0; i < inside.length(); i++) {
      char c = inside.charAt(i);
      boolean fits = i < bar ? c >= 'A' && c <= 'Z' : i == bar || (c >= '0' && c <= '9');
      if (!fits) {
        return false;
      }
    }
    return true;
  }

  /// `naam aanvrager`, `...`: a place that somebody must fill in.
  private static boolean isBlank(String inside) {
    int points = 0;
    int words = 0;
    int digits = 0;
    for (int i = 0; i < inside.length(); i++) {
      char c = inside.charAt(i);
      points += c == '.' || c == '…' || c == '_' ? 1 : 0;
      words += Character.isLetter(c) ? 1 : 0;
      digits += Character.isDigit(c) ? 1 : 0;
      if (c == '"' || c == '{') {
        return false;
      }
    }
    return words >= 2 || (points >= 1 && digits == 0);
  }

  private void plain(char c, long at) {
    if (blank) {
      blank = false;
      if (c != '(') {
        sentences.sign(Marks.BLANK, at);
      }
    }
    if (ending != 0 && c != '.' && c != '!' && c != '?') {
      boolean closed = c <= ' ' || "\"'”’»)]".indexOf(c) >= 0 || c == 0xa0;
      if (closed) {
        endSentence();
      }
      ending = 0;
    }
    char folded = Fold.plain(c);
    if (folded == Fold.NOTHING) {
      return;
    }
    if (folded == Fold.SIGN) {
      if (inWord) {
        endWord(at);
      }
      sign(c, at);
    } else {
      letter(c, folded, at);
    }
    last = c;
  }

  private void letter(char c, char folded, long at) {
    if (!inWord) {
      inWord = true;
      wordStart = at;
      lists = 0;
      letters = 0;
      number = 0;
      digitsOnly = true;
      capital = Character.isUpperCase(c);
      opener = Openers.ROOT;
      lineBreaks = 0;
      dots = 0;
    }
    int code = Fold.code(folded);
    state = automaton.step(state, code);
    lists |= automaton.lists(state);
    opener = openers.step(opener, code);
    letters++;
    if (folded > '9') {
      digitsOnly = false;
    } else if (digitsOnly && letters <= DIGITS_MAX) {
      number = number * 10 + (folded - '0');
    }
  }

  private void endWord(long at) {
    inWord = false;
    state = automaton.step(state, 0);
    long found = letters > WORD_MAX ? 0 : lists | automaton.lists(state);
    if (digitsOnly) {
      found |= figures();
    }
    initial = capital && letters == 1;
    lastNumber = digitsOnly && letters <= DIGITS_MAX ? number : -1;
    slash = false;
    if ((found & grammar.lists().secret()) != 0) {
      secrets.announce(at);
    }
    sentences.word(found, wordStart, capital);
  }

  private long figures() {
    long found = Marks.NUMBER;
    if (number == 1 && letters == 1) {
      found |= Marks.ONE;
    }
    boolean year = letters == 4 && number >= 1900 && number < 2100;
    if (year && (sentences.previous() & grammar.lists().yearBefore()) != 0) {
      found |= Marks.YEAR;
    }
    boolean scale = number == 5 || number == 10 || number == 20 || number == 100;
    if (slash && scale) {
      found |= Marks.FRACTION;
    }
    return found;
  }

  private void sign(char c, long at) {
    switch (c) {
      case '\n' -> lineBreak();
      case '.' -> fullStop(at);
      case '!', '?' -> ending = c;
      case ':', '=' -> sentences.sign(Marks.COLON, at);
      case '€' -> sentences.sign(Marks.EURO, at);
      case '/' -> slash = lastNumber >= 0 && Character.isDigit(last);
      case '#' -> heading |= last == '\n';
      case '…', '_', '{', '>' -> fieldSign(c, at);
      default -> {
        // any other sign only parts words
      }
    }
    if (c > ' ') {
      lastSign = c;
      lineBreaks = 0;
      dots = c == '.' ? dots : 0;
      lastNumber = c == '/' ? lastNumber : -1;
    }
  }

  /// A sign with which templates show where to fill in.
  private void fieldSign(char c, long at) {
    boolean field =
        switch (c) {
          case '…' -> last == ' ' || last == ':';
          case '>' -> (sentences.previous() & grammar.lists().field()) != 0;
          default -> last == c;
        };
    if (field) {
      sentences.sign(Marks.BLANK, at);
    }
  }

  private void fullStop(long at) {
    dots++;
    if (last == ' ' || last == '.' || last == ':') {
      if (dots >= 3) {
        sentences.sign(Marks.BLANK, at);
      }
      return;
    }
    boolean ordinal = lastNumber >= 0 && lastNumber < 100;
    boolean shortened = (sentences.previous() & grammar.lists().shortened()) != 0;
    ending = initial || ordinal || shortened ? 0 : '.';
  }

  private void lineBreak() {
    lineBreaks++;
    boolean goesOn = lastSign == ':' || lastSign == ';' || lastSign == ',';
    if (heading || (lineBreaks >= 2 && !goesOn)) {
      endSentence();
    }
    heading = false;
  }

  private void endSentence() {
    sentences.end(ending == '?');
    state = automaton.start();
    lastNumber = -1;
    initial = false;
  }

  /// The text ended.
  void finish() {
    if (!bracket.isEmpty()) {
      replay();
    }
    if (inWord) {
      endWord(wordStart);
    }
    if (blank) {
      sentences.sign(Marks.BLANK, wordStart);
    }
    endSentence();
  }
}
