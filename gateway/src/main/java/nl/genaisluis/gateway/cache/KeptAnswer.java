package nl.genaisluis.gateway.cache;

import java.util.ArrayList;
import java.util.List;
import nl.genaisluis.models.wire.AnswerFault;
import nl.genaisluis.models.wire.ChatChunk;
import nl.genaisluis.models.wire.Json;

/// A kept answer, whole or in pieces, as a host would write it.
record KeptAnswer(String text, String model, long created) {
  private static final int PIECE = 1_024;

  Json.Obj whole() {
    Json message = Json.object("role", Json.of("assistant"), "content", Json.of(text));
    return frame("chat.completion", choice("message", message, Json.of("stop")))
        .with(
            "usage",
            Json.object(
                "prompt_tokens",
                Json.of(0),
                "completion_tokens",
                Json.of(0),
                "total_tokens",
                Json.of(0)));
  }

  KeptChunks chunks() {
    List<ChatChunk> chunks = new ArrayList<>();
    for (int at = 0; at < text.length(); ) {
      int end = Math.min(text.length(), at + PIECE);
      if (end < text.length() && Character.isHighSurrogate(text.charAt(end - 1))) {
        end++;
      }
      Json delta =
          Json.object("role", Json.of("assistant"), "content", Json.of(text.substring(at, end)));
      chunks.add(chunk(delta, Json.NULL));
      at = end;
    }
    chunks.add(chunk(Json.Obj.EMPTY, Json.of("stop")));
    return new KeptChunks(chunks);
  }

  private ChatChunk chunk(Json delta, Json finish) {
    try {
      return ChatChunk.read(frame("chat.completion.chunk", choice("delta", delta, finish)));
    } catch (AnswerFault impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static Json choice(String holder, Json message, Json finish) {
    return Json.object("index", Json.of(0), holder, message, "finish_reason", finish);
  }

  private Json.Obj frame(String object, Json choice) {
    return Json.object(
        "id",
        Json.of("kept"),
        "object",
        Json.of(object),
        "created",
        Json.of(created),
        "model",
        Json.of(model),
        "choices",
        Json.array(List.of(choice)));
  }

  @Override
  public String toString() {
    return "KeptAnswer[***]";
  }
}
