package nl.genaisluis.models.wire;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// An immutable view of an answer that came whole. It holds only members that are known here, and
/// every string that the model wrote is a field.
public final class ChatAnswer {
  private static final AnswerForm FORM = AnswerForm.WHOLE;

  private final Json.Obj json;

  private ChatAnswer(Json.Obj json) {
    this.json = json;
  }

  /// The answer that this value is.
  ///
  /// @throws AnswerFault when it is an error of the host's, or holds text at an unknown place
  public static ChatAnswer read(Json value) throws AnswerFault {
    return new ChatAnswer(AnswerReader.read(value, FORM));
  }

  /// The answer as it is written to the caller.
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

  /// This answer with other texts, one per field in the order of [#fields].
  ///
  /// @throws IllegalArgumentException when there is not one text per field
  public ChatAnswer withTexts(List<String> texts) {
    return new ChatAnswer(AnswerWalk.rewritten(json, FORM, texts));
  }

  /// The token counts that the host gives; null when it gives none.
  public @Nullable Usage usage() {
    return usage(json);
  }

  /// This answer under another model name.
  public ChatAnswer withModel(String model) {
    return new ChatAnswer(json.with("model", Json.of(model)));
  }

  /// This answer under another id.
  public ChatAnswer withId(String id) {
    return new ChatAnswer(json.with("id", Json.of(id)));
  }

  static @Nullable Usage usage(Json.Obj answer) {
    try {
      return UsageView.read(answer.get("usage"));
    } catch (AnswerFault impossible) {
      throw new IllegalStateException("token counts were read before", impossible);
    }
  }

  @Override
  public String toString() {
    return "ChatAnswer[" + json.items("choices").size() + " choices]";
  }
}
