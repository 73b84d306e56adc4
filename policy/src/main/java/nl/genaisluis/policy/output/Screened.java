package nl.genaisluis.policy.output;

import java.util.List;

/// What may be done with a part of an answer.
public sealed interface Screened {
  /// This much text may be shown; more may be held back.
  record Passed(String text) implements Screened {
    @Override
    public String toString() {
      return "Passed[" + text.length() + " characters]";
    }
  }

  /// The answer ends here: nothing of what is held may be shown.
  record Stopped(List<OutputFinding> findings) implements Screened {
    public Stopped {
      findings = List.copyOf(findings);
    }
  }

  /// The check could not say, so the answer ends here as well.
  ///
  /// @param cause name of what went wrong, without any text
  record Undecided(String cause) implements Screened {}
}
