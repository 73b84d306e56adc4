package nl.genaisluis.policy.usecase;

import java.util.List;

/// Why a use case exists, weighed beforehand. All texts are Dutch and public.
///
/// @param goal what it is for
/// @param necessity why the work needs it
/// @param simplerMeans what was considered first, and what still comes first
/// @param risks what can go wrong
/// @param affectedGroups whom it touches
public record Purpose(
    String goal,
    String necessity,
    String simplerMeans,
    List<String> risks,
    List<String> affectedGroups) {
  public Purpose {
    Words.require("goal", goal);
    Words.require("necessity", necessity);
    Words.require("simpler_means", simplerMeans);
    risks = List.copyOf(risks);
    Words.texts("risks", risks);
    affectedGroups = List.copyOf(affectedGroups);
    Words.texts("affected_groups", affectedGroups);
  }
}
