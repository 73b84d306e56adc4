package nl.genaisluis.models.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Writes a host's answer anew with only the members that are known here. Unknown members without
/// text are left out; unknown text beside the model's words is a fault, because no check would read
/// it. So is a sign that no tool has in its name, such as a space, for names of tools are not
/// checked either. `logprobs` are left out: they repeat the text in pieces that no longer match it.
final class AnswerReader {
  private static final Pattern HANDLE = Pattern.compile("[A-Za-z0-9._:/-]{0,200}");
  private static final Pattern REASON = Pattern.compile("[a-z_]{1,40}");
  private static final int INDEX_MAX = 127;

  private final AnswerForm form;

  private AnswerReader(AnswerForm form) {
    this.form = form;
  }

  static Json.Obj read(Json value, AnswerForm form) throws AnswerFault {
    if (!(value instanceof Json.Obj raw)) {
      throw AnswerFault.unknown("the top");
    }
    if (!absent(raw.get("error")) || "error".equals(raw.text("object"))) {
      throw AnswerFault.hostError();
    }
    return new AnswerReader(form).answer(raw);
  }

  private Json.Obj answer(Json.Obj raw) throws AnswerFault {
    Json object = raw.get("object");
    boolean ours = absent(object) || Json.of(form.object()).equals(object) || empty(object);
    boolean holds = raw.get("choices") != null || !absent(raw.get("usage"));
    if (!ours || !holds) {
      throw AnswerFault.unknown("object");
    }
    Map<String, Json> written = new LinkedHashMap<>();
    handle(raw, "id", written);
    written.put("object", Json.of(form.object()));
    if (raw.get("created") instanceof Json.Num created) {
      written.put("created", created);
    }
    handle(raw, "model", written);
    written.put("choices", choices(raw.get("choices")));
    Usage usage = UsageView.read(raw.get("usage"));
    if (usage != null) {
      written.put("usage", UsageView.write(usage));
    }
    return new Json.Obj(written);
  }

