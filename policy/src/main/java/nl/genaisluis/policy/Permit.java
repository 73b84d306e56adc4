package nl.genaisluis.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import nl.genaisluis.models.register.Model;
import nl.genaisluis.models.register.Provider;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.models.wire.RequestBody;
import nl.genaisluis.policy.personal.Scrubbed;
import nl.genaisluis.policy.usecase.UseCase;

/// The witness that a request was ruled and allowed. Made by [Policy] alone, good for one exchange
/// and one sending. The body that it gives out is the scrubbed one; there is no way through it to
/// the raw one.
public final class Permit {
  private final String exchange;
  private final UseCase useCase;
  private final List<Candidate> candidates;
  private final RequestBody body;
  private final Scrubbed scrubbed;
  private final AtomicBoolean spent = new AtomicBoolean();

  /// What a permit is made of.
  record Parts(
      String exchange,
      UseCase useCase,
      List<Candidate> candidates,
      RequestBody body,
      Scrubbed scrubbed) {
    @Override
    public String toString() {
      return "Parts[" + exchange + "]";
    }
  }

  Permit(Parts parts) {
    if (parts.candidates().isEmpty()) {
      throw new IllegalStateException("a permit names at least one model");
    }
    this.exchange = parts.exchange();
    this.useCase = parts.useCase();
    this.candidates = List.copyOf(parts.candidates());
    this.body = parts.body();
    this.scrubbed = parts.scrubbed();
  }

  /// The exchange that it is good for.
  public String exchange() {
    return exchange;
  }

  /// The approved use case.
  public UseCase useCase() {
    return useCase;
  }

  /// The models that may answer, in the order in which they are tried.
  public List<Candidate> candidates() {
    return candidates;
  }

  /// What was found and replaced, and the way back for the asker.
  public Scrubbed scrubbed() {
    return scrubbed;
  }

  /// The scrubbed body for this candidate.
  public Json.Obj bodyFor(Model model) {
    if (candidates.stream().noneMatch(candidate -> candidate.model().equals(model))) {
      throw new IllegalStateException("model " + model.id() + " is not in the permit");
    }
    Json.Obj upstream =
        Savings.applied(
            body.upstream(scrubbed.texts(), model.upstreamId()), useCase.limits(), host(model));
    String instruction = scrubbed.instruction();
    return instruction == null ? upstream : instructed(upstream, instruction);
  }

  private Provider host(Model model) {
    return candidates.stream()
        .filter(candidate -> candidate.model().equals(model))
        .findFirst()
        .orElseThrow()
        .provider();
  }

  /// The body with one line for the model: at the end of its first system message, or in one of its
  /// own. A body without messages stays as it is.
  private static Json.Obj instructed(Json.Obj upstream, String instruction) {
    if (!(upstream.members().get("messages") instanceof Json.Arr(List<Json> messages))) {
      return upstream;
    }
    List<Json> extended = new ArrayList<>(messages);
    boolean system =
        !messages.isEmpty()
            && messages.getFirst() instanceof Json.Obj first
            && "system".equals(first.text("role"))
            && first.text("content") != null;
    if (system && messages.getFirst() instanceof Json.Obj first) {
      String content = first.text("content") + "\n\n" + instruction;
      extended.set(0, first.with("content", Json.of(content)));
    } else {
      extended.addFirst(Json.object("role", Json.of("system"), "content", Json.of(instruction)));
    }
    return upstream.with("messages", new Json.Arr(extended));
  }

  /// The length of the request's texts, in UTF-16 code units.
  public int length() {
    return body.conversation().length();
  }

  /// Uses the permit up.
  ///
  /// @throws IllegalStateException the second time: a permit is good for one sending
  public void spend() {
    if (!spent.compareAndSet(false, true)) {
      throw new IllegalStateException("permit of exchange " + exchange + " was used already");
    }
  }

  @Override
  public String toString() {
    return "Permit[" + exchange + ", " + useCase.id() + "]";
  }
}
