package nl.genaisluis.audit.event;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Another policy takes effect once this is durable.
///
/// @param from version that applied before; null at the very first
/// @param to version that applies from now on
/// @param changes what differs, one place of the configuration a line; at most 100 lines of at most
///   200 characters, without control characters
public record PolicyChanged(String exchange, @Nullable String from, String to, List<String> changes)
    implements Event {
  public static final String CODE = "policy-changed";
  private static final int CHANGES_MAX = 100;
  private static final int CHANGE_LENGTH_MAX = 200;

  public PolicyChanged {
    Plain.id("exchange", exchange);
    Plain.nameOrNull("from", from);
    Plain.name("to", to);
    Plain.atMost("changes", changes.size(), CHANGES_MAX);
    changes = List.copyOf(changes);
    for (String change : changes) {
      Plain.atMost("a line of changes", change.length(), CHANGE_LENGTH_MAX);
      if (!change.chars().allMatch(PolicyChanged::allowed)) {
        throw new IllegalArgumentException("changes must not hold control or surrogate characters");
      }
    }
  }

  /// A text as a line of changes: what may not stand there is a question mark, what is too long
  /// ends in dots.
  public static String line(String text) {
    StringBuilder line = new StringBuilder();
    text.chars().forEach(unit -> line.append(allowed(unit) ? (char) unit : '?'));
    return line.length() <= CHANGE_LENGTH_MAX
        ? line.toString()
        : line.substring(0, CHANGE_LENGTH_MAX - 3) + "...";
  }

  private static boolean allowed(int unit) {
    return !Character.isISOControl(unit) && !Character.isSurrogate((char) unit);
  }

  @Override
  public String code() {
    return CODE;
  }
}
