package nl.genaisluis.gateway.accountability;

import io.vertx.core.Future;
import java.util.List;
import java.util.Set;
import nl.genaisluis.gateway.identity.Caller;
import org.jspecify.annotations.Nullable;

/// The stops in force. Setting one works at once on every new call and on running streams.
public interface StopBoard {
  /// Sets a stop. When the future completes, the stop is recorded and in force. It fails with a
  /// [StopFault] when it could not be recorded; then it is not in force either.
  ///
  /// @param id what is stopped; null exactly for [StopScope#ALLES]
  /// @param reason free text; to be kept as content, never in a leaf
  Future<StopView> set(Caller caller, StopScope scope, @Nullable String id, String reason);

  /// Lifts a stop. When the future completes, the lifting is recorded and the stop is out of force.
  /// It fails with a [StopFault]: the same person set it, there is no such stop, or the record did
  /// not take it; then the stop stays in force.
  Future<StopView> lift(Caller caller, String stopId);

  /// Ids of the programs whose credential can be revoked: API keys, and clients of the identity
  /// provider that are programs.
  Set<String> keys();

  /// Every stop in force, newest first. Never blocks.
  List<StopView> all();
}
