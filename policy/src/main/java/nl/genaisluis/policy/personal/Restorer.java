package nl.genaisluis.policy.personal;

import java.util.Locale;
import java.util.Map;
import java.util.Set;

/// Puts values back in one field of one choice of an answer, as it streams in. Not thread-safe; the
/// output for a text does not depend on how it was cut into fragments. It holds back at most
/// [Placeholder#FORM_LENGTH_MAX] characters.
public final class Restorer {
  /// What the fragments are part of.
  public enum Mode {
    /// Text for a person. Nothing is restored inside web addresses, link targets and markup tags,
    /// because what stands there may be sent elsewhere when the text is shown.
    TEXT,
    /// Raw JSON text, such as tool arguments: values are escaped as JSON strings are.
    JSON_STRING
  }

  private final Map<Placeholder, String> values;
  private final Set<Placeholder> given;
  private final Mode mode;
  private final Surroundings surroundings = new Surroundings();
  private final StringBuilder pending = new StringBuilder();
  private int unknown;
  private boolean boundary = true;
  private boolean escaped;

  /// @param values what can be put back
  /// @param given every placeholder that the model has seen, also those that are never put back
  Restorer(Map<Placeholder, String> values, Set<Placeholder> given, Mode mode) {
    this.values = values;
    this.given = given;
    this.mode = mode;
  }

  /// Takes the next fragment; answers what can be shown now.
  public String push(String fragment) {
    if (values.isEmpty() && given.isEmpty()) {
      // Nothing was masked: nothing can be put back, so nothing need be read or held back.
      return fragment;
    }
    pending.append(fragment);
    return drain(true);
  }

  /// Ends the text; answers what was held back.
  public String finish() {
    return drain(false);
  }

  /// How many placeholders the answer had so far that nobody gave. They are left as they are, and
  /// not counted where none was given at all.
  public int unknown() {
    return unknown;
  }

  private String drain(boolean open) {
    StringBuilder out = new StringBuilder(pending.length() + 32);
    int at = 0;
    while (at < pending.length()) {
      char c = pending.charAt(at);
      if (!Placeholder.mayStart(c) || (Character.isLetter(c) && !boundary)) {
        copy(c, out);
        at++;
        continue;
      }
      Placeholder.Read read = Placeholder.read(pending, at, open);
      if (read.needsMore()) {
        break;
      }
      if (read.found()) {
        replace(read.placeholder(), at, read.end(), out);
        at = read.end();
      } else {
        copy(c, out);
        at++;
      }
    }
    pending.delete(0, at);
    return out.toString();
  }

  private void replace(Placeholder placeholder, int from, int to, StringBuilder out) {
    String value = values.get(placeholder);
    boolean reachable = mode == Mode.JSON_STRING || !surroundings.unsafe();
    if (value != null && reachable) {
      out.append(mode == Mode.JSON_STRING ? escape(value) : value);
      surroundings.word();
      boundary = false;
      escaped = false;
      return;
    }
    if (value == null && !given.contains(placeholder)) {
      unknown++;
    }
    for (int i = from; i < to; i++) {
      copy(pending.charAt(i), out);
    }
  }

  private void copy(char c, StringBuilder out) {
    out.append(c);
    surroundings.take(c);
    if (mode == Mode.JSON_STRING && escaped) {
      escaped = false;
      boundary = true;
      return;
    }
    escaped = mode == Mode.JSON_STRING && c == '\\';
    boundary = !Placeholder.isWordCharacter(c);
  }

  private static String escape(String value) {
    StringBuilder out = new StringBuilder(value.length() + 8);
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      switch (c) {
        case '"' -> out.append("\\\"");
        case '\\' -> out.append("\\\\");
        case '\n' -> out.append("\\n");
        case '\r' -> out.append("\\r");
        case '\t' -> out.append("\\t");
        default -> {
          if (c < ' ' || Character.isSurrogate(c)) {
            out.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
          } else {
            out.append(c);
          }
        }
      }
    }
    return out.toString();
  }
}
