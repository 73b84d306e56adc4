package nl.genaisluis.gateway.exchange;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;
import nl.genaisluis.audit.event.DoubtCleared;
import nl.genaisluis.audit.ledger.Companions;
import nl.genaisluis.audit.ledger.Receipt;
import nl.genaisluis.audit.uselog.Processing;
import nl.genaisluis.audit.uselog.Use;
import nl.genaisluis.gateway.budget.Cost;
import nl.genaisluis.gateway.budget.Party;
import nl.genaisluis.gateway.budget.Reservation;
import nl.genaisluis.gateway.budget.Room;
import nl.genaisluis.gateway.cache.AnswerCache;
import nl.genaisluis.gateway.upstream.Answering;
import nl.genaisluis.gateway.upstream.Upstreams;
import nl.genaisluis.models.energy.Energy;
import nl.genaisluis.models.energy.EnergyMethod;
import nl.genaisluis.models.energy.Footprint;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.models.wire.TokenEstimate;
import nl.genaisluis.models.wire.Usage;
import nl.genaisluis.policy.Ask;
import nl.genaisluis.policy.Hearing;
import nl.genaisluis.policy.Permit;
import nl.genaisluis.policy.Policy;
import nl.genaisluis.policy.Ruling;
import nl.genaisluis.policy.Stops;
import nl.genaisluis.policy.judge.JudgeTerms;
import nl.genaisluis.policy.judge.Verdict;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks the judge about a doubt, in an exchange of its own: reserved, on record before it is sent,
/// counted and closed like any other. Whatever goes wrong, the doubt stays.
final class Judge {
  private static final Logger LOG = LoggerFactory.getLogger(Judge.class);
  private static final SecureRandom RANDOM = new SecureRandom();

  private final Vertx vertx;
  private final Supplier<Stops> stops;
  private final Exchange.Outward outward;
  private final Exchange.Doormen doormen;

  Judge(Vertx vertx, Supplier<Stops> stops, Exchange.Outward outward, Exchange.Doormen doormen) {
    this.vertx = vertx;
    this.stops = stops;
    this.outward = outward;
    this.doormen = doormen;
  }

  /// A doubtful request.
  record Doubted(Asked asked, Ask ask, Policy policy, Future<?> gone, Ruling.Doubtful doubtful) {
    int length() {
      return CheckPool.charged(policy, ask.body());
    }

    @Override
    public String toString() {
      return "Doubted[" + ask.exchange() + "]";
    }
  }

  /// What holds after the judge was asked. Never fails and is never doubtful. When it is more than
  /// without the judge, the clearing is on record.
  Future<Ruling> settle(Doubted one) {
    return Future.succeededFuture()
        .compose(_ -> hear(one))
        .compose(
            verdict ->
                verdict == Verdict.CLEARED
                    ? doormen
                        .checks()
                        .run(one.length(), () -> one.policy().rule(one.ask(), stops.get(), verdict))
                    : Future.succeededFuture(one.doubtful().otherwise()))
        .recover(
            thrown -> {
              LOG.atWarn()
                  .addKeyValue("code", "judge_failed")
                  .addKeyValue("cause", thrown.getClass().getSimpleName())
                  .log("the judge could not be asked");
              return Future.succeededFuture(one.doubtful().otherwise());
            });
  }

  private Future<Verdict> hear(Doubted one) {
    return doormen
        .checks()
        .run(
            one.length(),
            () ->
                one.policy()
                    .hearing(one.ask(), one.doubtful(), stops.get(), Ids.exchange(), RANDOM))
        .compose(
            (Hearing hearing) ->
                hearing == null ? Future.succeededFuture(Verdict.NONE) : reserve(one, hearing));
  }

  private Future<Verdict> reserve(Doubted one, Hearing hearing) {
    Party party = doormen.budgets().party(JudgeTerms.USE_CASE, one.asked().caller());
    Cost most = Reckoning.most(hearing.ask(), hearing.permit(), new AnswerCache.Found.Nothing());
    return doormen
        .sharing()
        .future(doormen.budgets().ask(party, most))
        .compose(room -> enter(one, hearing, room));
  }

  private Future<Verdict> enter(Doubted one, Hearing hearing, Room room) {
    return switch (room) {
      case Room.Full _ -> Future.succeededFuture(Verdict.NONE);
      case Room.Reserved(Reservation reservation) ->
          Future.succeededFuture()
              .compose(_ -> open(new Session(one, hearing, reservation, asked(one, hearing))))
              .onFailure(_ -> reservation.release());
    };
  }

