package nl.genaisluis.gateway.start;

import java.util.ArrayList;
import java.util.List;
import nl.genaisluis.gateway.config.GuidelineText;
import nl.genaisluis.gateway.guideline.GuidelineDocument;

/// The guideline texts of a configuration as documents to search.
final class Guideline {
  private Guideline() {}

  static List<GuidelineDocument> documents(Loaded loaded) {
    List<GuidelineDocument> documents = new ArrayList<>();
    for (GuidelineText text : loaded.guideline()) {
      String id = text.name().replaceFirst("\\.md$", "");
      documents.add(new GuidelineDocument(id, title(text), text.markdown()));
    }
    return documents;
  }

  /// The first heading; the name of the file when there is none.
  private static String title(GuidelineText text) {
    return text.markdown()
        .lines()
        .filter(line -> line.startsWith("# "))
        .findFirst()
        .map(line -> line.substring(2).strip())
        .orElse(text.name());
  }
}
