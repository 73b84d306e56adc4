package nl.genaisluis.audit.event;

import java.util.List;

/// A person confirmed a doubtful request. The reason that was given goes with it as content.
///
/// @param rules what made the request doubtful
public record ConfirmationGiven(String exchange, String useCase, List<String> rules, String role)
    implements Event {
  public static final String CODE = "confirmation-given";

  public ConfirmationGiven {
    Plain.id("exchange", exchange);
    Plain.name("useCase", useCase);
    rules = Plain.names("rules", rules);
    Plain.name("role", role);
  }

  @Override
  public String code() {
    return CODE;
  }
}
