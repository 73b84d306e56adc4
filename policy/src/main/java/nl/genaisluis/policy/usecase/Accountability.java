package nl.genaisluis.policy.usecase;

import org.jspecify.annotations.Nullable;

/// Who answers for a use case, on what basis, and where a person can turn.
///
/// @param responsible the role that answers for it and can stop it
/// @param humanContact how to reach a human
/// @param appealUrl where to object or ask for correction
/// @param legalBasis the task and the ground in law
/// @param guideline the part of the guideline that it follows, as `document#section`
/// @param literacy what a user must have learned first
/// @param iama reference of the assessment of human rights and algorithms; null when none was due
/// @param dpia reference of the data protection impact assessment; null when none was due
public record Accountability(
    String responsible,
    String humanContact,
    String appealUrl,
    String legalBasis,
    String guideline,
    String literacy,
    @Nullable String iama,
    @Nullable String dpia) {
  public Accountability {
    Words.require("responsible", responsible);
    Words.require("human_contact", humanContact);
    Words.require("appeal_url", appealUrl);
    Words.require("legal_basis", legalBasis);
    Words.require("guideline", guideline);
    Words.require("literacy", literacy);
    Words.requireIfPresent("iama", iama);
    Words.requireIfPresent("dpia", dpia);
    if (!appealUrl.startsWith("https://") && !appealUrl.startsWith("/")) {
      throw new IllegalArgumentException(
          "appeal_url must be https or a path of this site, was: " + appealUrl);
    }
  }
}
