package nl.genaisluis.gateway.document;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;

/// A transcript as a tagged PDF: every line belongs to a heading, a paragraph, an item of a list or
/// a cell, in the order in which it is read.
final class PdfDocument {
  private static final float SIZE = 10.5f;
  private static final float STEP = 16;

  private final PdfPages pages;

  private PdfDocument(PdfPages pages) {
    this.pages = pages;
  }

  static byte[] bytes(Transcript transcript) {
    try (PDDocument document = new PDDocument()) {
      PdfFacts.put(document, transcript);
      PdfPages pages = new PdfPages(document);
      PdfDocument writer = new PdfDocument(pages);
      for (Block block : Story.of(transcript)) {
        writer.block(block, pages.root(), 0);
      }
      pages.end();
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      document.save(bytes);
      return bytes.toByteArray();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void block(Block block, PDStructureElement parent, float left) throws IOException {
    switch (block) {
      case Block.Heading(int level, List<Span> words) -> heading(level, words, parent, left);
      case Block.Paragraph(List<Span> words) -> paragraph("P", words, parent, left);
      case Block.Quote(List<Block> parts) -> {
        PDStructureElement quote = pages.element("BlockQuote", parent);
        for (Block part : parts) {
          block(part, quote, left + STEP);
        }
      }
      case Block.Listing list -> list(list, parent, left);
      case Block.Table table -> table(table, parent, left);
      case Block.Code(String text) -> paragraph("P", List.of(Span.plain(text)), parent, left);
      case Block.Rule _ -> pages.rule();
    }
  }

  private void heading(int level, List<Span> words, PDStructureElement parent, float left)
      throws IOException {
    float size = level == 0 ? 18 : Math.max(SIZE, 16 - 1.5f * level);
    List<Span> bold = words.stream().map(span -> Span.bold(span.text())).toList();
    pages.space(level == 0 ? 0 : size * 0.8f);
    // A heading stays with the two lines that follow it.
    pages.room(size * 5);
    if (level <= 1) {
      pages.bookmark(level, text(words));
    }
    PDStructureElement element = pages.element("H" + Math.min(level + 1, 6), parent);
    for (PdfLine line : pages.type().lines(bold, size, pages.width(left))) {
      pages.line(line, element, left);
    }
    pages.space(size * 0.3f);
  }

  private static String text(List<Span> words) {
    StringBuilder text = new StringBuilder();
    words.forEach(span -> text.append(span.text()));
    return text.toString();
  }

  private void paragraph(String role, List<Span> words, PDStructureElement parent, float left)
      throws IOException {
    PDStructureElement element = pages.element(role, parent);
    for (PdfLine line : pages.type().lines(words, SIZE, pages.width(left))) {
      pages.line(line, element, left);
    }
    pages.space(SIZE * 0.5f);
  }

  private void list(Block.Listing list, PDStructureElement parent, float left) throws IOException {
    PDStructureElement box = pages.element("L", parent);
    float inside = Math.min(left + STEP + 4, pages.width(0) / 2);
    int number = list.start();
    for (Block.Item item : list.items()) {
      PDStructureElement one = pages.element("LI", box);
      String label = list.ordered() ? number++ + "." : "•";
      pages.room(SIZE * 2);
      pages.mark(
          pages.type().lines(List.of(Span.plain(label)), SIZE, STEP * 4).getFirst(),
          pages.element("Lbl", one),
          left);
      PDStructureElement body = pages.element("LBody", one);
      if (item.parts().isEmpty()) {
        pages.space(SIZE * 1.5f);
      }
      for (Block part : item.parts()) {
        block(part, body, inside);
      }
    }
  }

  private void table(Block.Table table, PDStructureElement parent, float left) throws IOException {
    int columns = table.columns();
    if (columns == 0) {
      return;
    }
    float step = pages.width(left) / columns;
    PDStructureElement box = pages.element("Table", parent);
    boolean head = true;
    for (Block.Row row : table.rows()) {
      PDStructureElement one = pages.element("TR", box);
      List<List<PdfLine>> cells = new ArrayList<>();
      List<PDStructureElement> elements = new ArrayList<>();
      int height = 1;
      for (int column = 0; column < columns; column++) {
        List<Span> words = row.words(column);
        List<Span> shown =
            head ? words.stream().map(span -> Span.bold(span.text())).toList() : words;
        List<PdfLine> lines = pages.type().lines(shown, SIZE, step - 6);
        cells.add(lines);
        elements.add(pages.element(head ? "TH" : "TD", one));
        height = Math.max(height, lines.size());
      }
      row(cells, elements, new Grid(left, step, height));
      head = false;
    }
    pages.space(SIZE * 0.5f);
  }

  /// @param step width of a column
  /// @param height lines of the highest cell
  private record Grid(float left, float step, int height) {}

  /// One row, line by line, so that a high one goes on over the page.
  private void row(List<List<PdfLine>> cells, List<PDStructureElement> elements, Grid grid)
      throws IOException {
    for (int line = 0; line < grid.height(); line++) {
      pages.room(SIZE * 1.5f);
      for (int column = 0; column < cells.size(); column++) {
        if (line < cells.get(column).size()) {
          pages.mark(
              cells.get(column).get(line),
              elements.get(column),
              grid.left() + column * grid.step());
        }
      }
      pages.space(SIZE * 1.4f);
    }
    pages.rule();
  }
}
