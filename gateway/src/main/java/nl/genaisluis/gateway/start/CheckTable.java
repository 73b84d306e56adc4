package nl.genaisluis.gateway.start;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import nl.genaisluis.models.register.Governance;
import nl.genaisluis.models.register.Model;
import nl.genaisluis.models.register.Register;
import nl.genaisluis.policy.provenance.ProvenanceRules;
import nl.genaisluis.policy.provenance.RuleResult;

/// The register as a table: each entry, how it stands, and what each provenance rule says of it.
final class CheckTable {
  private CheckTable() {}

  /// The lines of the table: a head, a line for each entry, and below it a line for each rule that
  /// stands against it; then what the marks mean and what each rule asks.
  static List<String> lines(Register register, LocalDate today) {
    List<String> lines = new ArrayList<>();
    int width = "model".length();
    for (Model model : register.models()) {
      width = Math.max(width, model.id().length());
    }
    lines.add(row(width, "model", "status", "usable", rules(register, today)));
    for (Model model : register.models()) {
      List<RuleResult> results = results(register, model, today);
      StringBuilder marks = new StringBuilder();
      boolean passes = true;
      for (RuleResult result : results) {
        marks.append(mark(result.says()));
        passes &= result.says() == RuleResult.Says.PASS || result.says() == RuleResult.Says.DECIDED;
      }
      boolean usable = passes && model.approved();
      lines.add(
          row(
              width,
              model.id(),
              model.governance().status().name().toLowerCase(Locale.ROOT),
              usable ? "yes" : "no",
              marks.toString().strip()));
      lines.addAll(reasons(model, results));
    }
    lines.add("v passes   x refused   ? waits for the committee   c decided by the committee");
    lines.addAll(legend(register, today));
    return lines;
  }

  /// What each rule of the head asks.
  private static List<String> legend(Register register, LocalDate today) {
    return register.models().isEmpty()
        ? List.of()
        : results(register, register.models().getFirst(), today).stream()
            .map(result -> "  " + result.rule() + "  " + result.asks())
            .toList();
  }

  private static List<RuleResult> results(Register register, Model model, LocalDate today) {
    return ProvenanceRules.explain(model, register.hostOf(model), today);
  }

  private static List<String> reasons(Model model, List<RuleResult> results) {
    List<String> reasons = new ArrayList<>();
    Governance governance = model.governance();
    if (!model.approved()) {
      reasons.add(
          "    status " + governance.status().name().toLowerCase(Locale.ROOT) + ": not usable");
    }
    for (RuleResult result : results) {
      String why = result.why();
      if (why != null) {
        reasons.add("    " + result.rule() + " " + word(result.says()) + ": " + why);
      }
    }
    return reasons;
  }

  private static String rules(Register register, LocalDate today) {
    if (register.models().isEmpty()) {
      return "";
    }
    StringBuilder heads = new StringBuilder();
    for (RuleResult result : results(register, register.models().getFirst(), today)) {
      heads.append(result.rule()).append(' ');
    }
    return heads.toString().strip();
  }

  private static String row(int width, String model, String status, String usable, String rest) {
    return String.format(
            Locale.ROOT, "%-" + width + "s  %-9s  %-6s  %s", model, status, usable, rest)
        .stripTrailing();
  }

  private static String mark(RuleResult.Says says) {
    return switch (says) {
      case PASS -> "v    ";
      case COMMITTEE -> "?    ";
      case DECIDED -> "c    ";
      case REFUSE -> "x    ";
    };
  }

  private static String word(RuleResult.Says says) {
    return switch (says) {
      case PASS -> "passes";
      case COMMITTEE -> "waits for the committee";
      case DECIDED -> "decided by the committee";
      case REFUSE -> "refused";
    };
  }
}
