package nl.genaisluis.models.wire;

import static java.util.Map.entry;

import java.util.Map;
import java.util.Set;

/// The closed list: the places of a request body whose strings belong to the protocol and not to a
/// person or program.
final class Shapes {
  /// Members of a request body that never go upstream.
  static final Set<String> KEPT_HERE =
      Set.of("sluis", "checks", "metadata", "user", "safety_identifier", "prompt_cache_key");

  private static final Shape NAME = new Shape.Name();
  private static final Shape FIGURE = new Shape.Figure();
  private static final Shape UNREAD = new Shape.Unread();
  private static final Shape SCHEMA = new Shape.Schema();

  private static final Shape FUNCTION_CALL =
      new Shape.Members(Map.of("name", NAME, "arguments", new Shape.Arguments()));

  private static final Shape TOOL_CALL =
      new Shape.Members(
          Map.of(
              "id",
              new Shape.Id(),
              "type",
              words("function"),
              "index",
              FIGURE,
              "function",
              FUNCTION_CALL));

  private static final Shape FUNCTION =
      new Shape.Members(
          Map.of(
              "name", NAME, "description", Shape.FREE, "strict", Shape.FREE, "parameters", SCHEMA));

  private static final Shape TOOL =
      new Shape.Members(Map.of("type", words("function"), "function", FUNCTION));

  private static final Shape TOOL_CHOICE =
      new Shape.Words(
          Set.of("auto", "none", "required", "any"),
          new Shape.Members(
              Map.of(
                  "type", words("function"), "function", new Shape.Members(Map.of("name", NAME)))));

  private static final Shape FUNCTION_CHOICE =
      new Shape.Words(Set.of("auto", "none"), new Shape.Members(Map.of("name", NAME)));

  private static final Shape RESPONSE_FORMAT =
      new Shape.Members(
          Map.of(
              "type",
              words("text", "json_object", "json_schema"),
              "json_schema",
              new Shape.Members(
                  Map.of(
                      "name",
                      NAME,
                      "description",
                      Shape.FREE,
                      "strict",
                      Shape.FREE,
                      "schema",
                      SCHEMA))));

  /// One part of a message's content.
  static final Shape PART =
      new Shape.Members(
          Map.of(
              "type", words("text", "refusal"),
              "text", new Shape.Said(),
              "refusal", new Shape.Said()));

  /// A chat message of a person, a program or a model.
  static final Shape MESSAGE = message(Shape.FREE);

  /// A tool result: its `name` is the tool's.
  static final Shape TOOL_MESSAGE = message(NAME);

  /// The inside of a JSON schema.
  static final Shape SCHEMA_BODY =
      new Shape.Members(
          Map.ofEntries(
              entry(
                  "type",
                  words("string", "number", "integer", "boolean", "object", "array", "null")),
              entry(
                  "$schema",
                  words(
                      "http://json-schema.org/draft-07/schema#",
                      "http://json-schema.org/draft-07/schema",
                      "https://json-schema.org/draft/2019-09/schema",
                      "https://json-schema.org/draft/2020-12/schema")),
              entry("properties", new Shape.Named(SCHEMA)),
              entry("patternProperties", new Shape.Named(SCHEMA)),
              entry("$defs", new Shape.Named(SCHEMA)),
              entry("definitions", new Shape.Named(SCHEMA)),
              entry("dependentSchemas", new Shape.Named(SCHEMA)),
              entry("required", new Shape.Items(NAME)),
              entry("$ref", NAME),
              entry("$anchor", NAME),
              entry("items", SCHEMA),
              entry("prefixItems", new Shape.Items(SCHEMA)),
              entry("additionalProperties", SCHEMA),
              entry("anyOf", new Shape.Items(SCHEMA)),
              entry("oneOf", new Shape.Items(SCHEMA)),
              entry("allOf", new Shape.Items(SCHEMA)),
              entry("not", SCHEMA),
              entry("description", Shape.FREE),
              entry("title", Shape.FREE),
              entry("enum", Shape.FREE),
              entry("const", Shape.FREE),
              entry("default", Shape.FREE),
              entry("examples", Shape.FREE),
              entry("format", Shape.FREE),
              entry("pattern", Shape.FREE),
              entry("minimum", FIGURE),
              entry("maximum", FIGURE),
              entry("minLength", FIGURE),
              entry("maxLength", FIGURE),
              entry("minItems", FIGURE),
              entry("maxItems", FIGURE)));

  /// The body of a chat completions request.
  static final Shape CHAT =
      new Shape.Members(
          Map.ofEntries(
              entry("model", UNREAD),
              entry("store", UNREAD),
              entry("messages", new Shape.Messages()),
              entry("tools", new Shape.Items(TOOL)),
              entry("tool_choice", TOOL_CHOICE),
              entry("parallel_tool_calls", Shape.FREE),
              entry("functions", new Shape.Items(FUNCTION)),
              entry("function_call", FUNCTION_CHOICE),
              entry("response_format", RESPONSE_FORMAT),
              entry("stream", Shape.FREE),
              entry("stream_options", new Shape.Members(Map.of("include_usage", Shape.FREE))),
              entry("modalities", new Shape.Items(words("text"))),
              entry("reasoning_effort", words("none", "minimal", "low", "medium", "high", "xhigh")),
              entry("verbosity", words("low", "medium", "high")),
              entry("service_tier", words("auto", "default", "flex", "priority", "standard")),
              entry("stop", Shape.FREE),
              entry("logprobs", Shape.FREE),
              entry("logit_bias", Shape.FREE),
              entry("n", FIGURE),
              entry("seed", FIGURE),
              entry("max_tokens", FIGURE),
              entry("max_completion_tokens", FIGURE),
              entry("temperature", FIGURE),
              entry("top_p", FIGURE),
              entry("top_logprobs", FIGURE),
              entry("presence_penalty", FIGURE),
              entry("frequency_penalty", FIGURE)));

  /// The body of an embeddings request.
  static final Shape EMBEDDING =
      new Shape.Members(
          Map.ofEntries(
              entry("model", UNREAD),
              entry("store", UNREAD),
              entry("input", new Shape.Inputs()),
              entry("encoding_format", words("float", "base64")),
              entry("dimensions", FIGURE)));

  private Shapes() {}

  private static Shape words(String... words) {
    return new Shape.Words(Set.of(words), Shape.FREE);
  }

  private static Shape message(Shape name) {
    return new Shape.Members(
        Map.of(
            "role",
            words("system", "developer", "user", "assistant", "tool", "function"),
            "content",
            new Shape.Content(),
            "name",
            name,
            "tool_calls",
            new Shape.Items(TOOL_CALL),
            "tool_call_id",
            new Shape.Id(),
            "function_call",
            FUNCTION_CALL,
            "refusal",
            Shape.FREE,
            "reasoning_content",
            Shape.FREE,
            "reasoning",
            Shape.FREE));
  }
}
