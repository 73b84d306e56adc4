package nl.genaisluis.gateway.file;

import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
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
  private static final int LINE_MAX = 200;

  private final Set<String> marks = new LinkedHashSet<>();

  /// Takes each part of a property's value that may be a marking; of a long one, what follows its
  /// word. None is passed over: the bounds of the file bound them.
  void hear(String value) {
    for (String part : PARTS.split(value, -1)) {
      Matcher word = WORDS.matcher(part);
      if (word.find()) {
        int from = part.length() <= LINE_MAX ? 0 : word.start();
        marks.add(part.substring(from, Math.min(part.length(), from + LINE_MAX)).strip());
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
