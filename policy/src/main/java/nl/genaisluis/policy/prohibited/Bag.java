package nl.genaisluis.policy.prohibited;

import java.util.Arrays;

/// The known features of a whole view with how often each occurs, in the order in which they came.
/// Of the first and last sentence's own features only those of the true first and last sentence
/// count. Confined to one thread.
final class Bag {
  private int[] slots;
  private int[] keys;
  private int[] counts;
  private int size;
  private boolean first;
  private boolean last;

  /// @param expected how many features may come
  Bag(int expected) {
    int capacity = Integer.highestOneBit(Math.max(expected, 16)) * 2;
    slots = new int[capacity];
    keys = new int[capacity / 2];
    counts = new int[capacity / 2];
  }

  /// Whether what follows is of the first sentence, and of the last.
  void only(boolean ofFirst, boolean ofLast) {
    first = ofFirst;
    last = ofLast;
  }

  void add(int kind, int entry) {
    if ((kind == Features.FIRST && !first) || (kind == Features.LAST && !last)) {
      return;
    }
    if (size == keys.length) {
      grow();
    }
    int key = entry * Features.KINDS + kind;
    int slot = slot(key);
    while (slots[slot] != 0 && keys[slots[slot] - 1] != key) {
      slot = (slot + 1) & (slots.length - 1);
    }
    if (slots[slot] == 0) {
      keys[size] = key;
      counts[size] = 0;
      slots[slot] = ++size;
    }
    counts[slots[slot] - 1]++;
  }

  private int slot(int key) {
    return ((key * 0x9e3779b1) >>> 7) & (slots.length - 1);
  }

  private void grow() {
    keys = Arrays.copyOf(keys, size * 2);
    counts = Arrays.copyOf(counts, size * 2);
    slots = new int[slots.length * 2];
    for (int i = 0; i < size; i++) {
      int slot = slot(keys[i]);
      while (slots[slot] != 0) {
        slot = (slot + 1) & (slots.length - 1);
      }
      slots[slot] = i + 1;
    }
  }

  int size() {
    return size;
  }

  int entry(int index) {
    return keys[index] / Features.KINDS;
  }

  int kind(int index) {
    return keys[index] % Features.KINDS;
  }

  int count(int index) {
    return counts[index];
  }
}
