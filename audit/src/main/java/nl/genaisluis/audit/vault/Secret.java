package nl.genaisluis.audit.vault;

import java.util.Map;

/// What a vault record holds. Never printed.
///
/// @param actor who asked, as the identity provider names the caller
/// @param values what stood where the placeholders stand now
public record Secret(String actor, Map<String, String> values) {
  public Secret {
    values = Map.copyOf(values);
  }

  @Override
  public String toString() {
    return "Secret[***]";
  }
}
