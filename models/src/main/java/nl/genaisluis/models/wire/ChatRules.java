package nl.genaisluis.models.wire;

import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What a chat body must be before anyone reads its texts.
final class ChatRules {
  /// No model answers at such length; sums of what is reckoned with stay far from overflowing.
  private static final long OUTPUT_TOKENS_MAX = 10_000_000;

  /// The form of identifiers of tool calls: too narrow to hold a sentence.
  static final Pattern ID = Pattern.compile("[A-Za-z0-9_-]{1,128}");

  static final int MESSAGES_MAX = 2_000;
  static final int CHOICES_MAX = 8;
  private static final int MODEL_MAX = 200;

  private ChatRules() {}

  static void check(Json.Obj body) throws BodyFault {
    model(body);
    messages(body);
    flag(body, "stream", "stream");
    streamOptions(body);
    choices(body);
    outputTokensMax(body);
    tools(body);
    hostFeatures(body);
  }

  /// The model's name, which must be there.
  static String model(Json.Obj body) throws BodyFault {
    String model = body.text("model");
    if (model == null || model.isBlank() || model.length() > MODEL_MAX) {
      throw BodyFault.missing("model", "give the id of a model, or auto");
    }
    return model;
  }

  /// The number of answers asked for; 1 when the body does not say.
  static int choices(Json.Obj body) throws BodyFault {
    if (absent(body.get("n"))) {
      return 1;
    }
    Long choices = body.whole("n");
    if (choices == null || choices < 1 || choices > CHOICES_MAX) {
      throw BodyFault.invalid("n", "must be a whole number from 1 to " + CHOICES_MAX);
    }
    return choices.intValue();
  }

  /// The most output tokens per answer; null when the body does not say. Of two limits the larger.
  static @Nullable Long outputTokensMax(Json.Obj body) throws BodyFault {
    Long current = positive(body, "max_completion_tokens");
    Long older = positive(body, "max_tokens");
    if (current == null || older == null) {
      return current == null ? older : current;
    }
    return Math.max(current, older);
  }

  private static @Nullable Long positive(Json.Obj body, String name) throws BodyFault {
    if (absent(body.get(name))) {
      return null;
    }
    Long value = body.whole(name);
    if (value == null || value < 1 || value > OUTPUT_TOKENS_MAX) {
      throw BodyFault.invalid(name, "must be a whole number from 1 to " + OUTPUT_TOKENS_MAX);
    }
    return value;
  }

  private static void messages(Json.Obj body) throws BodyFault {
    List<Json> messages = body.items("messages");
    if (messages.isEmpty()) {
      throw BodyFault.missing("messages", "give a list of at least one message");
    }
    if (messages.size() > MESSAGES_MAX) {
      throw BodyFault.invalid("messages", "must hold at most " + MESSAGES_MAX + " messages");
    }
    for (int i = 0; i < messages.size(); i++) {
      message(messages.get(i), "messages[" + i + "]");
    }
  }

  private static void message(Json value, String at) throws BodyFault {
    if (!(value instanceof Json.Obj message)) {
      throw BodyFault.invalid(at, "must be an object");
    }
    String word = message.text("role");
    Role role = word == null ? null : Role.of(word);
    if (role == null) {
      throw BodyFault.invalid(at + ".role", "must be system, developer, user, assistant or tool");
    }
    content(message, role, at + ".content");
    if (!absent(message.get("audio"))) {
      throw BodyFault.unsupported(at + ".audio", "is not supported; send text");
    }
    id(message, "tool_call_id", at);
    calls(message, at + ".tool_calls");
  }

  private static void content(Json.Obj message, Role role, String at) throws BodyFault {
    Json content = message.get("content");
    if (absent(content)) {
      if (role != Role.ASSISTANT) {
        throw BodyFault.missing(at, "give a text or a list of text parts");
      }
      return;
    }
    if (content instanceof Json.Text) {
      return;
    }
    if (!(content instanceof Json.Arr(List<Json> parts))) {
      throw BodyFault.invalid(at, "must be a text or a list of text parts");
    }
    for (int i = 0; i < parts.size(); i++) {
      part(parts.get(i), role, at + "[" + i + "]");
    }
  }

