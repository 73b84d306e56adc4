package nl.genaisluis.policy.prohibited;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import nl.genaisluis.models.wire.Conversation;

/// Says whether a conversation asks for a prohibited use. Immutable and thread-safe; reads
/// resources when it is loaded and never after. Close it when its policy is replaced: Lucene keeps
/// a thread.
public final class ProhibitedUse implements AutoCloseable {
  private static final String CLASSIFIER = "K-";

  private final ProhibitedConfig config;
  private final RuleMatcher rules;
  private final Classifier classifier;

  ProhibitedUse(ProhibitedConfig config, RuleMatcher rules, Classifier classifier) {
    this.config = config;
    this.rules = rules;
    this.classifier = classifier;
  }

  /// Loads rules and weights.
  ///
  /// @throws IllegalArgumentException when the configured rules are no rule book, with the place
  public static ProhibitedUse load(ProhibitedConfig config) {
    Lexicon lexicon = lexicon();
    String own = config.rules();
    RuleBook book = RuleBook.parse(own == null ? text("rules.json") : own);
    try (InputStream in = resource("weights.bin")) {
      Weights weights = Weights.read(in);
      return new ProhibitedUse(
          config, new RuleMatcher(book, lexicon, true), new Classifier(weights, lexicon));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /// Every rule that a finding can name: the written ones by id, then one for each class that the
  /// classifier knows.
  public List<RuleText> rules() {
    List<RuleText> texts = new ArrayList<>();
    for (Rule rule : rules.rules()) {
      texts.add(new RuleText(rule.id(), rule.category(), rule.title(), rule.explanation()));
    }
    texts.sort(Comparator.comparing(RuleText::id));
    for (ProhibitedClass category : ProhibitedClass.values()) {
      texts.add(
          new RuleText(
              CLASSIFIER + category.code(),
              category,
              Explanations.title(category),
              Explanations.text(category)));
    }
    return List.copyOf(texts);
  }

  /// What this conversation asks for. Never throws: what goes wrong inside is [Judgement.Unsure].
  public Judgement judge(Conversation conversation) {
    try {
      return decided(conversation);
    } catch (RuntimeException | StackOverflowError broken) {
      // The message may hold text of the request; the type does not.
      return new Judgement.Unsure("prohibited-use check failed: " + broken.getClass().getName());
    }
  }

  private Judgement decided(Conversation conversation) {
    Map<String, Finding> byRule = new LinkedHashMap<>();
    Map<String, Finding> learned = new LinkedHashMap<>();
    double highest = 0;
    for (Looks.Look look : Looks.at(conversation)) {
      for (RuleMatcher.Hit hit : rules.match(look.view())) {
        if (hit.to() > look.windowsFrom()) {
          byRule.putIfAbsent(hit.rule().id(), finding(hit, look.view()));
        }
      }
      Classifier.Opinion opinion = classifier.score(look.view(), look.windowsFrom());
      if (!(opinion.score() < config.confirmAt())) {
        Finding finding = finding(opinion, look.view());
        learned.merge(finding.rule(), finding, (old, now) -> now.score() > old.score() ? now : old);
        highest = Math.max(highest, finding.score());
      }
    }
    List<Finding> findings = new ArrayList<>(byRule.values());
    findings.addAll(learned.values());
    if (!byRule.isEmpty() || highest >= config.blockAt()) {
      return new Judgement.Prohibited(findings);
    }
    return findings.isEmpty() ? new Judgement.Clear() : new Judgement.Doubt(findings);
  }

  private static Finding finding(RuleMatcher.Hit hit, View view) {
    Rule rule = hit.rule();
    return new Finding(
        rule.id(),
        rule.category(),
        1,
        rule.title(),
        rule.explanation(),
        List.of(view.span(hit.from(), hit.to())));
  }

  private Finding finding(Classifier.Opinion opinion, View view) {
    ProhibitedClass category = classifier.category(view, opinion);
    Classifier.Opinion sentence = classifier.sentence(view, opinion);
    return new Finding(
        CLASSIFIER + category.code(),
        category,
        opinion.score(),
        Explanations.title(category),
        Explanations.text(category),
        List.of(view.span(sentence.from(), sentence.to())));
  }

  /// Ends the check: every later judgement is [Judgement.Unsure].
  @Override
  public void close() {
    rules.close();
  }

  static Lexicon lexicon() {
    return new Lexicon(text("lexicon.txt").lines().toList());
  }

  static String text(String name) {
    try (InputStream in = resource(name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  private static InputStream resource(String name) {
    return Objects.requireNonNull(
        ProhibitedUse.class.getResourceAsStream(name), "missing resource " + name);
  }
}
