package nl.genaisluis.gateway.file;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class FileMarksTest {
  @ParameterizedTest
  @CsvSource({
    "Vertrouwelijk, Vertrouwelijk",
    "Departementaal vertrouwelijk, Departementaal vertrouwelijk",
    "Provincie - Bedrijfsvertrouwelijk, Bedrijfsvertrouwelijk",
    "TLP:AMBER, TLP:AMBER",
    "Concept / niet openbaar, niet openbaar"
  })
  void aPropertyThatMarksAFileBecomesALineOfItsText(String value, String mark) throws ReadFault {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put(
        "docProps/custom.xml",
        "<Properties xmlns=\"urn:p\" xmlns:vt=\"urn:v\"><property"
            + " name=\"Classificatie\"><vt:lpwstr>"
            + value
            + "</vt:lpwstr></property></Properties>");
    parts.put("word/document.xml", "<w:d xmlns:w=\"urn:w\"><w:p><w:t>Tekst.</w:t></w:p></w:d>");

    String text = ReaderMain.text(Sort.DOCX, SentFiles.zip(parts));

    assertThat(text).startsWith("Tekst.").endsWith("\nRubricering: " + mark);
  }

  @Test
  void noMarkIsLostBehindManyOrLongOnes() throws ReadFault {
    StringBuilder value = new StringBuilder("dijk ".repeat(100)).append("intern gebruik");
    for (int i = 0; i < 20; i++) {
      value.append(", intern ").append(i);
    }
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("docProps/core.xml", "<p><keywords>" + value + ", geheim</keywords></p>");
    parts.put("word/document.xml", "<w:d xmlns:w=\"urn:w\"><w:p><w:t>Tekst.</w:t></w:p></w:d>");

    String text = ReaderMain.text(Sort.DOCX, SentFiles.zip(parts));

    assertThat(text).contains("\nRubricering: intern gebruik").endsWith("\nRubricering: geheim");
  }

  @Test
  void aPropertyOfAnOpenDocumentCountsAsWell() throws ReadFault {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("content.xml", "<o xmlns:t=\"urn:t\"><t:p>Tekst.</t:p></o>");
    parts.put(
        "meta.xml",
        "<m><user-defined name=\"Rubricering\">Geheim</user-defined><title>X</title></m>");

    String text = ReaderMain.text(Sort.ODT, SentFiles.zip(parts));

    assertThat(text).endsWith("\nRubricering: Geheim").doesNotContain("X");
  }

  @Test
  void aPropertyOfAPdfCountsAsWell() throws ReadFault, IOException {
    ByteArrayOutputStream marked = new ByteArrayOutputStream();
    try (PDDocument document = Loader.loadPDF(SentFiles.pdf("Tekst."))) {
      document.getDocumentInformation().setKeywords("dijk, vertrouwelijk");
      document.getDocumentInformation().setTitle("Nota");
      document.save(marked);
    }

    String text = ReaderMain.text(Sort.PDF, marked.toByteArray());

    assertThat(text).endsWith("\nRubricering: vertrouwelijk").doesNotContain("Nota");
  }

  @Test
  void otherPropertiesAddNothing() throws ReadFault {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put(
        "docProps/core.xml", "<c><title>Interne notitie</title><creator>K. Bos</creator></c>");
    parts.put("word/document.xml", "<w:d xmlns:w=\"urn:w\"><w:p><w:t>Tekst.</w:t></w:p></w:d>");

    assertThat(ReaderMain.text(Sort.DOCX, SentFiles.zip(parts))).isEqualTo("Tekst.");
  }
}
