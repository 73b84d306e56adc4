package nl.genaisluis.policy.prohibited;

/// Turns a stretch of a [View] into numbered features in [#GROUPS] groups. The classifier and its
/// training use this one reader, so that what was learned is what is looked for. Confined to one
/// thread; kept for the next stretch to spare garbage.
final class Features {
  /// Words and pairs of words; characters; abstracted runs; first and last sentence; acts with
  /// their objects; word beginnings and openings of sentences.
  static final int GROUPS = 6;

  static final int BITS = 20;

  private static final int WORDS = 0;
  private static final int CHARS = 1;
  private static final int RUNS = 2;
  private static final int EDGES = 3;
  private static final int ACTS = 4;
  private static final int STEMS = 5;
  private static final int CHARS_MAX = 6;
  private static final int RUN_MAX = 4;
  private static final int ACT_REACH = 6;
  private static final int LARGE = 1 << 17;
  private static final long NAME_HASH = 0x4e414d45L;
  private static final long NUMBER_HASH = 0x4e554dL;
  private static final long CLASS_HASH = 0x434c4153L;

  private final Lexicon lexicon;
  private final Bag[] bags = new Bag[GROUPS];

  Features(Lexicon lexicon) {
    this.lexicon = lexicon;
    for (int group = 0; group < GROUPS; group++) {
      bags[group] = new Bag();
    }
  }

  /// The features of the last stretch that was read.
  Bag bag(int group) {
    return bags[group];
  }

  /// True when the last stretches were so long that keeping the room for them would waste memory.
  boolean large() {
    for (Bag bag : bags) {
      if (bag.slots.length > LARGE) {
        return true;
      }
    }
    return false;
  }

  /// Reads the whole view.
  void read(View view) {
    read(view, 0, view.length());
  }

  /// Reads the stretch `from` to `to` of the view.
  void read(View view, int from, int to) {
    for (Bag bag : bags) {
      bag.clear();
    }
    characters(view.lower(), from, to);
    Words words = new Words(view, lexicon, from, to);
    plainWords(words);
    runs(words);
    edges(words, Math.max(from, view.lastStart()));
    acts(words);
    stems(words, view.lower());
  }

  private void add(int group, long hash) {
    bags[group].add(Hash.bucket(Hash.step(hash, (long) group + 1), BITS));
  }

  private void characters(char[] lower, int from, int to) {
    for (int start = from; start < to; start++) {
      long hash = Hash.SEED;
      int end = Math.min(to, start + CHARS_MAX);
      for (int i = start; i < end; i++) {
        char c = lower[i];
        hash = Hash.step(hash, c >= '0' && c <= '9' ? '0' : c);
        if (i > start) {
          add(CHARS, hash);
        }
      }
    }
  }

  private void plainWords(Words words) {
    for (int i = 0; i < words.count(); i++) {
      add(WORDS, words.hash(i));
      if (i > 0) {
        add(WORDS, Hash.step(words.hash(i - 1), words.hash(i)));
      }
    }
  }

  private static long abstracted(Words words, int word) {
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

  private void runs(Words words) {
    for (int start = 0; start < words.count(); start++) {
      long hash = Hash.SEED;
      int end = Math.min(words.count(), start + RUN_MAX);
      for (int i = start; i < end; i++) {
        hash = Hash.step(hash, abstracted(words, i));
        add(RUNS, hash);
      }
    }
  }

  private void edges(Words words, int lastStart) {
    if (words.count() == 0) {
      return;
    }
    int lastSentence = words.sentence(words.count() - 1);
    int firstSentence = lastSentence;
    for (int i = words.count() - 1; i >= 0 && words.start(i) >= lastStart; i--) {
      firstSentence = words.sentence(i);
    }
    for (int i = 0; i < words.count(); i++) {
      if (words.sentence(i) == firstSentence) {
        edge(words, i, 0x46L);
      }
      if (words.sentence(i) == lastSentence) {
        edge(words, i, 0x4cL);
      }
    }
  }

  private void edge(Words words, int word, long side) {
    long now = Hash.step(Hash.SEED ^ side, abstracted(words, word));
    add(EDGES, now);
    add(EDGES, Hash.step(Hash.SEED ^ (side + 2), words.hash(word)));
    if (word > 0 && words.sentence(word - 1) == words.sentence(word)) {
      add(EDGES, Hash.step(now, abstracted(words, word - 1)));
    }
  }

  private void acts(Words words) {
    for (int i = 0; i < words.count(); i++) {
      if (words.lexiconClass(i) == Lexicon.NONE) {
        continue;
      }
      long act = abstracted(words, i);
      int end = Math.min(words.count(), i + 1 + ACT_REACH);
      for (int j = i + 1; j < end; j++) {
        add(ACTS, Hash.step(act, abstracted(words, j)));
      }
    }
  }

  private void stems(Words words, char[] lower) {
    for (int i = 0; i < words.count(); i++) {
      int length = words.end(i) - words.start(i);
      long hash = Hash.SEED;
      for (int j = 0; j < length && j < 7; j++) {
        hash = Hash.step(hash, lower[words.start(i) + j]);
        if (j >= 3) {
          add(STEMS, Hash.step(hash, j));
        }
      }
      long tail = Hash.SEED;
      for (int j = 0; j < length - 3 && j < 8; j++) {
        tail = Hash.step(tail, lower[words.end(i) - 1 - j]);
        if (j >= 5) {
          add(STEMS, Hash.step(tail, 100L + j));
        }
      }
      openings(words, i);
    }
  }

  private void openings(Words words, int word) {
    boolean opens = word == 0 || words.sentence(word) != words.sentence(word - 1);
    if (!opens) {
      return;
    }
    long hash = 0x4f50L;
    for (int i = word; i < words.count() && i < word + 3; i++) {
      if (words.sentence(i) != words.sentence(word)) {
        return;
      }
      hash = Hash.step(hash, abstracted(words, i));
      add(STEMS, hash);
    }
  }

  /// Buckets with the number of times that each was seen.
  static final class Bag {
    private int[] slots = new int[1024];
    private int[] counts = new int[1024];
    private int[] used = new int[512];
    private int size;

    void clear() {
      for (int i = 0; i < size; i++) {
        slots[used[i]] = 0;
      }
      size = 0;
    }

    void add(int bucket) {
      if (size * 2 >= slots.length) {
        grow();
      }
      insert(bucket + 1, 1);
    }

    private void insert(int key, int count) {
      int mask = slots.length - 1;
      int slot = ((key * 0x9e3779b1) >>> 7) & mask;
      while (slots[slot] != 0 && slots[slot] != key) {
        slot = (slot + 1) & mask;
      }
      if (slots[slot] == 0) {
        slots[slot] = key;
        counts[slot] = 0;
        used[size++] = slot;
      }
      counts[slot] += count;
    }

    private void grow() {
      int[] oldSlots = slots;
      int[] oldCounts = counts;
      int[] oldUsed = used;
      int oldSize = size;
      slots = new int[oldSlots.length * 2];
      counts = new int[oldSlots.length * 2];
      used = new int[oldSlots.length];
      size = 0;
      for (int i = 0; i < oldSize; i++) {
        insert(oldSlots[oldUsed[i]], oldCounts[oldUsed[i]]);
      }
    }

    int size() {
      return size;
    }

    int bucket(int index) {
      return slots[used[index]] - 1;
    }

    int count(int index) {
      return counts[used[index]];
    }
  }
}
