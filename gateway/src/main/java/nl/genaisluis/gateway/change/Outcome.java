package nl.genaisluis.gateway.change;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How reading the configuration again ended.
public sealed interface Outcome {
  /// It is what is in force already.
  ///
  /// @param version the version in force
  record Same(String version) implements Outcome {}

  /// It is in force, or would be when this was a trial.
  ///
  /// @param leaf the record of the change; null for a trial
  /// @param approvedBy names of the approvers who agreed; empty when nobody had to
  record Changed(
      String from,
      String to,
      boolean more,
      List<String> approvedBy,
      List<String> lines,
      @Nullable String leaf)
      implements Outcome {
    public Changed {
      approvedBy = List.copyOf(approvedBy);
      lines = List.copyOf(lines);
    }
  }

  /// It cannot be: a file is wrong. What was in force still is.
  ///
  /// @param faults each names the file and the place
  record Invalid(List<String> faults) implements Outcome {
    public Invalid {
      faults = List.copyOf(faults);
    }
  }

  /// Some of it is taken up by a start only. What was in force still is.
  ///
  /// @param keys each names the file and the key
  record NeedsRestart(List<String> keys) implements Outcome {
    public NeedsRestart {
      keys = List.copyOf(keys);
    }
  }

  /// It permits more, and no approver agreed. What was in force still is.
  record NeedsApproval(String from, String to, String cause, List<String> lines)
      implements Outcome {
    public NeedsApproval {
      lines = List.copyOf(lines);
    }
  }

  /// Its word in metrics.
  default String code() {
    return switch (this) {
      case Same _ -> "same";
      case Changed(_, _, _, _, _, String leaf) -> leaf == null ? "trial" : "changed";
      case Invalid _ -> "invalid";
      case NeedsRestart _ -> "needs_restart";
      case NeedsApproval _ -> "needs_approval";
    };
  }
}
