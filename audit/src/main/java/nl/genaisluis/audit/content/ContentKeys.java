package nl.genaisluis.audit.content;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Seals and opens contents under one master key. Safe for use by many threads.
public final class ContentKeys {
  /// Length of the master key in bytes.
  public static final int LENGTH = 32;

  private static final int NONCE_LENGTH = 12;
  private static final int TAG_BITS = 128;
  private static final int SALT_LENGTH = 32;

  private final SecureRandom random = new SecureRandom();
  private final SecretKeySpec master;
  private final String fingerprint;

  /// Keys under this master key, which is copied.
  public ContentKeys(byte[] master) {
    if (master.length != LENGTH) {
      throw new IllegalArgumentException("master key must have 32 bytes, has: " + master.length);
    }
    this.master = new SecretKeySpec(master, "AES");
    // Shows which key it is without showing the key.
    byte[] label = "genai-sluis content key".getBytes(StandardCharsets.UTF_8);
    this.fingerprint = HexFormat.of().formatHex(hmac(master, label), 0, 16);
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
          encrypt(master, leafId, keyAndSalt),
          encrypt(new SecretKeySpec(keyAndSalt, 0, LENGTH, "AES"), leafId, bytes),
          HexFormat.of().formatHex(hmac(salt, bytes)),
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
    byte[] keyAndSalt = decrypt(master, leafId, sealed.wrappedKey());
    try {
      bytes = decrypt(new SecretKeySpec(keyAndSalt, 0, LENGTH, "AES"), leafId, sealed.ciphertext());
      salt = Arrays.copyOfRange(keyAndSalt, LENGTH, keyAndSalt.length);
      if (!HexFormat.of().formatHex(hmac(salt, bytes)).equals(sealed.commitment())) {
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
    return HexFormat.of().formatHex(hmac(HexFormat.of().parseHex(revealed.salt()), bytes));
  }

  /// Nonce and ciphertext; the leaf id is authenticated with it.
  private byte[] encrypt(SecretKeySpec key, String leafId, byte[] plain) {
    byte[] nonce = new byte[NONCE_LENGTH];
    random.nextBytes(nonce);
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(leafId.getBytes(StandardCharsets.US_ASCII));
      byte[] out = Arrays.copyOf(nonce, NONCE_LENGTH + cipher.getOutputSize(plain.length));
      cipher.doFinal(plain, 0, plain.length, out, NONCE_LENGTH);
      return out;
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException("sealing failed", broken);
    }
  }

  private static byte[] decrypt(SecretKeySpec key, String leafId, byte[] sealed) {
    if (sealed.length < NONCE_LENGTH) {
      throw new ContentFault("sealed content is cut off");
    }
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(
          Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, sealed, 0, NONCE_LENGTH));
      cipher.updateAAD(leafId.getBytes(StandardCharsets.US_ASCII));
      return cipher.doFinal(sealed, NONCE_LENGTH, sealed.length - NONCE_LENGTH);
    } catch (GeneralSecurityException notAuthentic) {
      throw new ContentFault("content cannot be opened with this key");
    }
  }

  private static byte[] hmac(byte[] key, byte[] bytes) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(key, "HmacSHA256"));
      return mac.doFinal(bytes);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public String toString() {
    return "ContentKeys[" + fingerprint + "]";
  }
}
