package nl.genaisluis.policy.prohibited;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import nl.genaisluis.models.wire.Conversation;
import nl.genaisluis.models.wire.Role;
import nl.genaisluis.models.wire.Turn;

/// Learns how the signals of a view mix into one score and where on it doubt and certainty begin,
/// from samples that the weights behind the signals had not seen: by themselves and among other
/// text of several lengths.
final class Calibration {
  /// What share of the allowed may be touched, and blocked. The samples are pairs made to be hard,
  /// so that ordinary traffic is touched far less. Long ones have more room, because case documents
  /// are many among them and few in an office.
  private static final double[] BRIEF = {0.09, 0.015};

  private static final double[] LENGTHY = {0.12, 0.02};
  private static final int[] LENGTHS = {500, 2_000, 8_000, 20_000};
  private static final String[] SIDES = {"<", ">", "<>"};

  private final Lexicon lexicon;
  private final Random judging = new Random(5);
  private final Random asking = new Random(6);
  private final Padding padding;
  private final Padding courtesy = Padding.courtesy();
  private final List<Row> brief = new ArrayList<>();
  private final List<Row> lengthy = new ArrayList<>();
  private final List<Row> composed = new ArrayList<>();

  /// The signals of the views of one conversation.
  record Row(boolean prohibited, Signals main, List<Signals> others) {}

  Calibration(Lexicon lexicon) {
    this.lexicon = lexicon;
    padding = Padding.calibrating();
  }

  /// Adds what weights say of samples that they were not learned from.
  void add(Weights weights, List<Sample> samples) {
    for (Sample sample : samples) {
      Random random = sample.judges() ? judging : asking;
      add(weights, sample, sample.asked());
      Padding.Padded polite = courtesy.around(Learner.joined(sample), random);
      add(weights, sample, user(polite.text()));
      String side = SIDES[random.nextInt(SIDES.length)];
      int length = LENGTHS[random.nextInt(LENGTHS.length)];
      add(weights, sample, padded(sample, padding, side, length, random));
    }
  }

  private static Conversation user(String text) {
    return new Conversation(List.of(new Turn(Role.USER, text)), List.of());
  }

  private void add(Weights weights, Sample sample, Conversation asked) {
    Classifier classifier = new Classifier(weights, lexicon);
    List<Signals> signals = new ArrayList<>();
    int longest = 0;
    int main = 0;
    Classifier.Build build = Classifier.Build.BRIEF;
    for (Looks.Look look : Looks.at(asked)) {
      Classifier.Read read = classifier.read(look.view(), new Words(look.view(), lexicon));
      signals.add(Classifier.peaks(read, look.windowsFrom()).signals());
      if (look.view().length() > longest) {
        longest = look.view().length();
        main = signals.size() - 1;
        build = Classifier.Build.of(read);
      }
    }
    if (signals.isEmpty()) {
      return;
    }
    Row row = new Row(sample.prohibited(), signals.get(main), signals);
    if (sample.judges()) {
      (longest <= Windows.BRIEF_MAX ? brief : lengthy).add(row);
    }
    if (build == Classifier.Build.COMPOSED) {
      composed.add(row);
    }
  }

  /// The sample with other text before (`<`), after (`>`) or on both sides (`<>`) of its last turn.
  static Conversation padded(
      Sample sample, Padding padding, String side, int length, Random random) {
    int half = side.length() > 1 ? length / 2 : length;
    String before = side.contains("<") ? padding.text(half, random) : "";
    String after = side.contains(">") ? padding.text(half, random) : "";
    List<Turn> turns = new ArrayList<>(sample.asked().turns());
    Turn last = turns.removeLast();
    turns.add(new Turn(Role.USER, before + last.text() + "\n" + after));
    return new Conversation(turns, List.of());
  }

  Weights.Mixes mixes() {
    return new Weights.Mixes(
        mix(brief, List.of(0, 2, 3, 6, 8), BRIEF),
        mix(lengthy, List.of(0, 1, 2, 3, 4, 6, 7, 8), LENGTHY),
        mix(composed, List.of(0, 1, 2, 3, 4, 6, 7, 8, 9, 10, 11, 12), BRIEF));
  }

  /// Fits a logistic regression on the signals with these numbers and reads off the points above
  /// which the wanted shares of the allowed lie.
  private static Mix mix(List<Row> rows, List<Integer> used, double[] shares) {
    double[][] inputs = new double[rows.size()][];
    boolean[] labels = new boolean[rows.size()];
    for (int i = 0; i < inputs.length; i++) {
      Signals main = rows.get(i).main();
      inputs[i] = used.stream().mapToDouble(main::at).toArray();
      labels[i] = rows.get(i).prohibited();
    }
    double[] fitted = Logistic.fit(inputs, labels);
    Double[] factors = new Double[Signals.COUNT];
    Arrays.fill(factors, 0.0);
    for (int i = 0; i < used.size(); i++) {
      factors[used.get(i)] = fitted[i + 1];
    }
    Mix unscaled = new Mix(fitted[0], List.of(factors), 0, 1);
    List<Double> allowed = new ArrayList<>();
    for (Row row : rows) {
      if (!row.prohibited()) {
        allowed.add(row.others().stream().mapToDouble(unscaled::sum).max().orElse(-100));
      }
    }
    Collections.sort(allowed);
    double doubt = above(allowed, shares[0]);
    double sure = Math.max(above(allowed, shares[1]), doubt + 0.1);
    return new Mix(fitted[0], List.of(factors), doubt, sure);
  }

  /// The value above which this share of a sorted list lies.
  private static double above(List<Double> sorted, double share) {
    int index = (int) Math.floor(sorted.size() * (1 - share));
    return sorted.get(Math.clamp(index, 0, sorted.size() - 1)) + 1e-6;
  }
}
