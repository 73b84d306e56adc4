package nl.genaisluis.gateway.identity;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import nl.genaisluis.gateway.egress.Egress;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.models.wire.JsonCodec;
import nl.genaisluis.models.wire.JsonFault;

/// The key document of an OpenID Connect provider, fetched through the egress door.
final class PublishedKeys implements KeySource {
  private static final int BYTES_MAX = 256 << 10;
  private static final Duration WAIT_MAX = Duration.ofSeconds(10);

  private final Egress egress;
  private final IdentitySettings.KeySettings settings;

  PublishedKeys(Egress egress, IdentitySettings.KeySettings settings) {
    this.egress = egress;
    this.settings = settings;
  }

  @Override
  public Future<Json> fetch() {
    return egress
        .request(IdentitySettings.KeySettings.PURPOSE, HttpMethod.GET, settings.path())
        .compose(PublishedKeys::read);
  }

  private static Future<Json> read(HttpClientRequest request) {
    return request
        .putHeader("Accept", "application/json")
        .send()
        .compose(PublishedKeys::body)
        .timeout(WAIT_MAX.toMillis(), TimeUnit.MILLISECONDS)
        .onFailure(_ -> request.reset());
  }

  private static Future<Json> body(HttpClientResponse response) {
    Promise<Json> promise = Promise.promise();
    response.exceptionHandler(promise::tryFail);
    if (response.statusCode() != 200) {
      return Future.failedFuture(
          new IOException("the key document answered with status " + response.statusCode()));
    }
    Buffer bytes = Buffer.buffer();
    response.handler(
        chunk -> {
          if (bytes.length() + chunk.length() > BYTES_MAX) {
            promise.tryFail(new IOException("the key document is larger than " + BYTES_MAX));
            return;
          }
          bytes.appendBuffer(chunk);
        });
    response.endHandler(
        _ -> {
          try {
            promise.tryComplete(JsonCodec.read(bytes.getBytes()));
          } catch (JsonFault broken) {
            promise.tryFail(broken);
          }
        });
    return promise.future();
  }
}
