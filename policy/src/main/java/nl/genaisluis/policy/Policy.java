package nl.genaisluis.policy;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.function.BiPredicate;
import java.util.random.RandomGenerator;
import nl.genaisluis.models.register.DataClass;
import nl.genaisluis.models.register.Model;
import nl.genaisluis.models.register.Provider;
import nl.genaisluis.models.register.Register;
import nl.genaisluis.models.wire.Conversation;
import nl.genaisluis.models.wire.Leaf;
import nl.genaisluis.policy.judge.JudgeTerms;
import nl.genaisluis.policy.judge.Verdict;
import nl.genaisluis.policy.output.OutputRules;
import nl.genaisluis.policy.personal.Action;
import nl.genaisluis.policy.personal.Actions;
import nl.genaisluis.policy.personal.PersonalData;
import nl.genaisluis.policy.personal.PersonalType;
import nl.genaisluis.policy.personal.Scrubbed;
import nl.genaisluis.policy.prohibited.Examples;
import nl.genaisluis.policy.prohibited.Judgement;
import nl.genaisluis.policy.prohibited.ProhibitedUse;
import nl.genaisluis.policy.provenance.Origins;
import nl.genaisluis.policy.usecase.UseCase;
import nl.genaisluis.policy.usecase.UseCases;
import org.jspecify.annotations.Nullable;

/// The rules, all of them, in one order. No I/O, no waiting; the same ask on the same day, with the
/// same models in reach, gets the same ruling. Immutable and thread-safe; a throw inside a check
/// ends as `undecided`.
public final class Policy {
  private final Rules rules;
  private final Clock clock;
  private final Choice choice;
  private final Origins origins = new Origins();
  private final Examples examples;
  private final @Nullable JudgeTerms judge;

  /// What a policy is made of.
  ///
  /// @param version digest of everything that it was read from
  /// @param reachable true for an entry that can be called now: its key is at hand and its host
  ///   serves it. Never blocks
  public record Rules(
      String version,
      UseCases useCases,
      Register register,
      ProhibitedUse prohibitedUse,
      PersonalData personalData,
      OutputRules outputRules,
      BiPredicate<Model, Provider> reachable) {}

  public Policy(Rules rules, Clock clock) {
    this(rules, clock, Examples.NONE, null);
  }

  private Policy(Rules rules, Clock clock, Examples examples, @Nullable JudgeTerms judge) {
    this.rules = rules;
    this.clock = clock;
    this.choice = new Choice(rules.register(), this::usable);
    this.examples = examples;
    this.judge = judge;
  }

  /// The same rules with the committee's word on single conversations. The version stays: it names
  /// the rules; each word is on record by itself.
  public Policy with(Examples words) {
    return new Policy(rules, clock, words, judge);
  }

  /// The same rules with a judge for doubts; null for none.
  public Policy judgedBy(@Nullable JudgeTerms terms) {
    return new Policy(rules, clock, examples, terms);
  }

  /// The version that every ruling, record and answer names.
  public String version() {
    return rules.version();
  }

  /// The use cases that it knows.
  public UseCases useCases() {
    return rules.useCases();
  }

  /// The rules for what a model may say.
  public OutputRules outputRules() {
    return rules.outputRules();
  }

  /// Rules one ask: use case, prohibited use, personal data and data class, models, doubt. The
  /// first that stands in the way decides. Doubtful only where a judge is configured.
  public Ruling rule(Ask ask, Stops stops) {
    Seen seen = see(ask, stops);
    Ruling ruling = decide(ask, stops, seen, false);
    boolean hearable = judge != null && seen.doubt() && !ask.confirmed();
    if (hearable && decide(ask, stops, seen, true) instanceof Ruling.Allowed) {
      return new Ruling.Doubtful(ruling.inspection(), ruling);
    }
    return ruling;
  }

  /// Rules an ask once more, after the judge spoke on its doubt. Never doubtful.
  public Ruling rule(Ask ask, Stops stops, Verdict verdict) {
    Seen seen = see(ask, stops);
    return switch (verdict) {
      case CLEARED -> decide(ask, stops, seen, judge != null && seen.doubt());
      case UPHELD, NONE -> decide(ask, stops, seen, false);
    };
  }

