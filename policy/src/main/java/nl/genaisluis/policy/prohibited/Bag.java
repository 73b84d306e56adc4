package nl.genaisluis.policy.prohibited;

import java.util.Arrays;

/// The known features of a whole view with how often each occurs, in the order in which they came.
/// Of the first and last sentence's own features only those of the true first and last sentence
/// count. Confined to one thread.
final class Bag {
  private static final int NUMBER_BITS = 32;
  private static final int KIND_BITS = 3;

  /// What is kept of a feature lies side by side: its key, its entry, how often it came.
  private static final int PARTS = 3;

  private static final int ENTRY = 1;
  private static final int TIMES = 2;

  /// In each slot that is taken where the feature is kept, from one, and its key.
  private long[] slots = {};

  private int mask;
  private int[] kept = {};
  private int end;
  private boolean first;
  private boolean last;

  /// Empty; [#open] it first.
  Bag() {}

  /// @param expected how many features may come
  Bag(int expected) {
    open(expected);
  }

  /// Empties it.
  ///
  /// @param expected how many features may come; with more, it grows
  void open(int expected) {
    int capacity = Integer.highestOneBit(Math.max(expected, 16)) * 2;
    if (slots.length < capacity) {
      slots = new long[capacity];
    } else {
      Arrays.fill(slots, 0, capacity, 0);
    }
    mask = capacity - 1;
    if (kept.length < expected * PARTS) {
      kept = new int[expected * PARTS];
    }
    end = 0;
  }

  /// Whether what follows is of the first sentence, and of the last.
  void only(boolean ofFirst, boolean ofLast) {
    first = ofFirst;
    last = ofLast;
  }

  /// A feature by its kind and its place in the vocabulary.
  static int key(int kind, int place) {
    return place << KIND_BITS | kind;
  }

  static int kindOf(int key) {
    return key & (Features.KINDS - 1);
  }

  static int placeOf(int key) {
    return key >>> KIND_BITS;
  }

  /// Adds a feature and what the vocabulary knows of it.
  void add(int key, int entry) {
    int kind = kindOf(key);
    if ((kind == Features.FIRST && !first) || (kind == Features.LAST && !last)) {
      return;
    }
    int slot = slot(key);
    while (slots[slot] != 0) {
      if ((int) slots[slot] == key) {
        kept[(int) (slots[slot] >>> NUMBER_BITS) - 1 + TIMES]++;
        return;
      }
      slot = (slot + 1) & mask;
    }
    if (end == kept.length) {
      kept = Arrays.copyOf(kept, Math.max(end, PARTS) * 2);
    }
    kept[end] = key;
    kept[end + ENTRY] = entry;
    kept[end + TIMES] = 1;
    slots[slot] = taken(end, key);
    end += PARTS;
    if (size() * 4 > mask * 3) {
      grow();
    }
  }

  private static long taken(int at, int key) {
    return ((at + 1L) << NUMBER_BITS) | (key & 0xffffffffL);
  }

  private int slot(int key) {
    return ((key * 0x9e3779b1) >>> 7) & mask;
  }

  private void grow() {
    slots = new long[(mask + 1) * 2];
    mask = slots.length - 1;
    for (int at = 0; at < end; at += PARTS) {
      int slot = slot(kept[at]);
      while (slots[slot] != 0) {
        slot = (slot + 1) & mask;
      }
      slots[slot] = taken(at, kept[at]);
    }
  }

  int size() {
    return end / PARTS;
  }

  int place(int index) {
    return placeOf(kept[index * PARTS]);
  }

  int entry(int index) {
    return kept[index * PARTS + ENTRY];
  }

  int kind(int index) {
    return kindOf(kept[index * PARTS]);
  }

  int count(int index) {
    return kept[index * PARTS + TIMES];
  }
}