  private Json choices(@Nullable Json value) throws AnswerFault {
    if (absent(value)) {
      return Json.array(List.of());
    }
    if (!(value instanceof Json.Arr(List<Json> items))) {
      throw AnswerFault.unknown("choices");
    }
    List<Json> written = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      if (!(items.get(i) instanceof Json.Obj choice)) {
        throw AnswerFault.unknown("choices");
      }
      written.add(choice(choice, items.size() == 1 ? 0 : -1));
    }
    return Json.array(written);
  }

  private Json choice(Json.Obj raw, int otherwise) throws AnswerFault {
    if (!absent(raw.get(form.other())) || !absent(raw.get("text"))) {
      throw AnswerFault.unknown("choices");
    }
    Map<String, Json> written = new LinkedHashMap<>();
    written.put("index", Json.of(index(raw, otherwise)));
    Json holder = raw.get(form.holder());
    if (absent(holder)) {
      written.put(form.holder(), Json.Obj.EMPTY);
    } else if (holder instanceof Json.Obj object) {
      written.put(form.holder(), holder(object));
    } else {
      throw AnswerFault.unknown(form.holder());
    }
    written.put("finish_reason", reason(raw.get("finish_reason")));
    return new Json.Obj(written);
  }

  private Json holder(Json.Obj raw) throws AnswerFault {
    Map<String, Json> written = new LinkedHashMap<>();
    for (Map.Entry<String, Json> member : raw.members().entrySet()) {
      String name = member.getKey();
      Json value = member.getValue();
      switch (name) {
        case "role" -> role(value, written);
        case "content" -> written.put(name, content(value));
        case "reasoning", "reasoning_content", "refusal" -> text(name, value, written);
        case "tool_calls" -> calls(value, written);
        case "function_call" -> {
          if (!absent(value)) {
            written.put(name, function(value));
          }
        }
        default -> requireHollow(value, form.holder());
      }
    }
    return new Json.Obj(written);
  }

  private static void role(Json value, Map<String, Json> to) throws AnswerFault {
    if (absent(value) || empty(value)) {
      return;
    }
    if (!Json.of("assistant").equals(value)) {
      throw AnswerFault.unknown("role");
    }
    to.put("role", value);
  }

  private static Json content(Json value) throws AnswerFault {
    return switch (value) {
      case Json.Text _, Json.Null _ -> value;
      case Json.Arr(List<Json> parts) -> {
        List<Json> written = new ArrayList<>();
        for (Json part : parts) {
          written.add(part(part));
        }
        yield Json.array(written);
      }
      case Json.Obj _, Json.Num _, Json.Bool _ -> throw AnswerFault.unknown("content");
    };
  }

  /// Content in parts: text, or the thinking of a reasoning model (Mistral).
  private static Json part(Json value) throws AnswerFault {
    if (value instanceof Json.Obj part) {
      Json said = part.get("text");
      if ("text".equals(part.text("type")) && said instanceof Json.Text) {
        requireHollow(part.without("type", "text"), "content");
        return Json.object("type", Json.of("text"), "text", said);
      }
      Json thought = part.get("thinking");
      if ("thinking".equals(part.text("type")) && thought != null) {
        requireHollow(part.without("type", "thinking"), "content");
        return Json.object("type", Json.of("thinking"), "thinking", content(thought));
      }
    }
    throw AnswerFault.unknown("content");
  }

  private static void text(String name, Json value, Map<String, Json> to) throws AnswerFault {
    if (value instanceof Json.Text) {
      to.put(name, value);
      return;
    }
    requireHollow(value, name);
  }

  private void calls(Json value, Map<String, Json> to) throws AnswerFault {
    if (absent(value)) {
      return;
    }
    if (!(value instanceof Json.Arr(List<Json> items))) {
      throw AnswerFault.unknown("tool_calls");
    }
    List<Json> written = new ArrayList<>();
    for (int i = 0; i < items.size(); i++) {
      if (!(items.get(i) instanceof Json.Obj call)) {
        throw AnswerFault.unknown("tool_calls");
      }
      written.add(call(call, i));
    }
    if (!written.isEmpty()) {
      to.put("tool_calls", Json.array(written));
    }
  }

  private Json call(Json.Obj raw, int position) throws AnswerFault {
    Map<String, Json> written = new LinkedHashMap<>();
    if (form == AnswerForm.CHUNK) {
      written.put("index", Json.of(index(raw, position)));
    }
    Json id = raw.get("id");
    if (!absent(id) && !empty(id)) {
      if (!(id instanceof Json.Text(String text) && ChatRules.ID.matcher(text).matches())) {
        throw AnswerFault.unknown("tool_calls");
      }
      written.put("id", id);
    }
    Json type = raw.get("type");
    if (!absent(type) && !empty(type)) {
      if (!Json.of("function").equals(type)) {
        throw AnswerFault.unknown("tool_calls");
      }
      written.put("type", type);
    }
    Json function = raw.get("function");
    if (!absent(function)) {
      written.put("function", function(function));
    }
    requireHollow(raw.without("index", "id", "type", "function"), "tool_calls");
    return new Json.Obj(written);
  }

  private static Json function(@Nullable Json value) throws AnswerFault {
    if (!(value instanceof Json.Obj raw)) {
      throw AnswerFault.unknown("function");
    }
    Map<String, Json> written = new LinkedHashMap<>();
    handle(raw, "name", written);
    Json arguments = raw.get("arguments");
    if (arguments instanceof Json.Obj object) {
      written.put("arguments", Json.of(JsonCodec.text(object)));
    } else if (arguments != null && !absent(arguments)) {
      text("arguments", arguments, written);
    }
    requireHollow(raw.without("name", "arguments"), "function");
    return new Json.Obj(written);
  }

  private static int index(Json.Obj raw, int otherwise) throws AnswerFault {
    Long index = absent(raw.get("index")) ? Long.valueOf(otherwise) : raw.whole("index");
    if (index == null || index < 0 || index > INDEX_MAX) {
      throw AnswerFault.unknown("index");
    }
    return index.intValue();
  }

  private static Json reason(@Nullable Json value) throws AnswerFault {
    if (value == null || absent(value) || empty(value)) {
      return Json.NULL;
    }
    if (value instanceof Json.Text(String word) && REASON.matcher(word).matches()) {
      return value;
    }
    throw AnswerFault.unknown("finish_reason");
  }

  private static void handle(Json.Obj raw, String name, Map<String, Json> to) throws AnswerFault {
    Json value = raw.get(name);
    if (absent(value)) {
      return;
    }
    if (!(value instanceof Json.Text(String text) && HANDLE.matcher(text).matches())) {
      throw AnswerFault.unknown(name);
    }
    to.put(name, value);
  }

  private static void requireHollow(Json value, String place) throws AnswerFault {
    switch (value) {
      case Json.Text(String text) when !text.isEmpty() -> throw AnswerFault.unknown(place);
      case Json.Obj(Map<String, Json> members) -> {
        for (Json member : members.values()) {
          requireHollow(member, place);
        }
      }
      case Json.Arr(List<Json> items) -> {
        for (Json item : items) {
          requireHollow(item, place);
        }
      }
      case Json.Text _, Json.Num _, Json.Bool _, Json.Null _ -> {}
    }
  }

  private static boolean empty(@Nullable Json value) {
    return value instanceof Json.Text(String text) && text.isEmpty();
  }

  private static boolean absent(@Nullable Json value) {
    return ChatRules.absent(value);
  }
}
