package nl.genaisluis.policy.prohibited;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// Word forms that belong together, matched in one walk over the word (Aho and Corasick). This is
/// the Dutch analysis of the rules and of the classifier's abstraction: a pattern is a whole word
/// (`nee`), a stem with every ending (`weiger*`: weigeren, weigering, weigeringsgrond) or a part of
/// a compound (`*vergunning*`: natuurvergunningaanvraag). An algorithmic stemmer was left out: the
/// author of a rule sees here exactly which forms count. Immutable once [Builder#build] answers;
/// thread-safe.
final class WordPatterns {
  private static final int[] NONE = {};
  private static final int ROOT = 0;

  /// Stands before the first letter of a word.
  private static final char OPENS = '^';

  private final byte[] columns;
  private final char[] steps;
  private final int width;
  private final int opened;

  /// The groups of the patterns that end here, however far along the word they began.
  private final int[][] groups;

  /// The groups of the patterns that are the word when it ends here.
  private final int[][] endings;

  private WordPatterns(Builder builder) {
    columns = builder.columns;
    width = builder.columnCount;
    int states = builder.nodes.size();
    steps = new char[states * width];
    groups = new int[states][];
    endings = new int[states][];
    for (int state = 0; state < states; state++) {
      endings[state] = numbers(builder.nodes.get(state).endings);
    }
    link(builder.nodes);
    opened = steps[ROOT * width + column(OPENS)];
  }

  /// Receives each group that a word belongs to; a group may come more than once.
  interface Sink {
    void group(int group);
  }

  /// Collects patterns.
  static final class Builder {
    private static final int PART_MIN = 4;

    private final byte[] columns = new byte[Character.MAX_VALUE + 1];
    private final List<Node> nodes = new ArrayList<>(List.of(new Node()));
    private int columnCount = 1;

    private static final class Node {
      private int[] next = {};
      private final Set<Integer> groups = new TreeSet<>();
      private final Set<Integer> endings = new TreeSet<>();

      private int next(int column) {
        return column < next.length ? next[column] : ROOT;
      }
    }

    /// Adds a pattern to a group.
    ///
    /// @throws IllegalArgumentException when the pattern is none of the three kinds
    Builder add(String pattern, int group) {
      String word = pattern.toLowerCase(Locale.ROOT);
      boolean stem = word.endsWith("*");
      boolean part = stem && word.length() > 1 && word.startsWith("*");
      String plain = word.substring(part ? 1 : 0, word.length() - (stem ? 1 : 0));
      if (plain.isEmpty() || plain.indexOf('*') >= 0 || (part && plain.length() < PART_MIN)) {
        throw new IllegalArgumentException("not a word pattern: " + pattern);
      }
      Node last = node(part ? plain : OPENS + plain);
      (stem ? last.groups : last.endings).add(group);
      return this;
    }

    private Node node(String path) {
      Node node = nodes.get(ROOT);
      for (int i = 0; i < path.length(); i++) {
        int column = column(path.charAt(i));
        if (node.next(column) == ROOT) {
          node.next = Arrays.copyOf(node.next, Math.max(node.next.length, column + 1));
          node.next[column] = nodes.size();
          nodes.add(new Node());
        }
        node = nodes.get(node.next(column));
      }
      return node;
    }

    private int column(char c) {
      if (columns[c] == 0) {
        columns[c] = (byte) columnCount++;
      }
      return columns[c] & 0xff;
    }

    /// @throws IllegalArgumentException when there are more letters or patterns than the tables
    ///   hold
    WordPatterns build() {
      int column = column(OPENS);
      if (columnCount > 255 || nodes.size() > Character.MAX_VALUE) {
        throw new IllegalArgumentException(
            "too many patterns: " + nodes.size() + " places, " + columnCount + " letters");
      }
      assert column > 0;
      return new WordPatterns(this);
    }
  }

  /// Fills the table of steps breadth first: where a path ends, the walk goes on with the longest
  /// ending of it that is a path too.
  private void link(List<Builder.Node> nodes) {
    int[] fallback = new int[nodes.size()];
    ArrayDeque<Integer> waiting = new ArrayDeque<>(List.of(ROOT));
    while (!waiting.isEmpty()) {
      int state = waiting.remove();
      Builder.Node node = nodes.get(state);
      if (state != ROOT) {
        node.groups.addAll(nodes.get(fallback[state]).groups);
      }
      groups[state] = numbers(node.groups);
      for (int column = 0; column < width; column++) {
        int other = state == ROOT ? ROOT : steps[fallback[state] * width + column];
        int next = node.next(column);
        steps[state * width + column] = (char) (next == ROOT ? other : next);
        if (next != ROOT) {
          fallback[next] = other;
          waiting.add(next);
        }
      }
    }
  }

  private static int[] numbers(Set<Integer> set) {
    return set.isEmpty() ? NONE : set.stream().mapToInt(Integer::intValue).toArray();
  }

  private int column(char c) {
    return columns[c] & 0xff;
  }

  /// Tells the sink every group of the lower-case word in `chars[from..to)`.
  void match(char[] chars, int from, int to, Sink sink) {
    int state = opened;
    for (int i = from; i < to; i++) {
      state = steps[state * width + column(chars[i])];
      tell(groups[state], sink);
    }
    // No path is longer than a whole word with its opening mark, so this state is that path or
    // none.
    tell(endings[state], sink);
  }

  /// The lowest group of the lower-case word in `chars[from..to)`; 0 when it is in none.
  int first(char[] chars, int from, int to) {
    int first = Integer.MAX_VALUE;
    int state = opened;
    for (int i = from; i < to; i++) {
      state = steps[state * width + column(chars[i])];
      first = lower(groups[state], first);
    }
    first = lower(endings[state], first);
    return first == Integer.MAX_VALUE ? 0 : first;
  }

  private static int lower(int[] found, int first) {
    return found.length > 0 && found[0] < first ? found[0] : first;
  }

  private static void tell(int[] found, Sink sink) {
    for (int group : found) {
      sink.group(group);
    }
  }
}
