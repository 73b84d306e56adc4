package nl.genaisluis.policy.usecase;

import java.util.EnumMap;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import nl.genaisluis.models.register.DataClass;
import nl.genaisluis.policy.personal.Action;
import nl.genaisluis.policy.personal.PersonalType;

/// Which data a use case may hold and what happens to personal data in it.
///
/// @param classes the data classes that may be used
/// @param personal what happens per type; names every type, so that a new one is a choice
/// @param tools the tools in whose arguments placeholders may be restored
public record Data(Set<DataClass> classes, Map<PersonalType, Action> personal, Set<String> tools) {
  public Data {
    if (classes.isEmpty()) {
      throw new IllegalArgumentException("classes must not be empty");
    }
    classes = Set.copyOf(classes);
    EnumSet<PersonalType> missing = EnumSet.allOf(PersonalType.class);
    missing.removeAll(personal.keySet());
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException("personal must name every type, missing: " + missing);
    }
    personal = Map.copyOf(new EnumMap<>(personal));
    tools = Set.copyOf(tools);
    Words.texts("tools", tools);
    requireSecretsHidden(personal);
  }

  /// What happens to personal data of that type.
  public Action actionOn(PersonalType type) {
    Action action = personal.get(type);
    if (action == null) {
      throw new IllegalStateException("no action for " + type);
    }
    return action;
  }

  /// At least one type stays as it is.
  public boolean leavesPersonalData() {
    return personal.containsValue(Action.KEEP) || personal.containsValue(Action.FLAG);
  }

  /// The most sensitive class that may be used.
  public DataClass highest() {
    return classes.stream().max(DataClass::compareTo).orElseThrow();
  }

  /// Secrets are never restored, and a citizen service number never leaves as it is (UAVG article
  /// 46).
  private static void requireSecretsHidden(Map<PersonalType, Action> personal) {
    Action secret = personal.get(PersonalType.GEHEIM);
    if (secret != Action.MASK && secret != Action.BLOCK) {
      throw new IllegalArgumentException("personal.geheim must be mask or block, was: " + secret);
    }
    Action number = personal.get(PersonalType.BSN);
    if (number == Action.KEEP || number == Action.FLAG) {
      throw new IllegalArgumentException("personal.bsn must not be keep or flag");
    }
  }
}
