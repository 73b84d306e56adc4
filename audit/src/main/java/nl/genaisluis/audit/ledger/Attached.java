package nl.genaisluis.audit.ledger;

import nl.genaisluis.audit.content.Sealed;
import nl.genaisluis.audit.uselog.SealedUse;
import org.jspecify.annotations.Nullable;

/// [Companions] as they are stored. Holds its arrays without copying them.
final class Attached {
  private final @Nullable Sealed content;
  private final @Nullable SealedUse use;
  private final byte @Nullable [] ended;
  private final byte @Nullable [] vault;

  Attached(
      @Nullable Sealed content,
      @Nullable SealedUse use,
      byte @Nullable [] ended,
      byte @Nullable [] vault) {
    this.content = content;
    this.use = use;
    this.ended = ended;
    this.vault = vault;
  }

  @Nullable Sealed content() {
    return content;
  }

  /// What the leaf says of the content; null when there is none.
  @Nullable String commitment() {
    return content == null ? null : content.commitment();
  }

  @Nullable SealedUse use() {
    return use;
  }

  byte @Nullable [] ended() {
    return ended;
  }

  byte @Nullable [] vault() {
    return vault;
  }

  int bytes() {
    return (content == null ? 0 : content.ciphertext().length) + (vault == null ? 0 : vault.length);
  }
}
