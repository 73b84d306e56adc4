package nl.genaisluis.gateway.file;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDStream;
import org.apache.pdfbox.pdmodel.encryption.AccessPermission;
import org.apache.pdfbox.pdmodel.encryption.StandardProtectionPolicy;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;

/// Makes files to be read, whole ones and hostile ones.
public final class SentFiles {
  private static final int BLOCK = 1 << 20;

  private SentFiles() {}

  /// A docx of one paragraph.
  public static byte[] docx(String text) {
    return document("<w:p><w:r><w:t>" + text + "</w:t></w:r></w:p>");
  }

  /// A docx with this body.
  public static byte[] document(String body) {
    return zip(
        Map.of(
            "word/document.xml",
            "<?xml version=\"1.0\"?><w:document xmlns:w=\"urn:w\"><w:body>"
                + body
                + "</w:body></w:document>"));
  }

  /// A docx of so many parts, of which one is its text and the others are empty pictures.
  public static byte[] crowded(String text, int count) {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("word/document.xml", "<d><p><t>" + text + "</t></p></d>");
    for (int i = 1; i < count; i++) {
      parts.put("word/media/" + i + ".png", "");
    }
    return zip(parts);
  }

  /// An odt of one paragraph.
  public static byte[] odt(String text, String manifest) {
    Map<String, String> parts = new LinkedHashMap<>();
    parts.put("mimetype", "application/vnd.oasis.opendocument.text");
    parts.put(
        "content.xml",
        "<office:document-content xmlns:office=\"urn:o\" xmlns:text=\"urn:t\"><text:p>"
            + text
            + "</text:p></office:document-content>");
    parts.put("META-INF/manifest.xml", manifest);
    return zip(parts);
  }

  /// A package with these parts.
  public static byte[] zip(Map<String, String> parts) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, String> part : parts.entrySet()) {
        zip.putNextEntry(new ZipEntry(part.getKey()));
        zip.write(part.getValue().getBytes(StandardCharsets.UTF_8));
        zip.closeEntry();
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  /// A docx with a picture that unpacks to so many MiB of zeros.
  public static byte[] bomb(int mebibytes) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      zip.putNextEntry(new ZipEntry("word/media/image1.png"));
      blow(zip, mebibytes, (byte) 0);
      zip.closeEntry();
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  /// A PDF of one line.
  public static byte[] pdf(String line) {
    try (PDDocument document = new PDDocument()) {
      write(document, line);
      return bytes(document);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /// A PDF that opens with a password only, or that opens and forbids to take its text.
  public static byte[] lockedPdf(String line, String password) {
    try (PDDocument document = new PDDocument()) {
      write(document, line);
      AccessPermission nothing = new AccessPermission();
      nothing.setCanExtractContent(false);
      document.protect(new StandardProtectionPolicy("owner", password, nothing));
      return bytes(document);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  /// A PDF of which the one page unpacks to so many MiB of spaces.
  public static byte[] pdfBomb(int mebibytes) {
    try (PDDocument document = new PDDocument()) {
      PDPage page = new PDPage();
      document.addPage(page);
      PDStream stream = new PDStream(document);
      try (OutputStream out = stream.createOutputStream(COSName.FLATE_DECODE)) {
        blow(out, mebibytes, (byte) ' ');
      }
      page.setContents(stream);
      return bytes(document);
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
  }

  private static void write(PDDocument document, String line) throws IOException {
    PDPage page = new PDPage();
    document.addPage(page);
    try (PDPageContentStream content = new PDPageContentStream(document, page)) {
      content.beginText();
      content.setFont(new PDType1Font(Standard14Fonts.FontName.HELVETICA), 12);
      content.newLineAtOffset(72, 700);
      content.showText(line);
      content.endText();
    }
  }

  private static byte[] bytes(PDDocument document) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    document.save(bytes);
    return bytes.toByteArray();
  }

  private static void blow(OutputStream out, int mebibytes, byte with) throws IOException {
    byte[] block = new byte[BLOCK];
    Arrays.fill(block, with);
    for (int i = 0; i < mebibytes; i++) {
      out.write(block);
    }
  }
}
