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
  private static final long NAME_HASH = 0x4e414d45L;
  private static final long NUMBER_HASH = 0x4e554dL;
  private static final long CLASS_HASH = 0x434c4153L;

  private final View view;
  private final Words words;
  private final Sink sink;
  private int first;
  private int end;

  /// Receives every feature of a sentence, as often as it occurs.
  interface Sink {
    /// Answers whether the feature is known. Where a run of characters or words is not, no longer
    /// run that begins with it can be, and none is told.
    boolean feature(int kind, long hash);
  }

  Features(View view, Words words, Sink sink) {
    this.view = view;
    this.words = words;
    this.sink = sink;
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
    }
    opening();
  }

  private boolean add(int kind, long hash) {
    return sink.feature(kind, Hash.spread(Hash.step(hash, (long) kind + 1)));
  }

  private void characters(int from, int to) {
    char[] lower = view.lower();
    for (int start = from; start < to; start++) {
      long hash = Hash.SEED;
      int limit = Math.min(to, start + CHARS_MAX);
      boolean known = true;
      for (int i = start; i < limit && known; i++) {
        char c = lower[i];
        hash = Hash.step(hash, c >= '0' && c <= '9' ? '0' : c);
        known = i == start || add(CHARS, hash);
      }
    }
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
    boolean known = true;
    for (int i = word; i < limit && known; i++) {
      hash = Hash.step(hash, abstracted(i));
      known = add(RUNS, hash);
      if (asks && i - word < RUN_MAX - 1) {
        add(ASKS, Hash.step(hash, 1L));
      }
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
