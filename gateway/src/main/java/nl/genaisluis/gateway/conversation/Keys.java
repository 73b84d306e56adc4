package nl.genaisluis.gateway.conversation;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import nl.genaisluis.gateway.config.ConfigException;
import nl.genaisluis.gateway.secret.KeyFile;

/// The master key of the conversations and what is made with it: pseudonyms of holders
/// (HMAC-SHA-256) and their own keys, wrapped (AES-256-GCM). Safe for use by many threads.
final class Keys {
  private static final String FILE = "conversations.key";
  private static final int KEY_BYTES = 32;
  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;

  private final SecureRandom random = new SecureRandom();
  private final SecretKeySpec wrapping;
  private final SecretKeySpec naming;
  private final String fingerprint;

  private Keys(byte[] master) {
    // One use for each key: what names holders never encrypts.
    this.wrapping = new SecretKeySpec(derive(master, "wrap"), "AES");
    this.naming = new SecretKeySpec(derive(master, "name"), "HmacSHA256");
    this.fingerprint = HexFormat.of().formatHex(derive(master, "fingerprint"), 0, 16);
  }

  /// The key for a new store: that of an earlier start that made no store, or a new one.
  static Keys fresh(Path folder) throws IOException {
    byte[] key = new byte[KEY_BYTES];
    new SecureRandom().nextBytes(key);
    KeyFile.makeIfAbsent(folder.resolve(FILE), key);
    return read(folder);
  }

  /// The key that an existing store was made with. A store whose key is gone must not go on under
  /// another: its texts could never be read again, and nobody would be told.
  static Keys of(Path folder, String fingerprint) throws IOException {
    if (!Files.exists(folder.resolve(FILE))) {
      throw new ConfigException(
          FILE + ", the master key of the conversations, is missing in the folder of keys");
    }
    Keys keys = read(folder);
    if (!keys.fingerprint.equals(fingerprint)) {
      throw new ConfigException(FILE + " is not the key that the conversations were stored with");
    }
    return keys;
  }

  private static Keys read(Path folder) throws IOException {
    byte[] master = Files.readAllBytes(folder.resolve(FILE));
    try {
      if (master.length != KEY_BYTES) {
        throw new ConfigException(FILE + " is not a key of 32 bytes");
      }
      return new Keys(master);
    } finally {
      Arrays.fill(master, (byte) 0);
    }
  }

  /// Shows which master key it is without showing the key.
  String fingerprint() {
    return fingerprint;
  }

  /// The pseudonym of somebody; without the key there is no way back.
  String pseudonym(String sort, String name) {
    return HexFormat.of()
        .formatHex(hmac(naming, (sort + ":" + name).getBytes(StandardCharsets.UTF_8)));
  }

  /// A new key for this holder, wrapped.
  byte[] newWrapped(String holder) {
    byte[] key = new byte[KEY_BYTES];
    random.nextBytes(key);
    try {
      return seal(wrapping, holder, key);
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  /// The key of this holder.
  SecretKeySpec unwrap(String holder, byte[] wrapped) {
    byte[] key = open(wrapping, holder, wrapped);
    try {
      return new SecretKeySpec(key, "AES");
    } finally {
      Arrays.fill(key, (byte) 0);
    }
  }

  /// Nonce and ciphertext. The place is authenticated: what is moved elsewhere cannot be opened.
  byte[] seal(SecretKeySpec key, String place, byte[] plain) {
    byte[] nonce = new byte[NONCE_BYTES];
    random.nextBytes(nonce);
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(Cipher.ENCRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
      byte[] out = Arrays.copyOf(nonce, NONCE_BYTES + cipher.getOutputSize(plain.length));
      cipher.doFinal(plain, 0, plain.length, out, NONCE_BYTES);
      return out;
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException("sealing failed", broken);
    }
  }

  byte[] open(SecretKeySpec key, String place, byte[] sealed) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(Cipher.DECRYPT_MODE, key, new GCMParameterSpec(TAG_BITS, sealed, 0, NONCE_BYTES));
      cipher.updateAAD(place.getBytes(StandardCharsets.UTF_8));
      return cipher.doFinal(sealed, NONCE_BYTES, sealed.length - NONCE_BYTES);
    } catch (GeneralSecurityException notAuthentic) {
      throw new IllegalStateException("a stored text was changed or moved");
    }
  }

  private static byte[] derive(byte[] master, String purpose) {
    return hmac(
        new SecretKeySpec(master, "HmacSHA256"),
        ("genai-sluis conversations " + purpose).getBytes(StandardCharsets.UTF_8));
  }

  private static byte[] hmac(SecretKeySpec key, byte[] bytes) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(key);
      return mac.doFinal(bytes);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  @Override
  public String toString() {
    return "Keys[" + fingerprint + "]";
  }
}
