package nl.genaisluis.audit.ledger;

import nl.genaisluis.audit.content.Content;
import nl.genaisluis.audit.content.ContentKeys;
import nl.genaisluis.audit.uselog.Processing;
import nl.genaisluis.audit.uselog.Use;
import nl.genaisluis.audit.uselog.UseKeys;
import nl.genaisluis.audit.vault.VaultRecord;

/// The keys that companions are sealed under.
record Keys(ContentKeys content, UseKeys use) {
  /// Seals what goes beside the entry of this leaf and exchange.
  Attached seal(String leafId, String exchange, Companions companions) {
    Content text = companions.content();
    Use line = companions.use();
    Processing ended = companions.ended();
    VaultRecord vault = companions.vault();
    return new Attached(
        text == null ? null : content.seal(leafId, text),
        line == null ? null : use.seal(exchange, line),
        ended == null ? null : use.seal(exchange, ended),
        vault == null ? null : vault.bytes());
  }
}
