package nl.genaisluis.policy.output;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Every word of every list in one automaton (Aho and Corasick): one table look-up per character. A
/// list is a bit. Immutable.
final class Automaton {
  private static final int CODES = Fold.CODES;

  private final int[] next;
  private final long[] lists;
  private final int start;

  private Automaton(int[] next, long[] lists, int start) {
    this.next = next;
    this.lists = lists;
    this.start = start;
  }

  /// The state at the beginning of a sentence.
  int start() {
    return start;
  }

  /// The state after a character; code 0 ends a word.
  int step(int state, int code) {
    return next[state * CODES + code];
  }

  /// The lists of which a word ends in this state.
  long lists(int state) {
    return lists[state];
  }

  /// Collects words; `*` before or after a word stands for any letters, `_` parts words.
  static final class Builder {
    private final List<int[]> children = new ArrayList<>();
    private final List<Long> lists = new ArrayList<>();

    Builder() {
      add();
    }

    private int add() {
      int[] row = new int[CODES];
      Arrays.fill(row, -1);
      children.add(row);
      lists.add(0L);
      return children.size() - 1;
    }

    void word(String written, long list) {
      int node = 0;
      boolean open = written.startsWith("*");
      boolean prefix = written.endsWith("*");
      String bare = written.substring(open ? 1 : 0, written.length() - (prefix ? 1 : 0));
      if (!open) {
        node = child(node, 0);
      }
      boolean first = true;
      for (String part : bare.split("_", -1)) {
        if (!first) {
          node = child(node, 0);
        }
        first = false;
        String plain = Fold.word(part);
        for (int i = 0; i < plain.length(); i++) {
          node = child(node, Fold.code(plain.charAt(i)));
        }
      }
      if (!prefix) {
        node = child(node, 0);
      }
      lists.set(node, lists.get(node) | list);
    }

    private int child(int node, int code) {
      int[] row = children.get(node);
      if (row[code] < 0) {
        row[code] = add();
      }
      return row[code];
    }

    Automaton build() {
      int count = children.size();
      int[] next = new int[count * CODES];
      long[] found = new long[count];
      int[] fallback = new int[count];
      ArrayDeque<Integer> queue = new ArrayDeque<>();
      queue.add(0);
      while (!queue.isEmpty()) {
        int node = queue.remove();
        int back = fallback[node];
        found[node] = lists.get(node) | (node == 0 ? 0 : found[back]);
        for (int code = 0; code < CODES; code++) {
          int child = children.get(node)[code];
          int otherwise = node == 0 ? 0 : next[back * CODES + code];
          next[node * CODES + code] = child < 0 ? otherwise : child;
          if (child >= 0) {
            fallback[child] = otherwise;
            queue.add(child);
          }
        }
      }
      return new Automaton(next, found, next[0]);
    }
  }
}
