package nl.genaisluis.gateway.document;

import java.util.ArrayList;
import java.util.List;

/// A transcript as a document of Office Open XML (ISO/IEC 29500), for Word and LibreOffice.
final class WordDocument {
  private static final String W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  private static final String[] PRESERVE = {"xml:space", "preserve"};

  private final Transcript transcript;
  private final Xml xml = new Xml();

  /// Where each numbered list starts; its place here, plus two, is its number in the document. One
  /// is for dots.
  private final List<Integer> starts = new ArrayList<>();

  WordDocument(Transcript transcript) {
    this.transcript = transcript;
  }

  byte[] bytes() {
    xml.open("w:document", "xmlns:w", W).open("w:body");
    for (Block block : Story.of(transcript)) {
      block(block, "Normal", 0);
    }
    xml.open("w:sectPr")
        .empty("w:pgSz", "w:w", "11906", "w:h", "16838")
        .empty(
            "w:pgMar",
            "w:top",
            "1418",
            "w:right",
            "1418",
            "w:bottom",
            "1418",
            "w:left",
            "1418",
            "w:header",
            "709",
            "w:footer",
            "709",
            "w:gutter",
            "0")
        .close()
        .close()
        .close();
    return new Packaging()
        .part("[Content_Types].xml", WordParts.contentTypes())
        .part("_rels/.rels", WordParts.relations())
        .part("docProps/core.xml", WordParts.properties(transcript))
        .part("docProps/custom.xml", WordParts.ownProperties(transcript))
        .part("word/document.xml", xml.bytes())
        .part("word/_rels/document.xml.rels", WordParts.partRelations())
        .part("word/styles.xml", WordParts.styles())
        .part("word/numbering.xml", WordParts.numbering(starts))
        .part("word/settings.xml", WordParts.settings())
        .bytes();
  }

  private void block(Block block, String style, int depth) {
    switch (block) {
      case Block.Heading(int level, List<Span> words) ->
          paragraph(level == 0 ? "Title" : "Heading" + level, words);
      case Block.Paragraph(List<Span> words) -> paragraph(style, words);
      case Block.Quote(List<Block> parts) -> parts.forEach(part -> block(part, "Quote", depth));
      case Block.Listing list -> list(list, depth);
      case Block.Table table -> table(table);
      case Block.Code(String text) -> paragraph("Code", List.of(Span.plain(text)));
      case Block.Rule _ -> paragraph("Rule", List.of());
    }
  }

  private void paragraph(String style, List<Span> words) {
    xml.open("w:p").open("w:pPr").empty("w:pStyle", "w:val", style).close();
    words.forEach(this::run);
    xml.close();
  }

  private void run(Span span) {
    xml.open("w:r");
    if (span.bold() || span.italic() || span.code()) {
      xml.open("w:rPr");
      if (span.code()) {
        xml.empty("w:rStyle", "w:val", "CodeWords");
      }
      if (span.bold()) {
        xml.empty("w:b");
      }
      if (span.italic()) {
        xml.empty("w:i");
      }
      xml.close();
    }
    String[] lines = span.text().replace("\r\n", "\n").split("\n", -1);
    for (int i = 0; i < lines.length; i++) {
      if (i > 0) {
        xml.empty("w:br");
      }
      if (!lines[i].isEmpty()) {
        xml.element("w:t", lines[i].replace("\t", "    "), PRESERVE);
      }
    }
    xml.close();
  }

  private void list(Block.Listing list, int depth) {
    int number = 1;
    if (list.ordered()) {
      starts.add(list.start());
      number = starts.size() + 1;
    }
    for (Block.Item item : list.items()) {
      boolean first = true;
      for (Block part : item.parts()) {
        if (part instanceof Block.Paragraph(List<Span> words)) {
          item(words, first ? number : 0, depth);
        } else {
          block(part, "ListParagraph", depth + 1);
        }
        first = false;
      }
    }
  }

  /// A paragraph of a list; with number 0 it goes on without a dot or number of its own.
  private void item(List<Span> words, int number, int depth) {
    String level = String.valueOf(Math.min(depth, WordParts.LIST_LEVELS - 1));
    xml.open("w:p").open("w:pPr").empty("w:pStyle", "w:val", "ListParagraph");
    if (number > 0) {
      xml.open("w:numPr")
          .empty("w:ilvl", "w:val", level)
          .empty("w:numId", "w:val", String.valueOf(number))
          .close();
    } else {
      xml.empty("w:ind", "w:left", WordParts.indent(depth));
    }
    xml.close();
    words.forEach(this::run);
    xml.close();
  }

  private void table(Block.Table table) {
    int columns = table.columns();
    if (columns == 0) {
      return;
    }
    xml.open("w:tbl")
        .open("w:tblPr")
        .empty("w:tblStyle", "w:val", "TableGrid")
        .empty("w:tblW", "w:w", "0", "w:type", "auto")
        .empty("w:tblLook", "w:val", "0020", "w:firstRow", "1")
        .close()
        .open("w:tblGrid");
    for (int column = 0; column < columns; column++) {
      xml.empty("w:gridCol", "w:w", String.valueOf(9070 / columns));
    }
    xml.close();
    boolean head = true;
    for (Block.Row row : table.rows()) {
      xml.open("w:tr");
      if (head) {
        xml.open("w:trPr").empty("w:tblHeader").close();
      }
      for (int column = 0; column < columns; column++) {
        xml.open("w:tc");
        paragraph(head ? "TableHead" : "Normal", row.words(column));
        xml.close();
      }
      xml.close();
      head = false;
    }
    xml.close();
    // Two tables must not touch, and a document must not end with one.
    paragraph("Normal", List.of());
  }
}
