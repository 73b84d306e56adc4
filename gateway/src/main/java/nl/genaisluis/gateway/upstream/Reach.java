package nl.genaisluis.gateway.upstream;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import nl.genaisluis.models.register.Model;
import nl.genaisluis.models.register.Provider;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.models.wire.JsonCodec;
import nl.genaisluis.models.wire.JsonFault;

/// Which models can be called now. A host with a key is reachable when its key is at hand; a host
/// without one (an Ollama or vLLM of one's own) is asked which models it serves, at start and every
/// [#PROBE_SECONDS], and only those can be used.
public final class Reach {
  static final long PROBE_SECONDS = 15;

  /// How long a host may take to answer: a cold start on a busy machine has made two seconds too
  /// few.
  private static final long PROBE_SECONDS_MAX = 5;

  private static final int BODY_BYTES_MAX = 1 << 20;

  private final Door door;
  private final Credentials credentials;
  private final List<Provider> probed;
  private final Map<String, Set<String>> served = new ConcurrentHashMap<>();

  public Reach(Door door, Credentials credentials, List<Provider> providers) {
    this.door = door;
    this.credentials = credentials;
    this.probed = providers.stream().filter(Reach::hasNoKey).toList();
  }

  /// Probes once, then on a timer. The future succeeds when every host answered or failed to.
  public Future<Void> start(Vertx vertx) {
    vertx.setPeriodic(TimeUnit.SECONDS.toMillis(PROBE_SECONDS), _ -> probeAll());
    return probeAll();
  }

  /// True when this model at this host can be called now.
  public boolean test(Model model, Provider host) {
    return switch (host.kind()) {
      case IN_PROCESS -> true;
      case OPENAI ->
          hasNoKey(host)
              ? served.getOrDefault(host.id(), Set.of()).contains(model.upstreamId())
              : credentials.usable(host);
    };
  }

  private static boolean hasNoKey(Provider provider) {
    return provider.kind() == Provider.Kind.OPENAI && provider.secret() == null;
  }

  private Future<Void> probeAll() {
    List<Future<?>> probes = new ArrayList<>();
    for (Provider provider : probed) {
      probes.add(
          probe(provider)
              .onSuccess(ids -> served.put(provider.id(), ids))
              .onFailure(_ -> served.put(provider.id(), Set.of())));
    }
    return Future.join(probes).<Void>mapEmpty().otherwiseEmpty();
  }

  private Future<Set<String>> probe(Provider provider) {
    return door.request(provider.id(), HttpMethod.GET, "/models")
        .compose(
            request -> {
              request.idleTimeout(TimeUnit.SECONDS.toMillis(PROBE_SECONDS_MAX));
              return request.send();
            })
        .compose(Reach::body)
        .compose(
            body -> {
              try {
                return Future.succeededFuture(ids(body));
              } catch (JsonFault broken) {
                return Future.failedFuture(broken);
              }
            })
        .timeout(PROBE_SECONDS_MAX, TimeUnit.SECONDS);
  }

  private static Future<Buffer> body(HttpClientResponse response) {
    String length = response.getHeader("Content-Length");
    boolean fits =
        length != null && length.length() < 8 && Integer.parseInt(length) <= BODY_BYTES_MAX;
    if (response.statusCode() != 200 || (length != null && !fits)) {
      response.request().reset();
      return Future.failedFuture(new IllegalStateException("status " + response.statusCode()));
    }
    return response.body();
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
