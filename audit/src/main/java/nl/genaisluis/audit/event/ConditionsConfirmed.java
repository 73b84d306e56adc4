package nl.genaisluis.audit.event;

/// A person confirmed the conditions of a use case: the training was followed, the guideline read.
/// Who it was is in the use log.
///
/// @param conditions SHA-256 of the conditions as they were shown, in lower-case hexadecimal
public record ConditionsConfirmed(String exchange, String useCase, String conditions, String role)
    implements Event {
  public static final String CODE = "conditions-confirmed";

  private static final int DIGEST_LENGTH = 64;

  public ConditionsConfirmed {
    Plain.id("exchange", exchange);
    Plain.name("useCase", useCase);
    Plain.hex("conditions", conditions, DIGEST_LENGTH);
    Plain.name("role", role);
  }

  @Override
  public String code() {
    return CODE;
  }
}
