package nl.genaisluis.gateway.upstream;

import io.vertx.core.Future;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import nl.genaisluis.audit.event.Opened;
import nl.genaisluis.audit.ledger.Receipt;
import nl.genaisluis.models.register.Provider;
import nl.genaisluis.policy.Candidate;
import nl.genaisluis.policy.Permit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The only way to a model. It takes two witnesses: the permit of a ruling and the receipt that the
/// exchange is on record. No ruling, no call; no record, no call.
public final class Upstreams {
  /// Tries in all for one exchange.
  static final int ATTEMPTS_MAX = 3;

  private static final Logger LOG = LoggerFactory.getLogger(Upstreams.class);

  private final Map<Provider.Kind, Adapter> adapters;
  private final Credentials credentials;
  private final Deadlines deadlines;

  /// @param adapters one for each kind of provider
  public Upstreams(
      Map<Provider.Kind, Adapter> adapters, Credentials credentials, Deadlines deadlines) {
    this.adapters = Map.copyOf(adapters);
    this.credentials = credentials;
    this.deadlines = deadlines;
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
    return attempt(new Round(permit, manner), 0, new ArrayList<>());
  }

  /// How a permit is sent.
  ///
  /// @param path path of the call under the host's address, `/chat/completions` or `/embeddings`
  /// @param traceparent the span that calls, as hosts are told it
  /// @param gone completes when the asker left: the call is then ended at once
  public record Manner(String path, boolean streamed, String traceparent, Future<?> gone) {}

  private record Round(Permit permit, Manner manner) {}

  private Future<Answering> attempt(Round round, int number, List<Attempted> attempts) {
    List<Candidate> candidates = round.permit().candidates();
    Candidate candidate = candidates.get(Math.min(number, candidates.size() - 1));
    return call(round, candidate)
        .compose(
            reply -> {
              attempts.add(attempted(candidate, "ok", 200));
              return Future.succeededFuture(new Answering(candidate, reply, attempts));
            },
            thrown -> {
              UpstreamFault fault = fault(thrown);
              attempts.add(attempted(candidate, fault.code(), fault.status()));
              LOG.atWarn()
                  .addKeyValue("exchange", round.permit().exchange())
                  .addKeyValue("model", candidate.model().id())
                  .addKeyValue("code", fault.code())
                  .log("a model did not answer");
              boolean goOn =
                  number + 1 < ATTEMPTS_MAX
                      && !round.manner().gone().isComplete()
                      && (number + 1 < candidates.size() || fault.retryable());
              return goOn
                  ? attempt(round, number + 1, attempts)
                  : Future.failedFuture(new NoAnswer(attempts, fault));
            });
  }

  private Future<Reply> call(Round round, Candidate candidate) {
    Adapter adapter = adapters.get(candidate.provider().kind());
    if (adapter == null) {
      return Future.failedFuture(
          new IllegalStateException("no adapter for " + candidate.provider().kind()));
    }
    return adapter.call(
        new Call(
            candidate.model().id(),
            candidate.model().upstreamId(),
            candidate.provider().id(),
            round.manner().path(),
            headers(round, candidate),
            round.permit().bodyFor(candidate.model()),
            round.manner().streamed(),
            deadlines),
        round.manner().gone());
  }

  private Map<String, String> headers(Round round, Candidate candidate) {
    Map<String, String> headers = new HashMap<>(credentials.headers(candidate.provider()));
    headers.put("traceparent", round.manner().traceparent());
    return headers;
  }

  private static Attempted attempted(Candidate candidate, String outcome, int status) {
    return new Attempted(candidate.model().id(), candidate.provider().id(), outcome, status);
  }

  private static UpstreamFault fault(Throwable thrown) {
    return thrown instanceof UpstreamFault fault
        ? fault
        : UpstreamFault.of(UpstreamFault.Reason.BAD_ANSWER, thrown.getClass().getSimpleName());
  }
}
