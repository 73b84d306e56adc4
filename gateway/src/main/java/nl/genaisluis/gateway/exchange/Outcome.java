package nl.genaisluis.gateway.exchange;

import java.time.Instant;
import nl.genaisluis.gateway.budget.Standing;
import nl.genaisluis.gateway.upstream.UpstreamFault;
import nl.genaisluis.policy.Ground;
import nl.genaisluis.policy.Refusal;
import org.jspecify.annotations.Nullable;

/// How an exchange begins, after all that had to happen first: ruled, reserved, on record.
public sealed interface Outcome {
  /// No; the refusal is on record.
  record Refused(Refusal refusal, String policyVersion, @Nullable String modelAsked)
      implements Outcome {}

  /// Not without a confirmation; the offer is on record.
  record ConfirmFirst(Refusal doubt, String policyVersion, String token, Instant expiresAt)
      implements Outcome {
    @Override
    public String toString() {
      return "ConfirmFirst[***]";
    }
  }

  /// The caller must add or change a field; the refusal is on record.
  record Incomplete(Ground ground, String param, String message) implements Outcome {}

  /// No room before the window of this budget ends; the refusal is on record.
  record NoRoom(Refusal refusal, String policyVersion, Standing full) implements Outcome {}

  /// No model answered; the exchange is closed on record.
  record Unanswered(UpstreamFault fault) implements Outcome {}

  /// A model started to answer.
  record Answered(OpenExchange exchange) implements Outcome {}
}
