package nl.genaisluis.policy;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who asks, as far as the rules need it: no name, no subject.
///
/// @param roles codes of the roles (`medewerker`, `ontwikkelaar`, …)
/// @param unit organisation unit; null when the identity provider names none
/// @param mayConfirm false for a program, and for a person who confirmed too often today
public record Asker(Set<String> roles, @Nullable String unit, boolean mayConfirm) {
  public Asker {
    roles = Set.copyOf(roles);
  }
}
