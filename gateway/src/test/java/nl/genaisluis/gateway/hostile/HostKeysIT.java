package nl.genaisluis.gateway.hostile;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import nl.genaisluis.audit.event.Event;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The key with which the gateway calls a host, at a host that says it back (failure mode 33).
class HostKeysIT {
  private static final String KEY = "sleutel-van-de-proefhost-7f3a";

  private static Rig rig;

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("host.key"), KEY + "\n");
    rig =
        new Rig(
            folder,
            Map.of(),
            register ->
                register.replace(
                    "    kind: openai\n",
                    "    kind: openai\n    secret: {file: \"" + file + "\"}\n"));
  }

  @AfterAll
  static void stop() {
    rig.close();
  }

  /// Failure mode 33: whatever a host does with the key, nobody else reads it.
  @Test
  void theKeyOfAHostIsNowhereToBeRead() throws IOException {
    String echo = "{\"error\":{\"message\":\"Bearer " + KEY + "\",\"code\":\"" + KEY + "\"}}";
    List<String> answers =
        List.of(
            Frames.response("401 " + KEY, "application/json", echo),
            Frames.response("429 Bearer", "application/json", echo),
            Frames.response("500 Bearer", "text/plain", "Authorization: Bearer " + KEY),
            Frames.response("302 Found\r\nLocation: http://127.0.0.1:9/" + KEY, "text/plain", KEY),
            Frames.json(echo),
            Frames.response(
                "200 OK\r\nX-Echo: " + KEY, "text/event-stream", "data: " + echo + "\n\n"),
            Frames.response("200 OK", "text/event-stream", "event: " + KEY + "\n\n"),
            "HTTP/" + KEY + " 200 OK\r\n\r\n");
    StringBuilder told = new StringBuilder();

    String logged;
    try (LogWatch log = new LogWatch()) {
      for (String answer : answers) {
        rig.upstream().says(answer);
        for (boolean streamed : List.of(true, false)) {
          RawClient.Answer seen = rig.ask(streamed);
          told.append(seen.head()).append(seen.body());
        }
      }
      logged = log.text();
    }

    assertThat(rig.upstream().requests()).anyMatch(request -> request.contains("Bearer " + KEY));
    assertThat(told.toString()).doesNotContain(KEY);
    assertThat(logged).doesNotContain(KEY);
    assertThat(rig.metrics()).doesNotContain(KEY);
    assertThat(rig.events(Event.class).toString()).doesNotContain(KEY);
  }
}
