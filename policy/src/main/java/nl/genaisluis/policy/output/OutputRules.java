package nl.genaisluis.policy.output;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Predicate;
import nl.genaisluis.models.wire.Leaf;
import nl.genaisluis.policy.personal.Actions;
import nl.genaisluis.policy.personal.PersonalData;
import nl.genaisluis.policy.personal.PersonalFinding;
import nl.genaisluis.policy.usecase.Limits;

/// The rules for what a model may say. Immutable and thread-safe; reads resources when it is loaded
/// and never after.
public final class OutputRules {
  private final Grammar grammar;
  private final KeyForms forms = new KeyForms(PersonalData.secretHeads());
  private final Predicate<String> secret;
  private final PersonalData personal;

  private OutputRules(RuleBook book, PersonalData personal, Predicate<String> secret) {
    this.grammar = new Grammar(book);
    this.personal = personal;
    this.secret = secret;
  }

  /// Loads the built-in rules.
  ///
  /// @param knowing knows keys and personal data; its model of names is not asked about answers
  public static OutputRules load(PersonalData knowing) {
    PersonalData personal = knowing.withoutNameModel();
    return new OutputRules(book(), personal, text -> !personal.secrets(text).isEmpty());
  }

  /// With another judge of secrets, for tests of what happens when it fails.
  static OutputRules with(PersonalData personal, Predicate<String> secret) {
    return new OutputRules(book(), personal, secret);
  }

  /// A fresh scan; take one per choice and field.
  public OutputScan begin(Limits.Output actions, OutputScan.Form form) {
    Predicate<OutputClass> stops =
        category ->
            switch (category) {
              case BESLUIT, SANCTIE, BEOORDELING -> actions.decisions() == Limits.OutputAction.STOP;
              case GEHEIM -> actions.secrets() == Limits.OutputAction.STOP;
              case PERSOONSGEGEVENS -> false;
            };
    return new OutputScan(grammar, new SecretWatch(forms, secret), stops, form);
  }

  /// Every rule that a finding can name.
  public List<OutputRule> rules() {
    return grammar.book().rules().stream().map(Rule::text).toList();
  }

  /// The rule under which new personal data in an answer is flagged.
  public OutputRule personalRule() {
    return grammar.book().text(RuleBook.PERSONAL);
  }

  /// How often each type of personal data stands in a whole answer as the model wrote it. What the
  /// asker gave is a placeholder there, so all that is found is new.
  public Map<String, Integer> personal(String text) {
    Leaf leaf = new Leaf("", -1, null, -1, false, text);
    Map<String, Integer> counts = new TreeMap<>();
    for (PersonalFinding finding : personal.scrub(List.of(leaf), Actions.defaults()).findings()) {
      counts.merge(finding.type().name(), 1, Integer::sum);
    }
    return counts;
  }

  static RuleBook book() {
    try (InputStream in = OutputRules.class.getResourceAsStream("rules.json")) {
      byte[] bytes = Objects.requireNonNull(in, "missing resource rules.json").readAllBytes();
      return RuleBook.parse(new String(bytes, StandardCharsets.UTF_8));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
