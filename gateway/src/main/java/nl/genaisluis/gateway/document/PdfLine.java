package nl.genaisluis.gateway.document;

import java.util.List;

/// One line of a page, in stretches of one style, with nothing in it that the letters cannot show.
record PdfLine(List<Span> spans, float size) {
  PdfLine {
    spans = List.copyOf(spans);
  }
}
