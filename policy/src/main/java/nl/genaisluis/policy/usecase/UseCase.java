package nl.genaisluis.policy.usecase;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nl.genaisluis.policy.personal.Action;
import nl.genaisluis.policy.personal.PersonalType;

/// One thing that generative AI may, or may not, be used for.
///
/// @param title what a person reads first
/// @param shownAs how the page shows it
/// @param roles who may use it, by role
/// @param units organisation units that may use it; empty means all
/// @param models ids of the register, smallest first
public record UseCase(
    String id,
    String title,
    ShownAs shownAs,
    Term term,
    Purpose purpose,
    Set<String> roles,
    Set<String> units,
    List<String> models,
    Data data,
    Disclosure disclosure,
    Limits limits,
    Accountability accountability) {
  public UseCase {
    Words.id(id);
    Words.require("title", title);
    roles = Set.copyOf(roles);
    Words.texts("roles", roles);
    units = Set.copyOf(units);
    Words.texts("units", units);
    models = List.copyOf(models);
    if (new HashSet<>(models).size() != models.size()) {
      throw new IllegalArgumentException("models names one twice");
    }
    requireReady(term, roles, models);
    requireBudgets(term, limits);
    if (limits.cache() != null && data.leavesPersonalData()) {
      throw new IllegalArgumentException(
          "limits.cache does not go with personal data that is kept or flagged: others would get"
              + " it; leave cache out");
    }
    if ((term.status() == Term.Status.REFUSED) != (shownAs == ShownAs.MAG_NIET)) {
      throw new IllegalArgumentException("shown_as is mag-niet exactly for a refused use case");
    }
    if (data.leavesPersonalData() && accountability.dpia() == null) {
      throw new IllegalArgumentException(
          "accountability.dpia is needed when personal data is kept or flagged");
    }
  }

  private static void requireReady(Term term, Set<String> roles, List<String> models) {
    if (term.status() != Term.Status.ACTIVE) {
      return;
    }
    if (roles.isEmpty() || models.isEmpty()) {
      throw new IllegalArgumentException("an active use case names roles and models");
    }
  }

  /// An active use case without a bound on tokens or energy would be closed or unbounded by a slip.
  private static void requireBudgets(Term term, Limits limits) {
    if (term.status() != Term.Status.ACTIVE) {
      return;
    }
    if (limits.tokensPerDay() == 0) {
      throw new IllegalArgumentException(
          "limits.tokens_per_day must be above 0 for an active use case, or end the use case");
    }
    if (limits.energyWhPerDay() == 0) {
      throw new IllegalArgumentException(
          "limits.energy_wh_per_day must be above 0 for an active use case, or end the use case");
    }
  }

  /// A person of this role and unit may use it.
  public boolean openTo(String role, String unit) {
    return roles.contains(role) && (units.isEmpty() || units.contains(unit));
  }

  /// What happens to personal data of that type.
  public Action actionOn(PersonalType type) {
    return data.actionOn(type);
  }

  /// How the page shows it.
  public enum ShownAs {
    MAG,
    MAG_ONDER_VOORWAARDEN,
    MAG_NIET
  }
}
