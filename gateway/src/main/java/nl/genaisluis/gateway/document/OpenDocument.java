package nl.genaisluis.gateway.document;

import java.util.List;
import java.util.Map;

/// A transcript as an OpenDocument text (ISO/IEC 26300), for LibreOffice and Word.
final class OpenDocument {
  private static final String TYPE = "application/vnd.oasis.opendocument.text";
  private static final String OASIS = "urn:oasis:names:tc:opendocument:xmlns:";
  private static final String[] NAMES = {
    "xmlns:office", OASIS + "office:1.0",
    "xmlns:text", OASIS + "text:1.0",
    "xmlns:table", OASIS + "table:1.0",
    "xmlns:style", OASIS + "style:1.0",
    "xmlns:fo", OASIS + "xsl-fo-compatible:1.0",
    "xmlns:meta", OASIS + "meta:1.0",
    "xmlns:dc", "http://purl.org/dc/elements/1.1/",
    "office:version", "1.3"
  };

  private final Transcript transcript;
  private final Xml xml = new Xml();

  OpenDocument(Transcript transcript) {
    this.transcript = transcript;
  }

  byte[] bytes() {
    xml.open("office:document-content", NAMES).open("office:automatic-styles");
    for (int style = 1; style < 8; style++) {
      OpenStyles.words(xml, style);
    }
    xml.close().open("office:body").open("office:text");
    Story.of(transcript).forEach(block -> block(block, "Standard"));
    xml.close().close().close();
    return new Packaging()
        .plain("mimetype", TYPE)
        .part("META-INF/manifest.xml", manifest())
        .part("meta.xml", properties())
        .part("styles.xml", OpenStyles.bytes(NAMES))
        .part("content.xml", xml.bytes())
        .bytes();
  }

  private static byte[] manifest() {
    Xml xml =
        new Xml()
            .open(
                "manifest:manifest",
                "xmlns:manifest",
                OASIS + "manifest:1.0",
                "manifest:version",
                "1.3");
    entry(xml, "/", TYPE);
    for (String part : List.of("content.xml", "styles.xml", "meta.xml")) {
      entry(xml, part, "text/xml");
    }
    return xml.close().bytes();
  }

  private static void entry(Xml xml, String path, String type) {
    xml.empty("manifest:file-entry", "manifest:full-path", path, "manifest:media-type", type);
  }

  private byte[] properties() {
    Xml meta =
        new Xml()
            .open("office:document-meta", NAMES)
            .open("office:meta")
            .element("meta:generator", Properties.MAKER)
            .element("dc:title", transcript.title())
            .element("dc:description", transcript.label())
            .element("meta:creation-date", transcript.made() + "T00:00:00")
            .element("dc:language", "nl-NL");
    for (Map.Entry<String, String> one : Properties.of(transcript).entrySet()) {
      meta.element("meta:user-defined", one.getValue(), "meta:name", one.getKey());
    }
    return meta.close().close().bytes();
  }

  private void block(Block block, String style) {
    switch (block) {
      case Block.Heading(int level, List<Span> words) -> heading(level, words);
      case Block.Paragraph(List<Span> words) -> paragraph(style, words);
      case Block.Quote(List<Block> parts) -> parts.forEach(part -> block(part, "Quotations"));
      case Block.Listing list -> list(list);
      case Block.Table table -> table(table);
      case Block.Code(String text) -> paragraph("Code", List.of(Span.plain(text)));
      case Block.Rule _ -> paragraph("Rule", List.of());
    }
  }

  private void heading(int level, List<Span> words) {
    if (level == 0) {
      paragraph("Title", words);
      return;
    }
    xml.open(
        "text:h",
        "text:style-name",
        "Heading_" + level,
        "text:outline-level",
        String.valueOf(level));
    words.forEach(this::span);
    xml.close();
  }

  private void paragraph(String style, List<Span> words) {
    xml.open("text:p", "text:style-name", style);
    words.forEach(this::span);
    xml.close();
  }

  private void span(Span span) {
    int style = OpenStyles.number(span);
    if (style > 0) {
      xml.open("text:span", "text:style-name", "W" + style);
    }
    plain(span.text().replace("\r\n", "\n"));
    if (style > 0) {
      xml.close();
    }
  }

  /// Spaces in a row, tabs and line feeds are elements: as characters they would melt into one.
  private void plain(String text) {
    int from = 0;
    for (int at = 0; at < text.length(); at++) {
      char sign = text.charAt(at);
      if (sign == '\n' || sign == '\t') {
        xml.text(text.substring(from, at));
        xml.empty(sign == '\n' ? "text:line-break" : "text:tab");
        from = at + 1;
      } else if (sign == ' ' && (at == from || text.charAt(at - 1) == ' ')) {
        xml.text(text.substring(from, at)).empty("text:s");
        from = at + 1;
      }
    }
    xml.text(text.substring(from));
  }

  private void list(Block.Listing list) {
    xml.open("text:list", "text:style-name", list.ordered() ? "Numbers" : "Dots");
    boolean first = true;
    for (Block.Item item : list.items()) {
      if (first && list.ordered()) {
        xml.open("text:list-item", "text:start-value", String.valueOf(list.start()));
      } else {
        xml.open("text:list-item");
      }
      for (Block part : item.parts()) {
        // A list item holds paragraphs, headings and lists only.
        block(part instanceof Block.Table table ? flat(table) : part, "List_Contents");
      }
      xml.close();
      first = false;
    }
    xml.close();
  }

  /// A table as lines, for where no table may stand.
  private static Block flat(Block.Table table) {
    StringBuilder text = new StringBuilder();
    for (Block.Row row : table.rows()) {
      for (Block.Cell cell : row.cells()) {
        cell.words().forEach(span -> text.append(span.text()));
        text.append('\t');
      }
      text.append('\n');
    }
    return Block.Paragraph.of(text.toString().strip());
  }

  private void table(Block.Table table) {
    int columns = table.columns();
    if (columns == 0) {
      return;
    }
    xml.open("table:table")
        .empty("table:table-column", "table:number-columns-repeated", String.valueOf(columns))
        .open("table:table-header-rows");
    boolean head = true;
    for (Block.Row row : table.rows()) {
      xml.open("table:table-row");
      for (int column = 0; column < columns; column++) {
        xml.open("table:table-cell", "table:style-name", "Cell", "office:value-type", "string");
        paragraph(head ? "Table_Heading" : "Standard", row.words(column));
        xml.close();
      }
      xml.close();
      if (head) {
        xml.close();
      }
      head = false;
    }
    xml.close();
    paragraph("Standard", List.of());
  }
}
