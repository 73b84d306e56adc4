package nl.genaisluis.gateway.upstream;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.request.ChatRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.genaisluis.gateway.upstream.UpstreamFault.Reason;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.models.wire.Role;
import org.jspecify.annotations.Nullable;

/// A chat completions body as a LangChain4j request, whole or not at all.
final class LangChainRequest {
  private static final Set<String> MESSAGE = Set.of("role", "content");
  private static final Set<String> PART = Set.of("type", "text");

  private final ChatRequest.Builder builder = ChatRequest.builder();

  private LangChainRequest() {}

  /// @throws UpstreamFault with reason `unsupported` when the body holds anything that does not fit
  static ChatRequest of(Json.Obj body, String model) {
    LangChainRequest request = new LangChainRequest();
    request.builder.modelName(model);
    for (Map.Entry<String, Json> member : body.members().entrySet()) {
      if (!(member.getValue() instanceof Json.Null)) {
        request.take(member.getKey(), member.getValue());
      }
    }
    return request.builder.messages(messages(body)).build();
  }

  private void take(String name, Json value) {
    switch (name) {
      case "model", "messages", "stream", "stream_options" -> {}
      case "store" -> require(Json.FALSE.equals(value), "store");
      case "n" -> require(value instanceof Json.Num count && isOne(count), "n above 1");
      case "temperature" -> builder.temperature(number(value, name));
      case "top_p" -> builder.topP(number(value, name));
      case "presence_penalty" -> builder.presencePenalty(number(value, name));
      case "frequency_penalty" -> builder.frequencyPenalty(number(value, name));
      case "max_tokens", "max_completion_tokens" -> builder.maxOutputTokens(count(value, name));
      case "stop" -> builder.stopSequences(stops(value));
      case "response_format" ->
          require(
              value instanceof Json.Obj format && "text".equals(format.text("type")),
              "response_format");
      case "tools", "functions" ->
          require(value instanceof Json.Arr list && list.items().isEmpty(), name);
      default -> throw unsupported("a setting");
    }
  }

  private static List<ChatMessage> messages(Json.Obj body) {
    List<ChatMessage> messages = new ArrayList<>();
    for (Json item : body.items("messages")) {
      if (!(item instanceof Json.Obj message)) {
        throw unsupported("a message");
      }
      for (Map.Entry<String, Json> member : message.members().entrySet()) {
        boolean empty =
            member.getValue() instanceof Json.Null
                || member.getValue().equals(Json.array(List.of()));
        require(MESSAGE.contains(member.getKey()) || empty, "a field of a message");
      }
      messages.add(message(message));
    }
    require(!messages.isEmpty(), "an empty conversation");
    return messages;
  }

  private static ChatMessage message(Json.Obj message) {
    String word = message.text("role");
    Role role = word == null ? null : Role.of(word);
    String text = text(message.get("content"));
    require(!text.isBlank(), "an empty message");
    return switch (role) {
      case SYSTEM, DEVELOPER -> SystemMessage.from(text);
      case USER -> UserMessage.from(text);
      case ASSISTANT -> AiMessage.from(text);
      case TOOL -> throw unsupported("a tool result");
      case null -> throw unsupported("a role");
    };
  }

  private static String text(@Nullable Json content) {
    if (content instanceof Json.Text(String text)) {
      return text;
    }
    if (!(content instanceof Json.Arr(List<Json> parts))) {
      throw unsupported("a message without text");
    }
    StringBuilder joined = new StringBuilder();
    for (Json item : parts) {
      String text = item instanceof Json.Obj part && isText(part) ? part.text("text") : null;
      if (text == null) {
        throw unsupported("a content part");
      }
      joined.append(text);
    }
    return joined.toString();
  }

  private static boolean isText(Json.Obj part) {
    return "text".equals(part.text("type")) && PART.containsAll(part.members().keySet());
  }

  private static boolean isOne(Json.Num count) {
    Long whole = count.whole();
    return whole != null && whole == 1;
  }

  private static double number(Json value, String name) {
    if (value instanceof Json.Num number) {
      return number.nearest();
    }
    throw unsupported(name);
  }

  private static int count(Json value, String name) {
    Long whole = value instanceof Json.Num number ? number.whole() : null;
    if (whole == null || whole < 1 || whole > Integer.MAX_VALUE) {
      throw unsupported(name);
    }
    return whole.intValue();
  }

  private static List<String> stops(Json value) {
    List<Json> items = value instanceof Json.Arr(List<Json> list) ? list : List.of(value);
    List<String> stops = new ArrayList<>();
    for (Json item : items) {
      if (!(item instanceof Json.Text(String stop))) {
        throw unsupported("stop");
      }
      stops.add(stop);
    }
    return stops;
  }

  private static void require(boolean carried, String what) {
    if (!carried) {
      throw unsupported(what);
    }
  }

  /// What is named here are words of the protocol, never keys of the body.
  private static UpstreamFault unsupported(String what) {
    return UpstreamFault.of(Reason.UNSUPPORTED, what + " cannot be given to this model");
  }
}
