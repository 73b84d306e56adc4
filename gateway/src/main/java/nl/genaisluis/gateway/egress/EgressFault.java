package nl.genaisluis.gateway.egress;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// An outbound call that was not made. Carries a stable code, the purpose and at most the
/// configured host, never a path or a body.
public final class EgressFault extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// Why the call was not made.
  public enum Code {
    /// No destination has this purpose.
    UNKNOWN_PURPOSE,
    /// The path or address asked for does not lie within the destination.
    OUTSIDE_DESTINATION,
    /// The host resolves to an address that this destination may not reach.
    ADDRESS_REFUSED,
    /// The host has no address, or the name server did not answer in time.
    UNRESOLVED,
    /// No address of the host accepted a connection.
    UNREACHABLE,
    /// All connections are in use and the queue for them is full.
    BUSY;

    /// The stable name of this code.
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Code code;
  private final String purpose;

  EgressFault(Code code, String purpose, String message, @Nullable Throwable cause) {
    super(code.code() + " for " + purpose + ": " + message, cause, false, false);
    this.code = code;
    this.purpose = purpose;
  }

  public Code code() {
    return code;
  }

  public String purpose() {
    return purpose;
  }
}
