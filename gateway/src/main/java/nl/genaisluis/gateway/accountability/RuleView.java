package nl.genaisluis.gateway.accountability;

import nl.genaisluis.policy.prohibited.Wording;

/// One rule on prohibited use, as the public reads it.
///
/// @param id stable (`V-03`)
/// @param category stable name of its class (`vergunningen`)
/// @param title short
/// @param explanation what is not allowed and why
public record RuleView(String id, String category, Wording title, Wording explanation) {}
