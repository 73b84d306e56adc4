package nl.genaisluis.policy;

import nl.genaisluis.policy.prohibited.Wording;

/// Why a request is refused. The codes are public API: never renamed, never reused.
public enum Ground {
  USE_CASE_REQUIRED("use_case_required", "Er is geen toepassing gekozen", "No use case was chosen"),
  USE_CASE_NOT_APPROVED(
      "use_case_not_approved",
      "Deze toepassing is niet goedgekeurd",
      "This use case is not approved"),
  MODEL_NOT_APPROVED(
      "model_not_approved",
      "Dit model is niet goedgekeurd voor deze toepassing",
      "This model is not approved for this use case"),
  PROHIBITED_USE(
      "prohibited_use",
      "Hiervoor wordt generatieve AI niet gebruikt",
      "Generative AI is not used for this"),
  CONFIRMATION_REQUIRED(
      "confirmation_required",
      "Bevestig eerst waarvoor u dit vraagt",
      "First confirm what you ask this for"),
  PERSONAL_DATA_BLOCKED(
      "personal_data_blocked",
      "Deze persoonsgegevens mogen hier niet in",
      "These personal data may not be used here"),
  DATA_CLASS_TOO_HIGH(
      "data_class_too_high",
      "Deze informatie is te gevoelig voor deze toepassing",
      "This information is too sensitive for this use case"),
  UNDECIDED("undecided", "De controle kon geen uitspraak doen", "The check could not tell"),
  BUDGET_EXHAUSTED(
      "budget_exhausted",
      "Het budget van deze toepassing is op",
      "The budget of this use case is spent"),
  MODEL_REASON_REQUIRED(
      "model_reason_required",
      "Een groter model vraagt om een reden",
      "A larger model needs a reason");

  private final String code;
  private final String dutch;
  private final String english;

  Ground(String code, String dutch, String english) {
    this.code = code;
    this.dutch = dutch;
    this.english = english;
  }

  /// The stable code.
  public String code() {
    return code;
  }

  /// Short title for people.
  public Wording title() {
    return new Wording(dutch, english);
  }
}
