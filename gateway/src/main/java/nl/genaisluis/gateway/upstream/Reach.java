package nl.genaisluis.gateway.upstream;

import io.vertx.core.AsyncResult;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import nl.genaisluis.models.register.Model;
import nl.genaisluis.models.register.Provider;

/// Which models can be called now. A host with a key is reachable when its key is at hand; a host
/// without one (an Ollama or vLLM of one's own) is asked which models it serves, at start and from
/// then on, and only those can be used. Safe for use by many threads.
public final class Reach {
  /// @param every between two questions to a host that answers
  /// @param again after the first question that failed; doubles with each, up to `every`
  record Pace(Duration every, Duration again) {
    static final Pace USUAL = new Pace(Duration.ofSeconds(15), Duration.ofMillis(500));

    /// How long to wait after so many failures in a row.
    Duration after(int failures) {
      Duration wait = failures == 0 ? every : again.multipliedBy(1L << Math.min(failures - 1, 16));
      return wait.compareTo(every) < 0 ? wait : every;
    }
  }

  /// One question that got no answer may be the network's; after so many the host is away.
  private static final int FAILURES_MAX = 2;

  private final Door door;
  private final Credentials credentials;
  private final List<Provider> probed;
  private final Pace pace;
  private final Map<String, Set<String>> served = new ConcurrentHashMap<>();

  public Reach(Door door, Credentials credentials, List<Provider> providers) {
    this(door, credentials, providers, Pace.USUAL);
  }

  Reach(Door door, Credentials credentials, List<Provider> providers, Pace pace) {
    this.door = door;
    this.credentials = credentials;
    this.probed = providers.stream().filter(Reach::hasNoKey).toList();
    this.pace = pace;
  }

  /// Asks every host, and goes on asking until Vert.x is closed. The future succeeds when each has
  /// answered or failed to once.
  public Future<Void> start(Vertx vertx) {
    List<Future<?>> first = new ArrayList<>();
    for (Provider provider : probed) {
      Probe probe = new Probe(vertx, provider);
      first.add(probe.asked.future());
      probe.loop.runOnContext(_ -> probe.ask());
    }
    return Future.join(first).<Void>mapEmpty().otherwiseEmpty();
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

  /// The questions to one host. All of it runs on one event loop, so that no answer can come by
  /// before somebody listens.
  private final class Probe {
    private final Vertx vertx;
    private final Context loop;
    private final Provider provider;
    private final Promise<Void> asked = Promise.promise();
    private int failures;

    Probe(Vertx vertx, Provider provider) {
      this.vertx = vertx;
      this.loop = vertx.getOrCreateContext();
      this.provider = provider;
    }

    void ask() {
      ServedModels.of(door, provider.id())
          .onComplete(answer -> loop.runOnContext(_ -> heard(answer)));
    }

    private void heard(AsyncResult<Set<String>> answer) {
      failures = answer.succeeded() ? 0 : failures + 1;
      if (answer.succeeded()) {
        served.put(provider.id(), answer.result());
      } else if (failures >= FAILURES_MAX) {
        served.remove(provider.id());
      }
      asked.tryComplete();
      vertx.setTimer(pace.after(failures).toMillis(), _ -> ask());
    }
  }
}
