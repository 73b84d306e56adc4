package nl.genaisluis.policy.prohibited;

import java.util.Arrays;

/// The known features of a whole view with how often each occurs, in the order in which they came.
/// Of the first and last sentence's own features only those of the true first and last sentence
/// count. Confined to one thread.
final class Bag {
  private static final int NUMBER_BITS = 32;

  /// In each slot that is taken the key and, from one, its number.
  private long[] slots;

  private int[] keys;
  private int[] entries;
  private int[] counts;
  private int size;
  private boolean first;
  private boolean last;

  /// @param expected how many features may come
  Bag(int expected) {
    int capacity = Integer.highestOneBit(Math.max(expected, 16)) * 2;
    slots = new long[capacity];
    keys = new int[capacity / 2];
    entries = new int[capacity / 2];
    counts = new int[capacity / 2];
  }

  /// Whether what follows is of the first sentence, and of the last.
  void only(boolean ofFirst, boolean ofLast) {
    first = ofFirst;
    last = ofLast;
  }

  /// Adds a feature by its kind, its place in the vocabulary and what is known of it there.
  void add(int kind, int place, int entry) {
    if ((kind == Features.FIRST && !first) || (kind == Features.LAST && !last)) {
      return;
    }
    int key = place * Features.KINDS + kind;
    int slot = slot(key);
    while (slots[slot] != 0) {
      if ((int) slots[slot] == key) {
        counts[(int) (slots[slot] >>> NUMBER_BITS) - 1]++;
        return;
      }
      slot = (slot + 1) & (slots.length - 1);
    }
    if (size == keys.length) {
      grow();
      slot = freeSlot(key);
    }
    keys[size] = key;
    entries[size] = entry;
    counts[size] = 1;
    size++;
    slots[slot] = taken(size, key);
  }

  private static long taken(int number, int key) {
    return ((long) number << NUMBER_BITS) | (key & 0xffffffffL);
  }

  private int slot(int key) {
    return ((key * 0x9e3779b1) >>> 7) & (slots.length - 1);
  }

  private int freeSlot(int key) {
    int slot = slot(key);
    while (slots[slot] != 0) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }

  private void grow() {
    keys = Arrays.copyOf(keys, size * 2);
    entries = Arrays.copyOf(entries, size * 2);
    counts = Arrays.copyOf(counts, size * 2);
    slots = new long[slots.length * 2];
    for (int i = 0; i < size; i++) {
      slots[freeSlot(keys[i])] = taken(i + 1, keys[i]);
    }
  }

  int size() {
    return size;
  }

  int place(int index) {
    return keys[index] / Features.KINDS;
  }

  int entry(int index) {
    return entries[index];
  }

  int kind(int index) {
    return keys[index] % Features.KINDS;
  }

  int count(int index) {
    return counts[index];
  }
}
