package nl.genaisluis.policy.prohibited;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import nl.genaisluis.models.wire.Conversation;
import nl.genaisluis.models.wire.Leaf;
import nl.genaisluis.models.wire.Role;
import nl.genaisluis.models.wire.Turn;

/// One scenario of `scenarios.txt`, whose head explains the form.
record Scenario(String title, String expected, String reason, Conversation asked) {
  static List<Scenario> all() {
    List<Scenario> scenarios = new ArrayList<>();
    String text = Sample.resource("scenarios.txt").replace("\n  ", " ");
    for (String part : text.split("\n== ", -1)) {
      if (!part.startsWith("#")) {
        scenarios.add(parse(part));
      }
    }
    return scenarios;
  }

  private static Scenario parse(String part) {
    String[] lines = part.strip().split("\n", -1);
    String expected = "";
    String reason = "";
    List<Turn> turns = new ArrayList<>();
    List<Leaf> others = new ArrayList<>();
    for (String line : List.of(lines).subList(1, lines.length)) {
      int colon = line.indexOf(": ");
      String key = line.substring(0, colon);
      String value = line.substring(colon + 2).replace("\\u200b", "\u200b").replace("\\n", "\n");
      switch (key) {
        case "verwacht" -> expected = value;
        case "waarom" -> reason = value;
        case "schema" -> others.add(new Leaf("/tools/0/function", -1, null, -1, false, value));
        default -> turns.add(new Turn(Role.valueOf(key.toUpperCase(Locale.ROOT)), value));
      }
    }
    return new Scenario(lines[0], expected, reason, new Conversation(turns, others));
  }

  /// Whether a judgement is what this scenario expects.
  boolean fits(Judgement judgement) {
    return switch (judgement) {
      case Judgement.Clear() -> expected.equals("allow");
      case Judgement.Doubt(List<Finding> _) ->
          expected.equals("confirm") || expected.equals("stop");
      case Judgement.Prohibited(List<Finding> _) ->
          expected.equals("block") || expected.equals("stop");
      case Judgement.Unsure(String _) -> false;
    };
  }
}
