package nl.genaisluis.policy;

import java.util.Locale;
import nl.genaisluis.models.register.Provider;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.policy.usecase.Limits;

/// What a use case asks of a model where the asker does not say: how long an answer may be, and how
/// much the model reasons. An asker who says it wins. Nothing of it reaches a program inside the
/// gateway, which writes no text of its own.
final class Savings {
  private Savings() {}

  static Json.Obj applied(Json.Obj upstream, Limits limits, Provider host) {
    boolean chat = upstream.get("messages") != null;
    if (!chat || host.kind() == Provider.Kind.IN_PROCESS) {
      return upstream;
    }
    Json.Obj saved = upstream;
    Integer most = limits.answerTokensDefault();
    if (most != null && !says(upstream, "max_tokens") && !says(upstream, "max_completion_tokens")) {
      saved = saved.with("max_tokens", Json.of(most));
    }
    Limits.ReasoningEffort effort = limits.reasoningEffort();
    if (effort != null && !says(upstream, "reasoning_effort")) {
      saved = saved.with("reasoning_effort", Json.of(effort.name().toLowerCase(Locale.ROOT)));
    }
    return saved;
  }

  private static boolean says(Json.Obj body, String name) {
    Json said = body.get(name);
    return said != null && !(said instanceof Json.Null);
  }
}
