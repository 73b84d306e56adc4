package nl.genaisluis.policy.prohibited;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Function;

/// Learns the linear parts of [Weights] from samples: the decider for whole conversations, the one
/// for stretches, what reads like a request and what wants a judgement, and the class heads. What
/// reads like a request and wants a judgement is learned from all samples, the rest from those that
/// judge ([Sample#judges]). Deterministic: one thread, seeded choices, data in their given order.
final class Machines {
  private static final double COST = 1;
  private static final int ROUNDS = 15;

  /// The words of longer samples, which are mostly documents, are not learned as vocabulary.
  private static final int VOCABULARY_MAX = 6_000;

  /// Of a long allowed sample these many stretches are learned: the ones that look most prohibited.
  private static final int HARDEST = 4;

  /// Of a short allowed sample among other text, these many.
  private static final int HARDEST_PADDED = 2;

  /// A stretch counts as an example of a padded request when it shows this share of it.
  private static final double SHOWN_MIN = 0.6;

  private static final int SHOWN_ENOUGH = 380;

  private final Lexicon lexicon;
  private final Padding padding;
  private final Padding courtesy = Padding.courtesy();
  private final Material material = new Material();
  private final Random random = new Random(7);
  private final Vocabulary vocabulary = new Vocabulary();
  private final List<Sample> samples;
  private final Function<Sample, Stretch> read;

  /// The samples that judge, and their views.
  private final List<Sample> judging;

  private final List<Stretch> wholes = new ArrayList<>();

  /// @param read answers the view of a sample, which may have been made before
  Machines(Lexicon lexicon, List<Sample> samples, Function<Sample, Stretch> read) {
    this.lexicon = lexicon;
    this.samples = samples;
    this.read = read;
    judging = samples.stream().filter(Sample::judges).toList();
    padding = Padding.training(judging);
    judging.forEach(sample -> wholes.add(read.apply(sample)));
  }

  Weights learn(Weights.Mixes mixes) {
    rarity();
    Lessons set = new Lessons();
    for (int i = 0; i < judging.size(); i++) {
      if (wholes.get(i).view().length() <= Reading.SEEN_WHOLE_MAX) {
        set.add(judging.get(i).prohibited(), List.of(wholes.get(i).wholeVector(vocabulary)));
      }
    }
    LinearSvm.Machine whole = set.train();
    Weights.Decider decider = decider(whole);
    keep(decider, whole, decider, whole);
    Weights.Head unasked = new Weights.Head(decider, new byte[Vocabulary.PLACES]);
    Weights known = new Weights(vocabulary, decider, decider, unasked, unasked, Map.of(), mixes);
    LinearSvm.Machine window = window(known);
    average(window, whole);
    Weights.Decider windowDecider = decider(window);
    keep(decider, whole, windowDecider, window);
    Requests requests = new Requests(lexicon, vocabulary, samples, read);
    Weights.Head asking = head(requests.asking());
    Weights.Head act = head(requests.act());
    return new Weights(vocabulary, decider, windowDecider, asking, act, heads(), mixes);
  }

  /// Writes the weights of two machines into the vocabulary.
  private void keep(
      Weights.Decider whole,
      LinearSvm.Machine wholeMachine,
      Weights.Decider window,
      LinearSvm.Machine windowMachine) {
    for (int place = 0; place < Vocabulary.PLACES; place++) {
      if (vocabulary.entries()[place] != 0) {
        vocabulary.set(
            place,
            Vocabulary.rarity(vocabulary.entry(place)),
            whole.code(wholeMachine.weights[place]),
            window.code(windowMachine.weights[place]));
      }
    }
  }

  /// Fills the vocabulary with what occurs in the samples, and how rare it is.
  private void rarity() {
    int[] found = new int[Vocabulary.PLACES];
    int[] last = new int[Vocabulary.PLACES];
    int count = 0;
    for (Stretch whole : wholes) {
      if (whole.view().length() > VOCABULARY_MAX) {
        continue;
      }
      count++;
      int now = count;
      whole.each(
          (_, hash) -> {
            int place = vocabulary.add(hash);
            found[place] += last[place] == now ? 0 : 1;
            last[place] = now;
            return true;
          });
    }
    for (int place = 0; place < found.length; place++) {
      if (found[place] > 0) {
        vocabulary.set(place, Weights.rarityCode(found[place], count), (byte) 0, (byte) 0);
      }
    }
  }

  /// Makes the first machine the mean of both: what is learned from stretches and what is learned
  /// from whole conversations err on different texts.
  private static void average(LinearSvm.Machine machine, LinearSvm.Machine other) {
    for (int i = 0; i < machine.weights.length; i++) {
      machine.weights[i] = (machine.weights[i] + other.weights[i]) / 2;
    }
    machine.bias = (machine.bias + other.bias) / 2;
  }

  /// Learns from stretches of the samples and of the samples among other text.
  private LinearSvm.Machine window(Weights known) {
    Lessons set = new Lessons();
    for (int i = 0; i < judging.size(); i++) {
      Sample sample = judging.get(i);
      Stretch whole = wholes.get(i);
      List<LinearSvm.Vector> own = new ArrayList<>();
      if (whole.view().length() <= Reading.SEEN_WHOLE_MAX) {
        own.add(whole.vector(vocabulary));
      }
      if (whole.view().length() > VOCABULARY_MAX) {
        composed(known, sample, whole, set);
      } else if (whole.view().length() > Windows.BRIEF_MAX) {
        own.addAll(hardest(known, windows(whole), sample.prohibited() ? 1 : HARDEST));
      }
      own.addAll(padded(known, sample));
      set.add(sample.prohibited(), own);
    }
    for (String document : Material.documents()) {
      // Material asks for nothing, whatever it is about.
      Stretch whole = Stretch.of(Learner.view(document), lexicon);
      set.add(false, hardest(known, windows(whole), HARDEST));
    }
    return set.train();
  }

