package nl.genaisluis.audit.event;

import java.util.Set;

/// A case of the committee came in or went on: an objection, or a request for a new use case. What
/// was written in it, and by whom, is not here.
///
/// @param kind `aanvraag` or `bezwaar`
/// @param id random id of the case
/// @param status `ontvangen`, `in-behandeling` or `afgehandeld`
public record CaseChanged(String exchange, String kind, String id, String status, String role)
    implements Event {
  public static final String CODE = "case-changed";

  private static final Set<String> KINDS = Set.of("aanvraag", "bezwaar");
  private static final Set<String> STATUSES = Set.of("ontvangen", "in-behandeling", "afgehandeld");

  public CaseChanged {
    Plain.id("exchange", exchange);
    Plain.oneOf("kind", kind, KINDS);
    Plain.id("id", id);
    Plain.oneOf("status", status, STATUSES);
    Plain.name("role", role);
  }

  @Override
  public String code() {
    return CODE;
  }
}
