package nl.genaisluis.policy.prohibited;

/// A map from hashes to small numbers with open addressing: no boxing on the path of a request. Not
/// thread-safe while it is filled, safe for readers after that.
final class LongIndex {
  static final int ABSENT = -1;

  private long[] keys = new long[64];
  private int[] values = new int[64];
  private int size;

  /// The number of this hash, or [#ABSENT].
  int get(long hash) {
    long key = hash == 0 ? 1 : hash;
    int mask = keys.length - 1;
    int slot = (int) (key ^ (key >>> 32)) & mask;
    while (keys[slot] != 0) {
      if (keys[slot] == key) {
        return values[slot];
      }
      slot = (slot + 1) & mask;
    }
    return ABSENT;
  }

  boolean has(long hash) {
    return get(hash) != ABSENT;
  }

  void put(long hash, int value) {
    if (size * 2 >= keys.length) {
      grow();
    }
    insert(hash == 0 ? 1 : hash, value);
  }

  private void insert(long key, int value) {
    int mask = keys.length - 1;
    int slot = (int) (key ^ (key >>> 32)) & mask;
    while (keys[slot] != 0 && keys[slot] != key) {
      slot = (slot + 1) & mask;
    }
    size += keys[slot] == 0 ? 1 : 0;
    keys[slot] = key;
    values[slot] = value;
  }

  private void grow() {
    long[] oldKeys = keys;
    int[] oldValues = values;
    keys = new long[oldKeys.length * 2];
    values = new int[oldKeys.length * 2];
    size = 0;
    for (int i = 0; i < oldKeys.length; i++) {
      if (oldKeys[i] != 0) {
        insert(oldKeys[i], oldValues[i]);
      }
    }
  }
}
