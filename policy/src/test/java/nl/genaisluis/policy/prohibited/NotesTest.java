package nl.genaisluis.policy.prohibited;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// What is remembered within a judgement says the same to the last bit as reading anew.
class NotesTest {
  private final Weights weights = ProhibitedUse.weights();
  private final Lexicon lexicon = ProhibitedUse.lexicon();

  @Test
  void saysOfEveryPartWhatReadingItByItselfSays() {
    long seed = 6;
    Random random = new Random(seed);
    Notes notes = new Notes(weights);
    List<Double> remembered = new ArrayList<>();
    List<Double> anew = new ArrayList<>();

    for (View view : views(random)) {
      Words words = new Words(view, lexicon);
      int from = random.nextInt(words.sentenceCount());
      int to = from + 1 + random.nextInt(words.sentenceCount() - from);
      View part = new View(view, words.from(from), words.from(to));
      Words partWords = new Words(part, lexicon);
      boolean whole = random.nextBoolean();
      add(remembered, new Reading(notes, view, words, whole), view, words);
      add(remembered, new Reading(notes, part, partWords, true), part, partWords);
      add(anew, new Reading(new Notes(weights), view, words, whole), view, words);
      add(anew, new Reading(new Notes(weights), part, partWords, true), part, partWords);
    }

    assertThat(remembered).as("seed %d", seed).isEqualTo(anew);
  }

  private static List<View> views(Random random) {
    List<View> views = new ArrayList<>();
    List<Sample> samples = new ArrayList<>(Sample.shipped("own-27-asks-on-one-text.jsonl"));
    samples.addAll(Sample.shipped("own-4-hidden-and-roles.jsonl"));
    for (int i = 0; i < 300; i++) {
      Sample sample = samples.get(random.nextInt(samples.size()));
      Looks.both(sample.asked()).forEach(look -> views.add(look.view()));
      PlainText small = Normaliser.plain("geldt dit Ook. Geldt dit ook? Vraag " + i);
      views.add(new View(List.of(new View.Source(0, "", small)), 0));
    }
    return views;
  }

  private static void add(List<Double> to, Reading reading, View view, Words words) {
    int sentences = words.sentenceCount();
    to.add(reading.window(0, sentences));
    to.add(reading.window(sentences - 1, sentences));
    if (Classifier.Build.composed(view, words)) {
      to.add(reading.request(0, sentences));
    }
    to.add(reading.whole());
  }

  @Test
  void countsFeaturesInTheOrderInWhichTheyCame() {
    long seed = 7;
    Random random = new Random(seed);
    Bag bag = new Bag(8);
    Map<List<Integer>, Integer> slow = new LinkedHashMap<>();
    for (int round = 0; round < 5; round++) {
      bag.open(random.nextInt(3_000));
      slow.clear();
      for (int i = 0; i < 4_000; i++) {
        int kind = random.nextInt(Features.KINDS);
        int place = random.nextInt(1_000);
        bag.only(i < 2_000, i >= 2_000);
        bag.add(Bag.key(kind, place), place + 5);
        boolean out =
            (kind == Features.FIRST && i >= 2_000) || (kind == Features.LAST && i < 2_000);
        if (!out) {
          slow.merge(List.of(kind, place, place + 5), 1, Integer::sum);
        }
      }
    }

    Map<List<Integer>, Integer> fast = new LinkedHashMap<>();
    for (int i = 0; i < bag.size(); i++) {
      fast.put(List.of(bag.kind(i), bag.place(i), bag.entry(i)), bag.count(i));
    }

    assertThat(List.copyOf(fast.entrySet()))
        .as("seed %d", seed)
        .isEqualTo(List.copyOf(slow.entrySet()));
  }
}
