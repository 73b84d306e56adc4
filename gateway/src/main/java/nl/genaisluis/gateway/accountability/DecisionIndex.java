package nl.genaisluis.gateway.accountability;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rulings on record, as readers search them. Every method may block and may throw; nothing in
/// here holds text of a request.
public interface DecisionIndex {
  /// The rulings that fit, newest first.
  Found find(Wanted wanted);

  /// The ruling with this leaf id; null when there is none.
  @Nullable Decision decision(String leafId);

  /// What a reader looks for.
  ///
  /// @param kind code of the event (`refused` or `opened`)
  /// @param text words in the scrubbed text; empty for any
  /// @param code ground of refusal (`prohibited_use`); null for any
  /// @param useCase id; null for any
  record Wanted(
      String kind,
      String text,
      @Nullable String code,
      @Nullable String useCase,
      int limit,
      int offset) {
    @Override
    public String toString() {
      return "Wanted[" + text.length() + " characters, " + code + ", " + useCase + "]";
    }
  }

  /// One page of what was found.
  ///
  /// @param total how many fit in all
  record Found(long total, List<Decision> decisions) {
    public Found {
      decisions = List.copyOf(decisions);
    }
  }

  /// One ruling, without its text.
  ///
  /// @param time UTC, to the minute
  /// @param kind code of the event (`refused` or `opened`)
  /// @param refusal ground of refusal; null when it was none
  record Decision(
      String leafId,
      String exchange,
      String time,
      String kind,
      @Nullable String refusal,
      @Nullable String useCase,
      List<String> rules,
      List<String> categories,
      @Nullable String model) {
    public Decision {
      rules = List.copyOf(rules);
      categories = List.copyOf(categories);
    }
  }
}
