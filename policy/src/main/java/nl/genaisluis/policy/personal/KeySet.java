package nl.genaisluis.policy.personal;

import java.util.Arrays;

/// A set of word keys, which are never 0; without boxes. Confined to one thread while it is filled.
final class KeySet {
  private long[] slots = new long[64];
  private int size;

  boolean isEmpty() {
    return size == 0;
  }

  boolean contains(long key) {
    return slots[slot(slots, key)] == key;
  }

  void add(long key) {
    int slot = slot(slots, key);
    if (slots[slot] == key) {
      return;
    }
    slots[slot] = key;
    size++;
    if (size * 2 > slots.length) {
      grow();
    }
  }

  private void grow() {
    long[] wider = new long[slots.length * 2];
    Arrays.stream(slots).filter(key -> key != 0).forEach(key -> wider[slot(wider, key)] = key);
    slots = wider;
  }

  private static int slot(long[] slots, long key) {
    int slot = (int) (key >>> 33) & (slots.length - 1);
    while (slots[slot] != 0 && slots[slot] != key) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }
}
