package nl.genaisluis.gateway.cache;

import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import java.util.Iterator;
import java.util.List;
import nl.genaisluis.gateway.upstream.ChunkStream;
import nl.genaisluis.models.wire.ChatChunk;
import org.jspecify.annotations.Nullable;

/// The chunks of a kept answer. They are there already, so whoever asks for them gets them at once;
/// a handler that pauses is heard. Confined to one event loop.
final class KeptChunks implements ChunkStream {
  private final Iterator<ChatChunk> rest;
  private final Promise<Void> over = Promise.promise();
  private @Nullable Handler<ChatChunk> handler;
  private @Nullable Handler<Void> endHandler;
  private long wanted;
  private boolean giving;
  private boolean ended;

  KeptChunks(List<ChatChunk> chunks) {
    this.rest = List.copyOf(chunks).iterator();
  }

  private void give() {
    if (giving) {
      return;
    }
    giving = true;
    while (wanted > 0 && rest.hasNext() && !ended) {
      wanted--;
      ChatChunk next = rest.next();
      if (handler != null) {
        handler.handle(next);
      }
    }
    giving = false;
    if (wanted > 0 && !ended) {
      ended = true;
      over.tryComplete();
      if (endHandler != null) {
        endHandler.handle(null);
      }
    }
  }

  @Override
  public void cancel() {
    ended = true;
    over.tryComplete();
  }

  @Override
  public Future<Void> over() {
    return over.future();
  }

  @Override
  public ChunkStream handler(@Nullable Handler<ChatChunk> handler) {
    this.handler = handler;
    return this;
  }

  @Override
  public ChunkStream endHandler(@Nullable Handler<Void> handler) {
    this.endHandler = handler;
    return this;
  }

  @Override
  public ChunkStream exceptionHandler(@Nullable Handler<Throwable> handler) {
    return this;
  }

  @Override
  public ChunkStream pause() {
    wanted = 0;
    return this;
  }

  @Override
  public ChunkStream resume() {
    return fetch(Long.MAX_VALUE);
  }

  @Override
  public ChunkStream fetch(long amount) {
    wanted = amount > Long.MAX_VALUE - wanted ? Long.MAX_VALUE : wanted + amount;
    give();
    return this;
  }
}
