package nl.genaisluis.gateway.file;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.io.IOUtils;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.apache.pdfbox.pdmodel.encryption.InvalidPasswordException;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.apache.pdfbox.text.PDFTextStripper;

/// The text of a PDF, page by page, in memory alone.
final class PdfText {
  private static final int HEAD_BYTES = 1_024;
  private static final int PAGES_MAX = 1_000;

  private PdfText() {}

  static void read(byte[] bytes, Sheet sheet) throws ReadFault {
    String head =
        new String(bytes, 0, Math.min(bytes.length, HEAD_BYTES), StandardCharsets.ISO_8859_1);
    if (!head.contains("%PDF-")) {
      throw new ReadFault(Reason.WRONG_KIND);
    }
    FontMappers.set(new BundledFont());
    try (PDDocument document =
        Loader.loadPDF(bytes, "", null, null, IOUtils.createMemoryOnlyStreamCache())) {
      if (!document.getCurrentAccessPermission().canExtractContent()) {
        throw new ReadFault(Reason.ENCRYPTED);
      }
      if (document.getNumberOfPages() > PAGES_MAX) {
        throw new ReadFault(Reason.TOO_LARGE_INSIDE);
      }
      PDFTextStripper stripper = new PDFTextStripper();
      stripper.setSortByPosition(true);
      stripper.writeText(document, sheet);
      properties(document, sheet);
    } catch (InvalidPasswordException locked) {
      throw new ReadFault(Reason.ENCRYPTED);
    } catch (IOException damaged) {
      throw new ReadFault(Reason.UNREADABLE);
    }
  }

  private static void properties(PDDocument document, Sheet sheet) {
    FileMarks marks = new FileMarks();
    PDDocumentInformation properties = document.getDocumentInformation();
    for (String key : properties.getMetadataKeys()) {
      Object value = properties.getPropertyStringValue(key);
      marks.hear(String.valueOf(value));
    }
    marks.write(sheet);
  }
}
