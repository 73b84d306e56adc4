package nl.genaisluis.gateway.upstream;

import java.util.List;

/// No model of the permit answered.
public final class NoAnswer extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private final transient List<Attempted> attempts;
  private final transient UpstreamFault last;

  NoAnswer(List<Attempted> attempts, UpstreamFault last) {
    super("no model answered: " + last.code(), null, false, false);
    this.attempts = List.copyOf(attempts);
    this.last = last;
  }

  /// Every try, in order.
  public List<Attempted> attempts() {
    return attempts;
  }

  /// Why the last try failed.
  public UpstreamFault last() {
    return last;
  }
}
