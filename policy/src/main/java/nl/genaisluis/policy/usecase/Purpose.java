package nl.genaisluis.policy.usecase;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Why a use case exists, weighed beforehand. All texts are Dutch and public.
///
/// @param goal what it is for
/// @param necessity why the work needs it
/// @param simplerMeans what was considered first, and what still comes first
/// @param risks what can go wrong
/// @param affectedGroups whom it touches
/// @param starters beginnings of a question that its asker completes; null for none
public record Purpose(
    String goal,
    String necessity,
    String simplerMeans,
    List<String> risks,
    List<String> affectedGroups,
    @Nullable List<String> starters) {
  /// More are not read by anybody.
  static final int STARTERS_MAX = 6;

  public Purpose {
    Words.require("goal", goal);
    Words.require("necessity", necessity);
    Words.require("simpler_means", simplerMeans);
    risks = List.copyOf(risks);
    Words.texts("risks", risks);
    affectedGroups = List.copyOf(affectedGroups);
    Words.texts("affected_groups", affectedGroups);
    starters = starters == null ? null : List.copyOf(starters);
    if (starters != null) {
      Words.texts("starters", starters);
      if (starters.size() > STARTERS_MAX) {
        throw new IllegalArgumentException(
            "starters must be at most " + STARTERS_MAX + ", was: " + starters.size());
      }
    }
  }

  /// The beginnings; empty when there are none.
  public List<String> beginnings() {
    return starters == null ? List.of() : starters;
  }
}
