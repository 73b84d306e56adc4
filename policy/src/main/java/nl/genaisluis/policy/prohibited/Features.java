package nl.genaisluis.policy.prohibited;

/// Turns the sentences of a [View] into features in [#GROUPS] groups. The classifier and its
/// training use this one reader, so that what was learned is what is looked for. No feature crosses
/// the border of a sentence: what is known of each sentence adds up to any stretch of them, so that
/// a stretch costs nothing once its sentences are read. Confined to one thread.
final class Features {
  /// Words and pairs of words; characters; abstracted runs; first and last sentence; acts with
  /// their objects; word beginnings and openings of sentences; sentences that ask.
  static final int GROUPS = 7;

  /// Kinds of features: one for each group, and one more because the features that a sentence has
  /// as the last of its stretch differ from those that it has as the first.
  static final int KINDS = 8;

  static final int FIRST = 3;
  static final int LAST = 7;
  private static final int WORDS = 0;
  private static final int CHARS = 1;
  private static final int RUNS = 2;
  private static final int ACTS = 4;
  private static final int STEMS = 5;
  private static final int ASKS = 6;
  private static final int CHARS_MAX = 6;
  private static final int RUN_MAX = 4;
  private static final int ACT_REACH = 6;

  /// How many features are gathered, and more than any one place or word has.
  private static final int GATHERED = 1024;

  private static final int AT_ONCE_MAX = 64;

  /// Flags beside a kind: a run; a run that begins with the run before it; what is told only when
  /// the run before it was.
  private static final int RUN = 0x10;

  private static final int LONGER = 0x20;
  private static final int BESIDE = 0x40;
  private static final int KIND = 0x0f;
  private static final long NAME_HASH = 0x4e414d45L;
  private static final long NUMBER_HASH = 0x4e554dL;
  private static final long CLASS_HASH = 0x434c4153L;

  private final View view;
  private final Words words;
  private final Sink sink;

  /// What was read and not told yet, with kinds and flags. Features are gathered first and told
  /// later, so that the processor can fetch many of them from memory at once.
  private final long[] hashes;

  private final byte[] kinds;
  private int count;
  private int first;
  private int end;

  /// Receives every feature of a sentence, as often as it occurs.
  interface Sink {
    /// Answers whether the feature is known. Where a run of characters or words is not, no longer
    /// run that begins with it can be, and none is told.
    boolean feature(int kind, long hash);

    /// The first `count` of these may be told next; nothing needs to be done.
    default void ahead(long[] hashes, int count) {}
  }

  /// Where features are gathered; one after another may use it.
  static final class Gathered {
    private final long[] hashes = new long[GATHERED];
    private final byte[] kinds = new byte[GATHERED];
  }

  Features(View view, Words words, Sink sink) {
    this(view, words, sink, new Gathered());
  }

  Features(View view, Words words, Sink sink, Gathered gathered) {
    this.view = view;
    this.words = words;
    this.sink = sink;
    hashes = gathered.hashes;
    kinds = gathered.kinds;
  }

  View view() {
    return view;
  }

  Words words() {
    return words;
  }

  static int group(int kind) {
    return kind == LAST ? FIRST : kind;
  }

  /// Tells the sink the features of one sentence.
  void read(int sentence) {
    first = words.firstWord(sentence);
    end = words.firstWord(sentence + 1);
    characters(words.from(sentence), words.from(sentence + 1));
    boolean asks = words.asks(sentence);
    for (int word = first; word < end; word++) {
      plain(word, asks);
      runs(word, asks);
      edge(word, FIRST, 0x46L);
      edge(word, LAST, 0x4cL);
      act(word);
      stems(word);
      tellIfFull();
    }
    opening();
    tell();
  }

  private void add(int kind, long hash) {
    add(kind, 0, hash);
  }

  private void add(int kind, int flags, long hash) {
    hashes[count] = Hash.spread(Hash.step(hash, (long) kind + 1));
    kinds[count++] = (byte) (kind | flags);
  }

