package nl.genaisluis.gateway.upstream;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import nl.genaisluis.models.wire.AnswerField;
import nl.genaisluis.models.wire.ChatChunk;
import org.jspecify.annotations.Nullable;

/// Calls an adapter on an event loop, as the exchange does, and takes all that comes.
final class Asking {
  private final Vertx vertx;
  private final Context context;

  Asking(Vertx vertx) {
    this.vertx = vertx;
    this.context = vertx.getOrCreateContext();
  }

  /// How an attempt ended: with chunks and an end, with chunks and a fault, or as a whole.
  record Outcome(
      List<ChatChunk> chunks, boolean ended, @Nullable UpstreamFault fault, @Nullable Reply reply) {
    String text() {
      StringBuilder text = new StringBuilder();
      for (ChatChunk chunk : chunks) {
        for (AnswerField field : chunk.fields()) {
          text.append(field.text());
        }
      }
      return text.toString();
    }

    UpstreamFault.Reason reason() {
      if (fault == null) {
        throw new AssertionError("no fault, ended: " + ended);
      }
      return fault.reason();
    }

    UpstreamFault broken() {
      if (fault == null) {
        throw new AssertionError("no fault, ended: " + ended);
      }
      return fault;
    }
  }

  Outcome all(Adapter adapter, Call call) throws Exception {
    CompletableFuture<Outcome> outcome = new CompletableFuture<>();
    context.runOnContext(
        _ ->
            adapter
                .call(call, Promise.promise().future())
                .onFailure(
                    fault ->
                        outcome.complete(
                            new Outcome(List.of(), false, (UpstreamFault) fault, null)))
                .onSuccess(reply -> take(reply, outcome)));
    return outcome.get(20, TimeUnit.SECONDS);
  }

  private static void take(Reply reply, CompletableFuture<Outcome> outcome) {
    List<ChatChunk> chunks = new ArrayList<>();
    switch (reply) {
      case Reply.Whole _ -> outcome.complete(new Outcome(chunks, true, null, reply));
      case Reply.Chunks(ChunkStream stream) ->
          stream
              .handler(chunks::add)
              .exceptionHandler(
                  fault ->
                      outcome.complete(new Outcome(chunks, false, (UpstreamFault) fault, reply)))
              .endHandler(_ -> outcome.complete(new Outcome(chunks, true, null, reply)))
              .resume();
    }
  }

  /// The stream of a call, not yet read.
  ChunkStream stream(Adapter adapter, Call call) throws Exception {
    return switch (start(adapter, call, Promise.promise().future()).get(20, TimeUnit.SECONDS)) {
      case Reply.Chunks(ChunkStream stream) -> stream;
      case Reply.Whole _ -> throw new AssertionError("a whole answer");
    };
  }

  CompletableFuture<Reply> start(Adapter adapter, Call call, Future<?> gone) {
    CompletableFuture<Reply> reply = new CompletableFuture<>();
    context.runOnContext(
        _ ->
            adapter
                .call(call, gone)
                .onSuccess(reply::complete)
                .onFailure(reply::completeExceptionally));
    return reply;
  }

  Vertx vertx() {
    return vertx;
  }
}
