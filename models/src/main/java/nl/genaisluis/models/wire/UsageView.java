package nl.genaisluis.models.wire;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Token counts as the OpenAI protocol writes them. An explicit zero is a zero; a missing count of
/// one side is zero when the other side is there; without either there is no usage.
final class UsageView {
  private UsageView() {}

  static @Nullable Usage read(@Nullable Json value) throws AnswerFault {
    if (value == null || value instanceof Json.Null) {
      return null;
    }
    if (!(value instanceof Json.Obj usage)) {
      throw AnswerFault.unknown("usage");
    }
    Long input = count(usage, "prompt_tokens");
    Long output = count(usage, "completion_tokens");
    if (input == null && output == null) {
      return null;
    }
    return new Usage(
        zeroIfNull(input),
        zeroIfNull(detail(usage, "prompt_tokens_details", "cached_tokens")),
        zeroIfNull(output),
        zeroIfNull(detail(usage, "completion_tokens_details", "reasoning_tokens")),
        Usage.Source.PROVIDER);
  }

  static Json.Obj write(Usage usage) {
    Map<String, Json> written = new LinkedHashMap<>();
    written.put("prompt_tokens", Json.of(usage.input()));
    written.put("completion_tokens", Json.of(usage.output()));
    written.put("total_tokens", Json.of(Math.addExact(usage.input(), usage.output())));
    if (usage.cached() > 0) {
      written.put("prompt_tokens_details", Json.object("cached_tokens", Json.of(usage.cached())));
    }
    if (usage.reasoning() > 0) {
      written.put(
          "completion_tokens_details", Json.object("reasoning_tokens", Json.of(usage.reasoning())));
    }
    return new Json.Obj(written);
  }

  private static @Nullable Long detail(Json.Obj usage, String group, String name)
      throws AnswerFault {
    Json.Obj details = usage.object(group);
    return details == null ? null : count(details, name);
  }

  private static @Nullable Long count(Json.Obj from, String name) throws AnswerFault {
    Json value = from.get(name);
    if (value == null || value instanceof Json.Null) {
      return null;
    }
    Long count = from.whole(name);
    if (count == null || count < 0 || count > Integer.MAX_VALUE) {
      throw AnswerFault.unknown("usage");
    }
    return count;
  }

  private static long zeroIfNull(@Nullable Long count) {
    return count == null ? 0 : count;
  }
}
