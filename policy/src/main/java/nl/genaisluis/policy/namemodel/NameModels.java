package nl.genaisluis.policy.namemodel;

import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import nl.genaisluis.policy.plugin.PluginFolder;
import nl.genaisluis.policy.plugin.PluginThreads;
import org.jspecify.annotations.Nullable;

/// The operator's model of names, or none, with the time that a request may take of it.
/// Thread-safe; a model that hangs costs its own threads and nobody else's.
public final class NameModels {
  /// The shortest budget that can be kept.
  public static final Duration BUDGET_MIN = Duration.ofMillis(1);

  /// The longest: a request waits for it.
  public static final Duration BUDGET_MAX = Duration.ofMillis(500);

  /// What a model is less sure of is not taken.
  static final double SCORE_MIN = 0.5;

  /// More names than this in one text are an error of the model.
  static final int PERSONS_MAX = 10_000;

  private static final NameModels NONE = new NameModels(null, Duration.ZERO);
  private static final NameModels SILENT = new NameModels(null, Duration.ZERO);

  private final @Nullable NameModel model;
  private final Duration budget;
  private final PluginThreads threads;

  private NameModels(@Nullable NameModel model, Duration budget) {
    this.model = model;
    this.budget = budget;
    this.threads =
        new PluginThreads("name-model", (model == null ? this : model).getClass().getClassLoader());
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
  public Reading read(List<String> texts) {
    NameModel asked = model;
    if (this == SILENT) {
      return new Reading.Unread("silent");
    }
    if (asked == null) {
      return new Reading.Read(texts.stream().map(_ -> List.<NameModel.Person>of()).toList());
    }
    return threads.within(budget, () -> ask(asked, texts), Reading.Unread::new);
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

  @Override
  public String toString() {
    return model == null ? "NameModels[none]" : "NameModels[" + budget.toMillis() + " ms]";
  }
}
