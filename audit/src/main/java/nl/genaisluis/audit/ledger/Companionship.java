package nl.genaisluis.audit.ledger;

import java.io.IOException;
import java.sql.SQLException;
import nl.genaisluis.audit.content.ContentKeys;
import nl.genaisluis.audit.content.Revealed;
import nl.genaisluis.audit.content.Sealed;
import nl.genaisluis.audit.event.Entry;
import nl.genaisluis.audit.uselog.UseKeys;
import nl.genaisluis.audit.vault.VaultRecord;
import org.jspecify.annotations.Nullable;

/// What hangs on the entries of a stored ledger, opened with its keys. Confined to one thread.
final class Companionship implements AutoCloseable {
  private final StoreReader contents;
  private final CompanionReader others;
  private final ContentKeys contentKeys;
  private final @Nullable UseKeys useKeys;

  private Companionship(
      StoreReader contents,
      CompanionReader others,
      ContentKeys contentKeys,
      @Nullable UseKeys useKeys) {
    this.contents = contents;
    this.others = others;
    this.contentKeys = contentKeys;
    this.useKeys = useKeys;
  }

  /// The reader stays the caller's to close.
  static Companionship open(Database database, StoreReader reader, Meta meta, KeyFolder keys)
      throws IOException, SQLException {
    ContentKeys contentKeys = keys.contentKeys(meta.contentKey());
    // A ledger that no gateway ran on since it was imported has no use log yet.
    UseKeys useKeys = meta.useKey().isEmpty() ? null : keys.useKeys(meta.useKey());
    return new Companionship(reader, CompanionReader.open(database), contentKeys, useKeys);
  }

  Hanging of(Entry entry) {
    byte[] vault = others.vault(entry.leaf());
    return new Hanging(content(entry), use(entry), vault == null ? null : new VaultRecord(vault));
  }

  private @Nullable Revealed content(Entry entry) {
    Sealed sealed = entry.commitment() == null ? null : contents.content(entry.leaf());
    return sealed == null ? null : contentKeys.reveal(entry.leaf(), sealed);
  }

  private Hanging.@Nullable Used use(Entry entry) {
    CompanionReader.UseRow row = useKeys == null ? null : others.use(entry.leaf());
    return row == null || useKeys == null
        ? null
        : new Hanging.Used(
            useKeys.open(row.leaf(), row.exchange(), row.sealed()), row.sealed().retainUntil());
  }

  @Override
  public void close() {
    others.close();
  }
}
