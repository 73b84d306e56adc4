package nl.genaisluis.audit.vault;

/// A sealed secret as it is stored and handed over: `exchange`, two wrapped shares and the
/// ciphertext, in one run of bytes. Holds its array without copying it; whoever makes one gives it
/// away.
public final class VaultRecord {
  private final byte[] bytes;

  public VaultRecord(byte[] bytes) {
    this.bytes = bytes;
  }

  /// The record as it is stored; not a copy.
  public byte[] bytes() {
    return bytes;
  }

  @Override
  public String toString() {
    return "VaultRecord[" + bytes.length + " bytes]";
  }
}