  /// The questions to the judge about a doubt, allowed as a call of its own; null when it cannot be
  /// asked, and then the doubt stays.
  ///
  /// @param exchange the exchange that the call becomes
  public @Nullable Hearing hearing(
      Ask ask, Ruling.Doubtful doubtful, Stops stops, String exchange, RandomGenerator random) {
    JudgeTerms terms = judge;
    return terms == null
        ? null
        : new Hearings(this, rules, terms)
            .hearing(ask, doubtful.inspection(), stops, exchange, random);
  }

  /// The models that can take an ask of that use case now, smallest first.
  List<Candidate> adequate(UseCase useCase, Ask ask, DataClass dataClass, Stops stops) {
    return choice.adequate(useCase, ask, dataClass, stops);
  }

  /// What the checks say of an ask.
  ///
  /// @param doubt the learned layer doubts, no rule hit, and no word of the committee changed that
  private record Seen(Inspection inspection, List<Candidate> adequate, boolean doubt) {}

  private Seen see(Ask ask, Stops stops) {
    UseCase useCase = known(ask.wish().useCase());
    Scrubbed scrubbed = personal(ask.body().leaves(), actions(useCase));
    Judgement own = prohibited(ask.body().conversation());
    Judgement judgement = reviewed(own, ask, scrubbed);
    DataClass dataClass = dataClass(ask, useCase, scrubbed);
    List<Candidate> adequate =
        useCase == null ? List.of() : choice.adequate(useCase, ask, dataClass, stops);
    return new Seen(
        new Inspection(
            useCase,
            judgement,
            scrubbed,
            dataClass,
            adequate.isEmpty() ? null : adequate.getFirst()),
        adequate,
        own instanceof Judgement.Doubt && judgement instanceof Judgement.Doubt);
  }

  private Ruling decide(Ask ask, Stops stops, Seen all, boolean cleared) {
    Inspection seen = all.inspection();
    UseCase useCase = seen.useCase();
    Scrubbed scrubbed = seen.scrubbed();
    Refusal closed = Doorway.refusal(ask, useCase, today(), stops);
    if (useCase == null || closed != null) {
      return new Ruling.Refused(seen, closed == null ? Doorway.unknown() : closed);
    }
    Refusal forbidden =
        cleared ? null : Objections.prohibited(ask, useCase, seen.prohibited(), basis());
    if (forbidden != null) {
      return new Ruling.Refused(seen, forbidden);
    }
    if (scrubbed == null) {
      return new Ruling.Refused(seen, Objections.undecided(useCase));
    }
    Refusal sensitive = Objections.sensitive(useCase, scrubbed, seen.dataClass());
    if (sensitive != null) {
      return new Ruling.Refused(seen, sensitive);
    }
    Ruling ruling = withModel(ask, all, useCase, scrubbed);
    return cleared || !(ruling instanceof Ruling.Allowed allowed)
        ? ruling
        : unlessInDoubt(ask, useCase, allowed);
  }

  private Ruling unlessInDoubt(Ask ask, UseCase useCase, Ruling.Allowed allowed) {
    Inspection chosen = allowed.inspection();
    return chosen.prohibited() instanceof Judgement.Doubt doubt && !ask.confirmed()
        ? new Ruling.Confirm(chosen, Objections.doubt(useCase, doubt, basis()))
        : allowed;
  }

  private Basis.Rules basis() {
    return new Basis.Rules(rules.prohibitedUse().decided());
  }

  private Ruling withModel(Ask ask, Seen all, UseCase useCase, Scrubbed scrubbed) {
    Inspection seen = all.inspection();
    List<Candidate> adequate = all.adequate();
    String wanted = ask.wish().model();
    List<Candidate> candidates =
        wanted.equals(Wish.AUTO)
            ? adequate
            : adequate.stream().filter(one -> one.model().id().equals(wanted)).toList();
    if (candidates.isEmpty()) {
      return new Ruling.Refused(
          seen,
          Objections.noModel(useCase, wanted, rules.register().model(wanted), seen.dataClass()));
    }
    boolean larger = !candidates.getFirst().equals(adequate.getFirst());
    if (larger && ask.wish().modelReason() == null) {
      return new Ruling.Incomplete(
          seen,
          Objections.noReason(useCase),
          "sluis.model_reason",
          "a larger model than auto would take needs a reason in sluis.model_reason; auto takes "
              + adequate.getFirst().model().id());
    }
    Inspection chosen =
        new Inspection(
            useCase, seen.prohibited(), scrubbed, seen.dataClass(), candidates.getFirst());
    return new Ruling.Allowed(
        chosen,
        new Permit(new Permit.Parts(ask.exchange(), useCase, candidates, ask.body(), scrubbed)));
  }

