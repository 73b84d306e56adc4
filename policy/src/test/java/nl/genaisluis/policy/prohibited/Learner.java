package nl.genaisluis.policy.prohibited;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.TreeSet;
import nl.genaisluis.models.wire.Turn;

/// Learns [Weights] from samples. The linear parts come from all samples; how their signals mix is
/// learned from samples that they had not seen: file by file, because a file is a theme and an
/// author, the rest is learned and the file is scored. Deterministic: one thread, seeded choices,
/// data in their given order.
final class Learner {
  /// As many turns are files divided over.
  private static final int FOLDS = 5;

  private static final Weights.Mixes UNMIXED = new Weights.Mixes(Mix.NONE, Mix.NONE, Mix.NONE);

  private final Lexicon lexicon;
  private final IdentityHashMap<Sample, Stretch> read = new IdentityHashMap<>();

  Learner(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  Weights learn(List<Sample> samples) {
    return unmixed(samples).with(mixes(samples));
  }

  /// The mixes alone.
  Weights.Mixes mixes(List<Sample> samples) {
    Calibration calibration = new Calibration(lexicon);
    List<String> sources = sources(samples);
    for (int fold = 0; fold < FOLDS; fold++) {
      List<Sample> learned = new ArrayList<>();
      List<Sample> heldOut = new ArrayList<>();
      for (Sample sample : samples) {
        (fold(sources, sample) == fold ? heldOut : learned).add(sample);
      }
      if (!heldOut.isEmpty() && !learned.isEmpty()) {
        calibration.add(unmixed(learned), heldOut);
      }
    }
    return calibration.mixes();
  }

  /// The linear parts alone.
  Weights unmixed(List<Sample> samples) {
    return new Machines(lexicon, samples, this::read).learn(UNMIXED);
  }

  private Stretch read(Sample sample) {
    return read.computeIfAbsent(sample, _ -> Stretch.of(view(sample), lexicon));
  }

  /// The files that the samples are from; those that judge first, so that their turns do not depend
  /// on the others.
  static List<String> sources(List<Sample> samples) {
    TreeSet<String> judging = new TreeSet<>();
    TreeSet<String> asking = new TreeSet<>();
    samples.forEach(sample -> (sample.judges() ? judging : asking).add(sample.source()));
    List<String> sources = new ArrayList<>(judging);
    sources.addAll(asking);
    return sources;
  }

  static int fold(List<String> sources, Sample sample) {
    return sources.indexOf(sample.source()) % FOLDS;
  }

  /// The view under which a sample is learned: all its turns, as the check sees them.
  static View view(Sample sample) {
    List<View.Source> sources = new ArrayList<>();
    for (Turn turn : sample.asked().turns()) {
      PlainText text = Courtesy.without(Normaliser.plain(turn.text()));
      sources.add(new View.Source(sources.size(), "", text));
    }
    return new View(sources, sources.size() - 1);
  }

  static View view(String text) {
    return new View(List.of(new View.Source(0, "", Normaliser.plain(text))), 0);
  }

  static String joined(Sample sample) {
    StringBuilder text = new StringBuilder();
    for (Turn turn : sample.asked().turns()) {
      text.append(text.isEmpty() ? "" : "\n").append(turn.text());
    }
    return text.toString();
  }
}
