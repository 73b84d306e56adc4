package nl.genaisluis.gateway.exchange;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import nl.genaisluis.audit.ledger.Companions;
import nl.genaisluis.gateway.budget.Accounts;
import nl.genaisluis.gateway.budget.Party;
import nl.genaisluis.gateway.cache.AnswerCache;
import nl.genaisluis.gateway.identity.Caller;
import nl.genaisluis.models.energy.Energy;
import nl.genaisluis.models.energy.EnergyMethod;
import nl.genaisluis.models.wire.ChatBody;
import nl.genaisluis.models.wire.TokenEstimate;
import nl.genaisluis.models.wire.Usage;
import nl.genaisluis.policy.Ask;
import nl.genaisluis.policy.Candidate;
import nl.genaisluis.policy.Ground;
import nl.genaisluis.policy.Inspection;
import nl.genaisluis.policy.Permit;
import nl.genaisluis.policy.Policy;
import nl.genaisluis.policy.Refusal;
import nl.genaisluis.policy.Ruling;
import nl.genaisluis.policy.Stops;
import nl.genaisluis.policy.personal.Actions;
import nl.genaisluis.policy.personal.Scrubbed;
import nl.genaisluis.policy.prohibited.Finding;
import nl.genaisluis.policy.prohibited.Judgement;
import nl.genaisluis.policy.usecase.UseCase;
import org.jspecify.annotations.Nullable;

/// The dry run: what the gateway would say, without asking any model. It goes on record as
/// `checked` before the caller sees it.
public final class Checker {
  static final String PROHIBITED = "prohibited";
  static final String PERSONAL_DATA = "personal_data";

  private final Vertx vertx;
  private final Supplier<Snapshot> snapshots;
  private final Supplier<Stops> stops;
  private final Recorder recorder;
  private final Exchange.Doormen doormen;

  Checker(
      Vertx vertx,
      Supplier<Snapshot> snapshots,
      Supplier<Stops> stops,
      Recorder recorder,
      Exchange.Doormen doormen) {
    this.vertx = vertx;
    this.snapshots = snapshots;
    this.stops = stops;
    this.recorder = recorder;
    this.doormen = doormen;
  }

  /// Checks one request. When the future succeeds, the check is on record.
  ///
  /// @param only the checks to run by themselves, at default thresholds; null for the full ruling
  public Future<CheckReport> check(Asked asked, @Nullable Set<String> only) {
    Snapshot snapshot = snapshots.get();
    return report(asked, only, snapshot)
        .compose(
            report -> {
              String useCase = report.useCase();
              UseCase known =
                  useCase == null ? null : snapshot.policy().useCases().useCase(useCase);
              return recorder
                  .appendWith(
                      doormen
                          .mapper()
                          .checked(
                              Ids.exchange(),
                              asked.caller(),
                              report,
                              known,
                              asked.body().conversation().length()),
                      Companions.of(null, doormen.uses().done(asked, known)))
                  .map(report);
            });
  }

  private Future<CheckReport> report(Asked asked, @Nullable Set<String> only, Snapshot snapshot) {
    if (only != null) {
      return timed(asked, snapshot.policy(), () -> partial(asked, only, snapshot.policy()));
    }
    Policy policy = snapshot.policy();
    Ask ask = Exchange.ask(asked, asked.caller().kind() == Caller.Kind.PERSON, false);
    return timed(asked, policy, () -> policy.rule(ask, stops.get()))
        .compose(
            ruling -> peek(asked, ask, ruling).map(peek -> full(asked, ask, ruling, policy, peek)));
  }

  private <T> Future<T> timed(Asked asked, Policy policy, Supplier<T> work) {
    if (CheckPool.fitsEventLoop(policy, asked.body())) {
      return Future.succeededFuture(doormen.metrics().timed(work));
    }
    return doormen.checks().run(vertx, () -> doormen.metrics().timed(work));
  }

  private static CheckReport full(
      Asked asked, Ask ask, Ruling ruling, Policy policy, Accounts.@Nullable Peek peek) {
    Inspection seen = ruling.inspection();
    UseCase useCase = seen.useCase();
    Candidate candidate = seen.candidate();
    Word word = word(ruling, peek);
    return new CheckReport(
        word.ruling(),
        word.code(),
        policy.version(),
        useCase == null ? null : useCase.id(),
        candidate == null ? null : candidate.model().id(),
        true,
        findings(seen.prohibited()),
        asked.body().leaves(),
        seen.scrubbed(),
        seen.dataClass(),
        candidate == null ? null : expected(ask, candidate),
        peek == null ? null : peek.tokens());
  }

