package nl.genaisluis.audit.verify;

import java.util.ArrayList;
import java.util.List;

/// Collects problems: the first are listed, all are counted.
final class Findings {
  private final List<Problem> problems = new ArrayList<>();
  private long faults;
  private long remarks;

  void fault(String code, long index, String text) {
    faults++;
    list(new Problem(code, Problem.Severity.FAULT, index, text));
  }

  void remark(String code, long index, String text) {
    remarks++;
    list(new Problem(code, Problem.Severity.REMARK, index, text));
  }

  /// @param shards that could be read, oldest first
  Report report(List<Report.Shard> shards) {
    return new Report(shards, problems, faults, remarks);
  }

  private void list(Problem problem) {
    if (problems.size() < Report.LISTED_MAX) {
      problems.add(problem);
    }
  }
}
