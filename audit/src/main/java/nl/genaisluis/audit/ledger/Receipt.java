package nl.genaisluis.audit.ledger;

/// Proof that an entry is durable. Only the ledger makes one, after the entry is on disk; where one
/// is demanded, the entry cannot have been forgotten.
public final class Receipt {
  private final String exchange;
  private final String eventCode;
  private final String leafHash;
  private final String leafId;

  Receipt(String exchange, String eventCode, String leafHash, String leafId) {
    this.exchange = exchange;
    this.eventCode = eventCode;
    this.leafHash = leafHash;
    this.leafId = leafId;
  }

  /// The exchange that the entry belongs to.
  public String exchange() {
    return exchange;
  }

  /// The code of the event ([nl.genaisluis.audit.event.Event#code]).
  public String eventCode() {
    return eventCode;
  }

  /// SHA-256(0x00 ‖ leaf) in hexadecimal (RFC 6962 §2.1): what proofs are about.
  public String leafHash() {
    return leafHash;
  }

  /// The random id of the entry: what its content is asked for by.
  public String leafId() {
    return leafId;
  }

  @Override
  public String toString() {
    return "Receipt[" + eventCode + " " + leafHash + "]";
  }
}