  /// Tells the sink what was gathered, once all of it was announced.
  private void tell() {
    sink.ahead(hashes, count);
    boolean open = true;
    boolean told = true;
    for (int i = 0; i < count; i++) {
      int flags = kinds[i];
      if ((flags & LONGER) != 0 && !open) {
        told = false;
      } else if ((flags & BESIDE) == 0 || told) {
        boolean known = sink.feature(flags & KIND, hashes[i]);
        if ((flags & RUN) != 0) {
          told = true;
          open = known;
        }
      }
    }
    count = 0;
  }

  private void tellIfFull() {
    if (count > GATHERED - AT_ONCE_MAX) {
      tell();
    }
  }

  private void characters(int from, int to) {
    char[] lower = view.lower();
    for (int start = from; start < to; start++) {
      long hash = Hash.step(Hash.SEED, figureless(lower[start]));
      int limit = Math.min(to, start + CHARS_MAX);
      int flags = RUN;
      for (int i = start + 1; i < limit; i++) {
        hash = Hash.step(hash, figureless(lower[i]));
        add(CHARS, flags, hash);
        flags = RUN | LONGER;
      }
      tellIfFull();
    }
  }

  private static char figureless(char c) {
    return c >= '0' && c <= '9' ? '0' : c;
  }

  private void plain(int word, boolean asks) {
    add(WORDS, words.hash(word));
    if (word > first) {
      add(WORDS, Hash.step(words.hash(word - 1), words.hash(word)));
    }
    if (asks) {
      add(ASKS, words.hash(word));
    }
  }

  private long abstracted(int word) {
    int lexiconClass = words.lexiconClass(word);
    if (lexiconClass != Lexicon.NONE) {
      return CLASS_HASH + lexiconClass;
    }
    return switch (words.kind(word)) {
      case Words.NUMBER -> NUMBER_HASH;
      case Words.NAME -> NAME_HASH;
      default -> words.hash(word);
    };
  }

  private void runs(int word, boolean asks) {
    long hash = Hash.SEED;
    int limit = Math.min(end, word + RUN_MAX);
    int flags = RUN;
    for (int i = word; i < limit; i++) {
      hash = Hash.step(hash, abstracted(i));
      add(RUNS, flags, hash);
      if (asks && i - word < RUN_MAX - 1) {
        add(ASKS, BESIDE, Hash.step(hash, 1L));
      }
      flags = RUN | LONGER;
    }
  }

  private void edge(int word, int kind, long side) {
    long now = Hash.step(Hash.SEED ^ side, abstracted(word));
    add(kind, now);
    add(kind, Hash.step(Hash.SEED ^ (side + 2), words.hash(word)));
    if (word > first) {
      add(kind, Hash.step(now, abstracted(word - 1)));
    }
  }

  private void act(int word) {
    if (words.lexiconClass(word) == Lexicon.NONE) {
      return;
    }
    long act = abstracted(word);
    int limit = Math.min(end, word + 1 + ACT_REACH);
    for (int i = word + 1; i < limit; i++) {
      add(ACTS, Hash.step(act, abstracted(i)));
    }
  }

  private void stems(int word) {
    char[] lower = view.lower();
    int from = words.start(word);
    int to = words.end(word);
    long hash = Hash.SEED;
    for (int i = 0; from + i < to && i < 7; i++) {
      hash = Hash.step(hash, lower[from + i]);
      if (i >= 3) {
        add(STEMS, Hash.step(hash, i));
      }
    }
    long tail = Hash.SEED;
    for (int i = 0; from + i < to - 3 && i < 8; i++) {
      tail = Hash.step(tail, lower[to - 1 - i]);
      if (i >= 5) {
        add(STEMS, Hash.step(tail, 100L + i));
      }
    }
  }

  private void opening() {
    long hash = 0x4f50L;
    int limit = Math.min(end, first + 3);
    for (int i = first; i < limit; i++) {
      hash = Hash.step(hash, abstracted(i));
      add(STEMS, hash);
    }
  }
}
