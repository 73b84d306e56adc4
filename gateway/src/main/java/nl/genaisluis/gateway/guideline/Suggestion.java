package nl.genaisluis.gateway.guideline;

/// A place in the guideline that answers a question, so that no model is needed for it.
///
/// @param anchor `document#heading`, as web pages of the document spell it
public record Suggestion(String title, String heading, String anchor) {}
