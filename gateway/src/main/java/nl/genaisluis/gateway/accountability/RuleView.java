package nl.genaisluis.gateway.accountability;

import nl.genaisluis.policy.prohibited.Decided;
import nl.genaisluis.policy.prohibited.Wording;
import org.jspecify.annotations.Nullable;

/// One rule on prohibited use, as the public reads it.
///
/// @param id stable (`V-03`)
/// @param category stable name of its class (`vergunningen`)
/// @param title short
/// @param explanation what is not allowed and why
/// @param decided who decided it; null where nobody said
public record RuleView(
    String id, String category, Wording title, Wording explanation, @Nullable Decided decided) {}
