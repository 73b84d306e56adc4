package nl.genaisluis.audit.export;

import java.util.List;
import nl.genaisluis.audit.event.Checked;
import nl.genaisluis.audit.event.Entry;
import nl.genaisluis.audit.event.Opened;
import nl.genaisluis.audit.event.Refused;
import org.jspecify.annotations.Nullable;

/// The gateway's rulings as CSV (RFC 4180): what was allowed, refused or asked beforehand, and on
/// which rules. Columns are added at the end, never renamed. Lists are parted by spaces; an empty
/// field means that there is none.
final class DecisionsCsv {
  static final String HEADER =
      "index,leaf,time,code,exchange,use_case,kind,ruling,rules,categories,model,policy_version,"
          + "role,characters\r\n";

  private DecisionsCsv() {}

  /// The row of an entry; null when it is not a ruling.
  static @Nullable String row(Entry entry) {
    return switch (entry.event()) {
      case Opened opened -> opened(entry, opened);
      case Refused refused -> refused(entry, refused);
      case Checked checked -> checked(entry, checked);
      default -> null;
    };
  }

  private static String opened(Entry entry, Opened opened) {
    return row(
        entry,
        opened.useCase(),
        opened.kind(),
        "allow",
        List.of(),
        List.of(),
        opened.models().isEmpty() ? null : opened.models().getFirst(),
        opened.policyVersion(),
        opened.role(),
        opened.characters());
  }

  private static String refused(Entry entry, Refused refused) {
    return row(
        entry,
        refused.useCase(),
        refused.kind(),
        refused.refusal(),
        refused.rules(),
        refused.categories(),
        refused.model(),
        refused.policyVersion(),
        refused.role(),
        refused.characters());
  }

  private static String checked(Entry entry, Checked checked) {
    return row(
        entry,
        checked.useCase(),
        "check",
        checked.ruling(),
        checked.rules(),
        List.of(),
        null,
        checked.policyVersion(),
        checked.role(),
        checked.characters());
  }

  private static String row(Entry entry, @Nullable Object... facts) {
    StringBuilder row = new StringBuilder().append(entry.index());
    field(row, entry.leaf());
    field(row, entry.time());
    field(row, entry.event().code());
    field(row, entry.event().exchange());
    for (Object fact : facts) {
      field(row, fact instanceof List<?> list ? String.join(" ", words(list)) : fact);
    }
    return row.append("\r\n").toString();
  }

  private static List<String> words(List<?> list) {
    return list.stream().map(String::valueOf).toList();
  }

  private static void field(StringBuilder row, @Nullable Object fact) {
    String text = fact == null ? "" : fact.toString();
    boolean plain = text.chars().allMatch(c -> c != ',' && c != '"' && c != '\n' && c != '\r');
    row.append(',').append(plain ? text : "\"" + text.replace("\"", "\"\"") + "\"");
  }
}
