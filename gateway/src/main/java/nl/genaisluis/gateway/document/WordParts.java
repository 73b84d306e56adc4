package nl.genaisluis.gateway.document;

import java.util.List;
import java.util.Map;

/// The parts of an Office Open XML package that stand around the text: types, relations,
/// properties, styles, numbering.
final class WordParts {
  static final int LIST_LEVELS = 9;

  private static final int START_MAX = 32_767;
  private static final String W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
  private static final String TYPE =
      "application/vnd.openxmlformats-officedocument.wordprocessingml.";
  private static final String PACKAGE = "http://schemas.openxmlformats.org/package/2006/";
  private static final String OFFICE =
      "http://schemas.openxmlformats.org/officeDocument/2006/relationships/";

  private WordParts() {}

  static byte[] contentTypes() {
    Xml xml = new Xml().open("Types", "xmlns", PACKAGE + "content-types");
    xml.empty(
        "Default",
        "Extension",
        "rels",
        "ContentType",
        "application/vnd.openxmlformats-package.relationships+xml");
    xml.empty("Default", "Extension", "xml", "ContentType", "application/xml");
    override(xml, "/word/document.xml", TYPE + "document.main+xml");
    override(xml, "/word/styles.xml", TYPE + "styles+xml");
    override(xml, "/word/numbering.xml", TYPE + "numbering+xml");
    override(xml, "/word/settings.xml", TYPE + "settings+xml");
    override(
        xml, "/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml");
    override(
        xml,
        "/docProps/custom.xml",
        "application/vnd.openxmlformats-officedocument.custom-properties+xml");
    return xml.close().bytes();
  }

  private static void override(Xml xml, String part, String type) {
    xml.empty("Override", "PartName", part, "ContentType", type);
  }

  static byte[] relations() {
    Xml xml = new Xml().open("Relationships", "xmlns", PACKAGE + "relationships");
    relation(xml, "1", OFFICE + "officeDocument", "word/document.xml");
    relation(xml, "2", PACKAGE + "relationships/metadata/core-properties", "docProps/core.xml");
    relation(xml, "3", OFFICE + "custom-properties", "docProps/custom.xml");
    return xml.close().bytes();
  }

  static byte[] partRelations() {
    Xml xml = new Xml().open("Relationships", "xmlns", PACKAGE + "relationships");
    relation(xml, "1", OFFICE + "styles", "styles.xml");
    relation(xml, "2", OFFICE + "numbering", "numbering.xml");
    relation(xml, "3", OFFICE + "settings", "settings.xml");
    return xml.close().bytes();
  }

  private static void relation(Xml xml, String id, String type, String target) {
    xml.empty("Relationship", "Id", "r" + id, "Type", type, "Target", target);
  }

  static byte[] properties(Transcript transcript) {
    String made = transcript.made() + "T00:00:00Z";
    return new Xml()
        .open(
            "cp:coreProperties",
            "xmlns:cp",
            PACKAGE + "metadata/core-properties",
            "xmlns:dc",
            "http://purl.org/dc/elements/1.1/",
            "xmlns:dcterms",
            "http://purl.org/dc/terms/",
            "xmlns:xsi",
            "http://www.w3.org/2001/XMLSchema-instance")
        .element("dc:title", transcript.title())
        .element("dc:creator", Properties.MAKER)
        .element("dc:description", transcript.label())
        .element("dc:language", "nl-NL")
        .element("dcterms:created", made, "xsi:type", "dcterms:W3CDTF")
        .element("dcterms:modified", made, "xsi:type", "dcterms:W3CDTF")
        .close()
        .bytes();
  }

  static byte[] ownProperties(Transcript transcript) {
    Xml xml =
        new Xml()
            .open(
                "Properties",
                "xmlns",
                "http://schemas.openxmlformats.org/officeDocument/2006/custom-properties",
                "xmlns:vt",
                "http://schemas.openxmlformats.org/officeDocument/2006/docPropsVTypes");
    int id = 2;
    for (Map.Entry<String, String> one : Properties.of(transcript).entrySet()) {
      xml.open(
              "property",
              "fmtid",
              "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}",
              "pid",
              String.valueOf(id++),
              "name",
              one.getKey())
          .element("vt:lpwstr", one.getValue())
          .close();
    }
    return xml.close().bytes();
  }

  static byte[] settings() {
    return new Xml()
        .open("w:settings", "xmlns:w", W)
        .open("w:compat")
        .empty(
            "w:compatSetting",
            "w:name",
            "compatibilityMode",
            "w:uri",
            "http://schemas.microsoft.com/office/word",
            "w:val",
            "15")
        .close()
        .empty("w:themeFontLang", "w:val", "nl-NL")
        .close()
        .bytes();
  }

  static String indent(int depth) {
    return String.valueOf(720 + 360 * Math.min(depth, LIST_LEVELS - 1));
  }

