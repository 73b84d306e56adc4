package nl.genaisluis.gateway.meter;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import nl.genaisluis.gateway.upstream.Door;

/// Reads one page of an exporter.
final class Page {
  private static final long SECONDS_MAX = 5;
  private static final int BYTES_MAX = 8 << 20;

  private Page() {}

  /// The page. Fails when there is none of at most [#BYTES_MAX] bytes within [#SECONDS_MAX]. Runs
  /// on the caller's event loop, and completes there.
  static Future<String> of(Door door, String purpose, URI address) {
    return Future.succeededFuture()
        .compose(_ -> door.request(purpose, HttpMethod.GET, address.getRawPath()))
        .compose(
            request -> {
              request.idleTimeout(TimeUnit.SECONDS.toMillis(SECONDS_MAX));
              return request.send().compose(response -> body(request, response));
            })
        .timeout(SECONDS_MAX, TimeUnit.SECONDS);
  }

  private static Future<String> body(HttpClientRequest request, HttpClientResponse response) {
    if (response.statusCode() != 200) {
      request.reset();
      return Future.failedFuture("the exporter answered " + response.statusCode());
    }
    Promise<String> page = Promise.promise();
    Buffer body = Buffer.buffer();
    response.exceptionHandler(page::tryFail);
    response.handler(
        part -> {
          if (body.length() + part.length() > BYTES_MAX) {
            page.tryFail("the page is too long");
            request.reset();
          } else {
            body.appendBuffer(part);
          }
        });
    response.endHandler(_ -> page.tryComplete(body.toString(StandardCharsets.UTF_8)));
    return page.future();
  }
}
