package nl.genaisluis.audit.ledger;

import java.util.concurrent.CompletableFuture;
import nl.genaisluis.audit.content.Sealed;
import nl.genaisluis.audit.event.Event;
import org.jspecify.annotations.Nullable;

/// An append that waits for its batch.
record Pending(Event event, String leafId, Attached attached, CompletableFuture<Receipt> receipt) {
  /// What an append without companions counts for in the bound on waiting bytes.
  private static final int BYTES_MIN = 1024;

  @Nullable String commitment() {
    Sealed content = attached.content();
    return content == null ? null : content.commitment();
  }

  boolean commitmentIs(@Nullable String other) {
    String own = commitment();
    return own != null && own.equals(other);
  }

  int bytes() {
    return BYTES_MIN + attached.bytes();
  }
}
