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
import org.jspecify.annotations.Nullable;

/// Says whether a conversation asks for a prohibited use. Immutable and thread-safe; reads
/// resources when it is loaded and never after. Close it when its policy is replaced: Lucene keeps
/// a thread.
public final class ProhibitedUse implements AutoCloseable {
  private static final String CLASSIFIER = "K-";

  private final ProhibitedConfig config;
  private final Lexicon lexicon;
  private final RuleMatcher rules;
  private final Classifier classifier;
  private final @Nullable Meaning meaning;

  ProhibitedUse(
      ProhibitedConfig config, Lexicon lexicon, RuleMatcher rules, Classifier classifier) {
    this(config, lexicon, rules, classifier, null);
  }

  private ProhibitedUse(
      ProhibitedConfig config,
      Lexicon lexicon,
      RuleMatcher rules,
      Classifier classifier,
      @Nullable Meaning meaning) {
    this.config = config;
    this.lexicon = lexicon;
    this.rules = rules;
    this.classifier = classifier;
    this.meaning = meaning;
  }

  /// Loads rules and weights, and the operator's model of sentences where one is configured.
  ///
  /// @throws IllegalArgumentException when the configured rules are no rule book, with the place,
  ///   or when the model cannot be made
  public static ProhibitedUse load(ProhibitedConfig config) {
    Lexicon lexicon = lexicon();
    Classifier classifier = new Classifier(weights(), lexicon);
    RuleBook book = book(config);
    ProhibitedConfig.ModelFolder place = config.sentenceModel();
    Meaning meaning = place == null ? null : Meaning.load(place);
    return new ProhibitedUse(config, lexicon, new RuleMatcher(book, true), classifier, meaning);
  }

  /// The check of another configuration, to be closed by itself. The operator's model of sentences
  /// is taken over where its place is the same: its code is not loaded twice.
  ///
  /// @throws IllegalArgumentException as [#load] does
  public ProhibitedUse with(ProhibitedConfig other) {
    if (!Objects.equals(config.sentenceModel(), other.sentenceModel())) {
      return load(other);
    }
    RuleMatcher matcher = new RuleMatcher(book(other), true);
    return new ProhibitedUse(other, lexicon, matcher, classifier, meaning);
  }

  private static RuleBook book(ProhibitedConfig config) {
    String own = config.rules();
    return RuleBook.parse(own == null ? text("rules.json") : own);
  }

  /// Who decided these rules; null where the configuration does not say.
  public @Nullable Decided decided() {
    return config.decided();
  }

  /// Every rule that a finding can name: the written ones by id, then for each class that of the
  /// classifier and that of the committee's examples.
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
    for (ProhibitedClass category : ProhibitedClass.values()) {
      texts.add(Examples.rule(category));
    }
    if (meaning != null) {
      for (ProhibitedClass category : ProhibitedClass.values()) {
        texts.add(Meaning.rule(category));
      }
    }
    return List.copyOf(texts);
  }

  /// What this conversation asks for. Never throws: what goes wrong inside is [Judgement.Unsure].
  public Judgement judge(Conversation conversation) {
    try {
      return judged(conversation);
    } catch (RuntimeException | StackOverflowError broken) {
      // The message may hold text of the request; the type does not.
      return new Judgement.Unsure("prohibited-use check failed: " + broken.getClass().getName());
    }
  }

  /// True when [#judge] may wait for the operator's model of sentences: not for event loops.
  public boolean waits() {
    return meaning != null;
  }

  /// Whether this conversation speaks to whoever judges it; true as well when that cannot be said.
  public boolean steers(Conversation conversation) {
    try {
      return Steering.in(conversation);
    } catch (RuntimeException | StackOverflowError broken) {
      return true;
    }
  }

  private Judgement judged(Conversation conversation) {
    if (conversation.length() == 0) {
      // Turns without a character ask for nothing, however many; nobody could be shown what did.
      return new Judgement.Clear();
    }
    Map<String, Finding> byRule = new LinkedHashMap<>();
    Map<String, Finding> learned = new LinkedHashMap<>();
    double highest = 0;
    Looks.All all = Looks.all(conversation);
    List<Looks.Look> looks = all.looks();
    Notes notes = classifier.notes();
    for (Looks.Look look : looks) {
      Words words = new Words(look.view(), lexicon);
      for (RuleMatcher.Hit hit : rules.match(look.view(), words)) {
        if (hit.to() > look.windowsFrom()) {
          byRule.putIfAbsent(hit.rule().id(), finding(hit, look.view()));
        }
      }
      Classifier.Read read = classifier.read(look.view(), words, notes);
      Classifier.Opinion opinion = classifier.score(read, look.windowsFrom());
      if (!(opinion.score() < config.confirmAt())) {
        Finding finding = finding(opinion, read, conversation);
        learned.merge(finding.rule(), finding, (old, now) -> now.score() > old.score() ? now : old);
        highest = Math.max(highest, finding.score());
      }
    }
    List<Finding> findings = new ArrayList<>(byRule.values());
    findings.addAll(learned.values());
    if (!byRule.isEmpty() || highest >= config.blockAt()) {
      return new Judgement.Prohibited(findings);
    }
    if (!findings.isEmpty()) {
      return highest >= wrappedBlockAt() && all.wrapped()
          ? new Judgement.Prohibited(findings)
          : new Judgement.Doubt(findings);
    }
    return meaning == null || looks.isEmpty()
        ? new Judgement.Clear()
        : meaning.judge(looks.getFirst().view());
  }

  /// From where on a doubt about a request in a [Wrapper] is a refusal: whoever tells the model to
  /// drop its rules is not asked to resolve more than a slight doubt.
  private double wrappedBlockAt() {
    return config.confirmAt() + (config.blockAt() - config.confirmAt()) / 3;
  }

  /// The highest score of the learned layer; for measuring how reliable scores are.
  double score(Conversation conversation) {
    double highest = 0;
    for (Looks.Look look : Looks.both(conversation)) {
      Classifier.Read read = classifier.read(look.view(), new Words(look.view(), lexicon));
      highest = Math.max(highest, classifier.score(read, look.windowsFrom()).score());
    }
    return highest;
  }

  private static Finding finding(RuleMatcher.Hit hit, View view) {
    Rule rule = hit.rule();
    return new Finding(
        rule.id(),
        rule.category(),
        1,
        rule.title(),
        rule.explanation(),
        view.spans(hit.from(), hit.to()));
  }

  private Finding finding(
      Classifier.Opinion opinion, Classifier.Read read, Conversation conversation) {
    ProhibitedClass category = classifier.category(read, opinion);
    Classifier.Opinion sentence = classifier.sentence(read, opinion);
    Words words = read.words();
    View view = read.view();
    List<Span> spans = new ArrayList<>();
    spans.addAll(view.spans(words.from(sentence.from()), words.from(sentence.to())));
    for (PlainText.Range evidence : new Evidence(lexicon).of(read, sentence.from())) {
      spans.addAll(view.spans(evidence.from(), evidence.to()));
    }
    return new Finding(
        CLASSIFIER + category.code(),
        category,
        opinion.score(),
        Explanations.title(category),
        Explanations.text(category),
        spans.isEmpty() ? Whereabouts.of(conversation) : spans);
  }

  /// Ends the check: every later judgement is [Judgement.Unsure].
  @Override
  public void close() {
    rules.close();
  }

  /// Whether a finding is of the classifier, not of a written rule.
  static boolean learned(Finding finding) {
    return finding.rule().startsWith(CLASSIFIER);
  }

  static Weights weights() {
    try (InputStream in = resource("weights.bin")) {
      return Weights.read(in);
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
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
