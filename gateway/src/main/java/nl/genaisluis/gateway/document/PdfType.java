package nl.genaisluis.gateway.document;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDFontDescriptor;
import org.apache.pdfbox.pdmodel.font.PDType0Font;

/// The letters of a PDF: one embedded font, and how words fall into lines. A sign that the font has
/// not becomes a question mark.
final class PdfType {
  private static final String RESOURCE =
      "/org/apache/pdfbox/resources/ttf/LiberationSans-Regular.ttf";

  private final PDFont font;
  private final Map<Integer, Float> widths = new HashMap<>();

  PdfType(PDDocument document) throws IOException {
    try (InputStream in = PDFontDescriptor.class.getResourceAsStream(RESOURCE)) {
      if (in == null) {
        throw new IllegalStateException("the library has no font");
      }
      this.font = PDType0Font.load(document, in, true);
    }
  }

  PDFont font() {
    return font;
  }

  /// Width in thousandths of the size; below zero when the font has no such sign.
  private float width(int point) {
    return widths.computeIfAbsent(point, this::measured);
  }

  private float measured(int point) {
    try {
      return Character.isISOControl(point) ? -1 : font.getStringWidth(Character.toString(point));
    } catch (IllegalArgumentException unknown) {
      return -1;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private float width(String text, float size) {
    float width = 0;
    for (int point : text.codePoints().toArray()) {
      width += width(point);
    }
    return width * size / 1000;
  }

  /// The text with signs that can be shown.
  private String shown(String text) {
    StringBuilder shown = new StringBuilder();
    text.replace("\t", "    ")
        .codePoints()
        .forEach(point -> shown.appendCodePoint(width(point) < 0 ? '?' : point));
    return shown.toString();
  }

  /// The lines of these words within this width. A word that is wider than a line is broken.
  List<PdfLine> lines(List<Span> words, float size, float width) {
    Filling filling = new Filling(size, Math.max(width, size * 3));
    for (Span span : words) {
      String[] parts = span.text().replace("\r\n", "\n").split("\n", -1);
      for (int i = 0; i < parts.length; i++) {
        if (i > 0) {
          filling.end();
        }
        for (String word : shown(parts[i]).split("(?<= )(?! )", -1)) {
          filling.add(span.with(word));
        }
      }
    }
    filling.end();
    return filling.lines;
  }

  /// Fills lines one after the other.
  private final class Filling {
    private final List<PdfLine> lines = new ArrayList<>();
    private final float size;
    private final float room;
    private List<Span> line = new ArrayList<>();
    private float used;

    Filling(float size, float room) {
      this.size = size;
      this.room = room;
    }

    void add(Span word) {
      if (word.text().isEmpty()) {
        return;
      }
      float wide = width(word.text(), size);
      if (used > 0 && used + width(word.text().stripTrailing(), size) > room) {
        end();
      }
      if (wide <= room) {
        put(word, wide);
        return;
      }
      for (int point : word.text().codePoints().toArray()) {
        String sign = Character.toString(point);
        float step = width(sign, size);
        if (used + step > room) {
          end();
        }
        put(word.with(sign), step);
      }
    }

    private void put(Span word, float wide) {
      Span last = line.isEmpty() ? null : line.getLast();
      if (last != null && last.with("").equals(word.with(""))) {
        line.set(line.size() - 1, last.with(last.text() + word.text()));
      } else {
        line.add(word);
      }
      used += wide;
    }

    void end() {
      lines.add(new PdfLine(line, size));
      line = new ArrayList<>();
      used = 0;
    }
  }

  /// How wide this stretch is when it is drawn.
  float wide(Span span, float size) {
    return width(span.text(), size);
  }
}
