package nl.genaisluis.audit.event;

/// Somebody put a hold on an exchange: nothing of it is destroyed, by term or by request, until the
/// hold is released. The reason goes as content.
///
/// @param hold id of the hold
/// @param target the exchange that is held
public record Held(String exchange, String hold, String target, String role) implements Event {
  public static final String CODE = "held";

  public Held {
    Plain.id("exchange", exchange);
    Plain.id("hold", hold);
    Plain.id("target", target);
    Plain.name("role", role);
  }

  @Override
  public String code() {
    return CODE;
  }
}
