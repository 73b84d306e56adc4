package nl.genaisluis.gateway.upstream;

import dev.langchain4j.exception.UnsupportedFeatureException;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.PartialThinking;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.concurrent.CancellationException;
import java.util.concurrent.Semaphore;
import nl.genaisluis.gateway.upstream.UpstreamFault.Reason;
import org.jspecify.annotations.Nullable;

/// One question to one LangChain4j model.
///
/// The model speaks on threads of its own; each piece takes a place in a bounded room and goes to
/// the event loop, and its place is given back when the reader took it. All fields but `over` and
/// `room` belong to the event loop.
final class LangChainAttempt implements ChunkQueue.Source, StreamingChatResponseHandler {
  private static final int ROOM = 32;
  private static final int ANSWER_CHARS_MAX = 4 << 20;

  private final Context context;
  private final Call call;
  private final Promise<Reply> promise = Promise.promise();
  private final ChunkQueue queue;
  private final Watch watch;
  private final Semaphore room = new Semaphore(ROOM);
  private final LangChainAnswer answer;
  private volatile boolean over;
  private @Nullable Thread thread;
  private int queued;

  LangChainAttempt(Vertx vertx, Call call) {
    this.context = vertx.getOrCreateContext();
    this.call = call;
    this.queue = new ChunkQueue(context, this);
    this.watch = new Watch(vertx, call.deadlines(), this::fail);
    this.answer = new LangChainAnswer(call.upstreamModel());
  }

  Future<Reply> start(StreamingChatModel model, ChatRequest request, Future<?> gone) {
    watch.connected();
    gone.onComplete(_ -> context.runOnContext(_ -> giveUp()));
    thread =
        Thread.ofVirtual()
            .name("model")
            .start(
                () -> {
                  try {
                    model.chat(request, this);
                  } catch (RuntimeException broken) {
                    onError(broken);
                  }
                });
    return promise.future();
  }

  @Override
  public void onPartialResponse(String text) {
    hand(text, false, null);
  }

  @Override
  public void onPartialResponse(PartialResponse piece, PartialResponseContext from) {
    hand(piece.text(), false, from.streamingHandle());
  }

  @Override
  public void onPartialThinking(PartialThinking piece) {
    hand(piece.text(), true, null);
  }

  private void hand(@Nullable String text, boolean thinking, @Nullable StreamingHandle handle) {
    if (text == null || text.isEmpty()) {
      return;
    }
    try {
      room.acquire();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new CancellationException("the attempt is over");
    }
    if (over) {
      if (handle != null) {
        handle.cancel();
      }
      throw new CancellationException("the attempt is over");
    }
    context.runOnContext(_ -> add(text, thinking));
  }

  private void add(String text, boolean thinking) {
    if (over) {
      return;
    }
    watch.heard();
    watch.begun();
    if (answer.length() + text.length() > ANSWER_CHARS_MAX) {
      fail(UpstreamFault.of(Reason.BAD_ANSWER, "the answer is larger than its bound"));
      return;
    }
    answer.append(text, thinking);
    if (!call.streamed()) {
      room.release();
      watch.asked();
      return;
    }
    queued++;
    queue.add(answer.piece(text, thinking));
    promise.tryComplete(new Reply.Chunks(queue));
  }

  @Override
  public void onCompleteResponse(ChatResponse response) {
    context.runOnContext(_ -> complete(response));
  }

  private void complete(ChatResponse response) {
    if (over) {
      return;
    }
    if (response.aiMessage().hasToolExecutionRequests()) {
      fail(UpstreamFault.of(Reason.BAD_ANSWER, "a tool call that nobody asked for"));
      return;
    }
    String text = response.aiMessage().text();
    if (answer.length() == 0 && text != null) {
      add(text, false);
    }
    if (over) {
      return;
    }
    over = true;
    watch.stop();
    if (!call.streamed()) {
      promise.tryComplete(new Reply.Whole(answer.whole(response)));
      return;
    }
    answer.last(response).forEach(queue::add);
    queue.complete();
    promise.tryComplete(new Reply.Chunks(queue));
  }

  @Override
  public void onError(Throwable broken) {
    UpstreamFault fault =
        broken instanceof UnsupportedFeatureException
            ? UpstreamFault.of(Reason.UNSUPPORTED, "a setting cannot be given to this model")
            : UpstreamFault.of(Reason.MODEL_FAILED, broken.getClass().getSimpleName());
    context.runOnContext(_ -> fail(fault));
  }

  /// Gives back the places of what the reader took.
  @Override
  public void more() {
    int taken = queued - Math.min(queued, queue.length());
    queued -= taken;
    room.release(taken);
    if (!over && queue.hungry()) {
      watch.asked();
    }
  }

  @Override
  public void stop() {
    over = true;
    watch.stop();
    room.release(ROOM);
    if (thread != null) {
      thread.interrupt();
    }
  }

  private void giveUp() {
    if (promise.future().isComplete()) {
      queue.cancel();
    } else {
      fail(UpstreamFault.of(Reason.CANCELLED, "nobody waits for the answer"));
    }
  }

  private void fail(UpstreamFault fault) {
    if (over) {
      return;
    }
    stop();
    if (!promise.tryFail(fault)) {
      queue.fail(fault);
    }
  }
}
