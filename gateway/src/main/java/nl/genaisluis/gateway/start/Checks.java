package nl.genaisluis.gateway.start;

import java.time.Clock;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.stream.Stream;
import nl.genaisluis.gateway.accountability.RuleView;
import nl.genaisluis.models.register.Model;
import nl.genaisluis.models.register.Provider;
import nl.genaisluis.policy.Policy;
import nl.genaisluis.policy.output.OutputRules;
import nl.genaisluis.policy.personal.PersonalData;
import nl.genaisluis.policy.prohibited.ProhibitedUse;
import nl.genaisluis.policy.prohibited.Wording;

/// The checks that are slow to load, made for one configuration.
record Checks(ProhibitedUse prohibitedUse, PersonalData personalData, OutputRules outputRules) {
  /// The checks of another configuration. What reads the same file as before is taken over.
  ///
  /// @throws IllegalArgumentException when its rules are no rules, with the place
  Checks with(Loaded before, Loaded after) {
    boolean sameRules = before.prohibited().equals(after.prohibited());
    PersonalData personal = PersonalSetup.again(personalData, before, after);
    OutputRules output = personal == personalData ? outputRules : OutputRules.load(personal);
    return new Checks(
        sameRules ? prohibitedUse : prohibitedUse.with(after.prohibited()), personal, output);
  }

  /// The policy that these checks and this configuration are.
  Policy policy(Loaded loaded, BiPredicate<Model, Provider> reachable, Clock clock) {
    return new Policy(
            new Policy.Rules(
                loaded.version(),
                loaded.useCases(),
                loaded.register(),
                prohibitedUse,
                personalData,
                outputRules,
                reachable),
            clock)
        .judgedBy(loaded.settings().judge());
  }

  /// Their rules as everybody may read them.
  List<RuleView> rules() {
    Stream<RuleView> input =
        prohibitedUse.rules().stream()
            .map(
                rule ->
                    new RuleView(
                        rule.id(),
                        rule.category().code(),
                        rule.title(),
                        rule.explanation(),
                        prohibitedUse.decided()));
    Stream<RuleView> output =
        outputRules.rules().stream()
            .map(
                rule ->
                    new RuleView(
                        rule.id(),
                        rule.category().code(),
                        Wording.onlyDutch(rule.title()),
                        new Wording(rule.explanation(), rule.explanationEn()),
                        null));
    return Stream.concat(input, output).toList();
  }
}
