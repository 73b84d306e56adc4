package nl.genaisluis.audit.ledger;

import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import nl.genaisluis.audit.uselog.UseKeys;
import nl.genaisluis.audit.uselog.UseLine;
import nl.genaisluis.audit.vault.VaultRecord;
import org.jspecify.annotations.Nullable;

/// What hangs on the entries of a ledger, for those who must look into it or destroy it. Safe for
/// use by many threads; every method blocks.
public final class Belongings {
  private static final int CHUNK = 1_000;

  private final CompanionReader reader;
  private final UseKeys keys;

  Belongings(CompanionReader reader, UseKeys keys) {
    this.reader = reader;
    this.keys = keys;
  }

  /// Leaf ids of contents whose term is over and that no hold keeps, at most so many.
  public List<String> expired(Instant now, int max) {
    return reader.expired(now, max);
  }

  /// Leaf ids of lines of the use log whose term is over and that no hold keeps, at most so many.
  public List<String> expiredUses(Instant now, int max) {
    return reader.expiredUses(now, max);
  }

  /// The exchange of this leaf; null when nothing hangs on it that an erasure may ask for.
  public @Nullable String exchangeOf(String leafId) {
    return reader.exchangeOf(leafId);
  }

  /// The leaves of an exchange on which something hangs that an erasure may ask for.
  public List<String> leavesOf(String exchange) {
    return reader.leavesOf(exchange);
  }

  /// Whether a hold is on this exchange.
  public boolean held(String exchange) {
    return reader.held(exchange);
  }

  /// The vault record that hangs on this leaf; null when there is none (any more).
  public @Nullable VaultRecord vault(String leafId) {
    byte[] sealed = reader.vault(leafId);
    return sealed == null ? null : new VaultRecord(sealed);
  }

  /// Hands over every line of the use log, oldest first, holding a bounded number at a time. Lines
  /// are sealed, the person in them too, so that the store alone does not even say which lines are
  /// of one person: finding some means opening all.
  public void uses(Consumer<UseLine> each) {
    long after = 0;
    List<CompanionReader.UseRow> rows = reader.uses(after, CHUNK);
    while (!rows.isEmpty()) {
      for (CompanionReader.UseRow row : rows) {
        each.accept(keys.open(row.leaf(), row.exchange(), row.sealed()));
      }
      after = rows.getLast().id();
      rows = reader.uses(after, CHUNK);
    }
  }

  /// The same word for the same person, and no way back to the person without the key of the use
  /// log.
  public String pseudonym(String subject) {
    return keys.pseudonym(subject);
  }

  /// Tells the keys of pseudonyms apart: a pseudonym of another key says nothing about who is
  /// meant.
  public String pseudonymMark() {
    return keys.fingerprint();
  }
}
