package nl.genaisluis.gateway.upstream;

import nl.genaisluis.models.wire.Json;

/// What a model answered.
public sealed interface Reply {
  /// A whole answer, as the host wrote it: read it through `ChatAnswer` before anyone sees it.
  record Whole(Json.Obj body) implements Reply {}

  /// A streamed answer, of which the first chunk is there.
  record Chunks(ChunkStream stream) implements Reply {}
}
