package nl.genaisluis.gateway.config;

/// One document of the guideline.
///
/// @param name its file name, such as `01-nee-tenzij.md`
/// @param markdown its text
public record GuidelineText(String name, String markdown) {}
