package nl.genaisluis.gateway.relay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import nl.genaisluis.models.wire.AnswerField;
import nl.genaisluis.policy.Permit;
import nl.genaisluis.policy.personal.Restorer;
import org.jspecify.annotations.Nullable;

/// Puts the asker's own values back into one answer, with a state per choice and field, and keeps
/// the unrestored text for the record. Confined to one thread.
final class Restoring {
  /// The most of an answer that is kept for the record, in UTF-16 code units.
  static final int KEPT_MAX = 1 << 20;

  private record Place(int choice, AnswerField.Kind kind, int tool) {}

  private final Permit permit;
  private final Set<String> trustedTools;
  private final Map<Place, Restorer> restorers = new LinkedHashMap<>();
  private final Map<Integer, String> toolNames = new HashMap<>();
  private final StringBuilder kept = new StringBuilder();
  private long characters;

  Restoring(Permit permit) {
    this.permit = permit;
    this.trustedTools = permit.useCase().data().tools();
  }

  /// The text of each field with the values put back as far as they are whole by now.
  List<String> push(List<AnswerField> fields) {
    List<String> texts = new ArrayList<>(fields.size());
    for (AnswerField field : fields) {
      keep(field.text());
      Restorer restorer = restorer(field);
      texts.add(restorer == null ? field.text() : restorer.push(field.text()));
    }
    return texts;
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
                held.add(new AnswerField(place.choice(), place.kind(), place.tool(), rest));
              }
              return true;
            });
    return held;
  }

  /// The answer as the model gave it, up to [#KEPT_MAX].
  String unrestored() {
    return kept.toString();
  }

  /// The length of all that the model wrote, in UTF-16 code units.
  long characters() {
    return characters;
  }

  private void keep(String text) {
    characters += text.length();
    int room = KEPT_MAX - kept.length();
    if (room >= text.length()) {
      kept.append(text);
    } else if (room > 0) {
      int end = Character.isHighSurrogate(text.charAt(room - 1)) ? room - 1 : room;
      kept.append(text, 0, end);
    }
  }

  private @Nullable Restorer restorer(AnswerField field) {
    return switch (field.kind()) {
      case TOOL_NAME, FUNCTION_NAME -> {
        toolNames.merge(toolKey(field), field.text(), String::concat);
        yield null;
      }
      case TOOL_ARGUMENTS, FUNCTION_ARGUMENTS ->
          trustedTools.contains(toolNames.getOrDefault(toolKey(field), ""))
              ? at(field, Restorer.Mode.JSON_STRING)
              : null;
      case CONTENT, REASONING, REASONING_CONTENT, REFUSAL -> at(field, Restorer.Mode.TEXT);
    };
  }

  private Restorer at(AnswerField field, Restorer.Mode mode) {
    return restorers.computeIfAbsent(
        new Place(field.choice(), field.kind(), field.tool()),
        _ -> permit.scrubbed().restorer(mode));
  }

  private static int toolKey(AnswerField field) {
    return field.choice() * 10_000 + field.tool();
  }
}
