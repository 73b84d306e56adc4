package nl.genaisluis.gateway.upstream;

import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import io.vertx.core.Future;
import io.vertx.core.Vertx;

/// Asks a LangChain4j model: one inside this process, or a host with a protocol of its own.
///
/// What LangChain4j cannot carry for us (tools, several answers, structured output, unknown
/// settings) fails as `unsupported`; nothing is left out of the request in silence. Each call has a
/// virtual thread, which waits when the reader is slow.
public final class LangChainAdapter implements Adapter {
  private final Vertx vertx;
  private final StreamingChatModel model;

  public LangChainAdapter(Vertx vertx, StreamingChatModel model) {
    this.vertx = vertx;
    this.model = model;
  }

  @Override
  public Future<Reply> call(Call call, Future<?> gone) {
    ChatRequest request;
    try {
      request = LangChainRequest.of(call.body(), call.upstreamModel());
    } catch (UpstreamFault unsupported) {
      return Future.failedFuture(unsupported);
    }
    return new LangChainAttempt(vertx, call).start(model, request, gone);
  }
}
