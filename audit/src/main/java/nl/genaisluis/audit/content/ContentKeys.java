package nl.genaisluis.audit.content;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;

/// Seals and opens contents under one master key. Safe for use by many threads.
public final class ContentKeys {
  /// Length of the master key in bytes.
  public static final int LENGTH = SealingKey.LENGTH;

  private static final int SALT_LENGTH = 32;

  private final SecureRandom random = new SecureRandom();
  private final SealingKey master;
  private final String fingerprint;

  /// Keys under this master key, which is copied.
  public ContentKeys(byte[] master) {
    this.master = new SealingKey(master);
    this.fingerprint = this.master.fingerprint("genai-sluis content key");
  }

  /// Tells master keys apart: the same for the same key, and no way back to it.
  public String fingerprint() {
    return fingerprint;
  }

  /// Encrypts a content under a new key and binds it to a leaf by a new salt.
  public Sealed seal(String leafId, Content content) {
    byte[] salt = new byte[SALT_LENGTH];
    random.nextBytes(salt);
    return seal(leafId, content, salt);
  }

  /// Encrypts a content of another installation under a new key; the salt stays, and with it what
  /// the leaf says.
  public Sealed seal(String leafId, Revealed revealed) {
    return seal(leafId, revealed.content(), HexFormat.of().parseHex(revealed.salt()));
  }

  private Sealed seal(String leafId, Content content, byte[] salt) {
    byte[] bytes = content.text().getBytes(StandardCharsets.UTF_8);
    byte[] keyAndSalt = new byte[LENGTH + SALT_LENGTH];
    random.nextBytes(keyAndSalt);
    System.arraycopy(salt, 0, keyAndSalt, LENGTH, SALT_LENGTH);
    try {
      return new Sealed(
          master.seal(leafId, keyAndSalt),
          own(keyAndSalt).seal(leafId, bytes),
          commitment(keyAndSalt, bytes),
          content.retainUntil());
    } finally {
      Arrays.fill(keyAndSalt, (byte) 0);
    }
  }

  /// The content that was sealed for this leaf. What was changed, moved to another leaf, sealed
  /// under another master key or does not fit its commitment is a [ContentFault].
  public Content open(String leafId, Sealed sealed) {
    return reveal(leafId, sealed).content();
  }

  /// The same, with the salt.
  public Revealed reveal(String leafId, Sealed sealed) {
    byte[] bytes;
    byte[] salt;
    byte[] keyAndSalt = master.open(leafId, sealed.wrappedKey());
    try {
      bytes = own(keyAndSalt).open(leafId, sealed.ciphertext());
      salt = Arrays.copyOfRange(keyAndSalt, LENGTH, keyAndSalt.length);
      if (!commitment(keyAndSalt, bytes).equals(sealed.commitment())) {
        throw new ContentFault("content does not fit the commitment of its leaf");
      }
    } finally {
      Arrays.fill(keyAndSalt, (byte) 0);
    }
    return new Revealed(
        new Content(new String(bytes, StandardCharsets.UTF_8), sealed.retainUntil()),
        HexFormat.of().formatHex(salt));
  }

  static String commitment(Revealed revealed) {
    byte[] bytes = revealed.content().text().getBytes(StandardCharsets.UTF_8);
    return HexFormat.of()
        .formatHex(SealingKey.mac(HexFormat.of().parseHex(revealed.salt()), bytes));
  }

  private static SealingKey own(byte[] keyAndSalt) {
    return new SealingKey(Arrays.copyOf(keyAndSalt, LENGTH));
  }

  private static String commitment(byte[] keyAndSalt, byte[] bytes) {
    byte[] salt = Arrays.copyOfRange(keyAndSalt, LENGTH, keyAndSalt.length);
    return HexFormat.of().formatHex(SealingKey.mac(salt, bytes));
  }

  @Override
  public String toString() {
    return "ContentKeys[" + fingerprint + "]";
  }
}
