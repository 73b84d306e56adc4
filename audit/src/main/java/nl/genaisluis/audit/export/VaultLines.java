package nl.genaisluis.audit.export;

import java.io.IOException;
import java.util.Base64;
import nl.genaisluis.audit.event.Entry;
import nl.genaisluis.audit.vault.VaultRecord;

/// Vault records as lines of JSON, sealed as they are: only the committee's key holders open them.
final class VaultLines {
  /// A sealed record in base64.
  static final int BYTES_MAX = 32 << 20;

  private static final String SEALED = "sealed";

  private VaultLines() {}

  static byte[] bytes(Entry entry, VaultRecord record) throws IOException {
    String sealed = Base64.getEncoder().encodeToString(record.bytes());
    return new FlatLine.Facts().with(SEALED, sealed).line(entry.index(), entry.leaf());
  }

  /// The record that a line is; anything else is an [ExportFault].
  static VaultRecord vault(FlatLine line) {
    try {
      return new VaultRecord(Base64.getDecoder().decode(line.fact(SEALED)));
    } catch (IllegalArgumentException notSealed) {
      throw new ExportFault(Export.VAULT + " has a line that is not a vault record");
    }
  }
}
