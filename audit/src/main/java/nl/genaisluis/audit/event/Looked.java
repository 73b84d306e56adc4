package nl.genaisluis.audit.event;

import org.jspecify.annotations.Nullable;

/// Somebody searched the record or looked at content. What was searched for is not kept.
///
/// @param what `search`, `content`, `list`, [#UNIT], [#USE_LOG] or [#VAULT]
/// @param target leaf id or code of what was looked at; null for a search
public record Looked(String exchange, String what, @Nullable String target, String role)
    implements Event {
  public static final String CODE = "looked";

  /// Somebody searched for what was asked by one organisation unit; which one is not kept.
  public static final String UNIT = "unit";

  /// Somebody looked into the use log; the reason is the content of this entry.
  public static final String USE_LOG = "use-log";

  /// Somebody took out a vault record.
  public static final String VAULT = "vault";

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
