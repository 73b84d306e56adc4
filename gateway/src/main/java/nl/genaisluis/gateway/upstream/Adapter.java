package nl.genaisluis.gateway.upstream;

import io.vertx.core.Future;

/// A way to ask one kind of host. An adapter tries once and never retries.
public interface Adapter {
  /// Asks the model. The future completes when a whole answer is there, or the first chunk of a
  /// streamed one, and fails only with an [UpstreamFault]. Call it on an event loop; everything
  /// that comes of it happens on that loop.
  ///
  /// @param gone completes when nobody waits for the answer any more: the attempt is then ended at
  ///   once, before or after its first chunk
  Future<Reply> call(Call call, Future<?> gone);
}
