package nl.genaisluis.gateway.guideline;

import java.util.List;

/// What stands under one heading of a guideline, sentence by sentence.
///
/// @param title of the document
/// @param heading with its number, when it has one
/// @param anchor `document#heading`, as web pages of the document spell it
record Passage(String title, String heading, String anchor, List<String> sentences) {
  Passage {
    sentences = List.copyOf(sentences);
  }

  String text() {
    return String.join(" ", sentences);
  }

  /// The line under a quotation.
  String reference() {
    return heading.isEmpty()
        ? "*" + title + "* (" + anchor + ")"
        : "*" + title + "*, § " + heading + " (" + anchor + ")";
  }
}
