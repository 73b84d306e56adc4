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

  /// @param wrappedKey the record's key and salt, encrypted under the master key
  /// @param ciphertext the text, encrypted under the record's key
  /// @param commitment HMAC-SHA-256 of the text under the salt, in hexadecimal
  public Sealed(
      byte[] wrappedKey, byte[] ciphertext, String commitment, @Nullable Instant retainUntil) {
    this.wrappedKey = wrappedKey;
    this.ciphertext = ciphertext;
    this.commitment = commitment;
    this.retainUntil = retainUntil;
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

  @Override
  public String toString() {
    return "Sealed[" + ciphertext.length + " bytes]";
  }
}
