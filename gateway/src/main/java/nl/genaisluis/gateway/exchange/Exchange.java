package nl.genaisluis.gateway.exchange;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import nl.genaisluis.audit.ledger.Companions;
import nl.genaisluis.audit.ledger.Receipt;
import nl.genaisluis.audit.uselog.Processing;
import nl.genaisluis.audit.uselog.Use;
import nl.genaisluis.gateway.budget.Accounts;
import nl.genaisluis.gateway.budget.Cost;
import nl.genaisluis.gateway.budget.Party;
import nl.genaisluis.gateway.budget.Reservation;
import nl.genaisluis.gateway.budget.Room;
import nl.genaisluis.gateway.budget.Standing;
import nl.genaisluis.gateway.cache.AnswerCache;
import nl.genaisluis.gateway.identity.Caller;
import nl.genaisluis.gateway.identity.Role;
import nl.genaisluis.gateway.management.Metrics;
import nl.genaisluis.gateway.upstream.Answering;
import nl.genaisluis.gateway.upstream.NoAnswer;
import nl.genaisluis.gateway.upstream.Reply;
import nl.genaisluis.gateway.upstream.Upstreams;
import nl.genaisluis.models.energy.Energy;
import nl.genaisluis.models.energy.EnergyMethod;
import nl.genaisluis.models.energy.Footprint;
import nl.genaisluis.models.wire.ConfirmationInput;
import nl.genaisluis.models.wire.Leaf;
import nl.genaisluis.models.wire.TokenEstimate;
import nl.genaisluis.policy.Ask;
import nl.genaisluis.policy.Asker;
import nl.genaisluis.policy.Basis;
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
import nl.genaisluis.policy.prohibited.Wording;
import nl.genaisluis.policy.usecase.UseCase;
import org.jspecify.annotations.Nullable;

/// The walk of one request: read [#open] to know what the gateway does. Every route that can reach
/// a model goes through here. Used on event loops; nothing here blocks.
public final class Exchange {
  /// Texts up to this length are ruled on the event loop; longer ones on the check pool.
  static final int EVENT_LOOP_CHARACTERS_MAX = 8 * 1024;

  private static final String CONFIRMED_FOR = "/sluis/confirmation/reason";
  private static final String LARGER_FOR = "/sluis/model_reason";

  private final Vertx vertx;
  private final Supplier<Snapshot> snapshots;
  private final Supplier<Stops> stops;
  private final Recorder recorder;
  private final Upstreams upstreams;
  private final Doormen doormen;
  private final Judge judge;

  /// What stands beside the walk and keeps count.
  record Doormen(
      CheckPool checks,
      Confirming confirmations,
      Accounts budgets,
      AnswerCache answers,
      Advice advice,
      EventMapper mapper,
      UseWriter uses,
      Metrics metrics,
      Footprints footprints,
      Sharing sharing,
      Clock clock) {}

  Exchange(
      Vertx vertx,
      Supplier<Snapshot> snapshots,
      Supplier<Stops> stops,
      Outward outward,
      Doormen doormen) {
    this.vertx = vertx;
    this.snapshots = snapshots;
    this.stops = stops;
    this.recorder = outward.recorder();
    this.upstreams = outward.upstreams();
    this.doormen = doormen;
    this.judge = new Judge(vertx, stops, outward, doormen);
  }

  /// Where an exchange leaves the gateway: to the record and to a model.
  record Outward(Recorder recorder, Upstreams upstreams) {}

  /// Walks one request up to the first byte of an answer. What the future holds is on record; it
  /// fails when the record cannot be written or the checks are overloaded, and then nothing was
  /// sent.
  ///
  /// @param gone completes when the asker left
  public Future<Outcome> open(Asked asked, Future<?> gone) {
    if (!doormen.sharing().heard()) {
      return Future.failedFuture(new Unavailable(Unavailable.SHARED_STATE));
    }
    Snapshot snapshot = snapshots.get();
    return doormen
        .confirmations()
        .worth(asked, snapshot)
        .compose(worth -> walk(new Walk(asked, ask(asked, worth), snapshot, gone)));
  }

