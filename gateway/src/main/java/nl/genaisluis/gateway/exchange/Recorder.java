package nl.genaisluis.gateway.exchange;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.CompletionException;
import nl.genaisluis.audit.content.Content;
import nl.genaisluis.audit.event.Event;
import nl.genaisluis.audit.ledger.Companions;
import nl.genaisluis.audit.ledger.Ledger;
import nl.genaisluis.audit.ledger.LedgerFault;
import nl.genaisluis.audit.ledger.Receipt;
import nl.genaisluis.audit.uselog.Use;
import nl.genaisluis.audit.vault.Secret;
import nl.genaisluis.audit.vault.Vault;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The ledger as event loops see it: the same contract, completed on the caller's own context.
public final class Recorder {
  private static final Logger LOG = LoggerFactory.getLogger(Recorder.class);

  private final Vertx vertx;
  private final Ledger ledger;
  private final @Nullable Vault vault;

  /// @param vault where the values behind placeholders go; null when they go nowhere
  public Recorder(Vertx vertx, Ledger ledger, @Nullable Vault vault) {
    this.vertx = vertx;
    this.ledger = ledger;
    this.vault = vault;
  }

  /// As [#appendWith], with text at most.
  public Future<Receipt> append(Event event, @Nullable Content content) {
    return appendWith(event, Companions.of(content));
  }

  /// Puts an event on record with a line of the use log, which says who did it.
  public Future<Receipt> appendBy(Event event, Use use) {
    return appendWith(event, Companions.of(null, use));
  }

  /// Puts an event on record. When the future succeeds, the leaf and its companions are durable; it
  /// fails with [Unavailable] when they are not.
  Future<Receipt> appendWith(Event event, Companions beside) {
    return Future.fromCompletionStage(ledger.appendWith(event, beside), vertx.getOrCreateContext())
        .recover(thrown -> Future.failedFuture(unavailable(thrown)));
  }

  /// The same with a secret for the vault, which is sealed off the event loop. There is no vault
  /// record without a content: a use case that keeps no text keeps no values either.
  Future<Receipt> appendWith(Event event, Companions beside, @Nullable Secret secret) {
    Vault open = vault;
    if (open == null || secret == null || beside.content() == null) {
      return appendWith(event, beside);
    }
    return vertx
        .executeBlocking(() -> open.seal(event.exchange(), secret), false)
        .compose(record -> appendWith(event, beside.with(record)));
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
