package nl.genaisluis.gateway.file;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Pattern;

/// What a file says of itself outside its text: properties by which offices mark it as
/// confidential. Each one becomes a line at the end of the text, which the policy reads as any
/// other marking, here and again when the text is sent on. Confined to one thread.
final class FileMarks {
  private static final Pattern WORDS =
      Pattern.compile(
          "\\b(?:vertrouwelijk|bedrijfsvertrouwelijk|geheim|staatsgeheim|geheimhouding|intern"
              + "|niet openbaar|embargo|tlp|confidential|secret|restricted|internal|vertraulich"
              + "|provinciewet)\\b",
          Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
  private static final Pattern PARTS = Pattern.compile(" [-–/|] |[\\\\,;\\n]");
  private static final int VALUE_MAX = 200;
  private static final int MARKS_MAX = 16;

  private final Set<String> marks = new LinkedHashSet<>();

  /// Takes the value of a property when it may be a marking, or a part of it.
  void hear(String value) {
    if (value.length() > VALUE_MAX) {
      return;
    }
    for (String part : PARTS.split(value, -1)) {
      if (marks.size() < MARKS_MAX && WORDS.matcher(part).find()) {
        marks.add(part.strip());
      }
    }
  }

  /// Writes what was taken, one marking a line.
  void write(Sheet sheet) {
    for (String mark : marks) {
      char[] line = ("\nRubricering: " + mark + "\n").toCharArray();
      sheet.write(line, 0, line.length);
    }
  }
}
