package nl.genaisluis.gateway.accountability;

/// One rule on prohibited use, as the public reads it.
///
/// @param id stable (`V-03`)
/// @param category stable name of its class (`vergunningen`)
/// @param title short, Dutch
/// @param explanation what is not allowed and why, Dutch
public record RuleView(String id, String category, String title, String explanation) {}
