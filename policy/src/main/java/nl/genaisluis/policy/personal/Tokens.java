package nl.genaisluis.policy.personal;

import java.util.Arrays;

/// The words, numbers and signs of one view, with what the lexicon says of each word. Filled once
/// by [#of], then only read.
final class Tokens {
  /// What a token is made of.
  enum Kind {
    WORD,
    NUMBER,
    MIXED,
    SIGN
  }

  /// How a word is written.
  enum Shape {
    NONE,
    LOWER,
    CAPITAL,
    UPPER,
    CAMEL
  }

  private final View view;
  private final Lexicon lexicon;
  private int count;
  private int[] starts;
  private int[] ends;
  private int[] lines;
  private Kind[] kinds;
  private Shape[] shapes;
  private long[] keys;
  private long[] marks;
  private int line;
  private long pageMarks;
  private int[] figures = new int[16];
  private int figureCount;

  private Tokens(View view, Lexicon lexicon) {
    this.view = view;
    this.lexicon = lexicon;
    int capacity = view.length() / 4 + 8;
    starts = new int[capacity];
    ends = new int[capacity];
    lines = new int[capacity];
    kinds = new Kind[capacity];
    shapes = new Shape[capacity];
    keys = new long[capacity];
    marks = new long[capacity];
  }

  static Tokens of(View view, Lexicon lexicon) {
    Tokens tokens = new Tokens(view, lexicon);
    tokens.scan();
    return tokens;
  }

  int count() {
    return count;
  }

  /// How many tokens have a digit; [#figure] gives them in order.
  int figureCount() {
    return figureCount;
  }

  int figure(int index) {
    return figures[index];
  }

  int start(int token) {
    return starts[token];
  }

  int end(int token) {
    return ends[token];
  }

  int length(int token) {
    return ends[token] - starts[token];
  }

  int line(int token) {
    return lines[token];
  }

  Kind kind(int token) {
    return inside(token) ? kinds[token] : Kind.SIGN;
  }

  Shape shape(int token) {
    return inside(token) ? shapes[token] : Shape.NONE;
  }

  /// What the lists say of this token; 0 for numbers, signs and outside the text.
  long marks(int token) {
    return inside(token) ? marks[token] : 0;
  }

  boolean has(int token, long wanted) {
    return inside(token) && (marks[token] & wanted) != 0;
  }

  /// What the lists say of all words together.
  long pageMarks() {
    return pageMarks;
  }

  boolean inside(int token) {
    return token >= 0 && token < count;
  }

  boolean isWord(int token) {
    return inside(token) && kinds[token] == Kind.WORD;
  }

  /// True for an ordinary word, as opposed to a name or an unknown word.
  boolean isCommon(int token) {
    if (!isWord(token)) {
      return false;
    }
    return marks[token] != 0 ? has(token, Marks.COMMON) : lexicon.isWord(keys[token]);
  }

  /// The lists' hash of this token, the same for all ways to write its case.
  long key(int token) {
    return keys[token];
  }

  /// True for a word that begins with a capital.
  boolean capitalised(int token) {
    Shape shape = isWord(token) ? shapes[token] : Shape.NONE;
    return shape == Shape.CAPITAL || shape == Shape.UPPER || shape == Shape.CAMEL;
  }

  /// True when this token is this one sign.
  boolean isSign(int token, char sign) {
    return inside(token) && kinds[token] == Kind.SIGN && view.at(starts[token]) == sign;
  }

  /// True when this token is this word, in lower case.
  boolean is(int token, String word) {
    return inside(token) && length(token) == word.length() && view.startsWith(word, starts[token]);
  }

  /// True when no white space stands between this token and the one before.
  boolean glued(int token) {
    return inside(token) && token > 0 && ends[token - 1] == starts[token];
  }

  boolean sameLine(int one, int other) {
    return inside(one) && inside(other) && lines[one] == lines[other];
  }

  boolean startsLine(int token) {
    return token == 0 || lines[token - 1] != lines[token];
  }

  /// The token that starts at or after this place; [#count] when there is none.
  int at(int place) {
    int found = Arrays.binarySearch(starts, 0, count, place);
    return found >= 0 ? found : -found - 1;
  }

  private void scan() {
    int at = 0;
    while (at < view.length()) {
      char c = view.at(at);
      if (c == '\n' || c == '\r') {
        line++;
        at++;
      } else if (c <= ' ') {
        at++;
      } else if (isWordPart(c)) {
        at = word(at);
      } else {
        add(at, at + 1, Kind.SIGN, Shape.NONE, signKey(c));
        at++;
      }
    }
  }

  /// The key of a sign; words' keys are odd, so they never meet.
  static long signKey(char sign) {
    return 2L * sign;
  }

  private int word(int from) {
    int at = from;
    int letters = 0;
    int digits = 0;
    int uppers = 0;
    long state = Lexicon.open();
    char c = view.at(at);
    boolean first = Character.isUpperCase(c);
    while (at < view.length() && isWordPart(c)) {
      if (c >= '0' && c <= '9') {
        digits++;
      } else {
        letters++;
        uppers += isUpper(c) ? 1 : 0;
      }
      state = Lexicon.step(state, c);
      at++;
      c = view.at(at);
    }
    Kind kind = digits == 0 ? Kind.WORD : letters == 0 ? Kind.NUMBER : Kind.MIXED;
    add(from, at, kind, shapeOf(first, uppers, letters), Lexicon.close(state));
    return at;
  }

  private static Shape shapeOf(boolean first, int uppers, int letters) {
    if (uppers == 0) {
      return letters == 0 ? Shape.NONE : Shape.LOWER;
    }
    if (uppers == letters && letters > 1) {
      return Shape.UPPER;
    }
    return first && uppers == 1 ? Shape.CAPITAL : Shape.CAMEL;
  }

  private void add(int start, int end, Kind kind, Shape shape, long key) {
    if (count == starts.length) {
      grow();
    }
    if (kind == Kind.NUMBER || kind == Kind.MIXED) {
      addFigure();
    }
    starts[count] = start;
    ends[count] = end;
    lines[count] = line;
    kinds[count] = kind;
    shapes[count] = shape;
    keys[count] = key;
    marks[count] = kind == Kind.WORD ? lexicon.marks(key) : 0;
    pageMarks |= marks[count];
    count++;
  }

  private void addFigure() {
    if (figureCount == figures.length) {
      figures = Arrays.copyOf(figures, figureCount * 2);
    }
    figures[figureCount] = count;
    figureCount++;
  }

  private void grow() {
    int capacity = count * 2;
    starts = Arrays.copyOf(starts, capacity);
    ends = Arrays.copyOf(ends, capacity);
    lines = Arrays.copyOf(lines, capacity);
    kinds = Arrays.copyOf(kinds, capacity);
    shapes = Arrays.copyOf(shapes, capacity);
    keys = Arrays.copyOf(keys, capacity);
    marks = Arrays.copyOf(marks, capacity);
  }

  private static boolean isUpper(char c) {
    return c < 0x80 ? c >= 'A' && c <= 'Z' : Character.isUpperCase(c);
  }

  private static boolean isWordPart(char c) {
    if (c < 0x80) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
    return Character.isLetterOrDigit(c) || (c >= 0x300 && c < 0x370);
  }
}
