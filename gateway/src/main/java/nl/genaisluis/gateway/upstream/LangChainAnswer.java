package nl.genaisluis.gateway.upstream;

import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import nl.genaisluis.models.wire.AnswerFault;
import nl.genaisluis.models.wire.ChatChunk;
import nl.genaisluis.models.wire.Json;
import org.jspecify.annotations.Nullable;

/// Writes what a LangChain4j model says in the OpenAI protocol: as chunks, or as one answer.
final class LangChainAnswer {
  private final String id = "chatcmpl-" + UUID.randomUUID();
  private final long created = Instant.now().getEpochSecond();
  private final String model;
  private final StringBuilder said = new StringBuilder();
  private final StringBuilder thought = new StringBuilder();
  private boolean begun;

  LangChainAnswer(String model) {
    this.model = model;
  }

  int length() {
    return said.length() + thought.length();
  }

  void append(String text, boolean thinking) {
    (thinking ? thought : said).append(text);
  }

  /// One piece of text; the first names the role.
  ChatChunk piece(String text, boolean thinking) {
    String name = thinking ? "reasoning_content" : "content";
    Json.Obj delta = Json.object(name, Json.of(text));
    if (!begun) {
      delta = Json.object("role", Json.of("assistant"), name, Json.of(text));
    }
    begun = true;
    return chunk(List.of(choice("delta", delta, Json.NULL)), null);
  }

  /// The chunks after the last text: why it ended, and the token counts if the model knows them.
  List<ChatChunk> last(ChatResponse response) {
    List<ChatChunk> chunks = new ArrayList<>();
    chunks.add(chunk(List.of(choice("delta", Json.Obj.EMPTY, reason(response))), null));
    Json.Obj usage = usage(response);
    if (usage != null) {
      chunks.add(chunk(List.of(), usage));
    }
    return chunks;
  }

  /// The answer in one piece.
  Json.Obj whole(ChatResponse response) {
    Json.Obj message =
        Json.object("role", Json.of("assistant"), "content", Json.of(said.toString()));
    if (!thought.isEmpty()) {
      message = message.with("reasoning_content", Json.of(thought.toString()));
    }
    return answer(
        "chat.completion", List.of(choice("message", message, reason(response))), usage(response));
  }

  private ChatChunk chunk(List<Json.Obj> choices, Json.@Nullable Obj usage) {
    try {
      return ChatChunk.read(answer("chat.completion.chunk", choices, usage));
    } catch (AnswerFault impossible) {
      throw new IllegalStateException("our own chunk is in an unknown shape", impossible);
    }
  }

  private Json.Obj answer(String object, List<Json.Obj> choices, Json.@Nullable Obj usage) {
    Json.Obj answer =
        Json.object(
            "id", Json.of(id),
            "object", Json.of(object),
            "created", Json.of(created),
            "model", Json.of(model),
            "choices", Json.array(choices));
    return usage == null ? answer : answer.with("usage", usage);
  }

  private static Json.Obj choice(String holder, Json.Obj text, Json reason) {
    return Json.object("index", Json.of(0), holder, text, "finish_reason", reason);
  }

  private static Json reason(ChatResponse response) {
    FinishReason reason = response.finishReason();
    return switch (reason) {
      case LENGTH -> Json.of("length");
      case CONTENT_FILTER -> Json.of("content_filter");
      case STOP, TOOL_EXECUTION, OTHER -> Json.of("stop");
      case null -> Json.of("stop");
    };
  }

  private static Json.@Nullable Obj usage(ChatResponse response) {
    TokenUsage usage = response.tokenUsage();
    if (usage == null || usage.inputTokenCount() == null || usage.outputTokenCount() == null) {
      return null;
    }
    long input = usage.inputTokenCount();
    long output = usage.outputTokenCount();
    return Json.object(
        "prompt_tokens", Json.of(input),
        "completion_tokens", Json.of(output),
        "total_tokens", Json.of(input + output));
  }
}
