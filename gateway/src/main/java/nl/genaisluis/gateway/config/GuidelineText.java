package nl.genaisluis.gateway.config;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One document of the guideline.
///
/// @param name its file name, such as `01-nee-tenzij.md`
/// @param markdown its text
public record GuidelineText(String name, String markdown) {
  /// These texts by their names, in the same order.
  public static Map<String, String> byName(List<GuidelineText> texts) {
    Map<String, String> named = new LinkedHashMap<>();
    texts.forEach(text -> named.put(text.name(), text.markdown()));
    return named;
  }
}