  private static void part(Json value, Role role, String at) throws BodyFault {
    if (!(value instanceof Json.Obj part)) {
      throw BodyFault.invalid(at, "must be an object with type and text");
    }
    String type = part.text("type");
    boolean refusal = "refusal".equals(type) && role == Role.ASSISTANT;
    if (type == null || !("text".equals(type) || refusal)) {
      throw BodyFault.unsupported(at + ".type", "is not supported; send parts of type text");
    }
    if (part.text(type) == null) {
      throw BodyFault.missing(at + "." + type, "give the text of this part");
    }
  }

  private static void calls(Json.Obj message, String at) throws BodyFault {
    Json given = message.get("tool_calls");
    if (absent(given)) {
      return;
    }
    if (!(given instanceof Json.Arr(List<Json> calls))) {
      throw BodyFault.invalid(at, "must be a list");
    }
    for (int i = 0; i < calls.size(); i++) {
      String there = at + "[" + i + "]";
      if (!(calls.get(i) instanceof Json.Obj call)) {
        throw BodyFault.invalid(there, "must be an object");
      }
      functionOnly(call, there);
      id(call, "id", there);
    }
  }

  private static void id(Json.Obj from, String name, String at) throws BodyFault {
    Json given = from.get(name);
    if (absent(given)) {
      return;
    }
    String id = from.text(name);
    if (id == null || !ID.matcher(id).matches()) {
      throw BodyFault.invalid(
          at + "." + name, "must be 1 to 128 letters, digits, hyphens and underscores");
    }
  }

  private static void tools(Json.Obj body) throws BodyFault {
    Json given = body.get("tools");
    if (absent(given)) {
      return;
    }
    if (!(given instanceof Json.Arr(List<Json> tools))) {
      throw BodyFault.invalid("tools", "must be a list");
    }
    for (int i = 0; i < tools.size(); i++) {
      String there = "tools[" + i + "]";
      if (!(tools.get(i) instanceof Json.Obj tool)) {
        throw BodyFault.invalid(there, "must be an object");
      }
      functionOnly(tool, there);
    }
  }

  /// Tools that the host runs by itself would carry texts to places that nobody approved.
  private static void functionOnly(Json.Obj tool, String at) throws BodyFault {
    Json type = tool.get("type");
    if (!absent(type) && !"function".equals(tool.text("type"))) {
      throw BodyFault.unsupported(at + ".type", "is not supported; use tools of type function");
    }
  }

  private static void streamOptions(Json.Obj body) throws BodyFault {
    Json options = body.get("stream_options");
    if (absent(options)) {
      return;
    }
    if (!(options instanceof Json.Obj object)) {
      throw BodyFault.invalid("stream_options", "must be an object");
    }
    if (!body.isTrue("stream")) {
      throw BodyFault.invalid("stream_options", "is only allowed with stream set to true");
    }
    flag(object, "include_usage", "stream_options.include_usage");
  }

  private static void hostFeatures(Json.Obj body) throws BodyFault {
    for (String name : List.of("audio", "web_search_options")) {
      if (!absent(body.get(name))) {
        throw BodyFault.unsupported(name, "is not supported; leave it out");
      }
    }
    Json modalities = body.get("modalities");
    if (modalities != null
        && !absent(modalities)
        && !modalities.equals(Json.array(List.of(Json.of("text"))))) {
      throw BodyFault.unsupported("modalities", "may only be a list with text");
    }
    Json format = body.get("response_format");
    if (!absent(format)) {
      String type = format instanceof Json.Obj object ? object.text("type") : null;
      if (type == null || !Set.of("text", "json_object", "json_schema").contains(type)) {
        throw BodyFault.invalid("response_format.type", "must be text, json_object or json_schema");
      }
    }
  }

  private static void flag(Json.Obj from, String name, String param) throws BodyFault {
    Json given = from.get(name);
    if (!absent(given) && !(given instanceof Json.Bool)) {
      throw BodyFault.invalid(param, "must be true or false");
    }
  }

  static boolean absent(@Nullable Json value) {
    return value == null || value instanceof Json.Null;
  }
}
