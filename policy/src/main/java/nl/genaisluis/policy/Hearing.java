package nl.genaisluis.policy;

import nl.genaisluis.policy.judge.JudgeTerms;
import nl.genaisluis.policy.judge.Paper;

/// The judge may be asked about one doubt: an exchange of its own, over the scrubbed text.
///
/// @param ask what goes to the judge, as the rules saw it
/// @param permit for that ask and nothing else
public record Hearing(
    JudgeTerms terms, Ask ask, Inspection inspection, Permit permit, Paper paper) {
  @Override
  public String toString() {
    return "Hearing[" + permit.exchange() + "]";
  }
}
