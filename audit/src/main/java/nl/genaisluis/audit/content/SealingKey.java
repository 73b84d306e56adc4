package nl.genaisluis.audit.content;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.Provider;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// A key that bytes are sealed under (AES-256-GCM): without it nobody reads them, and nobody
/// changes them or moves them to another place unnoticed. Safe for use by many threads.
public final class SealingKey {
  /// Length of a key in bytes.
  public static final int LENGTH = 32;

  private static final int NONCE_LENGTH = 12;
  private static final int TAG_BITS = 128;
  private static final String SEALING = "AES/GCM/NoPadding";
  private static final String MARKING = "HmacSHA256";
  private static final SecureRandom RANDOM = new SecureRandom();

  /// Whom the platform names first for both, asked once: to look through all its providers costs
  /// more than to seal a short text, and every request seals several.
  private static final Provider SEALER = sealer();

  private static final Provider MARKER = marker();

  /// One for each thread: to make one takes as long as to open a short text. Each opening begins it
  /// anew. Nothing is sealed with it: one that sealed refuses to seal alike.
  private static final ThreadLocal<Cipher> OPENING = ThreadLocal.withInitial(SealingKey::cipher);

  private final SecretKeySpec key;

  /// A key of these bytes, which are copied.
  public SealingKey(byte[] key) {
    if (key.length != LENGTH) {
      throw new IllegalArgumentException("key must have 32 bytes, has: " + key.length);
    }
    this.key = new SecretKeySpec(key, "AES");
  }

  /// A new key of random bytes.
  public static byte[] random() {
    byte[] key = new byte[LENGTH];
    RANDOM.nextBytes(key);
    return key;
  }

  /// Tells keys apart: the same for the same key and label, and no way back to the key.
  public String fingerprint(String label) {
    return HexFormat.of().formatHex(mac(label.getBytes(StandardCharsets.UTF_8)), 0, 16);
  }

  /// HMAC-SHA-256 of these bytes under this key.
  public byte[] mac(byte[] bytes) {
    return mac(key.getEncoded(), bytes);
  }

  static byte[] mac(byte[] key, byte[] bytes) {
    try {
      Mac mac = Mac.getInstance(MARKING, MARKER);
      mac.init(new SecretKeySpec(key, MARKING));
      return mac.doFinal(bytes);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /// Nonce and ciphertext. The place they are meant for is authenticated with them.
  public byte[] seal(String place, byte[] plain) {
    byte[] nonce = new byte[NONCE_LENGTH];
    RANDOM.nextBytes(nonce);
    return seal(place, plain, nonce);
  }

  /// The same with a nonce of what is sealed, so that equal bytes are sealed alike: who reads them
  /// sees which are equal, and no more. For a key that seals nothing else.
  byte[] sealAlike(String place, byte[] plain) {
    return seal(place, plain, Arrays.copyOf(mac(plain), NONCE_LENGTH));
  }

  private byte[] seal(String place, byte[] plain, byte[] nonce) {
    try {
      Cipher cipher = cipher();
      cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(place.getBytes(StandardCharsets.US_ASCII));
      byte[] out = Arrays.copyOf(nonce, NONCE_LENGTH + cipher.getOutputSize(plain.length));
      cipher.doFinal(plain, 0, plain.length, out, NONCE_LENGTH);
      return out;
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException("sealing failed", broken);
    }
  }

  /// What was sealed for this place. Bytes that were changed, moved or sealed under another key are
  /// a [ContentFault].
  public byte[] open(String place, byte[] sealed) {
    if (sealed.length < NONCE_LENGTH) {
      throw new ContentFault("sealed content is cut off");
    }
    try {
      Cipher cipher = OPENING.get();
      cipher.init(
          Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, sealed, 0, NONCE_LENGTH));
      cipher.updateAAD(place.getBytes(StandardCharsets.US_ASCII));
      return cipher.doFinal(sealed, NONCE_LENGTH, sealed.length - NONCE_LENGTH);
    } catch (GeneralSecurityException notAuthentic) {
      throw new ContentFault("content cannot be opened with this key");
    }
  }

  private static Cipher cipher() {
    try {
      return Cipher.getInstance(SEALING, SEALER);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /// The provider that takes a key of ours, which is known only once it has one.
  private static Provider sealer() {
    try {
      Cipher cipher = Cipher.getInstance(SEALING);
      cipher.init(Cipher.ENCRYPT_MODE, new SecretKeySpec(random(), "AES"));
      return cipher.getProvider();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Provider marker() {
    try {
      Mac mac = Mac.getInstance(MARKING);
      mac.init(new SecretKeySpec(random(), MARKING));
      return mac.getProvider();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public String toString() {
    return "SealingKey[***]";
  }
}
