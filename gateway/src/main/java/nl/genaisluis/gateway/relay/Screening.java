package nl.genaisluis.gateway.relay;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;
import nl.genaisluis.models.wire.AnswerField;
import nl.genaisluis.policy.output.OutputFinding;
import nl.genaisluis.policy.output.OutputRules;
import nl.genaisluis.policy.output.OutputScan;
import nl.genaisluis.policy.output.Screened;
import nl.genaisluis.policy.usecase.Limits;
import org.jspecify.annotations.Nullable;

/// Reads one answer with the output rules before anyone sees it, with a scan per choice and field,
/// and keeps the text as the model wrote it for the record. Confined to one thread.
///
/// The names of tools are not read: the asker's own program gave them.
final class Screening {
  /// The most of an answer that is kept for the record, in UTF-16 code units.
  static final int KEPT_MAX = 1 << 20;

  private static final Place ONLY = new Place(0, AnswerField.Kind.CONTENT, -1);

  private final OutputRules rules;
  private final Limits.Output actions;
  private final Map<Place, OutputScan> scans = new LinkedHashMap<>();
  private final Map<Place, StringBuilder> kept = new LinkedHashMap<>();
  private final Set<Integer> finished = new HashSet<>();
  private @Nullable Screened end;
  private int room = KEPT_MAX;
  private long characters;

  Screening(OutputRules rules, Limits.Output actions) {
    this.rules = rules;
    this.actions = actions;
  }

  /// Each field with as much of its text as may be shown by now. When [#end] is not null after it,
  /// nothing may be.
  List<AnswerField> push(List<AnswerField> fields) {
    List<AnswerField> shown = new ArrayList<>(fields.size());
    for (AnswerField field : fields) {
      keep(field);
      shown.add(Place.of(field).holding(end == null ? screened(field) : ""));
    }
    return shown;
  }

  private String screened(AnswerField field) {
    if (isName(field)) {
      return field.text();
    }
    if (finished.contains(field.choice()) && !field.text().isEmpty()) {
      // Nobody would read this text together with what stands before it.
      end = new Screened.Undecided("text after the end of its choice");
      return "";
    }
    return shown(scan(field).push(field.text()));
  }

  /// What was held back in the choices that end, as fields to send before the end.
  List<AnswerField> finish(Predicate<Integer> choices) {
    List<AnswerField> held = new ArrayList<>();
    scans.forEach(
        (place, scan) -> {
          boolean ends = end == null && choices.test(place.choice());
          if (ends && !finished.contains(place.choice())) {
            String rest = shown(scan.finish());
            if (!rest.isEmpty()) {
              held.add(place.holding(rest));
            }
          }
        });
    scans.keySet().stream().map(Place::choice).filter(choices).forEach(finished::add);
    return held;
  }

  /// Reads an answer that came whole.
  void whole(List<AnswerField> fields) {
    push(fields);
    finish(_ -> true);
  }

  /// Why the answer must end; null as long as it may go on.
  @Nullable Screened end() {
    return end;
  }

  /// What hit without ending the answer, by choice.
  Map<Integer, List<OutputFinding>> flagged() {
    Map<Integer, List<OutputFinding>> flagged = new TreeMap<>();
    scans.forEach(
        (place, scan) -> {
          if (!scan.flagged().isEmpty()) {
            flagged.computeIfAbsent(place.choice(), _ -> new ArrayList<>()).addAll(scan.flagged());
          }
        });
    return flagged;
  }

  /// The answer as the model gave it, up to [#KEPT_MAX]; every field by itself.
  String unrestored() {
    return String.join("\n", kept.values());
  }

  /// The whole answer, when it is one text and nothing else: one choice without reasoning, refusal
  /// or tools, short enough to be here whole. Else null.
  @Nullable String plainText() {
    StringBuilder only = kept.get(ONLY);
    return kept.size() == 1 && only != null && only.length() == characters ? only.toString() : null;
  }

  /// The length of all that the model wrote, in UTF-16 code units.
  long characters() {
    return characters;
  }

  private String shown(Screened screened) {
    return switch (screened) {
      case Screened.Passed(String text) -> text;
      case Screened.Stopped _, Screened.Undecided _ -> {
        end = screened;
        yield "";
      }
    };
  }

  private OutputScan scan(AnswerField field) {
    OutputScan.Form form = field.kind().json() ? OutputScan.Form.JSON : OutputScan.Form.TEXT;
    return scans.computeIfAbsent(Place.of(field), _ -> rules.begin(actions, form));
  }

  private static boolean isName(AnswerField field) {
    return switch (field.kind()) {
      case TOOL_NAME, FUNCTION_NAME -> true;
      case CONTENT, REASONING, REASONING_CONTENT, REFUSAL, TOOL_ARGUMENTS, FUNCTION_ARGUMENTS ->
          false;
    };
  }

  private void keep(AnswerField field) {
    String text = field.text();
    characters += text.length();
    int fits = Math.min(room, text.length());
    if (fits > 0 && fits < text.length() && Character.isHighSurrogate(text.charAt(fits - 1))) {
      fits--;
    }
    if (fits > 0) {
      kept.computeIfAbsent(Place.of(field), _ -> new StringBuilder()).append(text, 0, fits);
      room -= fits;
    }
  }
}
