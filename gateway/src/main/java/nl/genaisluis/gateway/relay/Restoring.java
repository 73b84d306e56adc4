package nl.genaisluis.gateway.relay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import nl.genaisluis.models.wire.AnswerField;
import nl.genaisluis.policy.Permit;
import nl.genaisluis.policy.personal.Restorer;
import org.jspecify.annotations.Nullable;

/// Puts the asker's own values back into one answer, with a state per choice and field. Confined to
/// one thread.
///
/// Into the arguments of a call they go only while it is named as a tool that the use case lists. A
/// caller's program joins the pieces of a name wherever they come, so a piece behind such arguments
/// would hand them to another tool.
final class Restoring {
  private final Permit permit;
  private final Set<String> trustedTools;
  private final Map<Place, Restorer> restorers = new LinkedHashMap<>();
  private final Map<Integer, String> toolNames = new HashMap<>();
  private final Set<Integer> trusted = new HashSet<>();
  private boolean renamed;

  Restoring(Permit permit) {
    this.permit = permit;
    this.trustedTools = permit.useCase().data().tools();
  }

  /// The text of each field with the values put back as far as they are whole by now.
  List<String> push(List<AnswerField> fields) {
    List<String> texts = new ArrayList<>(fields.size());
    for (AnswerField field : fields) {
      Restorer restorer = restorer(field);
      texts.add(restorer == null ? field.text() : restorer.push(field.text()));
    }
    return texts;
  }

  /// True when a call was given more of a name behind arguments that values were put back into:
  /// nothing of this answer may be shown any more.
  boolean renamed() {
    return renamed;
  }

  /// What was held back in the choices that end, as fields to send before the end.
  List<AnswerField> finish(Predicate<Integer> choices) {
    List<AnswerField> held = new ArrayList<>();
    restorers
        .entrySet()
        .removeIf(
            entry -> {
              Place place = entry.getKey();
              if (!choices.test(place.choice())) {
                return false;
              }
              String rest = entry.getValue().finish();
              if (!rest.isEmpty()) {
                held.add(place.holding(rest));
              }
              return true;
            });
    return held;
  }

  private @Nullable Restorer restorer(AnswerField field) {
    return switch (field.kind()) {
      case TOOL_NAME, FUNCTION_NAME -> {
        toolNames.merge(toolKey(field), field.text(), String::concat);
        renamed |= !field.text().isEmpty() && trusted.contains(toolKey(field));
        yield null;
      }
      case TOOL_ARGUMENTS, FUNCTION_ARGUMENTS -> {
        if (!trustedTools.contains(toolNames.getOrDefault(toolKey(field), ""))) {
          yield null;
        }
        trusted.add(toolKey(field));
        yield at(field, Restorer.Mode.JSON_STRING);
      }
      case CONTENT, REASONING, REASONING_CONTENT, REFUSAL -> at(field, Restorer.Mode.TEXT);
    };
  }

  private Restorer at(AnswerField field, Restorer.Mode mode) {
    return restorers.computeIfAbsent(Place.of(field), _ -> permit.scrubbed().restorer(mode));
  }

  private static int toolKey(AnswerField field) {
    return field.choice() * 10_000 + field.tool();
  }
}
