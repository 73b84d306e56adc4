package nl.genaisluis.policy.semantic;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import nl.genaisluis.policy.plugin.PluginFolder;
import nl.genaisluis.policy.plugin.PluginThreads;

/// The operator's model of sentences beside the labelled examples, with the time that a request may
/// take of it. Where near begins is read off the examples themselves, each laid beside the others:
/// so that any model can be taken, and one allowed example in a hundred counts as near.
/// Thread-safe; there is no queue, so that a model that hangs costs its own threads and nobody
/// else's.
public final class LikeMeaning {
  /// The shortest budget that can be kept.
  public static final Duration BUDGET_MIN = Duration.ofMillis(1);

  /// The longest: a request waits for it.
  public static final Duration BUDGET_MAX = Duration.ofSeconds(2);

  /// Of a longer text the end is read and the beginning: there the request mostly stands.
  static final int TEXT_MAX = 2_000;

  /// The share of the allowed examples that may look prohibited.
  static final double TOUCHED = 0.01;

  private static final int NEAREST = 3;

  private final SentenceModel model;
  private final Duration budget;
  private final List<float[]> vectors;
  private final boolean[] prohibited;
  private final double near;
  private final PluginThreads threads;

  /// A labelled example.
  public record Labelled(String text, boolean prohibited) {
    @Override
    public String toString() {
      return "Labelled[" + text.length() + " characters, " + prohibited + "]";
    }
  }

  /// @param examples what requests are laid beside; both labels, some of each
  /// @throws IllegalArgumentException when the model cannot tell the examples' vectors
  LikeMeaning(SentenceModel model, Duration budget, List<Labelled> examples) {
    if (budget.compareTo(BUDGET_MIN) < 0 || budget.compareTo(BUDGET_MAX) > 0) {
      throw new IllegalArgumentException(
          "a budget from " + BUDGET_MIN + " to " + BUDGET_MAX + ", was: " + budget);
    }
    this.model = model;
    this.budget = budget;
    this.threads = new PluginThreads("sentence-model", model.getClass().getClassLoader());
    this.prohibited = new boolean[examples.size()];
    for (int i = 0; i < prohibited.length; i++) {
      prohibited[i] = examples.get(i).prohibited();
    }
    this.vectors = known(model, threads, examples);
    this.near = near();
  }

  /// The vectors of the examples, read where the model reads requests too.
  @SuppressWarnings("Interruption")
  private static List<float[]> known(
      SentenceModel model, PluginThreads threads, List<Labelled> examples) {
    Future<List<float[]>> reading = threads.start(() -> read(model, examples));
    try {
      return reading.get();
    } catch (InterruptedException stopped) {
      reading.cancel(true);
      Thread.currentThread().interrupt();
      throw new IllegalArgumentException("stopped before the model had read the examples", stopped);
    } catch (ExecutionException thrown) {
      Throwable cause = thrown.getCause();
      if (cause instanceof Unfit) {
        throw new IllegalArgumentException(cause.getMessage(), cause);
      }
      // The message may hold text of an example; the type does not.
      throw new IllegalArgumentException(
          "the model cannot read the examples: "
              + (cause == null ? thrown : cause).getClass().getName());
    }
  }

  private static List<float[]> read(SentenceModel model, List<Labelled> examples) {
    List<float[]> vectors = new ArrayList<>();
    for (Labelled example : examples) {
      vectors.add(vector(model, end(example.text())));
      if (vectors.getLast().length != vectors.getFirst().length) {
        throw new Unfit("the model's vectors differ in length");
      }
    }
    return vectors;
  }

