package nl.genaisluis.policy.prohibited;

/// The features that occurred in training, each with its place, its rarity and its two weights, in
/// one table of 32-bit entries: a feature costs one look in memory. A feature is known by its place
/// and ten more bits of its hash, so that nearly every feature that was never seen is recognised as
/// such and left out. Not thread-safe while it is filled, safe for readers after that.
final class Vocabulary {
  static final int BITS = 21;
  static final int PLACES = 1 << BITS;
  static final int ABSENT = -1;

  /// Above this share of places taken, looking takes too long.
  private static final double FULL = 0.85;

  private static final int PRINT_SHIFT = 22;
  private static final int RARITY_SHIFT = 16;
  private static final int RARITY_MASK = 0x3f;
  private static final int MASK = PLACES - 1;

  private final int[] entries;
  private int size;

  /// An empty vocabulary, to be filled by training.
  Vocabulary() {
    this(new int[PLACES]);
  }

  /// A vocabulary that was filled before; the array is shared and not to be changed.
  Vocabulary(int[] entries) {
    if (entries.length != PLACES) {
      throw new IllegalArgumentException("vocabulary must have " + PLACES + " places");
    }
    this.entries = entries;
  }

  int[] entries() {
    return entries;
  }

  private static int print(long hash) {
    return (int) hash << PRINT_SHIFT;
  }

  /// The place of a feature, or [#ABSENT].
  int find(long hash) {
    int print = print(hash);
    int place = (int) (hash >>> (64 - BITS));
    int entry = entries[place];
    while (entry != 0) {
      if ((entry >>> PRINT_SHIFT) << PRINT_SHIFT == print) {
        return place;
      }
      place = (place + 1) & MASK;
      entry = entries[place];
    }
    return ABSENT;
  }

  /// How many of these features can be known at most. Reads the first place of each, one not
  /// waiting for the other, so that they are near when they are looked for.
  int knownMax(long[] hashes, int count) {
    int known = 0;
    for (int i = 0; i < count; i++) {
      known += entries[(int) (hashes[i] >>> (64 - BITS))] == 0 ? 0 : 1;
    }
    return known;
  }

  /// The place of a feature, which is added when it is new; its rarity is the lowest until [#set].
  int add(long hash) {
    int found = find(hash);
    if (found != ABSENT) {
      return found;
    }
    if (++size > PLACES * FULL) {
      throw new IllegalStateException("vocabulary is full");
    }
    int place = (int) (hash >>> (64 - BITS));
    while (entries[place] != 0) {
      place = (place + 1) & MASK;
    }
    entries[place] = print(hash) | (1 << RARITY_SHIFT);
    return place;
  }

  /// How many features were added.
  int size() {
    return size;
  }

  /// @param rarity from 1 to 63
  void set(int place, int rarity, byte whole, byte window) {
    int print = (entries[place] >>> PRINT_SHIFT) << PRINT_SHIFT;
    entries[place] = print | (rarity << RARITY_SHIFT) | (whole & 0xff) << 8 | (window & 0xff);
  }

  /// What is known of the feature at a place, for the three below.
  int entry(int place) {
    return entries[place];
  }

  static int rarity(int entry) {
    return (entry >>> RARITY_SHIFT) & RARITY_MASK;
  }

  static int whole(int entry) {
    return (entry >>> 8) & 0xff;
  }

  static int window(int entry) {
    return entry & 0xff;
  }
}
