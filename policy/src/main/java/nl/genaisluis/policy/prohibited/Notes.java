package nl.genaisluis.policy.prohibited;

import java.util.Arrays;

/// What was found in every sentence that was read while one conversation is judged: the same
/// sentence stands in several views (the present request, the conversation, a stretch by itself)
/// and is read once. What a sentence says depends on nothing but its characters and on whether it
/// was opened by a mark; both are compared. Confined to one thread; ends with the judgement.
final class Notes implements Features.Sink {
  /// How many features are kept at most; with more, all is forgotten and read anew.
  private static final int KEPT_MAX = 1 << 18;

  /// What a text of usual Dutch has; with more, there is made more room.
  private static final int FEATURES_PER_CHARACTER = 7;

  /// For each sentence and kind: values times weights, squared values, what reads like a request,
  /// and which requests want a judgement.
  private static final int SUMS = 4 * Features.KINDS;

  private static final int NORMS = Features.KINDS;
  private static final int REQUESTS = 2 * Features.KINDS;
  private static final int ACTS = 3 * Features.KINDS;

  private final Weights weights;
  private final Vocabulary vocabulary;
  private final Bag bag = new Bag();
  private final Features.Gathered gathered = new Features.Gathered();

  /// The places of sentences by the hash of their characters; from one, 0 where there is none.
  private int[] slots = new int[256];

  private Known[] known = new Known[32];
  private double[] sums = new double[32 * SUMS];
  private int count;

  /// The known features of all sentences that are kept: their keys in a [Bag], and entries.
  private int[] keys = new int[4096];

  private int[] entries = new int[4096];
  private int found;

  /// A sentence that was read; its features are from `first` on, none where they are not kept.
  private static final class Known {
    private final char[] chars;
    private final int from;
    private final int to;
    private final boolean opened;
    private final long hash;
    private int first;
    private int last;
    private boolean kept;
    private boolean requested;

    Known(char[] chars, int from, int to, boolean opened, long hash) {
      this.chars = chars;
      this.from = from;
      this.to = to;
      this.opened = opened;
      this.hash = hash;
    }

    boolean is(Known other) {
      return hash == other.hash
          && opened == other.opened
          && Arrays.equals(chars, from, to, other.chars, other.from, other.to);
    }
  }

  Notes(Weights weights) {
    this.weights = weights;
    vocabulary = weights.vocabulary();
  }

  Weights weights() {
    return weights;
  }

  /// Turns to another view. Numbers that were answered before hold no longer.
  ///
  /// @param keep whether its features will be wanted, not their sums alone
  Features open(View view, Words words, boolean keep) {
    if (found > KEPT_MAX) {
      Arrays.fill(slots, 0);
      count = 0;
      found = 0;
    }
    int usual = found + view.length() * FEATURES_PER_CHARACTER;
    if (keep && usual > keys.length) {
      grow(usual);
    }
    return new Features(view, words, this, gathered);
  }

  /// The number of a sentence of the view that was opened, read where it was not read before.
  ///
  /// @param keep whether its features are wanted, not their sums alone
  int sentence(Features features, int sentence, boolean keep) {
    Known now = asked(features.view(), features.words(), sentence);
    int slot = slot(now);
    int number = slots[slot] - 1;
    if (number < 0) {
      number = add(now, slot);
    } else if (known[number].kept || !keep) {
      return number;
    }
    Known one = known[number];
    int before = found;
    features.read(sentence);
    one.first = before;
    one.last = found;
    one.kept = keep;
    addUp(one, number * SUMS);
    if (!keep) {
      found = before;
    }
    return number;
  }

  private static Known asked(View view, Words words, int sentence) {
    int from = words.from(sentence);
    int to = words.from(sentence + 1);
    char[] chars = view.chars();
    long hash = Hash.SEED;
    for (int i = from; i < to; i++) {
      hash = Hash.step(hash, chars[i]);
    }
    return new Known(chars, from, to, words.opened(sentence), Hash.spread(hash));
  }

