package nl.genaisluis.gateway.exchange;

import io.vertx.core.Future;
import java.util.List;
import nl.genaisluis.audit.ledger.Receipt;
import nl.genaisluis.gateway.upstream.Answering;
import nl.genaisluis.models.energy.EnergyMethod;
import nl.genaisluis.models.energy.Footprint;
import nl.genaisluis.models.wire.Usage;
import nl.genaisluis.policy.Permit;
import nl.genaisluis.policy.Stops;
import org.jspecify.annotations.Nullable;

/// An exchange that is on record and whose model answers. Whoever relays the answer ends it with
/// [#close], exactly once, whatever happened: also when the client hung up.
public final class OpenExchange {
  private final Permit permit;
  private final Receipt receipt;
  private final Answering answering;
  private final Closer closer;
  private @Nullable Future<Footprint> closed;

  /// What an exchange needs to be closed.
  record Closer(
      Recorder recorder,
      EventMapper mapper,
      Budgets.Reservation reservation,
      java.util.function.Supplier<Stops> stops,
      String policyVersion) {}

  OpenExchange(Permit permit, Receipt receipt, Answering answering, Closer closer) {
    this.permit = permit;
    this.receipt = receipt;
    this.answering = answering;
    this.closer = closer;
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
    return closer.policyVersion();
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
    closer.reservation().settle(usage.input() + usage.output());
    Footprint footprint =
        EnergyMethod.ef1().estimate(answering.by().model(), answering.by().provider(), usage);
    Closing closing =
        new Closing(ending, answering.by().model().id(), answering.attempts(), usage, flags);
    Future<Footprint> durable =
        closer
            .recorder()
            .append(
                closer.mapper().closed(permit, closing, footprint),
                closer.mapper().content(answer, permit.useCase()))
            .map(_ -> footprint);
    closed = durable;
    return durable;
  }
}
