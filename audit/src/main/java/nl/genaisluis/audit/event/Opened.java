package nl.genaisluis.audit.event;

import java.util.List;
import java.util.Map;
import java.util.Set;

/// A call to a model was allowed and is about to be made. Durable before the first byte goes out.
///
/// @param kind `chat`, `embeddings` or `judge`
/// @param models the candidates that the permit allows, in order
/// @param role the caller's role, never the caller
/// @param characters length of what was asked, in UTF-16 code units
/// @param masked how many personal data were replaced, by type
/// @param confirmed true when a person confirmed a doubtful request first
public record Opened(
    String exchange,
    String useCase,
    String kind,
    List<String> models,
    String policyVersion,
    boolean streamed,
    String role,
    int characters,
    Map<String, Integer> masked,
    boolean confirmed)
    implements Event {
  public static final String CODE = "opened";
  static final Set<String> KINDS = Set.of("chat", "embeddings", "judge");

  public Opened {
    Plain.id("exchange", exchange);
    Plain.name("useCase", useCase);
    Plain.oneOf("kind", kind, KINDS);
    models = Plain.names("models", models);
    Plain.name("policyVersion", policyVersion);
    Plain.name("role", role);
    Plain.count("characters", characters);
    masked = Plain.counts("masked", masked);
  }

  @Override
  public String code() {
    return CODE;
  }
}
