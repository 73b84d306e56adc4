package nl.genaisluis.policy.prohibited;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The learned layer: one linear decision on a whole view and, for longer views, a second one on
/// each of its [Windows], so that text around a request does not drown it; a [Mix] brings them
/// together. Thread-safe.
final class Classifier {
  /// The mean score of all stretches below which long material does not look like a case: nine of
  /// ten texts of office padding lie below, nine of ten case documents of the data set above.
  private static final double NEUTRAL = -0.6;

  private final Weights weights;
  private final Lexicon lexicon;
  private final HeadScores.Table heads;

  Classifier(Weights weights, Lexicon lexicon) {
    this.weights = weights;
    this.lexicon = lexicon;
    heads = new HeadScores.Table(weights);
  }

  /// The score of a view and the sentences that have the most to do with it.
  record Opinion(double score, int from, int to) {}

  /// How a view is built: what it says is weighed accordingly.
  enum Build {
    /// A few words.
    BRIEF,
    /// More, in one line.
    LENGTHY,
    /// Several lines, so that what is asked may stand apart from what it is about.
    COMPOSED;

    /// In longer material too much reads like a request by chance.
    private static final int COMPOSED_MAX = 2_000;

    static Build of(Read read) {
      if (composed(read.view(), read.words())) {
        return COMPOSED;
      }
      return brief(read.view().length()) ? BRIEF : LENGTHY;
    }

    static boolean composed(View view, Words words) {
      return view.length() <= COMPOSED_MAX && words.severalLines() && words.sentenceCount() > 2;
    }
  }

  /// A view that was read, so that more can be asked of it.
  record Read(View view, Words words, Reading reading) {}

  /// What is remembered while one conversation is judged.
  Notes notes() {
    return new Notes(weights);
  }

  Read read(View view, Words words) {
    return read(view, words, notes());
  }

  Read read(View view, Words words, Notes notes) {
    boolean whole = view.length() <= Reading.SEEN_WHOLE_MAX;
    return new Read(view, words, new Reading(notes, view, words, whole));
  }

  /// @param windowsFrom windows that end before this place of the view are left out
  Opinion score(Read read, int windowsFrom) {
    Peaks peaks = peaks(read, windowsFrom);
    double far = number(logit(read, peaks));
    OfficeText office = OfficeText.of(read, peaks, windowsFrom);
    if (office != null) {
      List<Standouts.One> ones = peaks.standouts().all(read.words());
      for (Standouts.One one : Standouts.sentences(read, windowsFrom)) {
        if (!ones.contains(one)) {
          ones.add(one);
        }
      }
      Opinion whole = new Opinion(office.whole(far), peaks.bestFrom(), peaks.bestTo());
      return within(office, read, ones, whole);
    }
    double highest = far;
    int from = peaks.bestFrom();
    int to = peaks.bestTo();
    if (amongOther(read, peaks)) {
      for (PlainText.Range asking : peaks.asking()) {
        double both = number((far + near(read, asking)) / 2);
        if (both > highest) {
          highest = both;
          from = asking.from();
          to = asking.to();
        }
      }
    }
    return new Opinion(Mix.score(highest), from, to);
  }

  /// What stands in long office text counts for what it asks by itself; what the text as a whole
  /// says counts for less than elsewhere.
  ///
  /// @param whole what the text as a whole says, as a logarithm of odds
  private Opinion within(OfficeText office, Read read, List<Standouts.One> ones, Opinion whole) {
    double highest = whole.score();
    int from = whole.from();
    int to = whole.to();
    for (Standouts.One one : ones) {
      Read alone = alone(read, one.sentences());
      if (alone == null) {
        continue;
      }
      double prohibited = logit(alone, peaks(alone, 0));
      double request = alone.reading().request(0, alone.words().sentenceCount());
      Address address = Address.of(alone.view());
      double asked = number(office.asked(prohibited, request, one, address));
      if (asked > highest) {
        highest = asked;
        from = one.sentences().from();
        to = one.sentences().to();
      }
    }
    return new Opinion(Mix.score(highest), from, to);
  }

  /// What is no number is above nothing and below nothing, so no comparison may come before this.
  private static double number(double logit) {
    if (Double.isNaN(logit)) {
      throw new IllegalStateException("classifier gave no number");
    }
    return logit;
  }

  /// Whether the view may be a request among text that has nothing to do with it. Long material
  /// that itself looks like a case is none: there every part would look like a request by itself.
  private static boolean amongOther(Read read, Peaks peaks) {
    int length = read.view().length();
    return !brief(length)
        && (length <= Reading.SEEN_WHOLE_MAX || peaks.signals().background() < NEUTRAL);
  }

  /// What a request among other text says when it stands by itself, so that what surrounds it
  /// counts for half at most.
  private double near(Read read, PlainText.Range sentences) {
    Read alone = alone(read, sentences);
    if (alone == null) {
      return Double.NEGATIVE_INFINITY;
    }
    double unaddressed = Address.of(alone.view()) == Address.NONE ? OfficeText.UNADDRESSED : 0;
    return weights.mixes().brief().logit(peaks(alone, 0).signals()) - unaddressed;
  }

  /// A stretch of a view by itself; null when it is too long to be a request and nothing else.
  private @Nullable Read alone(Read read, PlainText.Range sentences) {
    Words words = read.words();
    View part = new View(read.view(), words.from(sentences.from()), words.from(sentences.to()));
    if (!brief(part.length())) {
      return null;
    }
    Words own = new Words(part, lexicon);
    return new Read(part, own, Reading.alone(read.reading().notes(), part, own));
  }

  private static boolean brief(int length) {
    return length <= Windows.BRIEF_MAX;
  }

  private double logit(Read read, Peaks peaks) {
    Mix mix =
        switch (Build.of(read)) {
          case BRIEF -> weights.mixes().brief();
          case LENGTHY -> weights.mixes().lengthy();
          case COMPOSED -> weights.mixes().composed();
        };
    return mix.logit(peaks.signals());
  }

  static Peaks peaks(Read read, int windowsFrom) {
    return new Peaks(read, new Windows(read.words()), windowsFrom);
  }

  /// The class that a stretch looks like most.
  ProhibitedClass category(Read read, Opinion opinion) {
    HeadScores scores = new HeadScores(heads);
    Features features = new Features(read.view(), read.words(), scores);
    for (int sentence = opinion.from(); sentence < opinion.to(); sentence++) {
      features.read(sentence);
    }
    return scores.best();
  }

  /// The sentence within a stretch that speaks most for a prohibited use when read by itself.
  Opinion sentence(Read read, Opinion opinion) {
    Opinion best = opinion;
    double highest = Double.NEGATIVE_INFINITY;
    for (int sentence = opinion.from(); sentence < opinion.to(); sentence++) {
      double score = read.reading().window(sentence, sentence + 1);
      if (score > highest) {
        highest = score;
        best = new Opinion(opinion.score(), sentence, sentence + 1);
      }
    }
    return best;
  }
}
