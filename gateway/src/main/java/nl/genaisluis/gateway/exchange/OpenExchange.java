package nl.genaisluis.gateway.exchange;

import io.vertx.core.Future;
import java.util.List;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.Supplier;
import nl.genaisluis.audit.ledger.Companions;
import nl.genaisluis.audit.ledger.Receipt;
import nl.genaisluis.audit.uselog.Processing;
import nl.genaisluis.gateway.budget.Cost;
import nl.genaisluis.gateway.budget.Reservation;
import nl.genaisluis.gateway.budget.Standing;
import nl.genaisluis.gateway.upstream.Answering;
import nl.genaisluis.models.energy.Energy;
import nl.genaisluis.models.energy.Footprint;
import nl.genaisluis.models.wire.Usage;
import nl.genaisluis.policy.Permit;
import nl.genaisluis.policy.Policy;
import nl.genaisluis.policy.Stops;
import nl.genaisluis.policy.output.OutputRules;
import org.jspecify.annotations.Nullable;

/// An exchange that is on record and whose model answers. Whoever relays the answer ends it with
/// [#close], exactly once, whatever happened: also when the client hung up.
public final class OpenExchange {
  /// The outcome of an exchange that has not ended.
  public static final String ANSWERING = "answering";

  private final Permit permit;
  private final Receipt receipt;
  private final Answering answering;
  private final Closer closer;
  private @Nullable Future<Footprint> closed;
  private @Nullable Ending ending;
  private Thrift thrift;
  private BiConsumer<Usage, Energy> heard = (_, _) -> {};

  /// What an exchange needs to be closed.
  ///
  /// @param use what the use log says of it from then on, whether it was completed or not
  record Closer(
      Recorder recorder,
      EventMapper mapper,
      Reservation reservation,
      Supplier<Stops> stops,
      Policy policy,
      CheckPool checks,
      Footprints footprints,
      Function<Boolean, Processing> use,
      Keeping keeping,
      Thrift thrift) {}

  OpenExchange(Permit permit, Receipt receipt, Answering answering, Closer closer) {
    this.permit = permit;
    this.receipt = receipt;
    this.answering = answering;
    this.closer = closer;
    this.thrift = closer.thrift();
  }

  public Permit permit() {
    return permit;
  }

  /// The receipt of the `opened` entry.
  public Receipt receipt() {
    return receipt;
  }

  public Answering answering() {
    return answering;
  }

  public String policyVersion() {
    return closer.policy().version();
  }

  /// The rules for what the model may say, of the same policy that ruled the request.
  public OutputRules outputRules() {
    return closer.policy().outputRules();
  }

  /// Looks through a text of that length: here when it is short, on the check pool when it is long.
  /// Fails when the check does, or when the pool is full.
  public <T> Future<T> check(int characters, Supplier<T> work) {
    return closer.checks().run(characters, work::get);
  }

  /// `hit` or `miss` where the use case has a cache for requests like this; else null.
  public @Nullable String cache() {
    return closer.keeping().state();
  }

  /// The answer comes from the cache: no model runs.
  public boolean fromCache() {
    return closer.keeping().hit();
  }

  /// Keeps the answer for the same question, where the use case has a cache for it. Called for an
  /// answer that was complete, is on record and in which no rule found anything.
  ///
  /// @param answer the whole text as the model gave it, unrestored
  public void keep(String answer) {
    closer.keeping().keep(answering.by(), answer);
  }

  /// Tells what was used, once the end is on record. To be called before the answer is relayed.
  public void whenClosed(BiConsumer<Usage, Energy> used) {
    heard = used;
  }

  /// How the asker could have used less; complete once the exchange is closed.
  public Thrift thrift() {
    return thrift;
  }

  /// The budgets of this caller that are used for four fifths or more by now.
  public List<Standing> budgetWarnings() {
    return closer.reservation().warnings();
  }

  /// The token budget of this caller that has least left; null when none applies.
  public @Nullable Standing tokens() {
    return closer.reservation().tokens();
  }

  /// How the request ended, for the operators' figures: `answered`, or a stable code. Until the end
  /// it is [#ANSWERING].
  public String outcome() {
    Ending ended = ending;
    if (ended == null) {
      return ANSWERING;
    }
    if (closed != null && closed.failed()) {
      return "record_unavailable";
    }
    return ended == Ending.COMPLETED ? "answered" : ended.code();
  }

  /// True when a stop was set that ends this exchange now.
  public boolean stopped() {
    return closer
        .stops()
        .get()
        .hit(permit.useCase().id(), answering.by().model().id(), answering.by().provider().id());
  }

  /// Puts the end on record. When the future succeeds, the closing entry is durable. Later calls
  /// give the first one's future.
  ///
  /// @param answer the answer as the model gave it, unrestored; kept as content under the use
  ///   case's retention
  public Future<Footprint> close(Ending ending, Usage usage, List<String> flags, String answer) {
    if (closed != null) {
      return closed;
    }
    this.ending = ending;
    Footprint footprint =
        closer.keeping().hit()
            ? Footprint.CACHE
            : closer
                .footprints()
                .of(answering.by().model(), answering.by().provider(), usage)
                .plus(Reckoning.earlierTries(permit, answering.attempts(), usage));
    thrift = thrift.with(answering.by(), usage, footprint);
    closer.reservation().settle(Cost.of(usage, footprint.energy(), answering.by().model()));
    Closing closing =
        new Closing(ending, answering.by().model().id(), answering.attempts(), usage, flags);
    Future<Footprint> durable =
        closer
            .recorder()
            .appendWith(
                closer.mapper().closed(permit, closing, footprint),
                new Companions(
                    closer.mapper().content(answer, permit.useCase()),
                    null,
                    closer.use().apply(ending == Ending.COMPLETED),
                    null))
            .map(_ -> footprint)
            .onSuccess(told -> heard.accept(usage, told.energy()));
    closed = durable;
    return durable;
  }
}