  /// The room that the call would find; null when it would not come that far.
  private Future<Accounts.@Nullable Peek> peek(Asked asked, Ask ask, Ruling ruling) {
    if (!(ruling instanceof Ruling.Allowed(_, Permit permit))) {
      return Future.succeededFuture();
    }
    Party party = doormen.budgets().party(permit.useCase().id(), asked.caller());
    return doormen
        .sharing()
        .future(
            doormen
                .budgets()
                .look(party, Reckoning.most(ask, permit, new AnswerCache.Found.Nothing())));
  }

  private record Word(String ruling, @Nullable String code) {}

  private static Word word(Ruling ruling, Accounts.@Nullable Peek peek) {
    return switch (ruling) {
      case Ruling.Refused(_, Refusal refusal) -> new Word("block", refusal.ground().code());
      case Ruling.Doubtful(_, Ruling otherwise) -> word(otherwise, peek);
      case Ruling.Confirm _ -> new Word("confirm", Ground.CONFIRMATION_REQUIRED.code());
      case Ruling.Incomplete _ -> new Word("block", Ground.MODEL_REASON_REQUIRED.code());
      case Ruling.Allowed _ ->
          peek != null && peek.full() == null
              ? new Word("allow", null)
              : new Word("block", Ground.BUDGET_EXHAUSTED.code());
    };
  }

  private static CheckReport partial(Asked asked, Set<String> only, Policy policy) {
    Judgement judgement =
        only.contains(PROHIBITED) ? policy.prohibited(asked.body().conversation()) : null;
    boolean personal = only.contains(PERSONAL_DATA);
    Scrubbed scrubbed =
        personal ? policy.personal(asked.body().leaves(), Actions.defaults()) : null;
    boolean unsure = judgement instanceof Judgement.Unsure || (personal && scrubbed == null);
    String ruling = judgement == null ? (unsure ? "block" : null) : ruling(judgement, unsure);
    return new CheckReport(
        ruling,
        unsure ? Ground.UNDECIDED.code() : judgement == null ? null : code(judgement),
        policy.version(),
        null,
        null,
        judgement != null,
        judgement == null ? List.of() : findings(judgement),
        asked.body().leaves(),
        scrubbed,
        scrubbed == null ? null : policy.dataClass(asked.body().conversation(), scrubbed),
        null,
        null);
  }

  private static String ruling(Judgement judgement, boolean unsure) {
    if (unsure) {
      return "block";
    }
    return switch (judgement) {
      case Judgement.Clear() -> "allow";
      case Judgement.Doubt _ -> "confirm";
      case Judgement.Prohibited _, Judgement.Unsure _ -> "block";
    };
  }

  private static @Nullable String code(Judgement judgement) {
    return switch (judgement) {
      case Judgement.Clear() -> null;
      case Judgement.Doubt _ -> Ground.CONFIRMATION_REQUIRED.code();
      case Judgement.Prohibited _ -> Ground.PROHIBITED_USE.code();
      case Judgement.Unsure _ -> Ground.UNDECIDED.code();
    };
  }

  private static List<Finding> findings(Judgement judgement) {
    return switch (judgement) {
      case Judgement.Clear(), Judgement.Unsure _ -> List.of();
      case Judgement.Doubt(List<Finding> findings) -> findings;
      case Judgement.Prohibited(List<Finding> findings) -> findings;
    };
  }

  /// The energy that the call would take: its text, and the answer that the caller asks for or else
  /// one of ordinary length.
  private static Energy expected(Ask ask, Candidate candidate) {
    Long asked = ask.wish().needs().outputTokensMax();
    long each = asked == null ? ORDINARY_ANSWER_TOKENS : Math.min(asked, ORDINARY_ANSWER_TOKENS);
    boolean chat = ask.body() instanceof ChatBody;
    long output = chat ? each * ask.wish().needs().answers() : 0;
    long input = TokenEstimate.tokens(ask.body().conversation().length());
    return EnergyMethod.ef1()
        .estimate(
            candidate.model(),
            candidate.provider(),
            new Usage(input, 0, output, 0, Usage.Source.ESTIMATE))
        .energy();
  }

  /// The answer length that published comparisons of energy use.
  private static final long ORDINARY_ANSWER_TOKENS = 400;
}
