package nl.genaisluis.policy.prohibited;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import nl.genaisluis.policy.semantic.LikeMeaning;
import nl.genaisluis.policy.semantic.Nearness;

/// The layer of the operator's model of sentences, which is asked last and can only raise doubt. A
/// model that gives no answer in time leaves the check without one: [Judgement.Unsure].
final class Meaning {
  /// Its key in the configuration.
  static final String KEY = "sentence_model";

  private static final String RULE = "E-";

  /// The model reads each of them at a start.
  private static final int EXAMPLES_MAX = 1_500;

  private static final Wording TITLE =
      new Wording(
          "Lijkt naar betekenis op een verboden vraag",
          "Resembles a prohibited request in what it means");

  private final LikeMeaning likeness;
  private final List<ProhibitedClass> categories;

  private Meaning(LikeMeaning likeness, List<ProhibitedClass> categories) {
    this.likeness = likeness;
    this.categories = List.copyOf(categories);
  }

  /// Loads the model and has it read the examples.
  ///
  /// @throws IllegalArgumentException naming what is wrong with it
  static Meaning load(ProhibitedConfig.ModelFolder place) {
    List<LikeMeaning.Labelled> examples = new ArrayList<>();
    List<ProhibitedClass> categories = new ArrayList<>();
    for (Neighbour example : Neighbours.load().some(EXAMPLES_MAX)) {
      ProhibitedClass category = example.category();
      examples.add(new LikeMeaning.Labelled(example.text(), category != null));
      categories.add(Objects.requireNonNullElse(category, ProhibitedClass.INWONERS));
    }
    return new Meaning(LikeMeaning.load(KEY, place.folder(), place.budget(), examples), categories);
  }

  /// What the present request means, when nothing else was found in it.
  Judgement judge(View present) {
    String text = new String(present.chars()).strip();
    if (text.isEmpty()) {
      return new Judgement.Clear();
    }
    return switch (likeness.of(text)) {
      case Nearness.Far() -> new Judgement.Clear();
      case Nearness.Unread(String cause) -> new Judgement.Unsure(KEY + ": " + cause);
      case Nearness.Near(int example, double cosine) -> {
        RuleText rule = rule(categories.get(example));
        yield new Judgement.Doubt(
            List.of(
                new Finding(
                    rule.id(),
                    rule.category(),
                    Math.clamp(cosine, 0.0, 1.0),
                    rule.title(),
                    rule.explanation(),
                    present.spans(0, present.length()))));
      }
    };
  }

  static RuleText rule(ProhibitedClass category) {
    return new RuleText(RULE + category.code(), category, TITLE, Explanations.text(category));
  }
}
