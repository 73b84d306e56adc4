package nl.genaisluis.policy.prohibited;

import java.util.Locale;
import java.util.Set;

/// Names of files among the texts beside the turns. A name is read as what it says: its ending
/// tells only the type of the file, and would stand in the last word of a request that is hidden in
/// it.
final class FileName {
  private static final Set<String> ENDINGS =
      Set.of(
          "csv", "doc", "docx", "eml", "htm", "html", "jpeg", "jpg", "json", "md", "msg", "odp",
          "ods", "odt", "pdf", "png", "ppt", "pptx", "rtf", "txt", "xls", "xlsx", "xml", "zip");

  /// Underscores part words where there is one in so many characters; base64 of other alphabets
  /// holds one in sixty-four.
  private static final int WORD_MAX = 16;

  private FileName() {}

  /// What a name says; any other text as it is. Every character keeps its place.
  static String said(String text) {
    int dot = text.lastIndexOf('.');
    if (dot <= 0 || !ENDINGS.contains(text.substring(dot + 1).toLowerCase(Locale.ROOT))) {
      return text;
    }
    String name = text.substring(0, dot);
    long underscores = name.chars().filter(c -> c == '_').count();
    return underscores * WORD_MAX >= name.length() ? name.replace('_', ' ') : name;
  }
}
