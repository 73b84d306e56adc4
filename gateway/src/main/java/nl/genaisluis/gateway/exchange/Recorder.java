package nl.genaisluis.gateway.exchange;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.CompletionException;
import nl.genaisluis.audit.content.Content;
import nl.genaisluis.audit.event.Event;
import nl.genaisluis.audit.ledger.Ledger;
import nl.genaisluis.audit.ledger.LedgerFault;
import nl.genaisluis.audit.ledger.Receipt;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The ledger as event loops see it: the same contract, completed on the caller's own context.
public final class Recorder {
  private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);

  private final Vertx vertx;
  private final Ledger ledger;

  public Recorder(Vertx vertx, Ledger ledger) {
    this.vertx = vertx;
    this.ledger = ledger;
  }

  /// Puts an event on record. When the future succeeds, the leaf and its content are durable; it
  /// fails with [Unavailable] when they are not.
  public Future<Receipt> append(Event event, @Nullable Content content) {
    return Future.fromCompletionStage(ledger.append(event, content), vertx.getOrCreateContext())
        .recover(thrown -> Future.failedFuture(unavailable(thrown)));
  }

  private static Throwable unavailable(Throwable thrown) {
    Throwable cause = thrown instanceof CompletionException ? thrown.getCause() : thrown;
    if (!(cause instanceof LedgerFault fault)) {
      return thrown;
    }
    LOG.atError().addKeyValue("code", fault.code()).log("an event could not be recorded");
    return new Unavailable("record_unavailable");
  }
}
