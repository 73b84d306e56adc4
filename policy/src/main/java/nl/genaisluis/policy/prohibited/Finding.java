package nl.genaisluis.policy.prohibited;

import java.util.List;

/// One reason why a request looks like a prohibited use, in words that the asker can check.
///
/// @param rule id of the rule (`V-03`) or of the classifier's class (`K-vergunningen`)
/// @param score between 0 and 1
/// @param title short title
/// @param explanation sentence for the asker: what was seen and why it is not allowed
public record Finding(
    String rule,
    ProhibitedClass category,
    double score,
    Wording title,
    Wording explanation,
    List<Span> spans) {
  public Finding {
    spans = List.copyOf(spans);
  }
}
