package nl.genaisluis.gateway.upstream;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.streams.ReadStream;
import nl.genaisluis.models.wire.ChatChunk;
import org.jspecify.annotations.Nullable;

/// The chunks of one streamed answer, in order. It starts paused: set the handlers, then [#resume]
/// or [#fetch].
///
/// Exactly one of three things ends it: the end handler, and then the host said that the answer is
/// complete; the exception handler, with an [UpstreamFault], at once and without the chunks that
/// were not taken yet; or [#cancel], after which no handler is called.
public interface ChunkStream extends ReadStream<ChatChunk> {
  /// Ends the attempt and its connection. Does nothing when it has ended.
  void cancel();

  /// Completes when the attempt is over: the host said that it is done, or [#cancel]. Fails with an
  /// [UpstreamFault] when it broke. It may complete before the reader took the last chunk.
  Future<Void> over();

  /// The energy that the host stated so far, in Wh; null when it stated none.
  default @Nullable Double statedWh() {
    return null;
  }

  @Override
  ChunkStream handler(Handler<ChatChunk> handler);

  @Override
  ChunkStream endHandler(Handler<Void> handler);

  @Override
  ChunkStream exceptionHandler(Handler<Throwable> handler);

  @Override
  ChunkStream pause();

  @Override
  ChunkStream resume();

  @Override
  ChunkStream fetch(long amount);
}
