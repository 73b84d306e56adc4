package nl.genaisluis.audit.ledger;

import nl.genaisluis.audit.content.Content;
import nl.genaisluis.audit.uselog.Processing;
import nl.genaisluis.audit.uselog.Use;
import nl.genaisluis.audit.vault.VaultRecord;
import org.jspecify.annotations.Nullable;

/// What is written beside an entry in the same transaction; each part is null when there is none.
///
/// @param content text that belongs to the entry
/// @param use the line of the use log that the entry opens
/// @param ended what the line of this exchange says from now on
/// @param vault a sealed secret; destroyed with the content, so there must be one
public record Companions(
    @Nullable Content content,
    @Nullable Use use,
    @Nullable Processing ended,
    @Nullable VaultRecord vault) {
  /// An entry that stands alone.
  public static final Companions NONE = new Companions(null, null, null, null);

  public Companions {
    if (vault != null && (content == null || content.retainUntil() == null)) {
      throw new IllegalArgumentException("a vault record needs a content with a term");
    }
  }

  /// An entry with nothing but text, or with nothing.
  public static Companions of(@Nullable Content content) {
    return content == null ? NONE : new Companions(content, null, null, null);
  }

  /// An entry with text and a line of the use log.
  public static Companions of(@Nullable Content content, Use use) {
    return new Companions(content, use, null, null);
  }

  /// The same with a sealed secret.
  public Companions with(VaultRecord sealed) {
    return new Companions(content, use, ended, sealed);
  }
}
