package nl.genaisluis.audit.event;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A request was not carried out. What was asked goes with it as content, never in the event.
///
/// @param useCase an id of the configuration; null when none was given or it is not known there,
///   because a caller could have written anything
/// @param kind `chat`, `embeddings` or `judge`
/// @param refusal stable code of the ground (`prohibited_use`, `confirmation_required`)
/// @param rules ids of the rules that hit
/// @param categories prohibited classes that were hit
/// @param model an id of the register; null when none was given or it is not known there
public record Refused(
    String exchange,
    @Nullable String useCase,
    String kind,
    String refusal,
    List<String> rules,
    List<String> categories,
    @Nullable String model,
    String policyVersion,
    String role,
    int characters,
    Map<String, Integer> masked)
    implements Event {
  public static final String CODE = "refused";

  public Refused {
    Plain.id("exchange", exchange);
    Plain.nameOrNull("useCase", useCase);
    Plain.oneOf("kind", kind, Opened.KINDS);
    Plain.name("refusal", refusal);
    rules = Plain.names("rules", rules);
    categories = Plain.names("categories", categories);
    Plain.nameOrNull("model", model);
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
