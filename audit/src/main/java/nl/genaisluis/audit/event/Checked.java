package nl.genaisluis.audit.event;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A dry run: somebody asked what the ruling would be. No content belongs to it.
///
/// @param useCase an id of the configuration; null when none was given or it is not known there
/// @param ruling `allow`, `confirm` or `block`; null when only personal data were looked for
public record Checked(
    String exchange,
    @Nullable String useCase,
    @Nullable String ruling,
    List<String> rules,
    String policyVersion,
    String role,
    int characters)
    implements Event {
  public static final String CODE = "checked";
  private static final Set<String> RULINGS = Set.of("allow", "confirm", "block");

  public Checked {
    Plain.id("exchange", exchange);
    Plain.nameOrNull("useCase", useCase);
    if (ruling != null) {
      Plain.oneOf("ruling", ruling, RULINGS);
    }
    rules = Plain.names("rules", rules);
    Plain.name("policyVersion", policyVersion);
    Plain.name("role", role);
    Plain.count("characters", characters);
  }

  @Override
  public String code() {
    return CODE;
  }
}
