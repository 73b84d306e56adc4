package nl.genaisluis.models.wire;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Who a chat message speaks for, as the OpenAI chat protocol names it.
public enum Role {
  SYSTEM,
  DEVELOPER,
  USER,
  ASSISTANT,
  TOOL;

  /// The role with this wire name (`user`, `tool`, …); `function` is the protocol's older word for
  /// a tool result. Null when there is none.
  public static @Nullable Role of(String wireName) {
    return switch (wireName) {
      case "system" -> SYSTEM;
      case "developer" -> DEVELOPER;
      case "user" -> USER;
      case "assistant" -> ASSISTANT;
      case "tool", "function" -> TOOL;
      default -> null;
    };
  }

  /// The name of this role on the wire.
  public String wireName() {
    return name().toLowerCase(Locale.ROOT);
  }
}
