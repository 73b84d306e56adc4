package nl.genaisluis.models.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import nl.genaisluis.models.wire.AnswerField.Kind;

/// One pass over an answer that [AnswerReader] wrote: shows every string of the model's and writes
/// the answer anew with what comes back.
final class AnswerWalk {
  private final AnswerForm form;
  private final Function<AnswerField, String> reader;

  /// How many strings came back as others: a part without any is not made anew.
  private int changes;

  private AnswerWalk(AnswerForm form, Function<AnswerField, String> reader) {
    this.form = form;
    this.reader = reader;
  }

  static List<AnswerField> fields(Json.Obj answer, AnswerForm form) {
    List<AnswerField> fields = new ArrayList<>();
    new AnswerWalk(
            form,
            field -> {
              fields.add(field);
              return field.text();
            })
        .write(answer);
    return List.copyOf(fields);
  }

  /// @throws IllegalArgumentException when there is not one text per field
  static Json.Obj rewritten(Json.Obj answer, AnswerForm form, List<String> texts) {
    int[] next = {0};
    Json.Obj written =
        new AnswerWalk(
                form,
                _ -> {
                  if (next[0] >= texts.size()) {
                    throw new IllegalArgumentException("fewer texts than fields");
                  }
                  return texts.get(next[0]++);
                })
            .write(answer);
    if (next[0] != texts.size()) {
      throw new IllegalArgumentException("more texts than fields");
    }
    return written;
  }

  private Json.Obj write(Json.Obj answer) {
    int before = changes;
    List<Json> choices = new ArrayList<>();
    for (Json item : answer.items("choices")) {
      Json.Obj choice = (Json.Obj) item;
      Json.Obj holder = choice.object(form.holder());
      choices.add(
          holder == null ? choice : choice.with(form.holder(), holder(holder, index(choice, 0))));
    }
    return changes == before ? answer : answer.with("choices", Json.array(choices));
  }

  private Json holder(Json.Obj holder, int choice) {
    int before = changes;
    Members.Builder written = new Members.Builder();
    holder.members().forEach((name, value) -> written.put(name, member(name, value, choice)));
    return changes == before ? holder : new Json.Obj(written.build());
  }

  private Json member(String name, Json value, int choice) {
    return switch (name) {
      case "content" -> content(value, choice, Kind.CONTENT);
      case "reasoning" -> text(value, choice, Kind.REASONING, -1);
      case "reasoning_content" -> text(value, choice, Kind.REASONING_CONTENT, -1);
      case "refusal" -> text(value, choice, Kind.REFUSAL, -1);
      case "tool_calls" -> calls(value, choice);
      case "function_call" ->
          function(value, choice, -1, Kind.FUNCTION_NAME, Kind.FUNCTION_ARGUMENTS);
      default -> value;
    };
  }

  private Json content(Json value, int choice, Kind kind) {
    if (!(value instanceof Json.Arr(List<Json> parts))) {
      return text(value, choice, kind, -1);
    }
    List<Json> written = new ArrayList<>();
    for (Json item : parts) {
      Json.Obj part = (Json.Obj) item;
      Json said = part.get("text");
      Json thought = part.get("thinking");
      if (said != null) {
        part = part.with("text", text(said, choice, kind, -1));
      }
      if (thought != null) {
        part = part.with("thinking", content(thought, choice, Kind.REASONING));
      }
      written.add(part);
    }
    return Json.array(written);
  }

  private Json calls(Json value, int choice) {
    List<Json> written = new ArrayList<>();
    for (Json item : ((Json.Arr) value).items()) {
      Json.Obj call = (Json.Obj) item;
      int tool = index(call, written.size());
      Json.Obj function = call.object("function");
      written.add(
          function == null
              ? call
              : call.with(
                  "function",
                  function(function, choice, tool, Kind.TOOL_NAME, Kind.TOOL_ARGUMENTS)));
    }
    return Json.array(written);
  }

  private Json function(Json value, int choice, int tool, Kind name, Kind arguments) {
    Map<String, Json> written = new LinkedHashMap<>();
    ((Json.Obj) value)
        .members()
        .forEach(
            (key, member) ->
                written.put(
                    key, text(member, choice, key.equals("name") ? name : arguments, tool)));
    return new Json.Obj(written);
  }

  private Json text(Json value, int choice, Kind kind, int tool) {
    if (!(value instanceof Json.Text(String text))) {
      return value;
    }
    String now = reader.apply(new AnswerField(choice, kind, tool, text));
    if (now.equals(text)) {
      return value;
    }
    changes++;
    return Json.of(now);
  }

  static int index(Json.Obj from, int otherwise) {
    Long index = from.whole("index");
    return index == null ? otherwise : index.intValue();
  }
}
