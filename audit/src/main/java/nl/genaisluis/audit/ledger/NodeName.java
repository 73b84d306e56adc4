package nl.genaisluis.audit.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.HexFormat;

/// The name by which a node knows again what it began: made once, kept in its data folder.
final class NodeName {
  /// Name of its file in the data folder.
  static final String FILE = "node";

  private static final int BYTES = 8;

  private NodeName() {}

  static String of(Path data) {
    Path file = data.resolve(FILE);
    try {
      if (!Files.exists(file)) {
        byte[] name = new byte[BYTES];
        new SecureRandom().nextBytes(name);
        Files.createDirectories(data);
        DurableFiles.writeSecret(
            file, HexFormat.of().formatHex(name).getBytes(StandardCharsets.UTF_8));
      }
      return Files.readString(file);
    } catch (IOException failed) {
      throw new LedgerFault(LedgerFault.STORE_FAILING, "node has no name: " + file, failed);
    }
  }
}
