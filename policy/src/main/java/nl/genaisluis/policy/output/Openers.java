package nl.genaisluis.policy.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The words with which a hit can begin, as a trie: says of an unfinished word whether it may still
/// become one. Immutable once closed.
final class Openers {
  /// No such word begins like this.
  static final int NONE = -1;

  /// Where every word begins.
  static final int ROOT = 0;

  private final List<int[]> children = new ArrayList<>();

  private int[] table = {};

  Openers() {
    add();
  }

  private int add() {
    int[] row = new int[Fold.CODES];
    Arrays.fill(row, NONE);
    children.add(row);
    return children.size() - 1;
  }

  void word(String written) {
    if (written.startsWith("*") || written.contains("_")) {
      throw new IllegalArgumentException("a rule may not begin with " + written);
    }
    int node = ROOT;
    String bare = written.endsWith("*") ? written.substring(0, written.length() - 1) : written;
    String plain = Fold.word(bare);
    for (int i = 0; i < plain.length(); i++) {
      int[] row = children.get(node);
      int code = Fold.code(plain.charAt(i));
      if (row[code] == NONE) {
        row[code] = add();
      }
      node = row[code];
    }
  }

  /// Makes the trie ready for [#step]; no words are added after it.
  void close() {
    table = children.stream().flatMapToInt(Arrays::stream).toArray();
  }

  int step(int node, int code) {
    return node == NONE ? NONE : table[node * Fold.CODES + code];
  }
}
