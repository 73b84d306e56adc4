package nl.genaisluis.audit.uselog;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A line of the use log as it is stored: unreadable without the key. Holds its arrays without
/// copying them; whoever makes one gives them away.
public final class SealedUse {
  private final byte @Nullable [] who;
  private final byte[] processing;
  private final Instant retainUntil;

  /// @param who null when the person was erased
  public SealedUse(byte @Nullable [] who, byte[] processing, Instant retainUntil) {
    this.who = who;
    this.processing = processing;
    this.retainUntil = retainUntil;
  }

  /// Who it was, sealed; null when the person was erased. Not a copy.
  public byte @Nullable [] who() {
    return who;
  }

  /// What was done and why, sealed. Not a copy.
  public byte[] processing() {
    return processing;
  }

  /// When the line may be destroyed.
  public Instant retainUntil() {
    return retainUntil;
  }

  @Override
  public String toString() {
    return "SealedUse[***]";
  }
}
