package nl.genaisluis.gateway.egress;

import dev.langchain4j.exception.HttpException;
import dev.langchain4j.exception.TimeoutException;
import dev.langchain4j.http.client.HttpClient;
import dev.langchain4j.http.client.HttpRequest;
import dev.langchain4j.http.client.SuccessfulHttpResponse;
import dev.langchain4j.http.client.sse.ServerSentEventListener;
import dev.langchain4j.http.client.sse.ServerSentEventParser;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/// LangChain4j's HTTP client over the egress door, for one destination. Calls block their thread
/// until the answer is there; a stream is read on a virtual thread of its own. Error bodies are
/// dropped, since an upstream may repeat the prompt in them.
final class EgressHttpClient implements HttpClient {
  private static final int BODY_BYTES_MAX = 32 << 20;

  /// Headers that the connection itself sets.
  private static final Set<String> OWN_HEADERS =
      Set.of("host", "content-length", "transfer-encoding", "connection", "expect", "upgrade");

  private final Outlet outlet;
  private final Duration readMax;

  EgressHttpClient(Outlet outlet, Duration readMax) {
    this.outlet = outlet;
    this.readMax = readMax;
  }

  @Override
  public SuccessfulHttpResponse execute(HttpRequest request) {
    try (BodyPipe body = open(request)) {
      byte[] bytes = body.readNBytes(BODY_BYTES_MAX + 1);
      if (bytes.length > BODY_BYTES_MAX) {
        throw new IOException("the answer is larger than " + BODY_BYTES_MAX + " bytes");
      }
      return answer(body).body(bytes).build();
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  @Override
  public void execute(
      HttpRequest request, ServerSentEventParser parser, ServerSentEventListener listener) {
    Thread.ofVirtual()
        .name("egress " + outlet.destination().purpose())
        .start(() -> stream(request, parser, new OutcomeListener(listener)));
  }

  private void stream(HttpRequest request, ServerSentEventParser parser, OutcomeListener listener) {
    try (BodyPipe body = open(request)) {
      listener.onOpen(answer(body).build());
      parser.parse(body, listener);
      listener.onClose();
    } catch (RuntimeException broken) {
      listener.onError(broken);
    }
  }

  /// Sends the request and waits for the head of a successful answer.
  private BodyPipe open(HttpRequest request) {
    if (Context.isOnEventLoopThread()) {
      throw new IllegalStateException("a blocking call on an event loop; use a virtual thread");
    }
    BodyPipe body = await(send(request));
    int status = body.status();
    if (status < 200 || status > 299) {
      body.close();
      throw new HttpException(
          status, "status " + status + " from " + outlet.destination().purpose());
    }
    return body;
  }

  private Future<BodyPipe> send(HttpRequest request) {
    if (!request.formDataFields().isEmpty() || !request.formDataFiles().isEmpty()) {
      throw new IllegalArgumentException("forms are not sent to models");
    }
    String path = outlet.destination().within(request.url());
    if (path == null) {
      throw new EgressFault(
          EgressFault.Code.OUTSIDE_DESTINATION,
          outlet.destination().purpose(),
          "the model asked for another address",
          null);
    }
    HttpMethod method = HttpMethod.valueOf(request.method().name());
    String body = request.body();
    return outlet.request(method, path).compose(to -> send(to, request, body));
  }

  private Future<BodyPipe> send(HttpClientRequest to, HttpRequest request, @Nullable String body) {
    to.idleTimeout(readMax.toMillis());
    for (Map.Entry<String, List<String>> header : request.headers().entrySet()) {
      if (!OWN_HEADERS.contains(header.getKey().toLowerCase(Locale.ROOT))) {
        to.putHeader(header.getKey(), header.getValue());
      }
    }
    Buffer bytes = body == null ? Buffer.buffer() : Buffer.buffer(body);
    return to.send(bytes).map(response -> new BodyPipe(to, response, readMax));
  }

  private static BodyPipe await(Future<BodyPipe> future) {
    try {
      return future.toCompletionStage().toCompletableFuture().get();
    } catch (InterruptedException stopped) {
      future.onSuccess(BodyPipe::close);
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for an answer", stopped);
    } catch (ExecutionException failed) {
      Throwable cause = failed.getCause();
      if (cause instanceof EgressFault fault) {
        throw fault;
      }
      if (cause instanceof java.util.concurrent.TimeoutException) {
        throw new TimeoutException(cause);
      }
      throw new UncheckedIOException(new IOException("no answer", cause));
    }
  }

  private static SuccessfulHttpResponse.Builder answer(BodyPipe body) {
    Map<String, List<String>> headers = new LinkedHashMap<>();
    body.headers()
        .forEach(
            header ->
                headers
                    .computeIfAbsent(header.getKey(), _ -> new ArrayList<>())
                    .add(header.getValue()));
    return SuccessfulHttpResponse.builder().statusCode(body.status()).headers(headers);
  }
}
