package nl.genaisluis.policy;

/// Why a request is refused. The codes are public API: never renamed, never reused.
public enum Ground {
  USE_CASE_REQUIRED("use_case_required", "Er is geen toepassing gekozen"),
  USE_CASE_NOT_APPROVED("use_case_not_approved", "Deze toepassing is niet goedgekeurd"),
  MODEL_NOT_APPROVED("model_not_approved", "Dit model is niet goedgekeurd voor deze toepassing"),
  PROHIBITED_USE("prohibited_use", "Hiervoor wordt generatieve AI niet gebruikt"),
  CONFIRMATION_REQUIRED("confirmation_required", "Bevestig eerst waarvoor u dit vraagt"),
  PERSONAL_DATA_BLOCKED("personal_data_blocked", "Deze persoonsgegevens mogen hier niet in"),
  DATA_CLASS_TOO_HIGH("data_class_too_high", "Deze informatie is te gevoelig voor deze toepassing"),
  UNDECIDED("undecided", "De controle kon geen uitspraak doen"),
  BUDGET_EXHAUSTED("budget_exhausted", "Het budget van deze toepassing is op"),
  MODEL_REASON_REQUIRED("model_reason_required", "Een groter model vraagt om een reden");

  private final String code;
  private final String title;

  Ground(String code, String title) {
    this.code = code;
    this.title = title;
  }

  /// The stable code.
  public String code() {
    return code;
  }

  /// Short Dutch title for people.
  public String title() {
    return title;
  }
}
