package nl.genaisluis.gateway.upstream;

import java.util.List;
import nl.genaisluis.gateway.dialect.Dialect;
import nl.genaisluis.policy.Candidate;
import org.jspecify.annotations.Nullable;

/// A model that started to answer.
///
/// @param attempts every try so far, the one that answers last
/// @param dialect how the host speaks; null when no host was asked
public record Answering(
    Candidate by, Reply reply, List<Attempted> attempts, @Nullable Dialect dialect) {
  public Answering {
    attempts = List.copyOf(attempts);
  }

  /// The energy that the host states for this answer in Wh, as far as it has come in; null when it
  /// states none. The host's word, not our measurement.
  public @Nullable Double statedWh() {
    return switch (reply) {
      case Reply.Whole(var body) -> dialect == null ? null : dialect.statedWh(body);
      case Reply.Chunks(ChunkStream stream) -> stream.statedWh();
    };
  }
}
