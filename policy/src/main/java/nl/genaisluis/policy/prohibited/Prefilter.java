package nl.genaisluis.policy.prohibited;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToIntFunction;

/// Says cheaply that a rule cannot hit a text: a list that it needs does not occur, a list that
/// silences it does, or the words of its lists nowhere stand near enough to each other. What
/// remains is nearly always a hit, so that the cost of a query is paid for hits. It never loses
/// one. Immutable, thread-safe.
final class Prefilter {
  private final List<Need> needs = new ArrayList<>();

  /// What one rule needs.
  private static final class Need {
    private final List<int[]> nears = new ArrayList<>();
    private final int[] within;
    private final int[] unless;

    Need(Rule rule, ToIntFunction<String> listOf) {
      for (Rule.Near near : rule.nears()) {
        nears.add(near.of().stream().mapToInt(listOf).distinct().toArray());
      }
      within = rule.nears().stream().mapToInt(Rule.Near::within).toArray();
      unless = rule.unless().stream().mapToInt(listOf).toArray();
    }
  }

  /// @param listOf the number of a word list
  Prefilter(List<Rule> rules, ToIntFunction<String> listOf) {
    for (Rule rule : rules) {
      needs.add(new Need(rule, listOf));
    }
  }

  /// Whether any rule may hit.
  boolean mayHit(ListTokens tokens) {
    for (Need need : needs) {
      if (mayHit(need, tokens)) {
        return true;
      }
    }
    return false;
  }

  private static boolean mayHit(Need need, ListTokens tokens) {
    for (int list : need.unless) {
      if (tokens.has(list)) {
        return false;
      }
    }
    for (int[] lists : need.nears) {
      for (int list : lists) {
        if (!tokens.has(list)) {
          return false;
        }
      }
    }
    for (int i = 0; i < need.nears.size(); i++) {
      if (!near(need.nears.get(i), need.within[i], tokens)) {
        return false;
      }
    }
    return true;
  }

  /// Whether a stretch of so many places holds a word of each list, in any order.
  private static boolean near(int[] lists, int within, ListTokens tokens) {
    int[] lasts = new int[lists.length];
    Arrays.fill(lasts, Integer.MIN_VALUE / 2);
    for (int i = 0; i < tokens.count(); i++) {
      int list = tokens.list(i);
      int earliest = Integer.MAX_VALUE;
      boolean ours = false;
      for (int j = 0; j < lists.length; j++) {
        if (lists[j] == list) {
          lasts[j] = tokens.place(i);
          ours = true;
        }
        earliest = Math.min(earliest, lasts[j]);
      }
      if (ours && tokens.place(i) - earliest < within) {
        return true;
      }
    }
    return false;
  }
}
