package nl.genaisluis.gateway.upstream;

import java.util.Locale;
import java.util.Map;
import java.util.Set;
import nl.genaisluis.gateway.dialect.Dialect;
import nl.genaisluis.models.wire.Json;

/// What is asked of one model in one attempt. Nothing of the client's own headers is in it.
///
/// @param modelId the model's id in the register
/// @param upstreamModel the name that the host knows it by
/// @param provider the egress purpose of its host
/// @param path where on that host, with its leading slash
/// @param headers credentials from the configuration: never printed by `toString`
/// @param body scrubbed and rewritten
/// @param streamed whether the answer comes as chunks
/// @param dialect how its provider departs from the protocol
public record Call(
    String modelId,
    String upstreamModel,
    String provider,
    String path,
    Map<String, String> headers,
    Json.Obj body,
    boolean streamed,
    Deadlines deadlines,
    Dialect dialect) {
  private static final Set<String> SET_BY_THE_RELAY =
      Set.of(
          "accept",
          "accept-encoding",
          "connection",
          "content-length",
          "content-type",
          "cookie",
          "expect",
          "host",
          "te",
          "transfer-encoding",
          "upgrade",
          "user-agent");

  public Call {
    headers = Map.copyOf(headers);
    if (!path.startsWith("/")) {
      throw new IllegalArgumentException("path must start with a slash");
    }
    for (String name : headers.keySet()) {
      if (SET_BY_THE_RELAY.contains(name.toLowerCase(Locale.ROOT))) {
        throw new IllegalArgumentException("header cannot be configured: " + name);
      }
    }
  }

  @Override
  public String toString() {
    return "Call[" + modelId + ", " + provider + ", " + headers.size() + " headers hidden]";
  }
}
