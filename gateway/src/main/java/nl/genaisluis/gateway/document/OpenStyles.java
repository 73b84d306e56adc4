package nl.genaisluis.gateway.document;

/// The styles of an OpenDocument text.
final class OpenStyles {
  private static final int LIST_LEVELS = 10;

  private OpenStyles() {}

  /// The number of the style of these words; 0 for ordinary ones.
  static int number(Span span) {
    return (span.bold() ? 1 : 0) + (span.italic() ? 2 : 0) + (span.code() ? 4 : 0);
  }

  /// The style of words with this number.
  static void words(Xml xml, int number) {
    xml.open("style:style", "style:name", "W" + number, "style:family", "text");
    properties(xml, (number & 1) != 0, (number & 2) != 0, (number & 4) != 0);
    xml.close();
  }

  private static void properties(Xml xml, boolean bold, boolean italic, boolean code) {
    xml.empty(
        "style:text-properties",
        "fo:font-weight",
        bold ? "bold" : "normal",
        "fo:font-style",
        italic ? "italic" : "normal",
        "fo:font-family",
        code ? "'Liberation Mono'" : "'Liberation Sans'");
  }

  static byte[] bytes(String... names) {
    Xml xml = new Xml().open("office:document-styles", names).open("office:styles");
    xml.open("style:default-style", "style:family", "paragraph")
        .empty("style:paragraph-properties", "fo:margin-bottom", "0.2cm")
        .empty(
            "style:text-properties",
            "fo:font-family",
            "'Liberation Sans'",
            "fo:font-size",
            "11pt",
            "fo:language",
            "nl",
            "fo:country",
            "NL")
        .close();
    paragraph(xml, "Standard", "0cm", "11pt", false);
    paragraph(xml, "Title", "0cm", "20pt", true);
    paragraph(xml, "Quotations", "1cm", "11pt", false);
    paragraph(xml, "List_Contents", "0cm", "11pt", false);
    paragraph(xml, "Table_Heading", "0cm", "11pt", true);
    for (int level = 1; level <= Block.Heading.LEVEL_MAX; level++) {
      heading(xml, level);
    }
    code(xml);
    rule(xml);
    cell(xml);
    list(xml, "Dots", false);
    list(xml, "Numbers", true);
    return xml.close().close().bytes();
  }

  private static void paragraph(Xml xml, String name, String left, String size, boolean bold) {
    xml.open(
            "style:style",
            "style:name",
            name,
            "style:display-name",
            name.replace('_', ' '),
            "style:family",
            "paragraph")
        .empty("style:paragraph-properties", "fo:margin-left", left)
        .empty(
            "style:text-properties",
            "fo:font-size",
            size,
            "fo:font-weight",
            bold ? "bold" : "normal")
        .close();
  }

  private static void heading(Xml xml, int level) {
    xml.open(
            "style:style",
            "style:name",
            "Heading_" + level,
            "style:display-name",
            "Heading " + level,
            "style:family",
            "paragraph",
            "style:default-outline-level",
            String.valueOf(level))
        .empty(
            "style:paragraph-properties",
            "fo:margin-top",
            "0.4cm",
            "fo:margin-bottom",
            "0.1cm",
            "fo:keep-with-next",
            "always")
        .empty(
            "style:text-properties",
            "fo:font-size",
            Math.max(11, 17 - level) + "pt",
            "fo:font-weight",
            "bold")
        .close();
  }

  private static void code(Xml xml) {
    xml.open("style:style", "style:name", "Code", "style:family", "paragraph")
        .empty("style:paragraph-properties", "fo:background-color", "#f1f5f4")
        .empty("style:text-properties", "fo:font-family", "'Liberation Mono'")
        .close();
  }

  private static void rule(Xml xml) {
    xml.open("style:style", "style:name", "Rule", "style:family", "paragraph")
        .empty("style:paragraph-properties", "fo:border-bottom", "0.5pt solid #8a9794")
        .close();
  }

  private static void cell(Xml xml) {
    xml.open("style:style", "style:name", "Cell", "style:family", "table-cell")
        .empty(
            "style:table-cell-properties",
            "fo:border",
            "0.5pt solid #8a9794",
            "fo:padding",
            "0.1cm")
        .close();
  }

  private static void list(Xml xml, String name, boolean ordered) {
    xml.open("text:list-style", "style:name", name);
    for (int level = 1; level <= LIST_LEVELS; level++) {
      String depth = String.valueOf(level);
      if (ordered) {
        xml.open(
            "text:list-level-style-number",
            "text:level",
            depth,
            "style:num-suffix",
            ".",
            "style:num-format",
            "1");
      } else {
        xml.open("text:list-level-style-bullet", "text:level", depth, "text:bullet-char", "•");
      }
      xml.open(
              "style:list-level-properties",
              "text:list-level-position-and-space-mode",
              "label-alignment")
          .empty(
              "style:list-level-label-alignment",
              "text:label-followed-by",
              "listtab",
              "fo:text-indent",
              "-6mm",
              "fo:margin-left",
              level * 6 + "mm")
          .close()
          .close();
    }
    xml.close();
  }
}
