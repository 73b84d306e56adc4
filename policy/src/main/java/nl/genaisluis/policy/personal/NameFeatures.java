package nl.genaisluis.policy.personal;

/// What can be seen of a capitalised word that tells a person's name from other names and words:
/// its letters, what the lists say of it and of the words around, and where it stands. Each thing
/// seen is a place in the table of weights. Confined to one thread; [#read] overwrites.
final class NameFeatures {
  /// How many weights there are; a power of two.
  static final int SPACE = 1 << 18;

  private static final int COUNT_MAX = 64;
  private static final int TRIGRAMS_MAX = 10;
  private static final int AFFIX_MAX = 5;
  private static final int WINDOW = 14;
  private static final int SAMPLE = 16;
  private static final long EDGE = 1L << 40;
  private static final long FACTOR = 0x9e3779b97f4a7c15L;

  /// Marks in the order of the bits of a word's sort.
  private static final long[] SORTS = {
    Marks.FIRST,
    Marks.LAST,
    Marks.PLACE | Marks.WORLD,
    Marks.NATION,
    Marks.BODY | Marks.ORG | Marks.ORG_AFTER,
    Marks.TITLE | Marks.KIN | Marks.NEAR | Marks.GREETING | Marks.ROLE,
    Marks.VERB,
    Marks.PARTICLE,
    Marks.NOT_NAME | Marks.VETO | Marks.THING | Marks.EPONYM,
    Marks.MONTH | Marks.WEEKDAY,
    Marks.STREET | Marks.ADDRESS
  };

  private final Tokens tokens;
  private final View view;
  private final Context context;
  private final int[] places = new int[COUNT_MAX];

  /// How many words in small letters stand before each token, and how many of the first of those
  /// are Dutch or English; filled as far as [#counted].
  private final int[] small;

  private final int[] ordinary;
  private int counted;
  private int count;
  private int template;
  private int known;

  NameFeatures(Page page) {
    this.tokens = page.tokens();
    this.view = page.view();
    this.context = page.context();
    this.small = new int[tokens.count() + 1];
    this.ordinary = new int[tokens.count() + 1];
  }

  /// True for a word that no list calls ordinary: what is masked without a look.
  boolean mayBeName(int token) {
    return !tokens.isCommon(token);
  }

  /// True when the words around the one last looked at are in another language than Dutch or
  /// English.
  boolean isForeign() {
    return known < 2;
  }

  int count() {
    return count;
  }

  int place(int index) {
    return places[index];
  }

  /// Looks at this word.
  ///
  /// @param afterPerson true when the word, the initial or the particle before it is a person's
  void read(int token, boolean afterPerson) {
    count = 0;
    template = 0;
    add(0);
    letters(token);
    long before2 = sort(token - 2, token);
    long before = sort(token - 1, token);
    long here = sort(token, token);
    long after = sort(token + 1, token);
    long after2 = sort(token + 2, token);
    add(here);
    add(before);
    add(after);
    add(join(before, here));
    add(join(here, after));
    add(join(join(before, here), after));
    add(join(join(before2, before), here));
    add(join(join(here, after), after2));
    add(join(before, after));
    long left = key(token - 1, token);
    beside(token, here, left);
    int opens = context.startsSentence(token) ? 1 : 2;
    add(join(here, opens));
    add(join(after, opens));
    add(join(here, afterPerson ? 1 : 2));
    add(join(left, afterPerson ? 1 : 2));
    add(join(before, join(after, afterPerson ? 1 : 2)));
    known = known(token);
    long form = tokens.isCommon(token) ? 1 : tokens.isCompound(token) ? 2 : 3;
    add(join(form, opens));
    add(join(form, join(before, after)));
    add(join(known, here));
    add(join(known, join(form, opens)));
    tails(token, here, opens);
  }

  /// The words on both sides, by themselves and with what kind of word this is.
  private void beside(int token, long here, long left) {
    long right = key(token + 1, token);
    add(left);
    add(right);
    add(join(left, here));
    add(join(here, right));
    add(join(key(token - 2, token), left));
    add(join(right, key(token + 2, token)));
    add(key(token - 2, token));
    add(key(token + 2, token));
  }

  /// How the words on both sides end, those with a capital and those without.
  private void tails(int token, long here, int opens) {
    add(tokens.capitalised(token + 1) && tokens.sameLine(token, token + 1) ? tail(token + 1) : 0);
    add(tokens.capitalised(token - 1) && tokens.sameLine(token, token - 1) ? tail(token - 1) : 0);
    long leftTail = lowerTail(token - 1, token);
    long rightTail = lowerTail(token + 1, token);
    add(leftTail);
    add(rightTail);
    add(join(leftTail, here));
    add(join(rightTail, join(here, opens)));
  }

