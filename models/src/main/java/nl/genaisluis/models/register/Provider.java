package nl.genaisluis.models.register;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A host of models.
///
/// @param baseUrl root of the OpenAI protocol, without a slash at the end; null in process
/// @param dataClassMax the most sensitive data that may go there
/// @param secret where its key is found; null when it asks for none
/// @param exitPlan how the province leaves, and takes along what it needs; null means there is none
/// @param quirks stable words for where it departs from the protocol
public record Provider(
    String id,
    String name,
    Kind kind,
    @Nullable String baseUrl,
    Hosting hosting,
    Fact<DataTerms> dataTerms,
    DataClass dataClassMax,
    Facility facility,
    @Nullable Secret secret,
    @Nullable String exitPlan,
    Set<String> quirks) {
  public Provider {
    Words.id("id", id);
    Words.require("name", name);
    Words.requireIfPresent("exit_plan", exitPlan);
    quirks = Set.copyOf(quirks);
    requireAddress(kind, baseUrl, hosting);
    DataTerms terms = dataTerms.value();
    if (terms != null && terms.trainsOnRequests() && dataClassMax != DataClass.OPENBAAR) {
      throw new IllegalArgumentException(
          "data_class_max must be openbaar for a host that trains on requests: " + id);
    }
    boolean commercial = !hosting.own() && hosting.sector() == Hosting.Sector.COMMERCIAL;
    if (commercial && !DataClass.INTERN.covers(dataClassMax)) {
      throw new IllegalArgumentException(
          "data_class_max above intern is not for a commercial host: " + id);
    }
  }

  private static void requireAddress(Kind kind, @Nullable String baseUrl, Hosting hosting) {
    switch (kind) {
      case OPENAI -> {
        if (baseUrl == null || !baseUrl.matches("https?://[^/\\s?#@]+(/[^\\s?#]*[^/\\s?#])?")) {
          throw new IllegalArgumentException("base_url must be an http address, was: " + baseUrl);
        }
        if (baseUrl.startsWith("http:") && !hosting.own()) {
          throw new IllegalArgumentException(
              "base_url without TLS is for own hosting only, was: " + baseUrl);
        }
      }
      case IN_PROCESS -> {
        if (baseUrl != null || !hosting.own()) {
          throw new IllegalArgumentException("an in-process host has no base_url and is own");
        }
      }
    }
  }

  /// How the gateway talks to it.
  public enum Kind {
    /// Over HTTP, in the OpenAI protocol.
    OPENAI,
    /// A program inside the gateway.
    IN_PROCESS
  }
}
