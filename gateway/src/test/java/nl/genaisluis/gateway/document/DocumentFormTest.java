package nl.genaisluis.gateway.document;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import nl.genaisluis.gateway.document.Transcript.Facts;
import nl.genaisluis.gateway.document.Transcript.Turn;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

class DocumentFormTest {
  private static final String ANSWER =
      """
      # Samenvatting

      De **brug** gaat *echt* dicht, zie [het besluit](https://voorbeeld.nl/a) en `select 1`.

      1. eerst
         - dit
         - dat
      2. dan

      | Onderdeel | Bedrag |
      |---|---:|
      | Werk & wacht | 12.345 |

      > een citaat

      ```sql
      select  a
        from b;
      ```

      ---

      <b onclick="x">geen opmaak</b> ![een plan](https://voorbeeld.nl/p.png)
      """;

  static Transcript transcript(String title, String question, String answer) {
    Facts facts =
        new Facts(
            "proefmodel-7b",
            "0,060 Wh, geschat (0,020 tot 0,18 Wh), methode EF-1",
            "0199-aa",
            "AI hielp mee.",
            true,
            false);
    return new Transcript(
        title,
        "Klare taal",
        LocalDate.of(2026, 11, 22),
        null,
        List.of(new Turn(1, question, answer, facts)));
  }

