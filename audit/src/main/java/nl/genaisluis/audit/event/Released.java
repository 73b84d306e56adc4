package nl.genaisluis.audit.event;

/// Somebody released a hold.
///
/// @param hold id of the hold
public record Released(String exchange, String hold, String role) implements Event {
  public static final String CODE = "released";

  public Released {
    Plain.id("exchange", exchange);
    Plain.id("hold", hold);
    Plain.name("role", role);
  }

  @Override
  public String code() {
    return CODE;
  }
}
