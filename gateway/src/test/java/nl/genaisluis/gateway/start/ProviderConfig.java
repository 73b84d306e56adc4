package nl.genaisluis.gateway.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Writes the configuration of a gateway over several hosts, each with one model of 7 billion
/// parameters that the host knows by [Upstream#MODEL].
final class ProviderConfig {
  private ProviderConfig() {}

  /// A host of the configuration: its model is `model-` and its id.
  record Host(String id, String base, String quirk) {}

  /// Writes the folder. The use case `klare-taal` allows the models of these hosts, in this order.
  ///
  /// @param upstreams the lines below `upstreams:` of `sluis.yaml`; empty for those that are
  ///   shipped
  static Path write(Path folder, List<Host> hosts, String upstreams) {
    try {
      String base = hosts.getFirst().base();
      Path config = GatewayUnderTest.config(folder, base);
      StringBuilder providers = new StringBuilder();
      StringBuilder models = new StringBuilder();
      List<String> ids = new ArrayList<>();
      String register = Files.readString(config.resolve("models.yaml"));
      String provider = block(register, "  - id: proefhost\n", "models:\n");
      String model = block(register, "  - id: proefmodel-7b\n", "  - id: proefmodel-24b\n");
      for (Host host : hosts) {
        providers.append(
            provider
                .replace("id: proefhost", "id: " + host.id())
                .replace(base, host.base())
                .replace("quirks: []", "quirks: [" + host.quirk() + "]"));
        models.append(
            model
                .replace("id: proefmodel-7b", "id: model-" + host.id())
                .replace("provider: proefhost", "provider: " + host.id()));
        ids.add("model-" + host.id());
      }
      Files.writeString(
          config.resolve("models.yaml"),
          register.replace("models:\n", providers + "models:\n") + models);
      Files.writeString(
          config.resolve("use-cases.yaml"),
          Files.readString(config.resolve("use-cases.yaml"))
              .replace("[proefmodel-7b, proefmodel-groot]", "[" + String.join(", ", ids) + "]"));
      if (!upstreams.isEmpty()) {
        Files.writeString(config.resolve("sluis.yaml"), settings(upstreams));
      }
      return config;
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static String settings(String upstreams) throws IOException {
    String shipped =
        new String(
            java.util.Objects.requireNonNull(
                    ProviderConfig.class.getResourceAsStream(
                        "/nl/genaisluis/gateway/config/defaults/sluis.yaml"))
                .readAllBytes(),
            java.nio.charset.StandardCharsets.UTF_8);
    int from = shipped.indexOf("upstreams:\n");
    int to = shipped.indexOf("\nledger:\n", from);
    return (shipped.substring(0, from) + "upstreams:\n" + upstreams + shipped.substring(to))
        .replaceAll("\\{per_second: [0-9]+, burst: [0-9]+\\}", "{per_second: 9999, burst: 9999}");
  }

  private static String block(String text, String from, String to) {
    int start = text.indexOf(from);
    return text.substring(start, text.indexOf(to, start));
  }

  /// The answers of the demo user to one question of this model.
  static String question(String model, boolean streamed, Map<String, String> more) {
    StringBuilder body = new StringBuilder("{\"model\":\"" + model + "\",\"stream\":" + streamed);
    more.forEach((name, value) -> body.append(",\"").append(name).append("\":").append(value));
    return body
        + ",\"sluis\":{\"model_reason\":\"Proef met deze host.\"},\"messages\":[{\"role\":\"user\","
        + "\"content\":\"Herschrijf: het loket is dicht.\"}]}";
  }
}
