package nl.genaisluis.models.wire;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An immutable view of an embeddings answer. It holds only members that are known here.
public final class EmbeddingAnswer {
  private final Json.Obj json;
  private final @Nullable Usage usage;

  private EmbeddingAnswer(Json.Obj json, @Nullable Usage usage) {
    this.json = json;
    this.usage = usage;
  }

  /// The answer that this value is.
  ///
  /// @throws AnswerFault when it is an error of the host's or has another shape
  public static EmbeddingAnswer read(Json.Obj value) throws AnswerFault {
    if (value.get("error") != null && !(value.get("error") instanceof Json.Null)) {
      throw AnswerFault.hostError();
    }
    if (!(value.get("data") instanceof Json.Arr(List<Json> items))) {
      throw AnswerFault.unknown("data");
    }
    List<Json> data = new ArrayList<>(items.size());
    for (Json item : items) {
      data.add(embedding(item));
    }
    Json.Obj known =
        Json.object(
            "object",
            Json.of("list"),
            "data",
            Json.array(data),
            "model",
            Json.ofNullable(value.text("model")));
    return new EmbeddingAnswer(known, UsageView.read(value.get("usage")));
  }

  /// The answer as it is written to the caller.
  public Json.Obj json() {
    return json;
  }

  /// The model that the host says answered; null when it does not say.
  public @Nullable String model() {
    return json.text("model");
  }

  /// The token counts that the host gives; null when it gives none.
  public @Nullable Usage usage() {
    return usage;
  }

  private static Json embedding(Json item) throws AnswerFault {
    if (!(item instanceof Json.Obj one)) {
      throw AnswerFault.unknown("data");
    }
    Json vector = one.get("embedding");
    boolean numbers =
        vector instanceof Json.Arr(List<Json> values)
            && values.stream().allMatch(Json.Num.class::isInstance);
    boolean encoded = vector instanceof Json.Text(String text) && base64(text);
    Long index = one.whole("index");
    if (vector == null || index == null || !(numbers || encoded)) {
      throw AnswerFault.unknown("data.embedding");
    }
    return Json.object(
        "object", Json.of("embedding"), "index", Json.of(index), "embedding", vector);
  }

  private static boolean base64(String text) {
    return text.chars()
        .allMatch(
            unit ->
                (unit >= 'A' && unit <= 'Z')
                    || (unit >= 'a' && unit <= 'z')
                    || (unit >= '0' && unit <= '9')
                    || unit == '+'
                    || unit == '/'
                    || unit == '=');
  }

  @Override
  public String toString() {
    return "EmbeddingAnswer[" + json.items("data").size() + " vectors]";
  }
}
