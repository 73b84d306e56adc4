package nl.genaisluis.gateway.document;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDParentTreeValue;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureNode;
import org.apache.pdfbox.pdmodel.documentinterchange.markedcontent.PDMarkedContent;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.text.PDFMarkedContentExtractor;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;
import org.junit.jupiter.api.Test;

class PdfDocumentTest {
  private static final String ANSWER =
      "# Kop\n\nEen **vet** woord en *schuin*.\n\n1. een\n2. twee\n\n"
          + "| Naam | Bedrag |\n|---|---|\n| brug | 12 |\n\n"
          + "Een lange regel met veel woorden over de brug. ".repeat(200);

  private static PDDocument written() throws IOException {
    return Loader.loadPDF(
        DocumentForm.PDF.write(
            DocumentFormTest.transcript("Brug & dijk", "Wat nu, José?", ANSWER)));
  }

  private static void walk(PDStructureNode node, List<String> roles, List<Integer> marks) {
    for (Object kid : node.getKids()) {
      if (kid instanceof PDStructureElement element) {
        roles.add(element.getStructureType());
        walk(element, roles, marks);
      } else if (kid instanceof PDMarkedContentReference reference) {
        marks.add(reference.getMCID());
      }
    }
  }

  @Test
  void theTextIsTextInReadingOrder() throws IOException {
    try (PDDocument document = written()) {
      String text = new PDFTextStripper().getText(document);

      assertThat(document.getNumberOfPages()).isGreaterThan(1);
      assertThat(text)
          .containsSubsequence(
              "Brug & dijk", "Vraag 1", "Wat nu, José?", "Antwoord 1", "Kop", "Een vet woord")
          .containsSubsequence("1.", "een", "2.", "twee", "Naam", "brug", "Kenmerk: 0199-aa");
    }
  }

  @Test
  void itNamesItsLanguageTitleAndThatAiHelped() throws IOException {
    try (PDDocument document = written()) {
      String metadata =
          new String(
              document.getDocumentCatalog().getMetadata().toByteArray(),
              java.nio.charset.StandardCharsets.UTF_8);

      assertThat(document.getDocumentCatalog().getLanguage()).isEqualTo("nl-NL");
      assertThat(document.getDocumentCatalog().getMarkInfo().isMarked()).isTrue();
      assertThat(document.getDocumentCatalog().getViewerPreferences().displayDocTitle()).isTrue();
      assertThat(document.getDocumentInformation().getTitle()).isEqualTo("Brug & dijk");
      assertThat(document.getDocumentInformation().getCustomMetadataValue("Kenmerken"))
          .isEqualTo("0199-aa");
      assertThat(metadata)
          .contains("Brug &amp; dijk", "compositeWithTrainedAlgorithmicMedia", "nl-NL");
    }
  }

  @Test
  void everyFontIsEmbedded() throws IOException {
    try (PDDocument document = written()) {
      for (PDPage page : document.getPages()) {
        for (COSName name : page.getResources().getFontNames()) {
          assertThat(page.getResources().getFont(name).isEmbedded()).isTrue();
        }
      }
    }
  }

  /// Each marked stretch of a page is in the tree, and the tree knows whose it is.
  @Test
  void everyLineBelongsToAnElement() throws IOException {
    try (PDDocument document = written()) {
      var root = document.getDocumentCatalog().getStructureTreeRoot();
      List<String> roles = new ArrayList<>();
      List<Integer> marks = new ArrayList<>();
      walk(root, roles, marks);
      int onPages = 0;
      for (PDPage page : document.getPages()) {
        PDFMarkedContentExtractor extractor = new PDFMarkedContentExtractor();
        extractor.processPage(page);
        TreeSet<Integer> numbers = new TreeSet<>();
        for (PDMarkedContent content : extractor.getMarkedContents()) {
          if (!"Artifact".equals(content.getTag())) {
            numbers.add(content.getMCID());
            assertThat(content.getContents()).hasOnlyElementsOfType(TextPosition.class);
          }
        }
        PDParentTreeValue value =
            (PDParentTreeValue) root.getParentTree().getValue(page.getStructParents());
        assertThat(((COSArray) value.getCOSObject()).size()).isEqualTo(numbers.size());
        onPages += numbers.size();
      }

      assertThat(marks).hasSize(onPages);
      assertThat(roles)
          .startsWith("Document", "H1", "P")
          .containsSubsequence("H2", "H3", "P", "L", "LI", "Lbl", "LBody", "P", "LI")
          .containsSubsequence("Table", "TR", "TH", "TH", "TR", "TD", "TD")
          .contains("BlockQuote");
    }
  }

  @Test
  void bookmarksLeadToQuestionsAndAnswers() throws IOException {
    try (PDDocument document = written()) {
      PDOutlineItem title = document.getDocumentCatalog().getDocumentOutline().getFirstChild();
      List<String> below = new ArrayList<>();
      title.children().forEach(item -> below.add(item.getTitle()));

      assertThat(title.getTitle()).isEqualTo("Brug & dijk");
      assertThat(below).containsExactly("Vraag 1", "Antwoord 1");
    }
  }
}