  /// One call to the judge.
  ///
  /// @param asked the call as a request of the gateway's own, in the asker's trace
  private record Session(Doubted one, Hearing hearing, Reservation reservation, Asked asked) {
    Permit permit() {
      return hearing.permit();
    }

    @Override
    public String toString() {
      return "Session[" + hearing.permit().exchange() + "]";
    }
  }

  private static Asked asked(Doubted one, Hearing hearing) {
    Origin origin = one.asked().origin();
    return new Asked(
        one.asked().caller(),
        hearing.ask().wish(),
        hearing.ask().body(),
        false,
        null,
        new Origin(origin.requestId(), Trace.of(List.of(origin.trace().header()))),
        Json.Obj.EMPTY);
  }

  private Future<Verdict> open(Session session) {
    Hearing hearing = session.hearing();
    Use use = doormen.uses().begun(session.asked(), hearing.permit().useCase());
    return outward
        .recorder()
        .appendWith(
            doormen
                .mapper()
                .opened(
                    session.asked(),
                    hearing.ask(),
                    hearing.permit(),
                    session.one().policy().version()),
            // Nothing of the text is kept here: it is on record with the request itself, under the
            // term of its own use case.
            Companions.of(null, use))
        .compose(receipt -> send(session, receipt, use));
  }

  private Future<Verdict> send(Session session, Receipt receipt, Use use) {
    Promise<Void> over = Promise.promise();
    AtomicBoolean late = new AtomicBoolean();
    long timer =
        vertx.setTimer(
            session.hearing().terms().time().toMillis(),
            _ -> {
              late.set(true);
              over.tryComplete();
            });
    session.one().gone().onComplete(_ -> over.tryComplete());
    Permit permit = session.permit();
    return outward
        .upstreams()
        .send(
            permit,
            receipt,
            new Upstreams.Manner(
                "/chat/completions",
                false,
                session.asked().origin().trace().header(),
                over.future(),
                one ->
                    stops.get().hit(permit.useCase().id(), one.model().id(), one.provider().id())))
        .onComplete(_ -> vertx.cancelTimer(timer))
        .compose(
            answering -> answered(session, receipt, answering, use),
            thrown -> unanswered(session, thrown, late.get(), use));
  }

  private Future<Verdict> answered(Session session, Receipt receipt, Answering answering, Use use) {
    JudgeAnswer answer = JudgeAnswer.read(answering, session.hearing());
    OpenExchange exchange =
        new OpenExchange(session.permit(), receipt, answering, closer(session, use));
    boolean stopped = exchange.stopped();
    Verdict verdict = stopped ? Verdict.NONE : answer.verdict();
    Future<Footprint> closed =
        exchange.close(
            stopped ? Ending.STOPPED : answer.ending(),
            answer.usage(),
            List.of(verdict.code()),
            answer.text());
    return closed.compose(
        _ -> verdict == Verdict.CLEARED ? cleared(session) : Future.succeededFuture(verdict));
  }

  private OpenExchange.Closer closer(Session session, Use use) {
    return new OpenExchange.Closer(
        outward.recorder(),
        doormen.mapper(),
        session.reservation(),
        stops,
        session.one().policy(),
        doormen.checks(),
        doormen.footprints(),
        completed -> doormen.uses().ended(use.processing(), completed),
        new Keeping(doormen.answers(), session.permit(), new AnswerCache.Found.Nothing()),
        Thrift.NONE);
  }

  private Future<Verdict> cleared(Session session) {
    Doubted one = session.one();
    DoubtCleared event =
        doormen.mapper().cleared(one.asked(), one.ask(), one.doubtful(), session.permit());
    return outward.recorder().append(event, null).map(Verdict.CLEARED);
  }

  private Future<Verdict> unanswered(Session session, Throwable thrown, boolean late, Use use) {
    Closing closing = Closing.unanswered(thrown).because(late ? Ending.TIMEOUT : null);
    Usage known = closing.usage();
    session
        .reservation()
        .settle(
            known == null
                ? Cost.ofText(TokenEstimate.tokens(session.permit().length()))
                : Cost.of(known, Energy.NO_MODEL, null));
    Footprint footprint =
        known == null ? Footprint.unknown(EnergyMethod.ef1().version()) : Footprint.NO_MODEL;
    Processing ended = doormen.uses().ended(use.processing(), false);
    return outward
        .recorder()
        .appendWith(
            doormen.mapper().closed(session.permit(), closing, footprint),
            new Companions(null, null, ended, null))
        .map(Verdict.NONE);
  }
}
