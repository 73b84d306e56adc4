package nl.genaisluis.audit.ledger;

import java.util.concurrent.CompletableFuture;
import nl.genaisluis.audit.event.Event;
import org.jspecify.annotations.Nullable;

/// An append that waits for its batch.
///
/// @param draft its leaf as it is when the batch is of the same minute; null when nobody made one
record Pending(
    Event event,
    String leafId,
    Attached attached,
    CompletableFuture<Receipt> receipt,
    @Nullable Draft draft) {
  /// What an append without companions counts for in the bound on waiting bytes.
  private static final int BYTES_MIN = 1024;

  /// An append without a draft.
  Pending(Event event, String leafId, Attached attached, CompletableFuture<Receipt> receipt) {
    this(event, leafId, attached, receipt, null);
  }

  @Nullable String commitment() {
    return attached.commitment();
  }

  boolean commitmentIs(@Nullable String other) {
    String own = commitment();
    return own != null && own.equals(other);
  }

  int bytes() {
    return BYTES_MIN + attached.bytes();
  }
}
