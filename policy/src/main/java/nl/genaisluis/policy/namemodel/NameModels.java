package nl.genaisluis.policy.namemodel;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import nl.genaisluis.policy.plugin.PluginFolder;
import org.jspecify.annotations.Nullable;

/// The operator's model of names, or none, with the time that a request may take of it.
/// Thread-safe.
///
/// The model runs on at most two threads a core. There is no queue: a model that hangs takes its
/// thread with it, and once all hang nobody waits for it any more.
public final class NameModels {
  /// The shortest budget that can be kept.
  public static final Duration BUDGET_MIN = Duration.ofMillis(1);

  /// The longest: a request waits for it.
  public static final Duration BUDGET_MAX = Duration.ofMillis(500);

  /// What a model is less sure of is not taken.
  static final double SCORE_MIN = 0.5;

  /// More names than this in one text are an error of the model.
  static final int PERSONS_MAX = 10_000;

  private static final int THREADS_A_CORE = 2;
  private static final long IDLE_SECONDS = 10;
  private static final NameModels NONE = new NameModels(null, Duration.ZERO);
  private static final NameModels SILENT = new NameModels(null, Duration.ZERO);

  private final @Nullable NameModel model;
  private final Duration budget;
  private final ThreadPoolExecutor threads;

  private NameModels(@Nullable NameModel model, Duration budget) {
    this.model = model;
    this.budget = budget;
    this.threads =
        new ThreadPoolExecutor(
            0,
            THREADS_A_CORE * Runtime.getRuntime().availableProcessors(),
            IDLE_SECONDS,
            TimeUnit.SECONDS,
            new SynchronousQueue<>(),
            work -> thread(work, model));
  }

  /// No model: every text is read, and no name found.
  public static NameModels none() {
    return NONE;
  }

  /// A model that never answers, and for which nobody waits.
  public static NameModels silent() {
    return SILENT;
  }

  /// Loads the one model in a folder of jars.
  ///
  /// @param budget what all texts of one request may take together
  /// @throws IllegalArgumentException naming what is wrong with the folder
  public static NameModels load(Path folder, Duration budget) {
    if (budget.compareTo(BUDGET_MIN) < 0 || budget.compareTo(BUDGET_MAX) > 0) {
      throw new IllegalArgumentException(
          "a budget from " + BUDGET_MIN + " to " + BUDGET_MAX + ", was: " + budget);
    }
    return new NameModels(folder(folder).model(), budget);
  }

  /// Each jar of a folder with the head of its SHA-256, as the policy's version counts them.
  ///
  /// @throws IllegalArgumentException naming what is wrong with the folder
  public static List<String> digests(Path folder) {
    return folder(folder).digests();
  }

  private static PluginFolder<NameModel> folder(Path folder) {
    return PluginFolder.of("name_model", NameModel.class, List.of(NameModel.Person.class), folder);
  }

  /// True when a model is asked, so that a caller may wait for it.
  public boolean waits() {
    return model != null;
  }

  /// Asks the model about all texts of one request. Blocks the caller no longer than the budget;
  /// never throws. A model that listens to it is interrupted when its answer is too late.
  @SuppressWarnings("Interruption")
  public Reading read(List<String> texts) {
    NameModel asked = model;
    if (this == SILENT) {
      return new Reading.Unread("silent");
    }
    if (asked == null) {
      return new Reading.Read(texts.stream().map(_ -> List.<NameModel.Person>of()).toList());
    }
    Future<Reading> answer;
    try {
      answer = threads.submit(() -> ask(asked, texts));
    } catch (RejectedExecutionException full) {
      return new Reading.Unread("busy");
    }
    try {
      return answer.get(budget.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException late) {
      answer.cancel(true);
      return new Reading.Unread("budget");
    } catch (InterruptedException stopped) {
      answer.cancel(true);
      Thread.currentThread().interrupt();
      return new Reading.Unread("stopped");
    } catch (ExecutionException thrown) {
      Throwable cause = thrown.getCause();
      return new Reading.Unread((cause == null ? thrown : cause).getClass().getSimpleName());
    }
  }

  private static Reading ask(NameModel model, List<String> texts) {
    List<List<NameModel.Person>> persons = new ArrayList<>();
    for (String text : texts) {
      persons.add(text.isBlank() ? List.of() : sound(model.persons(text), text.length()));
    }
    return new Reading.Read(persons);
  }

  /// The names that count, in their order.
  private static List<NameModel.Person> sound(List<NameModel.Person> found, int length) {
    if (found.size() > PERSONS_MAX) {
      throw new IllegalArgumentException("more than " + PERSONS_MAX + " names in a text");
    }
    List<NameModel.Person> sure = new ArrayList<>();
    for (NameModel.Person person : found) {
      if (person.end() > length) {
        throw new IllegalArgumentException("a name beyond the end of the text");
      }
      if (person.score() >= SCORE_MIN) {
        sure.add(person);
      }
    }
    sure.sort(Comparator.comparingInt(NameModel.Person::start));
    return List.copyOf(sure);
  }

  private static Thread thread(Runnable work, @Nullable NameModel model) {
    Thread thread = Thread.ofPlatform().name("name-model").daemon(true).unstarted(work);
    if (model != null) {
      thread.setContextClassLoader(model.getClass().getClassLoader());
    }
    return thread;
  }

  @Override
  public String toString() {
    return model == null ? "NameModels[none]" : "NameModels[" + budget.toMillis() + " ms]";
  }
}
