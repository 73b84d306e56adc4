package nl.genaisluis.models.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// An immutable view of one event of a streamed answer. It holds only members that are known here,
/// and every string that the model wrote is a field.
public final class ChatChunk {
  private static final AnswerForm FORM = AnswerForm.CHUNK;

  private final Json.Obj json;

  private ChatChunk(Json.Obj json) {
    this.json = json;
  }

  /// The chunk that this value is.
  ///
  /// @throws AnswerFault when it is an error of the host's, or holds text at an unknown place
  public static ChatChunk read(Json value) throws AnswerFault {
    return new ChatChunk(AnswerReader.read(value, FORM));
  }

  /// The chunk as it is written to the caller.
  public Json.Obj json() {
    return json;
  }

  /// The model that the host says answered; null when it does not say.
  public @Nullable String model() {
    return json.text("model");
  }

  /// Every string that the model wrote, in document order.
  public List<AnswerField> fields() {
    return AnswerWalk.fields(json, FORM);
  }

  /// This chunk with other texts, one per field in the order of [#fields].
  ///
  /// @throws IllegalArgumentException when there is not one text per field
  public ChatChunk withTexts(List<String> texts) {
    return new ChatChunk(AnswerWalk.rewritten(json, FORM, texts));
  }

  /// A chunk of the same answer that holds only this field, without counts or finish reasons: for
  /// text that was held back.
  public ChatChunk carrying(AnswerField field) {
    Json.Obj choice =
        Json.object(
            "index",
            Json.of(field.choice()),
            FORM.holder(),
            delta(field),
            "finish_reason",
            Json.NULL);
    return new ChatChunk(json.without("usage").with("choices", Json.array(List.of(choice))));
  }

  private static Json delta(AnswerField field) {
    Json text = Json.of(field.text());
    return switch (field.kind()) {
      case CONTENT -> Json.object("content", text);
      case REASONING -> Json.object("reasoning", text);
      case REASONING_CONTENT -> Json.object("reasoning_content", text);
      case REFUSAL -> Json.object("refusal", text);
      case TOOL_NAME -> tool(field.tool(), Json.object("name", text));
      case TOOL_ARGUMENTS -> tool(field.tool(), Json.object("arguments", text));
      case FUNCTION_NAME -> Json.object("function_call", Json.object("name", text));
      case FUNCTION_ARGUMENTS -> Json.object("function_call", Json.object("arguments", text));
    };
  }

  private static Json tool(int index, Json.Obj function) {
    return Json.object(
        "tool_calls",
        Json.array(List.of(Json.object("index", Json.of(index), "function", function))));
  }

  /// This chunk without its finish reasons: what the model wrote in it.
  public ChatChunk open() {
    return eachChoice(choice -> choice.with("finish_reason", Json.NULL));
  }

  /// This chunk without what the model wrote in it: its finish reasons.
  public ChatChunk bare() {
    return eachChoice(choice -> choice.with(FORM.holder(), Json.Obj.EMPTY));
  }

  private ChatChunk eachChoice(UnaryOperator<Json.Obj> change) {
    List<Json> choices = new ArrayList<>();
    for (Json item : json.items("choices")) {
      choices.add(change.apply((Json.Obj) item));
    }
    return new ChatChunk(json.with("choices", Json.array(choices)));
  }

  /// The choices that this chunk ends.
  public Set<Integer> finished() {
    Set<Integer> finished = new TreeSet<>();
    for (Json item : json.items("choices")) {
      if (item instanceof Json.Obj choice && choice.text("finish_reason") != null) {
        finished.add(AnswerWalk.index(choice, 0));
      }
    }
    return finished;
  }

  /// The token counts that the host gives here; null when it gives none. Hosts may repeat running
  /// totals, so of several chunks the last counts.
  public @Nullable Usage usage() {
    return ChatAnswer.usage(json);
  }

  /// True when the chunk holds token counts and nothing of the model.
  public boolean onlyUsage() {
    return json.get("usage") != null && json.items("choices").isEmpty();
  }

  /// This chunk without token counts.
  public ChatChunk withoutUsage() {
    return new ChatChunk(json.without("usage"));
  }

  /// This chunk under another model name.
  public ChatChunk withModel(String model) {
    return new ChatChunk(json.with("model", Json.of(model)));
  }

  /// This chunk under another id.
  public ChatChunk withId(String id) {
    return new ChatChunk(json.with("id", Json.of(id)));
  }

  @Override
  public String toString() {
    return "ChatChunk[" + json.items("choices").size() + " choices]";
  }
}
