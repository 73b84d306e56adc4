package nl.genaisluis.policy.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Follows the sequences of the rules through one text, sentence by sentence. Confined to one
/// thread.
///
/// A partial hit lives until too many words came in between, until its sentence ends, or until it
/// is [OutputScan#HELD_MAX] characters old. A whole hit waits for the end of the sentence or for
/// that bound, because the words after it may make an exception of it.
final class Sentences {
  /// What was said so many words ago still counts as context.
  static final int CONTEXT_WORDS = 150;

  /// The most partial hits of one sequence at one step; beyond it the oldest go. A newer one
  /// reaches at least as far.
  static final int PARTIALS_MAX = 32;

  static final long NONE = Long.MAX_VALUE;

  private final Grammar grammar;
  private final boolean json;
  private final List<Partial> partials = new ArrayList<>();
  private final List<OutputFinding> hits = new ArrayList<>();
  private final int[] lastSeen = new int[Long.SIZE];
  private int words;
  private long sentence;
  private long previous;
  private long beforePrevious;
  private boolean firstWord = true;
  private boolean previousNamed;
  private long heldFrom = NONE;

  /// A sequence of which the first steps were seen.
  ///
  /// @param next index of the step that is waited for; the number of steps when all were seen
  /// @param last index of the word of the last step
  /// @param head lists seen from the sentence's begin to the last step but one, or the second
  private record Partial(Grammar.Path path, int next, long start, int last, long head) {
    /// True when the step that is waited for is still part of the head: all but the last, and at
    /// least two.
    boolean opening() {
      return next == 1 || next < path.length() - 1;
    }

    boolean whole() {
      return next == path.length();
    }
  }

  Sentences(Grammar grammar, boolean json) {
    this.grammar = grammar;
    this.json = json;
    Arrays.fill(lastSeen, Integer.MIN_VALUE / 2);
  }

  /// A word that ended.
  void word(long lists, long start, boolean capital) {
    Grammar.Lists known = grammar.lists();
    long all = lists;
    if ((lists & known.thing()) != 0 && ((previous | beforePrevious) & known.definite()) != 0) {
      all |= Marks.CASE;
    }
    boolean named = capital && !firstWord && (lists & known.noName()) == 0;
    if (named && (previousNamed || (previous & known.before()) != 0)) {
      all |= Marks.NAME;
    }
    boolean label = capital || (lists & Marks.NUMBER) != 0;
    if (label && (previous & known.role()) != 0) {
      all |= Marks.LABEL;
    }
    counted(all, start);
    previousNamed = named;
  }

  /// A placeholder, which counts as a word.
  void person(long start) {
    counted(Marks.PERSON, start);
    previousNamed = false;
  }

  private void counted(long lists, long start) {
    words++;
    see(lists);
    follow(lists, start, words - 1);
    beforePrevious = previous;
    previous = lists;
    firstWord = false;
    if (!partials.isEmpty()) {
      partials.removeIf(partial -> !partial.whole() && words - partial.last() > gap(partial));
      hold();
    }
  }

  /// A sign that stands between words.
  void sign(long lists, long at) {
    see(lists);
    if (!partials.isEmpty() || (lists & grammar.firsts()) != 0) {
      follow(lists, at, words);
      hold();
    }
  }

  /// The lists of the last word.
  long previous() {
    return previous;
  }

  private static int gap(Partial partial) {
    return partial.path().gap(partial.next());
  }

  private void see(long lists) {
    sentence |= lists;
    long rest = lists;
    while (rest != 0) {
      lastSeen[Long.numberOfTrailingZeros(rest)] = words;
      rest &= rest - 1;
    }
  }

  /// @param reached index of the last word before this one
  private void follow(long lists, long start, int reached) {
    if (lists == 0) {
      return;
    }
    int known = partials.size();
    for (int i = 0; i < known; i++) {
      Partial partial = partials.get(i);
      boolean fits =
          !partial.whole()
              && (partial.path().step(partial.next()) & lists) != 0
              && reached - partial.last() <= gap(partial);
      if (fits) {
        long head = partial.opening() ? sentence : partial.head();
        add(new Partial(partial.path(), partial.next() + 1, partial.start(), words, head));
      }
    }
    if ((lists & grammar.firsts()) != 0) {
      for (Grammar.Path path : grammar.paths()) {
        if ((path.step(0) & lists) != 0) {
          add(new Partial(path, 1, start, words, sentence));
        }
      }
    }
  }

  private void add(Partial fresh) {
    int same = 0;
    int oldest = -1;
    for (int i = partials.size() - 1; i >= 0; i--) {
      Partial old = partials.get(i);
      if (old.path().index() == fresh.path().index() && old.next() == fresh.next()) {
        if (old.start() == fresh.start() && old.head() == fresh.head()) {
          partials.set(i, fresh);
          return;
        }
        same++;
        oldest = i;
      }
    }
    if (same >= PARTIALS_MAX) {
      partials.remove(oldest);
    }
    partials.add(fresh);
  }

  /// Lets go of what was held too long. Called for every character, so it looks at the clock only.
  void reach(long at) {
    if (at - heldFrom < OutputScan.HELD_MAX || heldFrom == NONE) {
      return;
    }
    for (Partial partial : List.copyOf(partials)) {
      if (at - partial.start() >= OutputScan.HELD_MAX) {
        partials.remove(partial);
        if (partial.whole()) {
          decide(partial);
        }
      }
    }
    hold();
  }

  /// The sentence ended.
  void end(boolean question) {
    for (Partial partial : partials) {
      if (partial.whole() && !question) {
        decide(partial);
      }
    }
    partials.clear();
    sentence = 0;
    previous = 0;
    beforePrevious = 0;
    firstWord = true;
    previousNamed = false;
    heldFrom = NONE;
  }

  private void decide(Partial partial) {
    Rule rule = partial.path().rule();
    boolean excepted = (sentence & rule.unless()) != 0 || (partial.head() & rule.unlessHead()) != 0;
    boolean missing = rule.needs().stream().anyMatch(need -> (sentence & need) == 0);
    boolean afar = !json && rule.context().stream().anyMatch(need -> !recent(need));
    boolean taught = recent(rule.unlessContext()) && !recent(grammar.lists().strong());
    if (!excepted && !missing && !afar && !taught) {
      hits.add(new OutputFinding(rule.text(), partial.start()));
    }
  }

  private boolean recent(long lists) {
    if ((sentence & lists) != 0) {
      return true;
    }
    long rest = lists;
    while (rest != 0) {
      if (words - lastSeen[Long.numberOfTrailingZeros(rest)] <= CONTEXT_WORDS) {
        return true;
      }
      rest &= rest - 1;
    }
    return false;
  }

  private void hold() {
    long from = NONE;
    for (Partial partial : partials) {
      from = Math.min(from, partial.start());
    }
    heldFrom = from;
  }

  /// The first character that may be part of a hit; [#NONE] when there is none.
  long heldFrom() {
    return heldFrom;
  }

  boolean anyHit() {
    return !hits.isEmpty();
  }

  /// The hits since the last call.
  List<OutputFinding> takeHits() {
    if (hits.isEmpty()) {
      return List.of();
    }
    List<OutputFinding> taken = List.copyOf(hits);
    hits.clear();
    return taken;
  }
}
