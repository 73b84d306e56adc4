package nl.genaisluis.audit.event;

/// The content of an earlier entry was destroyed; that entry itself stays.
///
/// @param target leaf id of the entry whose content is gone
/// @param ground code of the ground: [#RETENTION] or [#REQUEST]
public record Erased(String exchange, String target, String ground, String role) implements Event {
  public static final String CODE = "erased";

  /// Its term was over.
  public static final String RETENTION = "retention";

  /// Somebody asked for it (AVG art. 17).
  public static final String REQUEST = "request";

  public Erased {
    Plain.id("exchange", exchange);
    Plain.id("target", target);
    Plain.name("ground", ground);
    Plain.name("role", role);
  }

  @Override
  public String code() {
    return CODE;
  }
}