  /// @param starts the first number of each numbered list
  static byte[] numbering(List<Integer> starts) {
    Xml xml = new Xml().open("w:numbering", "xmlns:w", W);
    kind(xml, "0", "bullet");
    kind(xml, "1", "decimal");
    xml.open("w:num", "w:numId", "1").empty("w:abstractNumId", "w:val", "0").close();
    for (int i = 0; i < starts.size(); i++) {
      xml.open("w:num", "w:numId", String.valueOf(i + 2)).empty("w:abstractNumId", "w:val", "1");
      for (int level = 0; level < LIST_LEVELS; level++) {
        xml.open("w:lvlOverride", "w:ilvl", String.valueOf(level))
            .empty("w:startOverride", "w:val", String.valueOf(Math.min(starts.get(i), START_MAX)))
            .close();
      }
      xml.close();
    }
    return xml.close().bytes();
  }

  private static void kind(Xml xml, String id, String format) {
    xml.open("w:abstractNum", "w:abstractNumId", id)
        .empty("w:multiLevelType", "w:val", "hybridMultilevel");
    for (int level = 0; level < LIST_LEVELS; level++) {
      xml.open("w:lvl", "w:ilvl", String.valueOf(level))
          .empty("w:start", "w:val", "1")
          .empty("w:numFmt", "w:val", format)
          .empty("w:lvlText", "w:val", format.equals("bullet") ? "•" : "%" + (level + 1) + ".")
          .empty("w:lvlJc", "w:val", "left")
          .open("w:pPr")
          .empty("w:ind", "w:left", indent(level), "w:hanging", "360")
          .close()
          .close();
    }
    xml.close();
  }

  static byte[] styles() {
    Xml xml = new Xml().open("w:styles", "xmlns:w", W);
    xml.open("w:docDefaults")
        .open("w:rPrDefault")
        .open("w:rPr")
        .empty("w:rFonts", "w:ascii", "Calibri", "w:hAnsi", "Calibri", "w:cs", "Calibri")
        .empty("w:sz", "w:val", "22")
        .empty("w:lang", "w:val", "nl-NL")
        .close()
        .close()
        .open("w:pPrDefault")
        .open("w:pPr")
        .empty("w:spacing", "w:after", "120", "w:line", "276", "w:lineRule", "auto")
        .close()
        .close()
        .close();
    style(xml, "Normal", "Normal", "", "");
    style(xml, "Title", "Title", "", "40");
    for (int level = 1; level <= Block.Heading.LEVEL_MAX; level++) {
      heading(xml, level);
    }
    style(xml, "Quote", "Quote", "w:left=567", "");
    style(xml, "ListParagraph", "List Paragraph", "", "");
    style(xml, "TableHead", "Table Head", "", "22");
    code(xml, "paragraph", "Code", "Code");
    code(xml, "character", "CodeWords", "Code Words");
    rule(xml);
    grid(xml);
    return xml.close().bytes();
  }

  private static void begin(Xml xml, String type, String id, String name) {
    xml.open("w:style", "w:type", type, "w:styleId", id).empty("w:name", "w:val", name);
    if (type.equals("paragraph") && !id.equals("Normal")) {
      xml.empty("w:basedOn", "w:val", "Normal");
    }
  }

  /// A size makes it bold.
  private static void style(Xml xml, String id, String name, String indent, String size) {
    begin(xml, "paragraph", id, name);
    xml.empty("w:qFormat");
    if (!indent.isEmpty()) {
      xml.open("w:pPr").empty("w:ind", "w:left", indent.replace("w:left=", "")).close();
    }
    if (!size.isEmpty()) {
      xml.open("w:rPr").empty("w:b").empty("w:sz", "w:val", size).close();
    }
    xml.close();
  }

  private static void heading(Xml xml, int level) {
    begin(xml, "paragraph", "Heading" + level, "heading " + level);
    xml.empty("w:next", "w:val", "Normal")
        .empty("w:qFormat")
        .open("w:pPr")
        .empty("w:keepNext")
        .empty("w:spacing", "w:before", "240", "w:after", "80")
        .empty("w:outlineLvl", "w:val", String.valueOf(level - 1))
        .close()
        .open("w:rPr")
        .empty("w:b")
        .empty("w:sz", "w:val", String.valueOf(Math.max(22, 34 - 3 * level)))
        .close()
        .close();
  }

  private static void code(Xml xml, String type, String id, String name) {
    begin(xml, type, id, name);
    if (type.equals("paragraph")) {
      xml.open("w:pPr").empty("w:shd", "w:val", "clear", "w:fill", "F1F5F4").close();
    }
    xml.open("w:rPr")
        .empty("w:rFonts", "w:ascii", "Consolas", "w:hAnsi", "Consolas", "w:cs", "Consolas")
        .empty("w:noProof")
        .close()
        .close();
  }

  private static void rule(Xml xml) {
    begin(xml, "paragraph", "Rule", "Rule");
    xml.open("w:pPr").open("w:pBdr");
    border(xml, "w:bottom");
    xml.close().close().close();
  }

  private static void grid(Xml xml) {
    begin(xml, "table", "TableGrid", "Table Grid");
    xml.open("w:tblPr").open("w:tblBorders");
    for (String side : List.of("top", "left", "bottom", "right", "insideH", "insideV")) {
      border(xml, "w:" + side);
    }
    xml.close().close().close();
  }

  private static void border(Xml xml, String side) {
    xml.empty(side, "w:val", "single", "w:sz", "4", "w:space", "0", "w:color", "8A9794");
  }
}
