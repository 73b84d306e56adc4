package nl.genaisluis.audit.event;

import org.jspecify.annotations.Nullable;

/// Somebody stopped a model, a provider, a use case or everything. The reason goes as content.
///
/// @param stop id of the stop
/// @param scope `model`, `aanbieder`, `toepassing` or `alles`
/// @param id what is stopped; null for everything
public record StopSet(String exchange, String stop, String scope, @Nullable String id, String role)
    implements Event {
  public static final String CODE = "stop-set";

  public StopSet {
    Plain.id("exchange", exchange);
    Plain.name("stop", stop);
    Plain.name("scope", scope);
    Plain.nameOrNull("id", id);
    Plain.name("role", role);
  }

  @Override
  public String code() {
    return CODE;
  }
}
