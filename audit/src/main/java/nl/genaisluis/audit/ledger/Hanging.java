package nl.genaisluis.audit.ledger;

import java.time.Instant;
import nl.genaisluis.audit.content.Revealed;
import nl.genaisluis.audit.uselog.UseLine;
import nl.genaisluis.audit.vault.VaultRecord;
import org.jspecify.annotations.Nullable;

/// What still hangs on an entry when it moves to another installation. Each part is null when there
/// is none (any more).
public record Hanging(@Nullable Revealed content, @Nullable Used use, @Nullable VaultRecord vault) {
  /// An entry that stands alone.
  public static final Hanging NOTHING = new Hanging(null, null, null);

  /// A line of the use log.
  ///
  /// @param retainUntil when the whole line may be destroyed
  public record Used(UseLine line, Instant retainUntil) {}

  @Override
  public String toString() {
    return "Hanging[***]";
  }
}
