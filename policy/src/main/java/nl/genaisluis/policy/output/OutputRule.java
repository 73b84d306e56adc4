package nl.genaisluis.policy.output;

/// An output rule as people read it.
///
/// @param id stable: the id that records and answers carry
/// @param title short Dutch title
/// @param explanation Dutch sentence for the asker
/// @param explanationEn the same in English
public record OutputRule(
    String id, OutputClass category, String title, String explanation, String explanationEn) {}
