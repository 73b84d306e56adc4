package nl.genaisluis.policy.prohibited;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Word forms that belong together, matched without garbage. This is the Dutch analysis of the
/// rules and of the classifier's abstraction: a pattern is a whole word (`nee`), a stem with every
/// ending (`weiger*`: weigeren, weigering, weigeringsgrond) or a part of a compound
/// (`*vergunning*`: natuurvergunningaanvraag). An algorithmic stemmer was left out: the author of a
/// rule sees here exactly which forms count. Immutable after it is built; thread-safe.
final class WordPatterns {
  private static final int PART_MIN = 3;

  private final LongIndex whole = new LongIndex();
  private final LongIndex stems = new LongIndex();
  private final LongIndex parts = new LongIndex();
  private final List<int[]> groupsOf = new ArrayList<>();
  private final Map<List<Integer>, Integer> known = new HashMap<>();
  private int partLongest;
  private int stemLongest;

  /// Receives each group that a word belongs to; a group may come more than once.
  interface Sink {
    void group(int group);
  }

  /// Adds a pattern to a group. To be called before the first match only.
  void add(String pattern, int group) {
    String word = pattern.toLowerCase(Locale.ROOT);
    if (word.startsWith("*") && word.endsWith("*") && word.length() > 2 + PART_MIN) {
      String part = word.substring(1, word.length() - 1);
      partLongest = Math.max(partLongest, part.length());
      put(parts, part, group);
      return;
    }
    if (word.endsWith("*") && word.length() > 2) {
      String stem = word.substring(0, word.length() - 1);
      stemLongest = Math.max(stemLongest, stem.length());
      put(stems, stem, group);
      return;
    }
    if (word.isEmpty() || word.indexOf('*') >= 0) {
      throw new IllegalArgumentException("not a word pattern: " + pattern);
    }
    put(whole, word, group);
  }

  private void put(LongIndex index, String word, int group) {
    long hash = Hash.SEED;
    for (int i = 0; i < word.length(); i++) {
      hash = Hash.step(hash, word.charAt(i));
    }
    int set = index.get(hash);
    List<Integer> groups = new ArrayList<>();
    if (set != LongIndex.ABSENT) {
      for (int old : groupsOf.get(set)) {
        groups.add(old);
      }
    }
    if (!groups.contains(group)) {
      groups.add(group);
    }
    index.put(hash, known.computeIfAbsent(List.copyOf(groups), this::store));
  }

  private int store(List<Integer> groups) {
    groupsOf.add(groups.stream().mapToInt(Integer::intValue).toArray());
    return groupsOf.size() - 1;
  }

  /// Tells the sink every group of the lower-case word in `chars[from..to)`.
  void match(char[] chars, int from, int to, Sink sink) {
    long hash = Hash.SEED;
    int longest = Math.min(to - from, stemLongest);
    for (int i = from; i < to; i++) {
      hash = Hash.step(hash, chars[i]);
      if (i - from < longest) {
        tell(stems.get(hash), sink);
      }
    }
    tell(whole.get(hash), sink);
    for (int start = from; start + PART_MIN <= to && partLongest > 0; start++) {
      long part = Hash.SEED;
      int end = Math.min(to, start + partLongest);
      for (int i = start; i < end; i++) {
        part = Hash.step(part, chars[i]);
        if (i - start >= PART_MIN) {
          tell(parts.get(part), sink);
        }
      }
    }
  }

  private void tell(int set, Sink sink) {
    if (set == LongIndex.ABSENT) {
      return;
    }
    for (int group : groupsOf.get(set)) {
      sink.group(group);
    }
  }
}
