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
/// @param history how it came to its status, oldest first; null when that was not written down
public record Governance(
    Status status,
    @Nullable String approvedBy,
    LocalDate reviewDate,
    String exitPlan,
    List<String> assessments,
    @Nullable Decision decision,
    @Nullable List<StatusChange> history) {
  public Governance {
    Words.requireIfPresent("approved_by", approvedBy);
    Words.require("exit_plan", exitPlan);
    assessments = List.copyOf(assessments);
    Words.texts("assessments", assessments);
    if (status == Status.APPROVED && approvedBy == null) {
      throw new IllegalArgumentException("approved_by is needed with status approved");
    }
    history = history == null ? null : List.copyOf(history);
    requireSound(status, history);
  }

  private static void requireSound(Status status, @Nullable List<StatusChange> history) {
    if (history == null) {
      return;
    }
    if (history.isEmpty() || history.getLast().status() != status) {
      throw new IllegalArgumentException("history must end with the status of the entry");
    }
    for (int i = 1; i < history.size(); i++) {
      StatusChange before = history.get(i - 1);
      if (history.get(i).date().isBefore(before.date())) {
        throw new IllegalArgumentException("history must be in the order of its dates");
      }
      if (before.status() == Status.WITHDRAWN) {
        throw new IllegalArgumentException("a withdrawn entry does not come back; add a new one");
      }
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