  private Future<Outcome> walk(Walk walk) {
    return rule(walk.snapshot(), walk.ask()).compose(ruling -> follow(walk, ruling));
  }

  private Future<Outcome> follow(Walk walk, Ruling ruling) {
    return switch (ruling) {
      case Ruling.Refused(Inspection seen, Refusal refusal) -> refuse(walk, seen, refusal);
      case Ruling.Confirm(Inspection seen, Refusal doubt) -> offer(walk, seen, doubt);
      case Ruling.Incomplete(var seen, var refusal, var param, var message) ->
          recordRefusal(walk, seen, refusal)
              .map(_ -> new Outcome.Incomplete(refusal.ground(), param, message));
      case Ruling.Doubtful doubtful -> {
        Policy policy = walk.snapshot().policy();
        yield judge
            .settle(new Judge.Doubted(walk.asked(), walk.ask(), policy, walk.gone(), doubtful))
            .compose(settled -> follow(walk, settled));
      }
      case Ruling.Allowed(Inspection seen, Permit permit) -> admit(walk, seen, permit);
    };
  }

  private record Walk(Asked asked, Ask ask, Snapshot snapshot, Future<?> gone) {
    String policyVersion() {
      return snapshot.policy().version();
    }
  }

  private Future<Ruling> rule(Snapshot snapshot, Ask ask) {
    if (CheckPool.fitsEventLoop(snapshot.policy(), ask.body())) {
      return Future.succeededFuture(ruleNow(snapshot, ask));
    }
    return doormen.checks().run(vertx, () -> ruleNow(snapshot, ask));
  }

  private Ruling ruleNow(Snapshot snapshot, Ask ask) {
    return doormen.metrics().timed(() -> snapshot.policy().rule(ask, stops.get()));
  }

  private Future<Outcome> refuse(Walk walk, Inspection seen, Refusal refusal) {
    return recordRefusal(walk, seen, refusal)
        .map(_ -> new Outcome.Refused(refusal, walk.policyVersion(), walk.ask().wish().model()));
  }

  private Future<Outcome> offer(Walk walk, Inspection seen, Refusal doubt) {
    return recordRefusal(walk, seen, doubt)
        .compose(_ -> doormen.confirmations().offer(walk.asked(), walk.snapshot()))
        .map(
            token ->
                new Outcome.ConfirmFirst(
                    doubt, walk.policyVersion(), token.value(), token.expiresAt()));
  }

  private Future<Outcome> admit(Walk walk, Inspection seen, Permit permit) {
    ConfirmationInput confirmation = walk.ask().confirmed() ? walk.asked().confirmation() : null;
    String reason =
        confirmation == null ? "" : scrubbedReason(walk, CONFIRMED_FOR, confirmation.reason());
    String larger = walk.ask().wish().modelReason();
    String modelReason = larger == null ? "" : scrubbedReason(walk, LARGER_FOR, larger);
    if (reason == null || modelReason == null) {
      return refuse(
          walk,
          seen,
          refusal(
              permit.useCase(),
              Ground.UNDECIDED,
              new Wording(
                  "Uw reden kon niet worden gecontroleerd.", "Your reason could not be checked.")));
    }
    Use use = doormen.uses().begun(walk.asked(), permit.useCase());
    Economy economy =
        new Economy(
            lookUp(walk, permit),
            Thrift.of(walk.ask(), permit.candidates().getFirst(), doormen.advice()));
    return reserve(
        new Admitted(walk, seen, permit, new Reasons(reason, modelReason), economy, use));
  }

  /// The asker's own words, scrubbed; empty when there were none.
  ///
  /// @param confirmation why a doubt does not apply
  /// @param model why a larger model is wanted
  private record Reasons(String confirmation, String model) {
    @Override
    public String toString() {
      return "Reasons[***]";
    }
  }

  /// How to do with less than a call to a model.
  ///
  /// @param kept what the cache of the use case says of it
  /// @param thrift how the asker could do with less
  private record Economy(AnswerCache.Found kept, Thrift thrift) {}

