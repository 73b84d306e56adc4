package nl.genaisluis.audit.event;

import java.util.List;

/// The judge cleared a doubt about a request, so that nobody had to confirm it.
///
/// @param rules what made the request doubtful
/// @param judgedIn the exchange in which the judge was asked, a call on record of its own
public record DoubtCleared(
    String exchange, String useCase, List<String> rules, String judgedIn, String role)
    implements Event {
  public static final String CODE = "doubt-cleared";

  public DoubtCleared {
    Plain.id("exchange", exchange);
    Plain.name("useCase", useCase);
    rules = Plain.names("rules", rules);
    Plain.id("judgedIn", judgedIn);
    Plain.name("role", role);
  }

  @Override
  public String code() {
    return CODE;
  }
}