  /// A vector that nothing can be laid beside; its message is ours.
  private static final class Unfit extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    Unfit(String message) {
      super(message);
    }
  }

  /// Loads the one model in a folder of jars and has it read the examples, which takes a while.
  ///
  /// @param key the key of the configuration that names the folder
  /// @param budget what one request may take
  /// @throws IllegalArgumentException naming what is wrong with the folder or the model
  public static LikeMeaning load(
      String key, Path folder, Duration budget, List<Labelled> examples) {
    SentenceModel model = folder(key, folder).model();
    try {
      return new LikeMeaning(model, budget, examples);
    } catch (IllegalArgumentException wrong) {
      throw new IllegalArgumentException(key + ".folder: " + wrong.getMessage(), wrong);
    }
  }

  /// Each jar of a folder with the head of its SHA-256, as the policy's version counts them.
  public static List<String> digests(String key, Path folder) {
    return folder(key, folder).digests();
  }

  private static PluginFolder<SentenceModel> folder(String key, Path folder) {
    return PluginFolder.of(key, SentenceModel.class, List.of(), folder);
  }

  /// Lays a text beside the examples. Blocks the caller no longer than the budget; never throws.
  public Nearness of(String text) {
    return threads.within(budget, () -> nearer(text), Nearness.Unread::new);
  }

  private Nearness nearer(String text) {
    Nearness last = compare(vector(model, end(text)));
    if (text.length() <= TEXT_MAX) {
      return last;
    }
    Nearness first = compare(vector(model, text.substring(0, TEXT_MAX)));
    return first instanceof Nearness.Near one
            && !(last instanceof Nearness.Near other && other.likeness() >= one.likeness())
        ? first
        : last;
  }

  private static String end(String text) {
    return text.length() > TEXT_MAX ? text.substring(text.length() - TEXT_MAX) : text;
  }

  private Nearness compare(float[] vector) {
    if (vector.length != vectors.getFirst().length) {
      throw new IllegalStateException("a vector of another length");
    }
    if (lead(vector, -1) <= near) {
      return new Nearness.Far();
    }
    int nearest = 0;
    double most = Double.NEGATIVE_INFINITY;
    for (int i = 0; i < prohibited.length; i++) {
      double likeness = prohibited[i] ? cosine(vector, vectors.get(i)) : -2;
      if (likeness > most) {
        most = likeness;
        nearest = i;
      }
    }
    return new Nearness.Near(nearest, most);
  }

  /// How much nearer the nearest prohibited examples are than the nearest allowed ones.
  private double lead(float[] vector, int without) {
    double[] best = new double[2 * NEAREST];
    Arrays.fill(best, -1);
    for (int i = 0; i < prohibited.length; i++) {
      if (i != without) {
        keep(best, prohibited[i] ? 0 : NEAREST, cosine(vector, vectors.get(i)));
      }
    }
    double lead = 0;
    for (int i = 0; i < NEAREST; i++) {
      lead += best[i] - best[NEAREST + i];
    }
    return lead / NEAREST;
  }

  private static void keep(double[] best, int from, double likeness) {
    int at = from + NEAREST - 1;
    if (likeness <= best[at]) {
      return;
    }
    while (at > from && best[at - 1] < likeness) {
      best[at] = best[at - 1];
      at--;
    }
    best[at] = likeness;
  }

  /// The lead above which few of the allowed examples lie.
  private double near() {
    double[] leads = new double[prohibited.length];
    int allowed = 0;
    for (int i = 0; i < prohibited.length; i++) {
      if (!prohibited[i]) {
        leads[allowed++] = lead(vectors.get(i), i);
      }
    }
    if (allowed < NEAREST || prohibited.length - allowed < NEAREST) {
      throw new IllegalArgumentException("too few examples of either label");
    }
    Arrays.sort(leads, 0, allowed);
    int place = Math.min(allowed - 1, (int) Math.ceil(allowed * (1 - TOUCHED)) - 1);
    return Math.max(0, leads[place]);
  }

  private static double cosine(float[] one, float[] other) {
    double sum = 0;
    for (int i = 0; i < one.length; i++) {
      sum += (double) one[i] * other[i];
    }
    return sum;
  }

  /// The vector of a text, of length one.
  private static float[] vector(SentenceModel model, String text) {
    float[] vector = model.vector(text).clone();
    double sum = 0;
    for (float part : vector) {
      sum += (double) part * part;
    }
    if (!(sum > 0) || !Double.isFinite(sum)) {
      throw new Unfit("the model gave a vector without a direction");
    }
    float length = (float) Math.sqrt(sum);
    for (int i = 0; i < vector.length; i++) {
      vector[i] /= length;
    }
    return vector;
  }

  @Override
  public String toString() {
    return "LikeMeaning[" + vectors.size() + " examples, " + budget.toMillis() + " ms]";
  }
}
