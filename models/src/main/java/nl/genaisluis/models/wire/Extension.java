package nl.genaisluis.models.wire;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The members of a body that speak to the gateway itself: `sluis`, `metadata.use_case` and
/// `checks`.
record Extension(
    @Nullable String useCase,
    @Nullable String modelReason,
    @Nullable ConfirmationInput confirmation,
    @Nullable Set<String> checks) {
  private static final Set<String> KNOWN = Set.of("use_case", "model_reason", "confirmation");
  private static final Set<String> CHECKS = Set.of("prohibited", "personal_data");
  private static final int REASON_MIN = 10;
  private static final int REASON_MAX = 500;
  private static final int USE_CASE_MAX = 100;

  Extension {
    checks = checks == null ? null : Set.copyOf(checks);
  }

  static Extension read(Json.Obj body) throws BodyFault {
    Json.Obj own = object(body, "sluis", "sluis");
    for (String key : own.members().keySet()) {
      if (!KNOWN.contains(key)) {
        throw BodyFault.invalid("sluis", "may hold only use_case, model_reason and confirmation");
      }
    }
    return new Extension(useCase(body, own), modelReason(own), confirmation(own), checks(body));
  }

  private static @Nullable String modelReason(Json.Obj own) throws BodyFault {
    String given = text(own, "model_reason", "sluis.model_reason", REASON_MAX);
    String reason = given == null ? null : given.strip();
    if (reason != null && reason.codePointCount(0, reason.length()) < REASON_MIN) {
      throw BodyFault.invalid("sluis.model_reason", "must be a text of 10 to 500 characters");
    }
    return reason;
  }

  private static @Nullable String useCase(Json.Obj body, Json.Obj own) throws BodyFault {
    String ours = text(own, "use_case", "sluis.use_case", USE_CASE_MAX);
    Json.Obj metadata = object(body, "metadata", "metadata");
    String theirs = text(metadata, "use_case", "metadata.use_case", USE_CASE_MAX);
    if (ours != null && theirs != null && !ours.equals(theirs)) {
      throw new BodyFault(
          400,
          BodyFault.CONFLICT,
          "sluis.use_case",
          "sluis.use_case and metadata.use_case differ; give one of them");
    }
    return ours == null ? theirs : ours;
  }

  private static @Nullable ConfirmationInput confirmation(Json.Obj own) throws BodyFault {
    if (absent(own.get("confirmation"))) {
      return null;
    }
    Json.Obj given = object(own, "confirmation", "sluis.confirmation");
    if (!Set.of("token", "reason").containsAll(given.members().keySet())) {
      throw BodyFault.invalid("sluis.confirmation", "may hold only token and reason");
    }
    String token = text(given, "token", "sluis.confirmation.token", ConfirmationInput.TOKEN_MAX);
    if (token == null) {
      throw BodyFault.missing("sluis.confirmation.token", "repeat the token of the earlier answer");
    }
    String reason = given.text("reason");
    String stripped = reason == null ? "" : reason.strip();
    int length = stripped.codePointCount(0, stripped.length());
    if (length < ConfirmationInput.REASON_MIN || length > ConfirmationInput.REASON_MAX) {
      throw BodyFault.invalid(
          "sluis.confirmation.reason", "must be a text of 10 to 500 characters");
    }
    return new ConfirmationInput(token, stripped);
  }

  private static @Nullable Set<String> checks(Json.Obj body) throws BodyFault {
    Json given = body.get("checks");
    if (given == null) {
      return null;
    }
    List<Json> items = given instanceof Json.Arr(List<Json> list) ? list : List.of();
    Set<String> checks = new HashSet<>();
    for (Json item : items) {
      boolean known = item instanceof Json.Text(String check) && CHECKS.contains(check);
      if (!known) {
        throw BodyFault.invalid("checks", "must be a list of prohibited and personal_data");
      }
      checks.add(((Json.Text) item).value());
    }
    if (checks.isEmpty()) {
      throw BodyFault.invalid("checks", "must be a list of prohibited and personal_data");
    }
    return checks;
  }

  private static Json.Obj object(Json.Obj from, String name, String param) throws BodyFault {
    Json given = from.get(name);
    if (absent(given)) {
      return Json.Obj.EMPTY;
    }
    if (given instanceof Json.Obj object) {
      return object;
    }
    throw BodyFault.invalid(param, "must be an object");
  }

  private static @Nullable String text(Json.Obj from, String name, String param, int max)
      throws BodyFault {
    Json given = from.get(name);
    if (absent(given)) {
      return null;
    }
    if (given instanceof Json.Text(String text) && !text.isBlank() && text.length() <= max) {
      return text;
    }
    throw BodyFault.invalid(param, "must be a text of 1 to " + max + " characters");
  }

  private static boolean absent(@Nullable Json value) {
    return value == null || value instanceof Json.Null;
  }
}
