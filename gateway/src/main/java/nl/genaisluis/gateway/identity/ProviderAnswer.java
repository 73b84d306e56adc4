package nl.genaisluis.gateway.identity;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.models.wire.JsonCodec;
import nl.genaisluis.models.wire.JsonFault;
import org.jspecify.annotations.Nullable;

/// A small JSON document that an OpenID Connect provider answers with.
public record ProviderAnswer(int status, Json body) {
  private static final int BYTES_MAX = 256 << 10;
  private static final Duration WAIT_MAX = Duration.ofSeconds(10);

  /// Sends the request and reads the whole answer. Fails when there is none within some seconds, or
  /// when it is too large or not JSON.
  ///
  /// @param form a body that is sent along; null for none
  public static Future<ProviderAnswer> of(HttpClientRequest request, @Nullable Buffer form) {
    request.putHeader("Accept", "application/json");
    Future<HttpClientResponse> answer =
        form == null
            ? request.send()
            : request.putHeader("Content-Type", "application/x-www-form-urlencoded").send(form);
    return answer
        .compose(ProviderAnswer::read)
        .timeout(WAIT_MAX.toMillis(), TimeUnit.MILLISECONDS)
        .onFailure(_ -> request.reset());
  }

  private static Future<ProviderAnswer> read(HttpClientResponse response) {
    Promise<ProviderAnswer> promise = Promise.promise();
    response.exceptionHandler(promise::tryFail);
    Buffer bytes = Buffer.buffer();
    response.handler(
        chunk -> {
          if (bytes.length() + chunk.length() > BYTES_MAX) {
            promise.tryFail(new IOException("the provider's answer is larger than " + BYTES_MAX));
            return;
          }
          bytes.appendBuffer(chunk);
        });
    response.endHandler(
        _ -> {
          try {
            Json body = JsonCodec.read(bytes.getBytes());
            promise.tryComplete(new ProviderAnswer(response.statusCode(), body));
          } catch (JsonFault broken) {
            promise.tryFail(
                new IOException("the provider answered no JSON, status " + response.statusCode()));
          }
        });
    return promise.future();
  }

  @Override
  public String toString() {
    return "ProviderAnswer[" + status + "]";
  }
}
