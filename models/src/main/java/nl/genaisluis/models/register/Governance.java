package nl.genaisluis.models.register;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Who answers for an entry and until when.
///
/// @param approvedBy the role that approved it; null until someone did
/// @param reviewDate the day on which it is looked at again
/// @param exitPlan what takes its place, and how fast
/// @param assessments where the assessments of this model can be read
/// @param decision what the ethics committee decided, where it had to
public record Governance(
    Status status,
    @Nullable String approvedBy,
    LocalDate reviewDate,
    String exitPlan,
    List<String> assessments,
    @Nullable Decision decision) {
  public Governance {
    Words.requireIfPresent("approved_by", approvedBy);
    Words.require("exit_plan", exitPlan);
    assessments = List.copyOf(assessments);
    Words.texts("assessments", assessments);
    if (status == Status.APPROVED && approvedBy == null) {
      throw new IllegalArgumentException("approved_by is needed with status approved");
    }
  }

  /// Where an entry stands. Only an approved one can be used.
  public enum Status {
    PROPOSED,
    APPROVED,
    SUSPENDED,
    WITHDRAWN
  }
}
