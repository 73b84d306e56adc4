package nl.genaisluis.gateway.dialect;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.models.wire.JsonCodec;
import org.jspecify.annotations.Nullable;

/// One provider's departures from the OpenAI protocol.
///
/// @param rename members that go by another name there
/// @param refuse members that the provider does not take, or takes and passes over
/// @param omit members that the gateway adds by itself and this provider does not take
/// @param counts where the token counts of a streamed answer come
/// @param bodyBytesMax the largest body that it takes; null when it does not say
/// @param energy where it states its energy; null when it does not
public record Dialect(
    String id,
    String name,
    List<Source> sources,
    Map<String, String> rename,
    Set<String> refuse,
    Set<String> omit,
    Counts counts,
    @Nullable Integer bodyBytesMax,
    @Nullable StatedEnergy energy) {
  /// Members that the gateway sets whether or not the caller did; leaving them out loses nothing of
  /// the caller's.
  private static final Set<String> OURS = Set.of("store", "stream_options");

  /// Values that say nothing: the protocol means the same without them.
  private static final Map<String, Set<Json>> DEFAULTS =
      Map.ofEntries(
          Map.entry("n", Set.of(new Json.Num("1"))),
          Map.entry("logprobs", Set.of(Json.FALSE)),
          Map.entry("top_logprobs", Set.of(new Json.Num("0"))),
          Map.entry("frequency_penalty", Set.of(new Json.Num("0"), new Json.Num("0.0"))),
          Map.entry("presence_penalty", Set.of(new Json.Num("0"), new Json.Num("0.0"))),
          Map.entry("logit_bias", Set.of(Json.Obj.EMPTY)),
          Map.entry("tool_choice", Set.of(Json.of("auto"))),
          Map.entry("functions", Set.of(Json.array(List.of()))),
          Map.entry("service_tier", Set.of(Json.of("auto"), Json.of("default"))),
          Map.entry("modalities", Set.of(Json.array(List.of(Json.of("text"))))));

  /// Where the token counts of a streamed answer come.
  public enum Counts {
    /// In a last event, when `stream_options.include_usage` asks for them.
    ASKED,
    /// In the last event, unasked.
    UNASKED
  }

  public Dialect {
    sources = List.copyOf(sources);
    rename = Map.copyOf(rename);
    refuse = Set.copyOf(refuse);
    omit = Set.copyOf(omit);
    if (sources.isEmpty() && !(rename.isEmpty() && refuse.isEmpty() && omit.isEmpty())) {
      throw new IllegalArgumentException("a departure needs a source: " + id);
    }
    if (!OURS.containsAll(omit)) {
      throw new IllegalArgumentException("omit is for " + OURS + " only: " + id);
    }
    if ((counts == Counts.UNASKED) != omit.contains("stream_options")) {
      throw new IllegalArgumentException("counts unasked goes with omit stream_options: " + id);
    }
    if (bodyBytesMax != null && bodyBytesMax < 1) {
      throw new IllegalArgumentException("body_bytes_max must be at least 1: " + id);
    }
  }

  /// The body in this provider's words.
  public Spoken speak(Json.Obj body) {
    Map<String, Json> spoken = new LinkedHashMap<>();
    for (Map.Entry<String, Json> member : body.members().entrySet()) {
      String field = member.getKey();
      if (omit.contains(field)) {
        continue;
      }
      if (refuse.contains(field)) {
        if (saysNothing(field, member.getValue())) {
          continue;
        }
        return new Spoken.Unsayable(field);
      }
      String name = rename.getOrDefault(field, field);
      Json other = spoken.putIfAbsent(name, member.getValue());
      if (other != null && !other.equals(member.getValue())) {
        return new Spoken.Unsayable(field);
      }
    }
    Json.Obj said = new Json.Obj(spoken);
    boolean fits =
        bodyBytesMax == null
            || JsonCodec.text(said).getBytes(StandardCharsets.UTF_8).length <= bodyBytesMax;
    return fits ? new Spoken.Said(said) : new Spoken.Unsayable("messages");
  }

  /// The energy that an answer states in Wh; null when it states none.
  public @Nullable Double statedWh(Json.Obj answer) {
    return energy == null ? null : energy.of(answer);
  }

  private static boolean saysNothing(String field, Json value) {
    return value instanceof Json.Null || DEFAULTS.getOrDefault(field, Set.of()).contains(value);
  }
}
