package nl.genaisluis.models.wire;

/// What a person sends along to go on after a doubt: the token of the earlier answer and why.
///
/// @param reason user text of 10 to 500 characters: never printed by `toString`
public record ConfirmationInput(String token, String reason) {
  static final int REASON_MIN = 10;
  static final int REASON_MAX = 500;
  static final int TOKEN_MAX = 512;

  @Override
  public String toString() {
    return "ConfirmationInput[reason of " + reason.length() + " characters]";
  }
}