  /// What passed the rules.
  ///
  /// @param economy how to do with less than a call to a model
  /// @param use the line of the use log that is written with the record
  private record Admitted(
      Walk walk, Inspection seen, Permit permit, Reasons reasons, Economy economy, Use use) {
    @Override
    public String toString() {
      return "Admitted[***]";
    }
  }

  private AnswerCache.Found lookUp(Walk walk, Permit permit) {
    Caller caller = walk.asked().caller();
    String sharers = caller.unit() == null ? "asker " + caller.subject() : "unit " + caller.unit();
    return doormen.answers().find(walk.ask(), permit, walk.policyVersion(), sharers);
  }

  private Future<Outcome> reserve(Admitted admitted) {
    Walk walk = admitted.walk();
    Permit permit = admitted.permit();
    Party party = doormen.budgets().party(permit.useCase().id(), walk.asked().caller());
    Cost most = Reckoning.most(walk.ask(), permit, admitted.economy().kept());
    return doormen
        .sharing()
        .future(doormen.budgets().ask(party, most))
        .compose(room -> enter(admitted, room));
  }

  private Future<Outcome> enter(Admitted admitted, Room room) {
    Walk walk = admitted.walk();
    return switch (room) {
      case Room.Full(Standing full) -> {
        Refusal refusal =
            refusal(
                admitted.permit().useCase(), Ground.BUDGET_EXHAUSTED, Reckoning.explanation(full));
        yield recordRefusal(walk, admitted.seen(), refusal)
            .map(_ -> new Outcome.NoRoom(refusal, walk.policyVersion(), full));
      }
      case Room.Reserved(Reservation reservation) ->
          Future.<Receipt>future(recorded -> record(admitted).onComplete(recorded))
              .compose(receipt -> send(admitted, receipt, reservation))
              .onFailure(_ -> reservation.release());
    };
  }

  private static Refusal refusal(UseCase useCase, Ground ground, Wording explanation) {
    return new Refusal(
        ground,
        explanation,
        List.of(),
        Wording.onlyDutch(useCase.purpose().simplerMeans()),
        useCase.accountability().humanContact(),
        useCase.accountability().appealUrl(),
        Basis.UseCase.of(useCase));
  }

  private Future<Receipt> record(Admitted admitted) {
    Walk walk = admitted.walk();
    Inspection seen = admitted.seen();
    Permit permit = admitted.permit();
    Future<?> reason = Future.succeededFuture();
    if (walk.ask().confirmed()) {
      reason =
          recorder.append(
              doormen.mapper().confirmation(walk.asked(), walk.ask(), permit.useCase(), seen),
              doormen.mapper().content(admitted.reasons().confirmation(), permit.useCase()));
    }
    return reason.compose(
        _ ->
            recorder.appendWith(
                doormen.mapper().opened(walk.asked(), walk.ask(), permit, walk.policyVersion()),
                Companions.of(
                    doormen.mapper().request(walk.ask(), seen, admitted.reasons().model()),
                    admitted.use()),
                doormen.uses().secret(walk.asked(), seen)));
  }

  private Future<Outcome> send(Admitted admitted, Receipt receipt, Reservation reservation) {
    Walk walk = admitted.walk();
    Permit permit = admitted.permit();
    OpenExchange.Closer closer =
        new OpenExchange.Closer(
            recorder,
            doormen.mapper().by(walk.ask().asker()),
            reservation,
            () -> stops.get().feltBy(walk.asked().caller().revocable()),
            walk.snapshot().policy(),
            doormen.checks(),
            doormen.footprints(),
            completed -> doormen.uses().ended(admitted.use().processing(), completed),
            new Keeping(doormen.answers(), permit, admitted.economy().kept()),
            admitted.economy().thrift());
    if (admitted.economy().kept() instanceof AnswerCache.Found.Hit(String text)) {
      permit.spend();
      Candidate by = permit.candidates().getFirst();
      Reply reply =
          AnswerCache.reply(
              text, by.model().upstreamId(), walk.asked().streamed(), doormen.clock().instant());
      Answering answering = new Answering(by, reply, List.of(), null);
      return Future.succeededFuture(
          new Outcome.Answered(new OpenExchange(permit, receipt, answering, closer)));
    }
    return askModel(admitted, receipt, closer);
  }

