package nl.genaisluis.audit.note;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The public half of a witness's key (C2SP tlog-cosignature v1, Ed25519). A cosignature says that
/// a checkpoint continues every one that its maker cosigned before, and when that was found; it
/// says nothing of what is in the log.
public final class WitnessKey {
  static final byte TYPE = 4;
  private static final int SIGNATURE_LENGTH = 64;

  private final VerifierKey key;

  WitnessKey(VerifierKey key) {
    this.key = key;
  }

  /// Reads `name+id+base64(4 ‖ key)`, whose id must be that of name and key.
  public static WitnessKey parse(String text) {
    return new WitnessKey(VerifierKey.parse(text, TYPE));
  }

  public String name() {
    return key.name();
  }

  /// When this witness cosigned a checkpoint; null when it did not. A line of this key that does
  /// not hold is a fault.
  public @Nullable Instant cosigned(SignedNote note) {
    byte[] signature = note.signature(key);
    if (signature == null) {
      return null;
    }
    if (signature.length != Long.BYTES + SIGNATURE_LENGTH) {
      throw new NoteFault("cosignature of " + name() + " has the wrong length");
    }
    long seconds = ByteBuffer.wrap(signature).getLong();
    byte[] bare = Arrays.copyOfRange(signature, Long.BYTES, signature.length);
    if (seconds < 0 || seconds > Instant.MAX.getEpochSecond()) {
      throw new NoteFault("cosignature of " + name() + " has no time");
    }
    if (!key.signed(message(seconds, note), bare)) {
      throw new NoteFault("cosignature of " + name() + " does not hold");
    }
    return Instant.ofEpochSecond(seconds);
  }

  /// What is signed: a head line, the time, and the text of the checkpoint.
  static byte[] message(long seconds, SignedNote note) {
    return ("cosignature/v1\ntime " + seconds + "\n" + note.text())
        .getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public String toString() {
    return key.toString();
  }
}
