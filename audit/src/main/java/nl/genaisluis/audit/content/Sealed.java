package nl.genaisluis.audit.content;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A content as it is stored: unreadable without the master key. Holds its arrays without copying
/// them; whoever makes one gives them away.
public final class Sealed {
  private final byte[] wrappedKey;
  private final byte[] ciphertext;
  private final String commitment;
  private final @Nullable Instant retainUntil;
  private final byte @Nullable [] unit;

  /// @param wrappedKey the record's key and salt, encrypted under the master key
  /// @param ciphertext the text, encrypted under the record's key
  /// @param commitment HMAC-SHA-256 of the text and the unit under the salt, in hexadecimal
  /// @param unit the unit, encrypted under the record's key; null when there is none
  public Sealed(
      byte[] wrappedKey,
      byte[] ciphertext,
      String commitment,
      @Nullable Instant retainUntil,
      byte @Nullable [] unit) {
    this.wrappedKey = wrappedKey;
    this.ciphertext = ciphertext;
    this.commitment = commitment;
    this.retainUntil = retainUntil;
    this.unit = unit;
  }

  /// A content of which nobody knows the unit.
  public Sealed(
      byte[] wrappedKey, byte[] ciphertext, String commitment, @Nullable Instant retainUntil) {
    this(wrappedKey, ciphertext, commitment, retainUntil, null);
  }

  /// The record's key and salt under the master key; not a copy.
  public byte[] wrappedKey() {
    return wrappedKey;
  }

  /// The text under the record's key; not a copy.
  public byte[] ciphertext() {
    return ciphertext;
  }

  /// What the leaf says of the content.
  public String commitment() {
    return commitment;
  }

  /// When it may be destroyed; null when only an erasure destroys it.
  public @Nullable Instant retainUntil() {
    return retainUntil;
  }

  /// The unit under the record's key, null when there is none; not a copy.
  public byte @Nullable [] unit() {
    return unit;
  }

  @Override
  public String toString() {
    return "Sealed[" + ciphertext.length + " bytes]";
  }
}
