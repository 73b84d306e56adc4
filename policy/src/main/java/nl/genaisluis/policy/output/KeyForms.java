package nl.genaisluis.policy.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// How keys begin, as a trie that minds case: the heads of well-known services. Immutable.
final class KeyForms {
  static final int ROOT = 0;
  static final int NONE = -1;

  private static final int ASCII = 128;

  private final List<int[]> children = new ArrayList<>();
  private final List<Boolean> ends = new ArrayList<>();

  private final int[] table;

  KeyForms(List<String> heads) {
    add();
    for (String head : heads) {
      int node = ROOT;
      for (int i = 0; i < head.length(); i++) {
        char c = head.charAt(i);
        int[] row = children.get(node);
        if (row[c] == NONE) {
          row[c] = add();
        }
        node = row[c];
      }
      ends.set(node, true);
    }
    table = children.stream().flatMapToInt(Arrays::stream).toArray();
  }

  private int add() {
    int[] row = new int[ASCII];
    Arrays.fill(row, NONE);
    children.add(row);
    ends.add(false);
    return children.size() - 1;
  }

  int step(int node, char c) {
    return node == NONE || c >= ASCII ? NONE : table[node * ASCII + c];
  }

  /// True when a whole head was read.
  boolean whole(int node) {
    return node != NONE && ends.get(node);
  }
}