  /// Learns from a sample that was composed of documents: the stretch that shows most of the
  /// request has the sample's label; stretches that show nothing of it ask for nothing.
  private void composed(Weights known, Sample sample, Stretch whole, Lessons set) {
    boolean[] own = material.own(whole.view(), whole.words());
    Stretch best = null;
    double most = 0;
    List<Stretch> others = new ArrayList<>();
    for (Stretch stretch : windows(whole)) {
      int shown = 0;
      for (int sentence = stretch.from(); sentence < stretch.to(); sentence++) {
        shown +=
            own[sentence] ? stretch.words().from(sentence + 1) - stretch.words().from(sentence) : 0;
      }
      int length = stretch.words().from(stretch.to()) - stretch.words().from(stretch.from());
      // Of two stretches that show as much, the shorter one shows it more clearly.
      double clear = shown - length / 100.0;
      if (shown > 20 && clear > most) {
        most = clear;
        best = stretch;
      }
      if (shown == 0) {
        others.add(stretch);
      }
    }
    if (best != null) {
      set.add(sample.prohibited(), List.of(best.vector(vocabulary)));
    }
    set.add(false, hardest(known, others, HARDEST));
  }

  private static List<Stretch> windows(Stretch whole) {
    Windows windows = new Windows(whole.words());
    List<Stretch> stretches = new ArrayList<>();
    for (int i = 0; i < windows.count(); i++) {
      stretches.add(new Stretch(whole.view(), whole.words(), windows.from(i), windows.to(i)));
    }
    return stretches;
  }

  /// The stretches of one view that look most prohibited.
  private List<LinearSvm.Vector> hardest(Weights known, List<Stretch> stretches, int most) {
    if (stretches.isEmpty()) {
      return List.of();
    }
    Stretch any = stretches.getFirst();
    Reading reading = new Reading(known, any.view(), any.words());
    return stretches.stream()
        .sorted(
            Comparator.comparingDouble(stretch -> -reading.window(stretch.from(), stretch.to())))
        .limit(most)
        .map(stretch -> stretch.vector(vocabulary))
        .toList();
  }

  /// Stretches of the sample put among other text: for an allowed one those that look most
  /// prohibited, for a prohibited one the stretch that shows most of it.
  private List<LinearSvm.Vector> padded(Weights known, Sample sample) {
    String text = Learner.joined(sample);
    if (text.length() > VOCABULARY_MAX) {
      return List.of();
    }
    Padding.Padded padded =
        random.nextInt(3) == 0 ? courtesy.around(text, random) : padding.around(text, random);
    List<Stretch> seen = new ArrayList<>();
    Stretch best = null;
    int most = 20;
    for (Stretch stretch : windows(Stretch.of(Learner.view(padded.text()), lexicon))) {
      Words words = stretch.words();
      int shown =
          Math.min(words.from(stretch.to()), padded.to())
              - Math.max(words.from(stretch.from()), padded.from());
      if (shown > 20) {
        seen.add(stretch);
      }
      if (shown > most) {
        most = shown;
        best = stretch;
      }
    }
    if (!sample.prohibited()) {
      return hardest(known, seen, HARDEST_PADDED);
    }
    boolean enough = most >= SHOWN_MIN * Math.min(text.length(), SHOWN_ENOUGH);
    return best != null && enough ? List.of(best.vector(vocabulary)) : List.of();
  }

  private Map<ProhibitedClass, Weights.Head> heads() {
    List<LinearSvm.Vector> vectors = new ArrayList<>();
    List<Sample> owners = new ArrayList<>();
    for (int i = 0; i < judging.size(); i++) {
      Stretch whole = wholes.get(i);
      if (judging.get(i).prohibited() && whole.view().length() <= Reading.SEEN_WHOLE_MAX) {
        vectors.add(whole.headVector(vocabulary));
        owners.add(judging.get(i));
      }
    }
    Map<ProhibitedClass, Weights.Head> heads = new EnumMap<>(ProhibitedClass.class);
    for (ProhibitedClass category : ProhibitedClass.values()) {
      boolean[] own = new boolean[owners.size()];
      for (int i = 0; i < own.length; i++) {
        own[i] = owners.get(i).category() == category;
      }
      LinearSvm.Machine machine =
          LinearSvm.train(vectors, own, 1 << Weights.HEAD_BITS, COST, ROUNDS);
      heads.put(category, head(machine));
    }
    return heads;
  }

  static Weights.Head head(LinearSvm.Machine machine) {
    Weights.Decider decider = decider(machine);
    byte[] codes = new byte[machine.weights.length];
    for (int i = 0; i < codes.length; i++) {
      codes[i] = decider.code(machine.weights[i]);
    }
    return new Weights.Head(decider, codes);
  }

  private static Weights.Decider decider(LinearSvm.Machine machine) {
    double largest = 0;
    for (float weight : machine.weights) {
      largest = Math.max(largest, Math.abs(weight));
    }
    return new Weights.Decider(machine.bias, largest);
  }

  int vocabularySize() {
    return vocabulary.size();
  }
}
