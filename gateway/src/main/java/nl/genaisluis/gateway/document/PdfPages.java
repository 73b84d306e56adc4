package nl.genaisluis.gateway.document;

import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.COSObjectable;
import org.apache.pdfbox.pdmodel.common.PDNumberTreeNode;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDMarkedContentReference;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDParentTreeValue;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureElement;
import org.apache.pdfbox.pdmodel.documentinterchange.logicalstructure.PDStructureTreeRoot;
import org.apache.pdfbox.pdmodel.graphics.state.RenderingMode;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.destination.PDPageXYZDestination;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDDocumentOutline;
import org.apache.pdfbox.pdmodel.interactive.documentnavigation.outline.PDOutlineItem;
import org.apache.pdfbox.util.Matrix;

/// The pages of a PDF as they fill up, with the tree that says which line belongs to what (ISO
/// 32000-1 §14.7). Confined to one thread.
final class PdfPages {
  private static final PDRectangle SHEET = PDRectangle.A4;
  private static final float MARGIN = 64;
  private static final float LEADING = 1.4f;
  private static final COSName ARTIFACT = COSName.getPDFName("Artifact");

  private final PDDocument document;
  private final PdfType type;
  private final PDStructureTreeRoot tree = new PDStructureTreeRoot();
  private final PDStructureElement root;
  private final PDDocumentOutline outline = new PDDocumentOutline();
  private final Map<Integer, COSObjectable> parents = new HashMap<>();
  private PDPage page;
  private PDPageContentStream stream;
  private COSArray onPage;
  private float top;

  PdfPages(PDDocument document) throws IOException {
    this.document = document;
    this.type = new PdfType(document);
    this.root = new PDStructureElement("Document", tree);
    tree.appendKid(root);
    this.page = sheet();
    this.onPage = new COSArray();
    this.stream = new PDPageContentStream(document, page);
    this.top = SHEET.getHeight() - MARGIN;
  }

  private PDPage sheet() {
    PDPage next = new PDPage(SHEET);
    next.setStructParents(parents.size());
    document.addPage(next);
    return next;
  }

  PdfType type() {
    return type;
  }

  PDStructureElement root() {
    return root;
  }

  /// What is left of a line that starts here.
  float width(float left) {
    return SHEET.getWidth() - 2 * MARGIN - left;
  }

  PDStructureElement element(String role, PDStructureElement parent) {
    PDStructureElement element = new PDStructureElement(role, parent);
    parent.appendKid(element);
    return element;
  }

  /// Goes on with another page unless there is this much room.
  void room(float height) throws IOException {
    if (top - height < MARGIN) {
      endPage();
      page = sheet();
      onPage = new COSArray();
      stream = new PDPageContentStream(document, page);
      top = SHEET.getHeight() - MARGIN;
    }
  }

  void space(float height) {
    top -= height;
  }

  /// One line of an element, and on to the next.
  void line(PdfLine line, PDStructureElement element, float left) throws IOException {
    room(line.size() * LEADING);
    mark(line, element, left);
    space(line.size() * LEADING);
  }

  /// One line of an element, without going on.
  void mark(PdfLine line, PDStructureElement element, float left) throws IOException {
    if (line.spans().isEmpty()) {
      return;
    }
    int number = onPage.size();
    onPage.add(element);
    PDMarkedContentReference reference = new PDMarkedContentReference();
    reference.setPage(page);
    reference.setMCID(number);
    element.appendKid(reference);
    stream.beginMarkedContent(COSName.getPDFName(element.getStructureType()), number);
    draw(line, left);
    stream.endMarkedContent();
  }

  private void draw(PdfLine line, float left) throws IOException {
    float x = MARGIN + left;
    for (Span span : line.spans()) {
      stream.beginText();
      stream.setFont(type.font(), line.size());
      // One font for all: bold is drawn with an edge, italic at a slant.
      stream.setRenderingMode(span.bold() ? RenderingMode.FILL_STROKE : RenderingMode.FILL);
      stream.setLineWidth(line.size() * 0.03f);
      float slant = span.italic() ? 0.2f : 0;
      stream.setTextMatrix(new Matrix(1, 0, slant, 1, x, top - line.size()));
      stream.showText(span.text());
      stream.endText();
      x += type.wide(span, line.size());
    }
  }

  /// A thin line across; not a part of the text.
  void rule() throws IOException {
    room(8);
    stream.beginMarkedContent(ARTIFACT);
    stream.setLineWidth(0.5f);
    stream.setStrokingColor(0.55f);
    stream.moveTo(MARGIN, top - 2);
    stream.lineTo(SHEET.getWidth() - MARGIN, top - 2);
    stream.stroke();
    stream.setStrokingColor(0f);
    stream.endMarkedContent();
    space(8);
  }

  /// A place in the list beside the pages.
  void bookmark(int level, String words) {
    PDPageXYZDestination place = new PDPageXYZDestination();
    place.setPage(page);
    place.setTop((int) top);
    PDOutlineItem item = new PDOutlineItem();
    item.setTitle(words);
    item.setDestination(place);
    PDOutlineItem title = outline.getLastChild();
    if (level == 0 || title == null) {
      outline.addLast(item);
    } else {
      title.addLast(item);
    }
  }

  private void endPage() throws IOException {
    String number = String.valueOf(document.getNumberOfPages());
    stream.beginMarkedContent(ARTIFACT);
    stream.beginText();
    stream.setFont(type.font(), 9);
    stream.setRenderingMode(RenderingMode.FILL);
    stream.newLineAtOffset(SHEET.getWidth() / 2, MARGIN / 2);
    stream.showText(number);
    stream.endText();
    stream.endMarkedContent();
    stream.close();
    parents.put(page.getStructParents(), new PDParentTreeValue(onPage));
  }

  /// Ends the last page and hangs tree and bookmarks into the document.
  void end() throws IOException {
    endPage();
    PDNumberTreeNode node = new PDNumberTreeNode(PDParentTreeValue.class);
    node.setNumbers(parents);
    tree.setParentTree(node);
    tree.setParentTreeNextKey(parents.size());
    document.getDocumentCatalog().setStructureTreeRoot(tree);
    document.getDocumentCatalog().setDocumentOutline(outline);
    outline.openNode();
  }
}
