package nl.genaisluis.gateway.guideline;

/// One guideline text.
///
/// @param id short and stable, used in references: lower-case letters, digits and hyphens
/// @param title as people cite it
/// @param markdown the text; its headings divide it into passages
public record GuidelineDocument(String id, String title, String markdown) {
  public GuidelineDocument {
    if (!id.matches("[a-z0-9-]{1,64}")) {
      throw new IllegalArgumentException(
          "guideline id must be lower-case words with hyphens: " + id);
    }
    if (title.isBlank()) {
      throw new IllegalArgumentException("guideline has no title: " + id);
    }
  }
}
