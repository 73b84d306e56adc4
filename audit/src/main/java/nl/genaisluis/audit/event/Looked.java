package nl.genaisluis.audit.event;

import org.jspecify.annotations.Nullable;

/// Somebody searched the record or looked at content. What was searched for is not kept.
///
/// @param what `search`, `content` or `list`
/// @param target leaf id or code of what was looked at; null for a search
public record Looked(String exchange, String what, @Nullable String target, String role)
    implements Event {
  public static final String CODE = "looked";

  public Looked {
    Plain.id("exchange", exchange);
    Plain.name("what", what);
    Plain.nameOrNull("target", target);
    Plain.name("role", role);
  }

  @Override
  public String code() {
    return CODE;
  }
}
