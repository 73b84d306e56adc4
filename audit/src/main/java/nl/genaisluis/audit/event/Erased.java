package nl.genaisluis.audit.event;

/// Something that hung on an earlier entry was destroyed; that entry itself stays.
///
/// @param target leaf id of the entry that lost it
/// @param ground code of the ground, which also says what is gone: [#RETENTION], [#USE_RETENTION]
///   or [#REQUEST]
public record Erased(String exchange, String target, String ground, String role) implements Event {
  public static final String CODE = "erased";

  /// The term of the content was over: the content and the vault record are gone.
  public static final String RETENTION = "retention";

  /// The term of the use log was over: the line of the use log is gone.
  public static final String USE_RETENTION = "use-retention";

  /// Somebody asked for it (AVG art. 17): the content, the vault record and the person in the use
  /// log are gone.
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
