package nl.genaisluis.policy.personal;

import java.util.Arrays;

/// The words, numbers and signs of one view, with what the lexicon says of each word. Filled once
/// by [#of], then only read.
///
/// The questions are asked hundreds of times for every word, so each is short enough for the
/// compiler to put it where it is asked (35 bytes of code); what is rare in them stands apart.
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

  private static final byte OTHER = 0;
  private static final byte SPACE = 1;
  private static final byte BREAK = 2;
  private static final byte SMALL = 3;
  private static final byte GREAT = 4;
  private static final byte DIGIT = 5;

  /// What was found when a word was asked for its parts; 0 before.
  private static final byte JOINED = 1;

  private static final byte SINGLE = 2;

  /// What is asked of tokens most, a bit each: one byte a token stays near the processor.
  private static final byte WORD = 1;

  private static final byte CAPITALISED = 2;
  private static final byte GLUED = 4;

  /// What an ASCII character is, so that the scan asks one table once per character.
  private static final byte[] CLASSES = classes();

  private final View view;
  private final char[] chars;
  private final Lexicon lexicon;
  private int count;
  private int[] starts;
  private int[] ends;
  private int[] lines;
  private Kind[] kinds;
  private Shape[] shapes;
  private long[] keys;
  private long[] marks;
  private byte[] forms;
  private final long[] signs = new long[2];
  private int line;
  private long pageMarks;
  private byte[] compounds = {};
  private int[] figures = new int[16];
  private int figureCount;
  private boolean foreignSign;

  private Tokens(View view, Lexicon lexicon) {
    this.view = view;
    this.chars = view.chars();
    this.lexicon = lexicon;
    int capacity = view.length() / 4 + 8;
    starts = new int[capacity];
    ends = new int[capacity];
    lines = new int[capacity];
    kinds = new Kind[capacity];
    shapes = new Shape[capacity];
    keys = new long[capacity];
    marks = new long[capacity];
    forms = new byte[capacity];
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

  /// In characters; 0 outside the text.
  int length(int token) {
    return inside(token) ? ends[token] - starts[token] : 0;
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
    return inside(token) ? marks[token] & ~(Marks.FOUND | Marks.SOUGHT) : 0;
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
    return inside(token) && (forms[token] & WORD) != 0;
  }

  /// True for an ordinary word, as opposed to a name or an unknown word.
  boolean isCommon(int token) {
    return isWord(token) && Marks.has(known(token), Marks.COMMON | Marks.FOUND);
  }

  private long known(int token) {
    long known = marks[token];
    return known != 0 ? known : sought(token);
  }

  private long sought(int token) {
    marks[token] = lexicon.isWord(keys[token]) ? Marks.FOUND : Marks.SOUGHT;
    return marks[token];
  }

  /// True when this word is two ordinary words written as one.
  boolean isCompound(int token) {
    if (!isWord(token)) {
      return false;
    }
    if (compounds.length == 0) {
      compounds = new byte[count];
    }
    if (compounds[token] == 0) {
      compounds[token] = lexicon.isCompound(view, starts[token], ends[token]) ? JOINED : SINGLE;
    }
    return compounds[token] == JOINED;
  }

  /// The lists' hash of this token, the same for all ways to write its case.
  long key(int token) {
    return keys[token];
  }

  /// True for a word that begins with a capital.
  boolean capitalised(int token) {
    return inside(token) && (forms[token] & CAPITALISED) != 0;
  }

  /// True when this token is this one sign.
  boolean isSign(int token, char sign) {
    return inside(token) && keys[token] == signKey(sign);
  }

  /// True when this sign stands anywhere on the page; of one beyond ASCII, when any such does.
  boolean hasSign(char sign) {
    return sign < 0x80 ? (signs[sign >> 6] & 1L << sign) != 0 : foreignSign;
  }

  /// True when this token is this word, in lower case.
  boolean is(int token, String word) {
    return length(token) == word.length() && begins(token, word);
  }

  private boolean begins(int token, String word) {
    int start = starts[token];
    return Lexicon.fold(chars[start]) == word.charAt(0) && view.startsWith(word, start);
  }

  /// True when no white space stands between this token and the one before.
  boolean glued(int token) {
    return inside(token) && (forms[token] & GLUED) != 0;
  }

  boolean sameLine(int one, int other) {
    return inside(one) && lines[one] == lineOrNone(other);
  }

  private int lineOrNone(int token) {
    return inside(token) ? lines[token] : View.NOWHERE;
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
    int length = view.length();
    int at = 0;
    while (at < length) {
      char c = chars[at];
      switch (classOf(c)) {
        case BREAK -> {
          line++;
          at++;
        }
        case SPACE -> at++;
        case OTHER -> {
          sign(at, c);
          at++;
        }
        default -> at = word(at, length);
      }
    }
  }

  /// The key of a sign; words' keys are odd, so they never meet.
  static long signKey(char sign) {
    return 2L * sign;
  }

  private void sign(int at, char c) {
    if (c < 0x80) {
      signs[c >> 6] |= 1L << c;
    } else {
      foreignSign = true;
    }
    add(at, at + 1, Kind.SIGN, Shape.NONE, signKey(c));
  }

  private int word(int from, int length) {
    int at = from;
    int digits = 0;
    int uppers = 0;
    long state = Lexicon.open();
    boolean first = false;
    while (at < length) {
      char c = chars[at];
      byte sort = classOf(c);
      if (sort < SMALL) {
        break;
      }
      digits += sort == DIGIT ? 1 : 0;
      if (sort == GREAT) {
        uppers++;
        first |= at == from;
      }
      state = Lexicon.step(state, c);
      at++;
    }
    int letters = at - from - digits;
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
    forms[count] = form(start, kind, shape);
    count++;
  }

  private byte form(int start, Kind kind, Shape shape) {
    int form = count > 0 && ends[count - 1] == start ? GLUED : 0;
    if (kind == Kind.WORD) {
      form |= shape == Shape.LOWER || shape == Shape.NONE ? WORD : WORD | CAPITALISED;
    }
    return (byte) form;
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
    forms = Arrays.copyOf(forms, capacity);
  }

  private static byte classOf(char c) {
    return c < 0x80 ? CLASSES[c] : foreign(c);
  }

  private static byte foreign(char c) {
    if (Character.isUpperCase(c)) {
      return GREAT;
    }
    boolean letter = Character.isLetterOrDigit(c) || (c >= 0x300 && c < 0x370);
    return letter ? SMALL : OTHER;
  }

  private static byte[] classes() {
    byte[] classes = new byte[0x80];
    Arrays.fill(classes, 0, ' ' + 1, SPACE);
    Arrays.fill(classes, 'a', 'z' + 1, SMALL);
    Arrays.fill(classes, 'A', 'Z' + 1, GREAT);
    Arrays.fill(classes, '0', '9' + 1, DIGIT);
    classes['\n'] = BREAK;
    classes['\r'] = BREAK;
    return classes;
  }
}
