package nl.genaisluis.gateway.upstream;

import io.vertx.core.Future;
import io.vertx.core.Vertx;

/// Asks hosts that speak the OpenAI protocol (vLLM, Mistral, Scaleway, Ollama …).
///
/// Sends the call's body and nothing of the client's: no header of theirs, no compression asked.
/// Reads no more than the reader takes, and never shows a byte of an answer that is not 200.
public final class OpenAiRelay implements Adapter {
  private final Vertx vertx;
  private final Door door;
  private final RelayBounds bounds;
  private final Gathering gathering;

  public OpenAiRelay(Vertx vertx, Door door, RelayBounds bounds) {
    this.vertx = vertx;
    this.door = door;
    this.bounds = bounds;
    this.gathering = new Gathering(bounds.gatheredBytesMax());
  }

  @Override
  public Future<Reply> call(Call call, Future<?> gone) {
    return new RelayAttempt(vertx, call, bounds, gathering).start(door, gone);
  }
}
