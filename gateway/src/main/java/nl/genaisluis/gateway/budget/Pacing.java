package nl.genaisluis.gateway.budget;

import java.util.concurrent.CompletionStage;
import nl.genaisluis.gateway.identity.Caller;

/// A limit on how often a caller may ask: [RateLimits] of a gateway that stands alone, and
/// [JointLimits] of nodes that share a database. Thread-safe; never blocks.
public sealed interface Pacing permits RateLimits, JointLimits {
  /// Takes one request from what the caller may ask, if there is one. The stage fails when that
  /// cannot be known. Completion may happen on another thread.
  CompletionStage<RateLimits.Pace> ask(Caller caller);
}
