package nl.genaisluis.policy.personal;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/// What happens to each type of personal data in one use case. Immutable.
public final class Actions {
  private static final Actions DEFAULTS = new Actions(defaultActions());

  private final Map<PersonalType, Action> actions;

  private Actions(Map<PersonalType, Action> actions) {
    this.actions = Collections.unmodifiableMap(actions);
  }

  /// Everything is pseudonymised; secrets and values taken from web addresses are masked for good.
  public static Actions defaults() {
    return DEFAULTS;
  }

  /// These actions with one of them changed.
  ///
  /// @throws IllegalArgumentException when a secret or a citizen service number would stay
  ///   readable, or when a secret would be put back: no use case may do that
  public Actions with(PersonalType type, Action action) {
    boolean stays = action == Action.KEEP || action == Action.FLAG;
    if (stays && (type == PersonalType.BSN || type == PersonalType.GEHEIM)) {
      throw new IllegalArgumentException(type + " cannot be left readable, action was: " + action);
    }
    if (type == PersonalType.GEHEIM && action == Action.PSEUDONYMISE) {
      throw new IllegalArgumentException("GEHEIM cannot be restored, action was: " + action);
    }
    EnumMap<PersonalType, Action> copy = new EnumMap<>(actions);
    copy.put(type, action);
    return new Actions(copy);
  }

  public Action of(PersonalType type) {
    return actions.getOrDefault(type, Action.BLOCK);
  }

  private static EnumMap<PersonalType, Action> defaultActions() {
    EnumMap<PersonalType, Action> map = new EnumMap<>(PersonalType.class);
    for (PersonalType type : PersonalType.values()) {
      map.put(type, Action.PSEUDONYMISE);
    }
    map.put(PersonalType.GEHEIM, Action.MASK);
    map.put(PersonalType.URLDATA, Action.MASK);
    return map;
  }

  @Override
  public String toString() {
    return actions.toString();
  }
}
