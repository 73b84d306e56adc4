package nl.genaisluis.audit.note;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;

/// The secret half of a note key. Its text form is a secret; `toString` shows the public half only.
public final class Signer {
  private final VerifierKey verifier;
  private final PrivateKey key;

  private Signer(VerifierKey verifier, PrivateKey key) {
    this.verifier = verifier;
    this.key = key;
  }

  /// A new random key.
  public static Signer generate(String name) {
    return generate(name, VerifierKey.ED25519);
  }

  /// A new random key that signs in this way.
  static Signer generate(String name, byte type) {
    try {
      KeyPair pair = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
      return new Signer(VerifierKey.of(name, pair.getPublic(), type), pair.getPrivate());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /// Reads what [#secret] wrote; a pair that does not belong together is refused.
  public static Signer parse(String secret) {
    return parse(secret, VerifierKey.ED25519);
  }

  static Signer parse(String secret, byte type) {
    String[] lines = secret.strip().split("\n", -1);
    byte[] encoded = lines.length == 2 ? VerifierKey.base64(lines[1]) : null;
    if (encoded == null) {
      throw new NoteFault("signing key must be a verifier key and a PKCS #8 key in base64");
    }
    Signer signer;
    try {
      signer =
          new Signer(
              VerifierKey.parse(lines[0], type),
              KeyFactory.getInstance("Ed25519").generatePrivate(new PKCS8EncodedKeySpec(encoded)));
    } catch (GeneralSecurityException notAKey) {
      throw new NoteFault("signing key is not an Ed25519 key");
    }
    byte[] trial = "trial\n".getBytes(StandardCharsets.UTF_8);
    if (!signer.verifier.signed(trial, signer.sign(trial))) {
      throw new NoteFault("signing key does not belong to its verifier key");
    }
    return signer;
  }

  /// The text form: the verifier key and the PKCS #8 form of the secret key, a line each.
  public String secret() {
    return verifier + "\n" + Base64.getEncoder().encodeToString(key.getEncoded()) + "\n";
  }

  /// The public half.
  public VerifierKey verifier() {
    return verifier;
  }

  /// The same key under another name.
  public Signer named(String name) {
    return name.equals(verifier.name()) ? this : new Signer(verifier.named(name), key);
  }

  /// The note that this text becomes with this key's signature.
  public SignedNote note(String text) {
    byte[] signature = sign(SignedNote.text(text).getBytes(StandardCharsets.UTF_8));
    return SignedNote.of(text, verifier, signature);
  }

  byte[] sign(byte[] text) {
    try {
      Signature signer = Signature.getInstance("Ed25519");
      signer.initSign(key);
      signer.update(text);
      return signer.sign();
    } catch (GeneralSecurityException broken) {
      throw new IllegalStateException("signing failed", broken);
    }
  }

  @Override
  public String toString() {
    return "Signer[" + verifier + "]";
  }
}
