package nl.genaisluis.audit.event;

/// Somebody lifted a stop.
///
/// @param stop id of the stop
public record StopLifted(String exchange, String stop, String role) implements Event {
  public static final String CODE = "stop-lifted";

  public StopLifted {
    Plain.id("exchange", exchange);
    Plain.name("stop", stop);
    Plain.name("role", role);
  }

  @Override
  public String code() {
    return CODE;
  }
}
