package nl.genaisluis.audit.note;

import java.nio.ByteBuffer;
import java.time.Instant;

/// The secret half of a witness's key. Its text form is a secret; `toString` shows the public half
/// only.
public final class Cosigner {
  private final Signer signer;

  private Cosigner(Signer signer) {
    this.signer = signer;
  }

  /// A new random key.
  public static Cosigner generate(String name) {
    return new Cosigner(Signer.generate(name, WitnessKey.TYPE));
  }

  /// Reads what [#secret] wrote.
  public static Cosigner parse(String secret) {
    return new Cosigner(Signer.parse(secret, WitnessKey.TYPE));
  }

  /// The text form, as a log's key has it.
  public String secret() {
    return signer.secret();
  }

  public WitnessKey verifier() {
    return new WitnessKey(signer.verifier());
  }

  /// The checkpoint with this witness's cosignature as its only signature.
  public SignedNote cosign(SignedNote checkpoint, Instant now) {
    byte[] signature = signer.sign(WitnessKey.message(now.getEpochSecond(), checkpoint));
    byte[] timed =
        ByteBuffer.allocate(Long.BYTES + signature.length)
            .putLong(now.getEpochSecond())
            .put(signature)
            .array();
    return SignedNote.of(checkpoint.text(), signer.verifier(), timed);
  }

  @Override
  public String toString() {
    return "Cosigner[" + signer.verifier() + "]";
  }
}
