package nl.genaisluis.gateway.egress;

import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEvent;
import dev.langchain4j.http.client.sse.ServerSentEventContext;
import dev.langchain4j.http.client.sse.ServerSentEventListener;

/// A listener that hears of one outcome only: a stream that broke is never closed as if it were
/// whole. Used by the one thread that reads the stream.
final class OutcomeListener implements ServerSentEventListener {
  private final ServerSentEventListener listener;
  private boolean over;

  OutcomeListener(ServerSentEventListener listener) {
    this.listener = listener;
  }

  @Override
  public void onOpen(SuccessfulHttpResponse response) {
    listener.onOpen(response);
  }

  @Override
  public void onEvent(ServerSentEvent event, ServerSentEventContext context) {
    listener.onEvent(event, context);
  }

  @Override
  public void onEvent(ServerSentEvent event) {
    listener.onEvent(event);
  }

  @Override
  public void onError(Throwable cause) {
    if (!over) {
      over = true;
      listener.onError(cause);
    }
  }

  @Override
  public void onClose() {
    if (!over) {
      over = true;
      listener.onClose();
    }
  }
}