  private Future<Outcome> askModel(Admitted admitted, Receipt receipt, OpenExchange.Closer closer) {
    Walk walk = admitted.walk();
    Permit permit = admitted.permit();
    String path =
        switch (walk.ask().wish().kind()) {
          case CHAT -> "/chat/completions";
          case EMBEDDINGS -> "/embeddings";
        };
    String trace = walk.asked().origin().trace().header();
    return upstreams
        .send(
            permit,
            receipt,
            new Upstreams.Manner(
                path, walk.asked().streamed(), trace, walk.gone(), one -> stopped(admitted, one)))
        .compose(
            (Answering answering) ->
                Future.succeededFuture(
                    new Outcome.Answered(new OpenExchange(permit, receipt, answering, closer))),
            thrown -> unanswered(admitted, closer.reservation(), thrown));
  }

  private boolean stopped(Admitted admitted, Candidate one) {
    Stops felt = stops.get().feltBy(admitted.walk().asked().caller().revocable());
    return felt.hit(admitted.permit().useCase().id(), one.model().id(), one.provider().id());
  }

  private Future<Outcome> unanswered(Admitted admitted, Reservation reservation, Throwable thrown) {
    Closing closing = Closing.unanswered(thrown);
    reservation.settle(
        closing.usage() == null
            ? Cost.ofText(TokenEstimate.tokens(admitted.permit().length()))
            : Cost.of(closing.usage(), Energy.NO_MODEL, null));
    Footprint footprint =
        closing.usage() == null
            ? Footprint.unknown(EnergyMethod.ef1().version())
            : Footprint.NO_MODEL;
    Processing ended = doormen.uses().ended(admitted.use().processing(), false);
    return recorder
        .appendWith(
            doormen.mapper().closed(admitted.permit(), closing, footprint),
            new Companions(null, null, ended, null))
        .compose(
            _ ->
                thrown instanceof NoAnswer none
                    ? Future.succeededFuture(new Outcome.Unanswered(none.last()))
                    : Future.failedFuture(thrown));
  }

  private Future<Receipt> recordRefusal(Walk walk, Inspection seen, Refusal refusal) {
    return recorder.appendWith(
        doormen.mapper().refused(walk.asked(), walk.ask(), seen, refusal, walk.policyVersion()),
        Companions.of(
            doormen.mapper().request(walk.ask(), seen),
            doormen.uses().done(walk.asked(), seen.useCase())),
        doormen.uses().secret(walk.asked(), seen));
  }

  private static Ask ask(Asked asked, Confirmations.Redemption redemption) {
    boolean person = asked.caller().kind() == Caller.Kind.PERSON;
    return switch (redemption) {
      case Confirmations.Redemption.Accepted() -> ask(asked, person, true);
      case Confirmations.Redemption.Worthless() -> ask(asked, person, false);
      case Confirmations.Redemption.TooMany() -> ask(asked, false, false);
    };
  }

  static Ask ask(Asked asked, boolean mayConfirm, boolean confirmed) {
    Caller caller = asked.caller();
    Set<String> roles = caller.roles().stream().map(Role::code).collect(Collectors.toSet());
    return new Ask(
        Ids.exchange(),
        new Asker(roles, caller.unit(), mayConfirm),
        asked.wish(),
        asked.body(),
        confirmed);
  }

  /// The reason without personal data; null when the check could not say.
  private static @Nullable String scrubbedReason(Walk walk, String path, String reason) {
    Leaf leaf = new Leaf(path, -1, null, -1, false, reason);
    Scrubbed scrubbed = walk.snapshot().policy().personalAtOnce(List.of(leaf), Actions.defaults());
    return scrubbed == null ? null : scrubbed.texts().getFirst();
  }
}
