package nl.genaisluis.gateway.upstream;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.models.wire.JsonCodec;
import nl.genaisluis.models.wire.JsonFault;

/// Asks a host for its list of models (`GET /models` of the OpenAI API).
final class ServedModels {
  /// How long a host may take to answer: a cold start on a busy machine has made two seconds too
  /// few.
  private static final long SECONDS_MAX = 5;

  private static final int BYTES_MAX = 1 << 20;

  private ServedModels() {}

  /// The ids in the list. Fails when there is no list of at most [#BYTES_MAX] bytes within
  /// [#SECONDS_MAX]. Runs on the caller's event loop, and completes there.
  static Future<Set<String>> of(Door door, String provider) {
    return of(door, provider, Map.of());
  }

  /// The same, with these headers.
  static Future<Set<String>> of(Door door, String provider, Map<String, String> headers) {
    return Future.succeededFuture()
        .compose(_ -> door.request(provider, HttpMethod.GET, "/models"))
        .onSuccess(request -> headers.forEach(request::putHeader))
        .compose(ServedModels::answered)
        .timeout(SECONDS_MAX, TimeUnit.SECONDS);
  }

  private static Future<Set<String>> answered(HttpClientRequest request) {
    request.idleTimeout(TimeUnit.SECONDS.toMillis(SECONDS_MAX));
    return request.send().compose(response -> list(request, response));
  }

  private static Future<Set<String>> list(HttpClientRequest request, HttpClientResponse response) {
    Promise<Set<String>> list = Promise.promise();
    if (response.statusCode() != 200) {
      request.reset();
      return Future.failedFuture("the host answered " + response.statusCode());
    }
    Buffer body = Buffer.buffer();
    response.exceptionHandler(list::tryFail);
    response.handler(
        part -> {
          if (body.length() + part.length() > BYTES_MAX) {
            list.tryFail("the list of the host is too long");
            request.reset();
          } else {
            body.appendBuffer(part);
          }
        });
    response.endHandler(
        _ -> {
          try {
            list.tryComplete(ids(body));
          } catch (JsonFault broken) {
            list.tryFail(broken);
          }
        });
    return list.future();
  }

  private static Set<String> ids(Buffer body) throws JsonFault {
    Set<String> ids = new HashSet<>();
    if (JsonCodec.read(body.getBytes()) instanceof Json.Obj list) {
      for (Json item : list.items("data")) {
        String id = item instanceof Json.Obj one ? one.text("id") : null;
        if (id != null) {
          ids.add(id);
        }
      }
    }
    return Set.copyOf(ids);
  }
}
