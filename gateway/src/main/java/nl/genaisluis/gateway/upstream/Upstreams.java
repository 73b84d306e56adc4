package nl.genaisluis.gateway.upstream;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Predicate;
import nl.genaisluis.audit.event.Opened;
import nl.genaisluis.audit.ledger.Receipt;
import nl.genaisluis.gateway.dialect.Dialect;
import nl.genaisluis.gateway.dialect.Spoken;
import nl.genaisluis.models.register.Provider;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.policy.Candidate;
import nl.genaisluis.policy.Permit;

/// The only way to a model. It takes two witnesses: the permit of a ruling and the receipt that the
/// exchange is on record. No ruling, no call; no record, no call.
public final class Upstreams {
  private final Vertx vertx;
  private final Map<Provider.Kind, Adapter> adapters;
  private final Ways ways;
  private final Map<String, Turnstile> turnstiles;

  /// How hosts are called.
  ///
  /// @param dialects what is spoken with each provider, by its id
  public record Ways(
      Credentials credentials,
      Deadlines deadlines,
      Routing routing,
      Map<String, Dialect> dialects) {
    public Ways {
      dialects = Map.copyOf(dialects);
      for (Routing.OwnRoom own : routing.hosts()) {
        if (!dialects.containsKey(own.id())) {
          throw new IllegalArgumentException(
              "upstreams.hosts names an unknown provider: " + own.id());
        }
      }
    }
  }

  /// @param adapters one for each kind of provider
  public Upstreams(Vertx vertx, Map<Provider.Kind, Adapter> adapters, Ways ways) {
    this.vertx = vertx;
    this.adapters = Map.copyOf(adapters);
    this.ways = ways;
    Map<String, Turnstile> made = new HashMap<>();
    Routing routing = ways.routing();
    for (String provider : ways.dialects().keySet()) {
      made.put(
          provider,
          new Turnstile(
              routing.roomOf(provider),
              routing.rest(),
              routing.retries().saved(),
              System::nanoTime));
    }
    this.turnstiles = Map.copyOf(made);
  }

  /// Asks the candidates of the permit in order until one answers. The future completes when an
  /// answer starts, with [NoAnswer] when none does; after that nothing is tried again.
  ///
  /// @throws IllegalStateException when the receipt is not the `opened` receipt of this permit's
  ///   exchange, or the permit was used before
  public Future<Answering> send(Permit permit, Receipt receipt, Manner manner) {
    if (!receipt.eventCode().equals(Opened.CODE) || !receipt.exchange().equals(permit.exchange())) {
      throw new IllegalStateException("the receipt is not the opened one of " + permit.exchange());
    }
    permit.spend();
    Tries tries = new Tries(permit, manner);
    return new Round(vertx, permit, manner.gone(), ways.routing().retries(), tries).start();
  }

  /// How a permit is sent.
  ///
  /// @param path path of the call under the host's address, `/chat/completions` or `/embeddings`
  /// @param traceparent the span that calls, as hosts are told it
  /// @param gone completes when the asker left: the call is then ended at once
  /// @param stopped true for a candidate that a stop forbids by now; asked before every try
  public record Manner(
      String path,
      boolean streamed,
      String traceparent,
      Future<?> gone,
      Predicate<Candidate> stopped) {}

  /// How each host does now, by the id of its provider.
  public Map<String, HostHealth> health() {
    Map<String, HostHealth> health = new TreeMap<>();
    turnstiles.forEach((provider, turnstile) -> health.put(provider, turnstile.health()));
    return health;
  }

  private Turnstile turnstile(Candidate candidate) {
    Turnstile turnstile = turnstiles.get(candidate.provider().id());
    if (turnstile == null) {
      throw new IllegalStateException("no way to provider " + candidate.provider().id());
    }
    return turnstile;
  }

  private final class Tries implements Round.Trying {
    private final Permit permit;
    private final Manner manner;

    Tries(Permit permit, Manner manner) {
      this.permit = permit;
      this.manner = manner;
    }

    @Override
    public boolean mayRetry(Candidate candidate) {
      return turnstile(candidate).mayRetry();
    }

    @Override
    public Future<Answering> go(Candidate candidate, List<Attempted> before) {
      Dialect dialect = ways.dialects().get(candidate.provider().id());
      if (dialect == null) {
        return Future.failedFuture(
            new IllegalStateException("no dialect for " + candidate.provider().id()));
      }
      return switch (dialect.speak(permit.bodyFor(candidate.model()))) {
        case Spoken.Unsayable(String field) -> Future.failedFuture(UpstreamFault.unsayable(field));
        case Spoken.Said(Json.Obj body) ->
            turnstile(candidate)
                .enter(vertx, manner.gone())
                .compose(pass -> call(pass, candidate, dialect, body))
                .map(
                    reply -> {
                      List<Attempted> attempts = new ArrayList<>(before);
                      attempts.add(Attempted.answered(candidate));
                      return new Answering(candidate, reply, attempts, dialect);
                    });
      };
    }

    private Future<Reply> call(
        Turnstile.Pass pass, Candidate candidate, Dialect dialect, Json.Obj body) {
      Future<Reply> reply;
      try {
        reply = call(candidate, dialect, body);
      } catch (RuntimeException bug) {
        reply = Future.failedFuture(bug);
      }
      return reply
          .onSuccess(
              answer -> {
                pass.answered();
                switch (answer) {
                  case Reply.Whole _ -> pass.ended(null);
                  case Reply.Chunks(ChunkStream stream) ->
                      stream
                          .over()
                          .onSuccess(_ -> pass.ended(null))
                          .onFailure(broken -> pass.ended(asFault(broken)));
                }
              })
          .onFailure(thrown -> pass.ended(asFault(thrown)));
    }

    private Map<String, String> headers(Candidate candidate) {
      Map<String, String> headers = new HashMap<>(ways.credentials().headers(candidate.provider()));
      headers.put("traceparent", manner.traceparent());
      return headers;
    }

    private Future<Reply> call(Candidate candidate, Dialect dialect, Json.Obj body) {
      if (manner.gone().isComplete()) {
        return Future.failedFuture(
            UpstreamFault.of(UpstreamFault.Reason.CANCELLED, "nobody waits for the answer"));
      }
      if (manner.stopped().test(candidate)) {
        return Future.failedFuture(
            UpstreamFault.of(UpstreamFault.Reason.STOPPED, "a stop was set meanwhile"));
      }
      Adapter adapter = adapters.get(candidate.provider().kind());
      if (adapter == null) {
        throw new IllegalStateException("no adapter for " + candidate.provider().kind());
      }
      Call call =
          new Call(
              candidate.model().id(),
              candidate.model().upstreamId(),
              candidate.provider().id(),
              manner.path(),
              headers(candidate),
              body,
              manner.streamed(),
              ways.deadlines(),
              dialect);
      return adapter.call(call, manner.gone());
    }
  }

  private static UpstreamFault asFault(Throwable thrown) {
    return thrown instanceof UpstreamFault fault
        ? fault
        : UpstreamFault.of(UpstreamFault.Reason.MODEL_FAILED, "a bug");
  }
}
