package nl.genaisluis.gateway.upstream;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Promise;
import java.util.ArrayDeque;
import nl.genaisluis.models.wire.ChatChunk;
import org.jspecify.annotations.Nullable;

/// The reader's side of a streamed answer. Its source asks [#hungry] before it reads on, so it
/// holds no more than the chunks of one read. Confined to one event loop: the source's methods must
/// be called there, the reader's find their way there.
///
/// States: open → ended | failed | cancelled, each final.
final class ChunkQueue implements ChunkStream {
  /// What the queue asks of the source of its chunks.
  interface Source {
    /// The reader took chunks: read on if the queue is hungry.
    void more();

    /// The reader wants no more: let go of the connection.
    void stop();

    /// The energy that the host stated so far, in Wh; null when it stated none.
    default @Nullable Double statedWh() {
      return null;
    }
  }

  private final Context context;
  private final @Nullable Thread loop;
  private final Source source;
  private final ArrayDeque<ChatChunk> waiting = new ArrayDeque<>();
  private final Promise<Void> over = Promise.promise();
  private long demand;
  private boolean complete;
  private boolean closed;
  private boolean delivering;
  private @Nullable UpstreamFault fault;
  private @Nullable Handler<ChatChunk> handler;
  private @Nullable Handler<Void> endHandler;
  private @Nullable Handler<Throwable> exceptionHandler;

  ChunkQueue(Context context, Source source) {
    this.context = context;
    this.loop = Context.isOnEventLoopThread() ? Thread.currentThread() : null;
    this.source = source;
  }

  /// True when the reader asked for more than is waiting.
  boolean hungry() {
    return !closed && !complete && waiting.size() < demand;
  }

  /// The number of chunks that nobody took yet.
  int length() {
    return waiting.size();
  }

  /// One more chunk.
  void add(ChatChunk chunk) {
    if (closed || complete) {
      return;
    }
    waiting.add(chunk);
    deliver();
  }

  /// The answer is complete; the end handler is called when the last chunk was taken.
  void complete() {
    complete = true;
    over.tryComplete();
    deliver();
  }

  /// The answer is broken; the exception handler is called at once.
  void fail(UpstreamFault broken) {
    if (closed) {
      return;
    }
    closed = true;
    waiting.clear();
    fault = broken.afterFirstChunk();
    over.tryFail(fault);
    tellFault();
  }

  private void tellFault() {
    if (fault != null && exceptionHandler != null) {
      Handler<Throwable> told = exceptionHandler;
      exceptionHandler = null;
      told.handle(fault);
    }
  }

  private void deliver() {
    if (delivering) {
      return;
    }
    delivering = true;
    try {
      while (!closed && handler != null && demand > 0 && !waiting.isEmpty()) {
        if (demand != Long.MAX_VALUE) {
          demand--;
        }
        handler.handle(waiting.remove());
      }
    } finally {
      delivering = false;
    }
    if (closed) {
      return;
    }
    if (complete && waiting.isEmpty()) {
      closed = true;
      if (endHandler != null) {
        endHandler.handle(null);
      }
      return;
    }
    source.more();
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

  /// A fault that came before the handler did is told when the handler is set.
  @Override
  public ChunkStream exceptionHandler(@Nullable Handler<Throwable> handler) {
    this.exceptionHandler = handler;
    onContext(this::tellFault);
    return this;
  }

  @Override
  public ChunkStream pause() {
    onContext(() -> demand = 0);
    return this;
  }

  @Override
  public ChunkStream resume() {
    return fetch(Long.MAX_VALUE);
  }

  @Override
  public ChunkStream fetch(long amount) {
    if (amount < 0) {
      throw new IllegalArgumentException("amount must be 0 or more, was: " + amount);
    }
    onContext(
        () -> {
          demand = demand + amount < 0 ? Long.MAX_VALUE : demand + amount;
          deliver();
        });
    return this;
  }

  @Override
  public Future<Void> over() {
    return over.future();
  }

  @Override
  public @Nullable Double statedWh() {
    return source.statedWh();
  }

  @Override
  public void cancel() {
    onContext(
        () -> {
          if (!closed) {
            closed = true;
            waiting.clear();
            source.stop();
            over.tryComplete();
          }
        });
  }

  /// At once on the loop itself, whichever duplicate of the context the caller runs on.
  private void onContext(Runnable work) {
    if (Thread.currentThread().equals(loop)) {
      work.run();
      return;
    }
    context.runOnContext(_ -> work.run());
  }
}