  /// How many of the nearest words in small letters are Dutch or English: none, few, most or all.
  /// Among words of another language a capital and an unknown word say little.
  private int known(int token) {
    int end = Math.min(tokens.count(), token + WINDOW);
    count(end);
    int first = small[Math.max(0, token - WINDOW)];
    int seen = Math.min(SAMPLE, small[end] - first);
    int common = ordinary[first + seen] - ordinary[first];
    if (seen < 3) {
      return 4;
    }
    return common * 4 < seen ? 0 : common * 2 < seen ? 1 : common * 5 < seen * 4 ? 2 : 3;
  }

  /// Counts the words in small letters as far as this token: windows overlap, each is read once.
  private void count(int end) {
    while (counted < end) {
      int before = small[counted];
      boolean word = tokens.shape(counted) == Tokens.Shape.LOWER && tokens.length(counted) > 2;
      if (word) {
        ordinary[before + 1] = ordinary[before] + (tokens.isCommon(counted) ? 1 : 0);
      }
      counted++;
      small[counted] = word ? before + 1 : before;
    }
  }

  private void letters(int token) {
    int start = tokens.start(token);
    int end = tokens.end(token);
    add(tokens.key(token));
    long head = 1;
    long tail = 1;
    for (int i = 0; i < AFFIX_MAX; i++) {
      boolean inside = i < end - start;
      head = inside ? join(head, Lexicon.fold(view.at(start + i))) : 0;
      tail = inside ? join(tail, Lexicon.fold(view.at(end - 1 - i))) : 0;
      add(head);
      add(tail);
    }
    add(join(Math.min(end - start, 12), shape(token)));
    int shared = template;
    for (int i = start; i + 2 < end && i - start < TRIGRAMS_MAX; i++) {
      template = shared;
      long pair = join(Lexicon.fold(view.at(i)), Lexicon.fold(view.at(i + 1)));
      add(join(pair, Lexicon.fold(view.at(i + 2))));
    }
    template = shared + 1;
  }

  private long tail(int token) {
    int end = tokens.end(token);
    long pair = join(Lexicon.fold(view.at(end - 2)), Lexicon.fold(view.at(end - 1)));
    return join(Lexicon.fold(view.at(end - 3)), pair);
  }

  /// How a neighbour in small letters ends: verbs behind a name and trades before it do so alike.
  private long lowerTail(int token, int centre) {
    boolean lower = tokens.sameLine(token, centre) && tokens.shape(token) == Tokens.Shape.LOWER;
    return lower ? tail(token) : 0;
  }

  private long key(int token, int centre) {
    return tokens.sameLine(token, centre) ? tokens.key(token) : EDGE;
  }

  /// What sort of word or sign this is, in few bits.
  private long sort(int token, int centre) {
    if (!tokens.sameLine(token, centre)) {
      return EDGE;
    }
    return switch (tokens.kind(token)) {
      case SIGN -> EDGE + 1 + view.at(tokens.start(token));
      case NUMBER -> EDGE - Math.min(5, tokens.length(token));
      case MIXED -> EDGE - 9;
      case WORD -> word(token);
    };
  }

  private long word(int token) {
    long marks = tokens.marks(token);
    long sort = 0;
    for (int i = 0; i < SORTS.length && (marks & ~Marks.COMMON) != 0; i++) {
      sort |= Marks.has(marks, SORTS[i]) ? 1L << i : 0;
    }
    sort = sort << 1 | (tokens.isCommon(token) ? 1 : 0);
    return sort << 3 | shape(token);
  }

  private int shape(int token) {
    return switch (tokens.shape(token)) {
      case NONE -> 0;
      case LOWER -> 1;
      case CAPITAL -> 2;
      case UPPER -> tokens.length(token) == 1 ? 5 : 3;
      case CAMEL -> 4;
    };
  }

  private void add(long value) {
    template++;
    if (count < COUNT_MAX) {
      long mixed = join(template, value);
      places[count] = (int) (mixed >>> 20) & (SPACE - 1);
      count++;
    }
  }

  private static long join(long one, long other) {
    long mixed = (one * FACTOR) ^ (other + 0x632be59bd9b4e019L);
    mixed = (mixed ^ (mixed >>> 29)) * FACTOR;
    return mixed ^ (mixed >>> 32);
  }
}
