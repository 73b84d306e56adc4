package nl.genaisluis.audit.event;

/// One call to one model at one provider.
///
/// @param outcome stable code of how this call ended
/// @param status HTTP status of the answer; 0 when there was none
public record Attempt(String model, String provider, String outcome, int status) {
  public Attempt {
    Plain.name("model", model);
    Plain.name("provider", provider);
    Plain.name("outcome", outcome);
    if (status < 0 || status > 999) {
      throw new IllegalArgumentException("status must be between 0 and 999, was: " + status);
    }
  }
}
