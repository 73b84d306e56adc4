package nl.genaisluis.gateway.exchange;

import java.util.List;
import java.util.Set;
import nl.genaisluis.gateway.upstream.Attempted;
import nl.genaisluis.gateway.upstream.NoAnswer;
import nl.genaisluis.gateway.upstream.UpstreamFault;
import nl.genaisluis.models.wire.Usage;
import org.jspecify.annotations.Nullable;

/// What there is to say when an exchange ends.
///
/// @param model the model that answered; null when none did
/// @param usage null when a model may have worked and nobody knows how much
/// @param flags stable words for what was out of the ordinary
record Closing(
    Ending ending,
    @Nullable String model,
    List<Attempted> attempts,
    @Nullable Usage usage,
    List<String> flags) {
  Closing {
    attempts = List.copyOf(attempts);
    flags = List.copyOf(flags);
  }

  /// Faults before which no model worked.
  private static final Set<String> NOTHING_RAN =
      Set.of(
          UpstreamFault.Reason.CONNECT_FAILED.code(),
          UpstreamFault.Reason.UNSUPPORTED.code(),
          UpstreamFault.Reason.HOST_RESTING.code(),
          UpstreamFault.Reason.HOST_BUSY.code(),
          UpstreamFault.Reason.STOPPED.code());

  /// Answers of a host that looked at the call and not at its text.
  private static final Set<String> TURNED_AWAY =
      Set.of(UpstreamFault.Reason.STATUS_429.code(), UpstreamFault.Reason.STATUS_4XX.code());

  /// True when a model may have read the text of this try.
  static boolean mayHaveRead(Attempted one) {
    return !NOTHING_RAN.contains(one.outcome()) && !TURNED_AWAY.contains(one.outcome());
  }

  /// The same with another ending; null leaves it.
  Closing because(@Nullable Ending other) {
    return other == null ? this : new Closing(other, model, attempts, usage, flags);
  }

  /// The end of an exchange that no model answered.
  static Closing unanswered(Throwable thrown) {
    if (!(thrown instanceof NoAnswer none)) {
      return new Closing(Ending.UPSTREAM_FAILED, null, List.of(), null, List.of("bug"));
    }
    boolean nothingRan =
        none.attempts().stream().allMatch(one -> NOTHING_RAN.contains(one.outcome()));
    return new Closing(
        ending(none.last()), null, none.attempts(), nothingRan ? Usage.NONE : null, List.of());
  }

  private static Ending ending(UpstreamFault fault) {
    return switch (fault.reason()) {
      case TIMEOUT_FIRST_BYTE, TIMEOUT_IDLE, TIMEOUT_TOTAL -> Ending.TIMEOUT;
      case CANCELLED -> Ending.CLIENT_GONE;
      case CUT -> Ending.UPSTREAM_CUT;
      case STOPPED -> Ending.STOPPED;
      case CONNECT_FAILED,
          STATUS_429,
          STATUS_5XX,
          STATUS_4XX,
          STATUS_OTHER,
          HOST_ERROR,
          BAD_ANSWER,
          NO_ROOM,
          MODEL_FAILED,
          UNSUPPORTED,
          HOST_RESTING,
          HOST_BUSY ->
          Ending.UPSTREAM_FAILED;
    };
  }
}
