package nl.genaisluis.policy.prohibited;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.TreeSet;
import nl.genaisluis.models.wire.Turn;

/// Learns [Weights] from samples. The linear parts come from all samples; how their signals mix is
/// learned from samples that they had not seen: file by file, because a file is a theme and an
/// author, the rest is learned and the file is scored. Deterministic: seeded choices, data in their
/// given order; what is learned side by side shares nothing that changes.
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
    samples.forEach(this::read);
    List<Fold> folds = folds(samples);
    List<List<Sample>> sets = new ArrayList<>();
    folds.forEach(fold -> sets.add(fold.learned()));
    sets.add(samples);
    List<Weights> learned = sets.parallelStream().map(this::unmixed).toList();
    Calibration calibration = new Calibration(lexicon);
    for (int i = 0; i < folds.size(); i++) {
      calibration.add(learned.get(i), folds.get(i).heldOut());
    }
    return learned.getLast().with(calibration.mixes());
  }

  /// What is learned and what is held out in one turn.
  private record Fold(List<Sample> learned, List<Sample> heldOut) {}

  private static List<Fold> folds(List<Sample> samples) {
    List<String> sources = sources(samples);
    List<Fold> folds = new ArrayList<>();
    for (int i = 0; i < FOLDS; i++) {
      Fold fold = new Fold(new ArrayList<>(), new ArrayList<>());
      for (Sample sample : samples) {
        (fold(sources, sample) == i ? fold.heldOut() : fold.learned()).add(sample);
      }
      if (!fold.heldOut().isEmpty() && !fold.learned().isEmpty()) {
        folds.add(fold);
      }
    }
    return folds;
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
