package nl.genaisluis.gateway.upstream;

import java.time.Duration;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// An attempt that gave no complete answer. It never holds a byte of what the host sent.
public final class UpstreamFault extends RuntimeException {
  private static final long serialVersionUID = 2L;

  /// What went wrong.
  public enum Reason {
    /// There was no connection within its deadline.
    CONNECT_FAILED(true),
    /// The connection held but no answer began in time.
    TIMEOUT_FIRST_BYTE(true),
    /// The answer began and then nothing came.
    TIMEOUT_IDLE(true),
    /// The answer took too long as a whole.
    TIMEOUT_TOTAL(false),
    /// The connection ended before the answer was complete.
    CUT(true),
    /// The host wants fewer calls.
    STATUS_429(true),
    /// The host failed.
    STATUS_5XX(true),
    /// The host did not take the request.
    STATUS_4XX(false),
    /// The host answered with another status than 200, such as a redirect.
    STATUS_OTHER(false),
    /// The host reported an error inside a successful answer.
    HOST_ERROR(true),
    /// The answer is not in the protocol, or is larger than its bound.
    BAD_ANSWER(false),
    /// The gateway has no room to gather the answer in, beside those of others.
    NO_ROOM(false),
    /// The model inside this process failed.
    MODEL_FAILED(true),
    /// The request holds something that this kind of host cannot be asked.
    UNSUPPORTED(false),
    /// Nobody waits for the answer any more.
    CANCELLED(false),
    /// The host failed too often and is left alone for a while; it was not called.
    HOST_RESTING(false),
    /// As many calls as the host is given are under way; it was not called.
    HOST_BUSY(false),
    /// Somebody set a stop while the call waited for its turn; nothing was sent.
    STOPPED(false);

    private final boolean retryable;

    Reason(boolean retryable) {
      this.retryable = retryable;
    }

    /// The stable code: the name in lower case.
    public String code() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private final Reason reason;
  private final int status;
  private final boolean begun;
  private final @Nullable Duration retryAfter;
  private final @Nullable String field;

  private UpstreamFault(Reason reason, int status, Hint hint, boolean begun, String detail) {
    super(reason.code() + ": " + detail, null, false, false);
    this.reason = reason;
    this.status = status;
    this.begun = begun;
    this.retryAfter = hint.retryAfter();
    this.field = hint.field();
  }

  /// What the caller can do about it.
  private record Hint(@Nullable Duration retryAfter, @Nullable String field) {
    static final Hint NONE = new Hint(null, null);
  }

  /// A fault of this kind; the detail is ours, never the host's.
  static UpstreamFault of(Reason reason, String detail) {
    return new UpstreamFault(reason, 0, Hint.NONE, false, detail);
  }

  /// A host's answer with another status than 200.
  static UpstreamFault ofStatus(int status, @Nullable Duration retryAfter) {
    Reason reason = Reason.STATUS_OTHER;
    if (status == 429) {
      reason = Reason.STATUS_429;
    } else if (status >= 500 && status < 600) {
      reason = Reason.STATUS_5XX;
    } else if (status >= 400 && status < 500) {
      reason = Reason.STATUS_4XX;
    }
    Hint hint = new Hint(retryAfter, null);
    return new UpstreamFault(reason, status, hint, false, "the host answered " + status);
  }

  /// The host rests for so long.
  static UpstreamFault resting(Duration left) {
    return new UpstreamFault(
        Reason.HOST_RESTING, 0, new Hint(left, null), false, "the host is left alone");
  }

  /// The host cannot carry this member of the caller's body.
  static UpstreamFault unsayable(String field) {
    return new UpstreamFault(
        Reason.UNSUPPORTED, 0, new Hint(null, field), false, "a member that the host lacks");
  }

  /// This fault, of an answer that had begun: not retryable any more.
  UpstreamFault afterFirstChunk() {
    Hint hint = new Hint(retryAfter, field);
    return new UpstreamFault(reason, status, hint, true, "the answer had begun");
  }

  /// What went wrong.
  public Reason reason() {
    return reason;
  }

  /// The stable code of the reason.
  public String code() {
    return reason.code();
  }

  /// True when the same request may succeed later or at another host, and no chunk was handed on.
  public boolean retryable() {
    return reason.retryable && !begun;
  }

  /// The host's HTTP status; 0 when it gave none or gave 200.
  public int status() {
    return status;
  }

  /// True when the host was called, or at least knocked at.
  boolean called() {
    return reason != Reason.HOST_RESTING
        && reason != Reason.HOST_BUSY
        && reason != Reason.STOPPED
        && reason != Reason.UNSUPPORTED;
  }

  /// The member of the caller's body that stands in the way; null when there is none to name.
  public @Nullable String field() {
    return field;
  }

  /// How long the host asks us to wait; null when it does not say.
  public @Nullable Duration retryAfter() {
    return retryAfter;
  }
}
