package nl.genaisluis.audit.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import nl.genaisluis.audit.content.ContentKeys;
import nl.genaisluis.audit.note.NoteFault;
import nl.genaisluis.audit.note.Signer;
import org.jspecify.annotations.Nullable;

/// The folder of keys: one signing key for each log that was ever begun with it, and the master key
/// of the contents. A key is made when a ledger is new and never after: data whose key is gone must
/// not quietly go on under another.
final class KeyFolder {
  private static final String CONTENT = "content.key";

  private final Path folder;

  private KeyFolder(Path folder) {
    this.folder = folder;
  }

  static KeyFolder open(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      Files.createDirectories(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
    return new KeyFolder(folder);
  }

  /// A folder to read keys from; it is not made.
  static KeyFolder at(Path folder) {
    return new KeyFolder(folder);
  }

  /// The key of an existing log; null when it is not here.
  @Nullable Signer signerOrNull(String verifierKey) throws IOException {
    return Files.exists(file(verifierKey)) ? signer(verifierKey) : null;
  }

  /// A new key for a new log of this name.
  Signer createSigner(String origin) throws IOException {
    Signer signer = Signer.generate(origin);
    DurableFiles.writeSecret(
        file(signer.verifier().toString()), signer.secret().getBytes(StandardCharsets.UTF_8));
    return signer;
  }

  /// The key of an existing log.
  Signer signer(String verifierKey) throws IOException {
    Path file = file(verifierKey);
    if (!Files.exists(file)) {
      throw new LedgerFault(LedgerFault.KEY, "signing key of the log is missing: " + file);
    }
    Signer signer;
    try {
      signer = Signer.parse(Files.readString(file));
    } catch (NoteFault unreadable) {
      throw new LedgerFault(LedgerFault.KEY, "signing key cannot be read: " + file, unreadable);
    }
    if (!signer.verifier().toString().equals(verifierKey)) {
      throw new LedgerFault(LedgerFault.KEY, "signing key is not that of the log: " + file);
    }
    return signer;
  }

  /// The master key of the contents, made when there is none.
  ContentKeys createContentKeys() throws IOException {
    Path file = folder.resolve(CONTENT);
    if (!Files.exists(file)) {
      byte[] key = new byte[ContentKeys.LENGTH];
      new SecureRandom().nextBytes(key);
      DurableFiles.writeSecret(file, key);
    }
    return read(file);
  }

  /// The master key with this fingerprint.
  ContentKeys contentKeys(String fingerprint) throws IOException {
    Path file = folder.resolve(CONTENT);
    if (!Files.exists(file)) {
      throw new LedgerFault(LedgerFault.KEY, "master key of the contents is missing: " + file);
    }
    ContentKeys keys = read(file);
    if (!keys.fingerprint().equals(fingerprint)) {
      throw new LedgerFault(LedgerFault.KEY, "master key is not that of the contents: " + file);
    }
    return keys;
  }

  private static ContentKeys read(Path file) throws IOException {
    byte[] key = Files.readAllBytes(file);
    if (key.length != ContentKeys.LENGTH) {
      throw new LedgerFault(LedgerFault.KEY, "master key must have 32 bytes: " + file);
    }
    return new ContentKeys(key);
  }

  /// Named for the key's id, so that a second log never writes over the key of a first.
  private Path file(String verifierKey) {
    return folder.resolve("log-" + verifierKey.split("\\+", -1)[1] + ".key");
  }
}
