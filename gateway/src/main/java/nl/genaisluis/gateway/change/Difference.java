package nl.genaisluis.gateway.change;

import nl.genaisluis.audit.event.PolicyChanged;
import org.jspecify.annotations.Nullable;

/// One place at which two configurations differ.
///
/// @param file the file that holds it
/// @param before null when the place is new
/// @param after null when the place is gone
/// @param more the change may permit more than before; also when nobody can say
record Difference(
    String file, String place, @Nullable String before, @Nullable String after, boolean more) {
  /// One line for the record and for people: the place, and what happened to it. Values stand there
  /// only where they are a number or one plain word; what people wrote in sentences does not.
  String line() {
    String what;
    if (before == null) {
      what = "added" + shown(after);
    } else if (after == null) {
      what = "removed";
    } else if (plain(before) && plain(after)) {
      what = before + " -> " + after;
    } else {
      what = "changed";
    }
    String line = (more ? "more: " : "") + file + " " + place + " " + what;
    return PolicyChanged.line(line);
  }

  private String shown(@Nullable String value) {
    return value != null && plain(value) ? " " + value : "";
  }

  /// How the gateway is set up is nobody's business, not even in one word.
  private boolean plain(String value) {
    return !file.equals("sluis.yaml") && value.matches("[A-Za-z0-9_.:-]{1,40}");
  }
}
