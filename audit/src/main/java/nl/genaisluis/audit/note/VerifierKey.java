package nl.genaisluis.audit.note;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.PublicKey;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// The public half of a note key: a name, a short id and an Ed25519 key.
public final class VerifierKey {
  static final int ID_LENGTH = 4;
  private static final int KEY_LENGTH = 32;

  /// A signature over the text itself.
  static final byte ED25519 = 1;

  /// The X.509 form of an Ed25519 key is these bytes and the raw key (RFC 8410 §4).
  private static final byte[] X509_HEAD = HexFormat.of().parseHex("302a300506032b6570032100");

  private final String name;
  private final byte type;
  private final byte[] raw;
  private final byte[] id;
  private final PublicKey key;

  private VerifierKey(String name, byte type, byte[] raw) {
    this.name = name(name);
    this.type = type;
    this.raw = raw;
    try {
      this.id = id(name, type, raw);
      byte[] encoded = Arrays.copyOf(X509_HEAD, X509_HEAD.length + KEY_LENGTH);
      System.arraycopy(raw, 0, encoded, X509_HEAD.length, KEY_LENGTH);
      this.key = KeyFactory.getInstance("Ed25519").generatePublic(new X509EncodedKeySpec(encoded));
    } catch (GeneralSecurityException notAKey) {
      throw new NoteFault("verifier key is not an Ed25519 key", notAKey);
    }
  }

  /// The key with this name whose X.509 form is given.
  static VerifierKey of(String name, PublicKey key, byte type) {
    byte[] encoded = key.getEncoded();
    return new VerifierKey(
        name, type, Arrays.copyOfRange(encoded, encoded.length - KEY_LENGTH, encoded.length));
  }

  /// The key with this name and these 32 bytes.
  static VerifierKey raw(String name, byte[] raw) {
    return new VerifierKey(name, ED25519, raw.clone());
  }

  /// Reads `name+id+base64(type ‖ key)`, whose id must be that of name and key.
  public static VerifierKey parse(String text) {
    return parse(text, ED25519);
  }

  /// The same for keys that sign in another way.
  static VerifierKey parse(String text, byte type) {
    String[] parts = text.split("\\+", 3);
    if (parts.length != 3) {
      throw new NoteFault("verifier key must be name+id+key");
    }
    byte[] typed = base64(parts[2]);
    if (typed == null || typed.length != 1 + KEY_LENGTH || typed[0] != type) {
      throw new NoteFault("verifier key must hold one Ed25519 key");
    }
    VerifierKey key = new VerifierKey(parts[0], type, Arrays.copyOfRange(typed, 1, typed.length));
    if (!key.idHex().equals(parts[1])) {
      throw new NoteFault("verifier key has an id that is not its own");
    }
    return key;
  }

  /// The same key under another name: a log signs the checkpoints of each year with one key.
  public VerifierKey named(String other) {
    return new VerifierKey(other, type, raw);
  }

  /// True for the same key, whatever the names.
  public boolean isSameKeyAs(VerifierKey other) {
    return type == other.type && Arrays.equals(raw, other.raw);
  }

  /// A key name: not empty, no space of any kind, no plus sign.
  static String name(String name) {
    boolean bad =
        name.isEmpty()
            || name.codePoints()
                .anyMatch(
                    c ->
                        c == '+'
                            || Character.isWhitespace(c)
                            || Character.isSpaceChar(c)
                            || Character.isISOControl(c));
    if (bad) {
      throw new NoteFault("key name must not be empty and have no space or plus sign");
    }
    return name;
  }

  /// The bytes that standard base64 spells; null for anything spelled another way.
  static byte @Nullable [] base64(String text) {
    try {
      byte[] bytes = Base64.getDecoder().decode(text);
      return Base64.getEncoder().encodeToString(bytes).equals(text) ? bytes : null;
    } catch (IllegalArgumentException notBase64) {
      return null;
    }
  }

  public String name() {
    return name;
  }

  byte[] id() {
    return id.clone();
  }

  private String idHex() {
    return HexFormat.of().formatHex(id);
  }

  /// True when this key made the signature over exactly these bytes.
  boolean signed(byte[] text, byte[] signature) {
    try {
      Signature verifier = Signature.getInstance("Ed25519");
      verifier.initVerify(key);
      verifier.update(text);
      return verifier.verify(signature);
    } catch (GeneralSecurityException notASignature) {
      return false;
    }
  }

  /// `name+id+base64(type ‖ key)`: what is handed to whoever verifies.
  @Override
  public String toString() {
    byte[] typed = new byte[1 + KEY_LENGTH];
    typed[0] = type;
    System.arraycopy(raw, 0, typed, 1, KEY_LENGTH);
    return name + "+" + idHex() + "+" + Base64.getEncoder().encodeToString(typed);
  }

  /// SHA-256(name ‖ newline ‖ type ‖ key), its first four bytes.
  private static byte[] id(String name, byte type, byte[] raw) throws GeneralSecurityException {
    ByteArrayOutputStream input = new ByteArrayOutputStream();
    input.writeBytes(name.getBytes(StandardCharsets.UTF_8));
    input.write('\n');
    input.write(type);
    input.writeBytes(raw);
    byte[] digest = MessageDigest.getInstance("SHA-256").digest(input.toByteArray());
    return Arrays.copyOf(digest, ID_LENGTH);
  }
}