  /// The prohibited-use check by itself; a throw is [Judgement.Unsure].
  public Judgement prohibited(Conversation conversation) {
    try {
      return rules.prohibitedUse().judge(conversation);
    } catch (RuntimeException | StackOverflowError thrown) {
      return new Judgement.Unsure(thrown.getClass().getSimpleName());
    }
  }

  /// The judgement after the committee's word on what is asked, which is compared without personal
  /// data.
  private Judgement reviewed(Judgement judgement, Ask ask, @Nullable Scrubbed scrubbed) {
    if (examples.isEmpty() || scrubbed == null) {
      return judgement;
    }
    try {
      return examples.apply(judgement, ask.body().conversation(scrubbed.texts()), clock.instant());
    } catch (RuntimeException | StackOverflowError thrown) {
      return new Judgement.Unsure(thrown.getClass().getSimpleName());
    }
  }

  /// True when [#rule] may wait, for a model that the operator gave: not for event loops.
  public boolean waits() {
    return rules.personalData().waits() || rules.prohibitedUse().waits();
  }

  /// The personal-data check by itself; null when it could not say.
  public @Nullable Scrubbed personal(List<Leaf> leaves, Actions actions) {
    return personal(rules.personalData(), leaves, actions);
  }

  /// The same for a caller that may not wait: what a model of names would say counts as unsaid.
  public @Nullable Scrubbed personalAtOnce(List<Leaf> leaves, Actions actions) {
    return personal(rules.personalData().atOnce(), leaves, actions);
  }

  private static @Nullable Scrubbed personal(
      PersonalData personalData, List<Leaf> leaves, Actions actions) {
    try {
      return personalData.scrub(leaves, actions);
    } catch (RuntimeException | StackOverflowError thrown) {
      return null;
    }
  }

  /// The data class of a request outside any use case.
  public DataClass dataClass(Conversation conversation, @Nullable Scrubbed scrubbed) {
    return higher(Marking.highest(conversation), found(scrubbed));
  }

  /// True when the entry may be used today, whatever the use case.
  public boolean usable(Model model, Provider host) {
    boolean permitted = origins.permit(model, host, today());
    return permitted && model.approved() && rules.reachable().test(model, host);
  }

  @Nullable UseCase known(@Nullable String id) {
    return id == null ? null : rules.useCases().useCase(id);
  }

  private DataClass dataClass(Ask ask, @Nullable UseCase useCase, @Nullable Scrubbed scrubbed) {
    DataClass found = dataClass(ask.body().conversation(), scrubbed);
    if (useCase == null) {
      return found;
    }
    DataClass lowest =
        useCase.data().classes().stream().min(DataClass::compareTo).orElse(DataClass.OPENBAAR);
    return higher(found, lowest);
  }

  /// Personal data that stays readable makes a text internal; what is replaced no longer leaves. A
  /// special category beside a person (AVG art. 9 and 10) makes it confidential all the same: a
  /// pseudonym does not take the sensitivity away.
  private static DataClass found(@Nullable Scrubbed scrubbed) {
    if (scrubbed == null) {
      return DataClass.GEHEIM;
    }
    if (!scrubbed.specialCategories().isEmpty()) {
      return DataClass.VERTROUWELIJK;
    }
    boolean readable =
        scrubbed.findings().stream()
            .anyMatch(one -> one.action() == Action.KEEP || one.action() == Action.FLAG);
    return readable ? DataClass.INTERN : DataClass.OPENBAAR;
  }

  static Actions actions(@Nullable UseCase useCase) {
    Actions actions = Actions.defaults();
    if (useCase == null) {
      return actions;
    }
    for (PersonalType type : PersonalType.values()) {
      actions = actions.with(type, useCase.actionOn(type));
    }
    return actions;
  }

  private static DataClass higher(DataClass one, DataClass other) {
    return one.covers(other) ? one : other;
  }

  LocalDate today() {
    return LocalDate.ofInstant(clock.instant(), clock.getZone());
  }
}