  private int slot(Known wanted) {
    int slot = (int) wanted.hash & (slots.length - 1);
    while (slots[slot] != 0 && !known[slots[slot] - 1].is(wanted)) {
      slot = (slot + 1) & (slots.length - 1);
    }
    return slot;
  }

  private int add(Known one, int slot) {
    slots[slot] = count + 1;
    if (count == known.length) {
      known = Arrays.copyOf(known, count * 2);
      sums = Arrays.copyOf(sums, count * 2 * SUMS);
    }
    known[count++] = one;
    if (count * 2 > slots.length) {
      slots = new int[slots.length * 2];
      for (int i = 0; i < count; i++) {
        slots[slot(known[i])] = i + 1;
      }
    }
    return count - 1;
  }

  @Override
  public boolean feature(int kind, long hash) {
    int place = vocabulary.find(hash);
    if (place == Vocabulary.ABSENT) {
      return false;
    }
    keys[found] = Bag.key(kind, place);
    entries[found++] = vocabulary.entry(place);
    return true;
  }

  /// Makes room for what may be found among them.
  @Override
  public void ahead(long[] hashes, int count) {
    int needed = found + vocabulary.knownMax(hashes, count);
    if (needed > keys.length) {
      grow(Math.max(needed, keys.length * 2));
    }
  }

  private void grow(int length) {
    keys = Arrays.copyOf(keys, length);
    entries = Arrays.copyOf(entries, length);
  }

  /// Adds up what was found in one sentence, stretches of one kind in registers. Apart from the
  /// looking up, for the processor does either of them faster by itself.
  private void addUp(Known one, int at) {
    Weights.Decider window = weights.window();
    Arrays.fill(sums, at, at + SUMS, 0);
    int i = one.first;
    while (i < one.last) {
      int kind = Bag.kindOf(keys[i]);
      double score = sums[at + kind];
      double norm = sums[at + NORMS + kind];
      do {
        double value = Weights.value(Vocabulary.rarity(entries[i]));
        score += value * window.weight(Vocabulary.window(entries[i]));
        norm += value * value;
        i++;
      } while (i < one.last && Bag.kindOf(keys[i]) == kind);
      sums[at + kind] = score;
      sums[at + NORMS + kind] = norm;
    }
    one.requested = false;
  }

  private void addUpRequests(Known one, int at) {
    Weights.Head asking = weights.asking();
    Weights.Head act = weights.act();
    for (int i = one.first; i < one.last; i++) {
      double value = Weights.value(Vocabulary.rarity(entries[i]));
      int kind = at + Bag.kindOf(keys[i]);
      int place = Bag.placeOf(keys[i]);
      sums[kind + REQUESTS] += value * asking.weight(place);
      sums[kind + ACTS] += value * act.weight(place);
    }
    one.requested = true;
  }

  /// Copies the sums of a sentence, by kind.
  void sums(int number, double[] scores, double[] norms, int at) {
    System.arraycopy(sums, number * SUMS, scores, at, Features.KINDS);
    System.arraycopy(sums, number * SUMS + NORMS, norms, at, Features.KINDS);
  }

  /// The same, of what reads like a request and of which requests want a judgement. Only of a
  /// sentence whose features are kept.
  void requests(int number, double[] requests, double[] acts, int at) {
    if (!known[number].requested) {
      addUpRequests(known[number], number * SUMS);
    }
    System.arraycopy(sums, number * SUMS + REQUESTS, requests, at, Features.KINDS);
    System.arraycopy(sums, number * SUMS + ACTS, acts, at, Features.KINDS);
  }

  /// The features of all these sentences, which are a whole view and were kept; until the next
  /// call.
  Bag bag(int[] numbers) {
    int expected = 0;
    for (int number : numbers) {
      expected += known[number].last - known[number].first;
    }
    bag.open(expected);
    for (int i = 0; i < numbers.length; i++) {
      bag.only(i == 0, i == numbers.length - 1);
      Known one = known[numbers[i]];
      for (int j = one.first; j < one.last; j++) {
        bag.add(keys[j], entries[j]);
      }
    }
    return bag;
  }
}