  static Map<String, byte[]> parts(byte[] document) {
    Map<String, byte[]> parts = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(document))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        parts.put(entry.getName(), zip.readAllBytes());
      }
      return parts;
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  static Document xml(byte @Nullable [] part) {
    assertThat(part).isNotNull();
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setNamespaceAware(true);
      return factory.newDocumentBuilder().parse(new ByteArrayInputStream(part));
    } catch (SAXException | IOException | ParserConfigurationException broken) {
      throw new AssertionError(new String(part, UTF_8), broken);
    }
  }

  private static List<String> values(Document document, String tag, String attribute) {
    List<String> values = new ArrayList<>();
    NodeList found = document.getElementsByTagName(tag);
    for (int i = 0; i < found.getLength(); i++) {
      values.add(((Element) found.item(i)).getAttribute(attribute));
    }
    return values;
  }

  @Test
  void aWideHeadOverManyShortRowsIsNoTable() {
    String bomb = "|a".repeat(3_000) + "|\n" + "|-".repeat(3_000) + "|\n" + "|a\n".repeat(3_000);

    byte[] written = DocumentForm.DOCX.write(transcript("Breed", "Wat nu?", bomb));

    assertThat(written).hasSizeLessThan(100_000);
    assertThat(
            xml(parts(written).get("word/document.xml")).getElementsByTagName("w:tc").getLength())
        .isZero();
  }

  @Test
  void aWordDocumentHoldsTogether() {
    Map<String, byte[]> parts =
        parts(DocumentForm.DOCX.write(transcript("Brug", "Wat nu?", ANSWER)));

    Document types = xml(parts.get("[Content_Types].xml"));
    Document text = xml(parts.get("word/document.xml"));

    assertThat(values(types, "Override", "PartName"))
        .allSatisfy(part -> assertThat(parts).containsKey(part.substring(1)));
    assertThat(values(xml(parts.get("_rels/.rels")), "Relationship", "Target"))
        .allSatisfy(target -> assertThat(parts).containsKey(target));
    assertThat(values(xml(parts.get("word/_rels/document.xml.rels")), "Relationship", "Target"))
        .allSatisfy(target -> assertThat(parts).containsKey("word/" + target));
    assertThat(values(xml(parts.get("word/styles.xml")), "w:style", "w:styleId"))
        .containsAll(values(text, "w:pStyle", "w:val"))
        .containsAll(values(text, "w:rStyle", "w:val"))
        .containsAll(values(text, "w:tblStyle", "w:val"));
    assertThat(values(xml(parts.get("word/numbering.xml")), "w:num", "w:numId"))
        .containsAll(values(text, "w:numId", "w:val"));
    assertThat(values(xml(parts.get("word/styles.xml")), "w:lang", "w:val")).contains("nl-NL");
    parts.values().forEach(DocumentFormTest::xml);
  }

  @Test
  void aWordDocumentKeepsHeadingsListsTablesAndEmphasis() {
    Document text =
        xml(
            parts(DocumentForm.DOCX.write(transcript("Brug", "Wat nu?", ANSWER)))
                .get("word/document.xml"));

    assertThat(values(text, "w:pStyle", "w:val"))
        .containsSubsequence("Title", "Heading1", "Normal", "Heading1", "Heading2")
        .contains("ListParagraph", "TableHead", "Quote", "Code", "Rule");
    assertThat(values(text, "w:ilvl", "w:val")).containsExactly("0", "1", "1", "0");
    assertThat(text.getElementsByTagName("w:tc").getLength()).isEqualTo(4);
    assertThat(text.getElementsByTagName("w:i").getLength()).isEqualTo(2);
    assertThat(text.getDocumentElement().getTextContent())
        .contains("het besluit (https://voorbeeld.nl/a)", "select  a", "[afbeelding: een plan]")
        .contains("<b onclick=\"x\">geen opmaak</b>")
        .contains("Deze tekst is gemaakt met hulp van AI (proefmodel-7b, 2026-11-22)")
        .contains("0199-aa", "AI hielp mee.", "0,060 Wh")
        .doesNotContain("gecontroleerd");
  }

  @Test
  void anOpenDocumentHoldsTogether() {
    byte[] written = DocumentForm.ODT.write(transcript("Brug", "Wat nu?", ANSWER));
    Map<String, byte[]> parts = parts(written);

    Document content = xml(parts.get("content.xml"));
    List<String> styles =
        new ArrayList<>(values(xml(parts.get("styles.xml")), "style:style", "style:name"));
    styles.addAll(values(xml(parts.get("styles.xml")), "text:list-style", "style:name"));
    styles.addAll(values(content, "style:style", "style:name"));

    // The type stands at a fixed place, unpacked (ODF 1.3 part 2 §3.3).
    assertThat(new String(written, 38, 39, UTF_8))
        .isEqualTo("application/vnd.oasis.opendocument.text");
    assertThat(
            values(
                xml(parts.get("META-INF/manifest.xml")),
                "manifest:file-entry",
                "manifest:full-path"))
        .containsExactly("/", "content.xml", "styles.xml", "meta.xml");
    for (String tag : List.of("text:p", "text:h", "text:span", "text:list", "table:table-cell")) {
      String name = tag.startsWith("table") ? "table:style-name" : "text:style-name";
      assertThat(styles).as(tag).containsAll(values(content, tag, name));
    }
    assertThat(values(content, "text:h", "text:outline-level")).containsExactly("1", "1", "2");
    assertThat(content.getElementsByTagName("text:s").getLength()).isGreaterThan(2);
    assertThat(content.getDocumentElement().getTextContent()).contains("Werk & wacht");
    assertThat(new String(parts.get("meta.xml"), UTF_8))
        .contains("compositeWithTrainedAlgorithmicMedia", "nl-NL", "0199-aa");
  }

  @Test
  void markdownStaysAsItCame() {
    String written =
        new String(DocumentForm.MD.write(transcript("Brug", "Wat\nnu?", ANSWER)), UTF_8);

    assertThat(written)
        .startsWith("# Brug\n")
        .contains("> Wat\n> nu?", ANSWER.strip(), "- Kenmerk: 0199-aa");
  }

  /// Whatever is typed, every part stays well-formed and no text becomes markup.
  @ParameterizedTest
  @EnumSource(
      value = DocumentForm.class,
      names = {"DOCX", "ODT", "PDF"})
  void nothingThatIsTypedBreaksADocument(DocumentForm form) {
    String pieces = "<&>\"']]>\u0000\u0001\u001b\r\n\t\uD800\uDC00\uFFFE*_`#|-[]()!\\ 1.😀א";
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 40; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < 400; i++) {
        text.append(pieces.charAt(random.nextInt(pieces.length())));
      }
      String typed = text.toString();

      byte[] written = form.write(transcript(typed, typed, typed));

      assertThat(written.length).as("seed " + seed).isPositive();
      if (form != DocumentForm.PDF) {
        parts(written)
            .forEach(
                (name, part) -> {
                  if (name.endsWith(".xml") || name.endsWith(".rels")) {
                    xml(part);
                  }
                });
      }
    }
  }

  @ParameterizedTest
  @EnumSource(DocumentForm.class)
  void deepNestingIsWrittenToo(DocumentForm form) {
    String deep = "> ".repeat(500) + "- ".repeat(500) + "*a **".repeat(5_000);

    assertThat(form.write(transcript("Diep", deep, deep))).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "Brief aan de buurt,brief-aan-de-buurt.pdf",
    "Café & brasserie: één,cafe-brasserie-een.pdf",
    "../../etc/passwd,etc-passwd.pdf",
    "'\"; rm -rf',rm-rf.pdf",
    "日本,gesprek.pdf"
  })
  void aFileNameIsPlain(String title, String name) {
    assertThat(DocumentForm.PDF.fileName(title)).isEqualTo(name);
  }
}
