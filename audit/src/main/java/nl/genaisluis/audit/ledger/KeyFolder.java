package nl.genaisluis.audit.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import nl.genaisluis.audit.content.ContentKeys;
import nl.genaisluis.audit.content.SealingKey;
import nl.genaisluis.audit.note.NoteFault;
import nl.genaisluis.audit.note.Signer;
import nl.genaisluis.audit.note.VerifierKey;
import nl.genaisluis.audit.uselog.UseKeys;
import org.jspecify.annotations.Nullable;

/// The folder of keys: one signing key for each log that was ever begun with it, the master key of
/// the contents and the key of the use log. A key is made when a ledger is new and never after:
/// data whose key is gone must not quietly go on under another.
final class KeyFolder {
  private static final String CONTENT = "content.key";
  private static final String USE = "use.key";

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

  /// The key of an existing log, under whichever year it was begun with; null when it is not here.
  @Nullable Signer signerOrNull(String verifierKey) throws IOException {
    Path named = file(verifierKey);
    if (Files.exists(named)) {
      Signer signer = read(named);
      if (!signer.verifier().toString().equals(verifierKey)) {
        throw new LedgerFault(LedgerFault.KEY, "signing key is not that of the log: " + named);
      }
      return signer;
    }
    if (!Files.isDirectory(folder)) {
      return null;
    }
    VerifierKey wanted = VerifierKey.parse(verifierKey);
    try (DirectoryStream<Path> files = Files.newDirectoryStream(folder, "log-*.key")) {
      for (Path file : files) {
        Signer signer = read(file);
        if (signer.verifier().isSameKeyAs(wanted)) {
          return signer.named(wanted.name());
        }
      }
    }
    return null;
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
    Signer signer = signerOrNull(verifierKey);
    if (signer == null) {
      throw new LedgerFault(
          LedgerFault.KEY, "signing key of the log is missing: " + file(verifierKey));
    }
    return signer;
  }

  private static Signer read(Path file) throws IOException {
    try {
      return Signer.parse(Files.readString(file));
    } catch (NoteFault unreadable) {
      throw new LedgerFault(LedgerFault.KEY, "signing key cannot be read: " + file, unreadable);
    }
  }

  /// The master key of the contents, made when there is none.
  ContentKeys createContentKeys() throws IOException {
    return new ContentKeys(readOrCreate(CONTENT));
  }

  /// The master key with this fingerprint.
  ContentKeys contentKeys(String fingerprint) throws IOException {
    ContentKeys keys = new ContentKeys(read(CONTENT));
    same(CONTENT, keys.fingerprint(), fingerprint);
    return keys;
  }

  /// The key of the use log, made when there is none.
  UseKeys createUseKeys() throws IOException {
    return new UseKeys(new SealingKey(readOrCreate(USE)));
  }

  /// The key of the use log with this fingerprint.
  UseKeys useKeys(String fingerprint) throws IOException {
    UseKeys keys = new UseKeys(new SealingKey(read(USE)));
    same(USE, keys.fingerprint(), fingerprint);
    return keys;
  }

  private void same(String name, String fingerprint, String wanted) {
    if (!fingerprint.equals(wanted)) {
      throw new LedgerFault(
          LedgerFault.KEY, "key is not the one that wrote the data: " + folder.resolve(name));
    }
  }

  private byte[] readOrCreate(String name) throws IOException {
    Path file = folder.resolve(name);
    if (!Files.exists(file)) {
      DurableFiles.writeSecret(file, SealingKey.random());
    }
    return read(name);
  }

  private byte[] read(String name) throws IOException {
    Path file = folder.resolve(name);
    if (!Files.exists(file)) {
      throw new LedgerFault(LedgerFault.KEY, "key is missing: " + file);
    }
    byte[] key = Files.readAllBytes(file);
    if (key.length != SealingKey.LENGTH) {
      throw new LedgerFault(LedgerFault.KEY, "key must have 32 bytes: " + file);
    }
    return key;
  }

  /// Named for the key's id, so that a second log never writes over the key of a first.
  private Path file(String verifierKey) {
    return folder.resolve("log-" + verifierKey.split("\\+", -1)[1] + ".key");
  }
}
