package nl.genaisluis.gateway.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The bytes of an answer that comes whole, and bytes that are none (failure modes 6 and 11).
class WholeAnswersIT {
  private static final String SAID = "Het café én de brug — 😀 zijn dicht.";
  private static final String CHUNKED = "Transfer-Encoding: chunked\r\n\r\n";

  private static Rig rig;

  @BeforeAll
  static void start(@TempDir Path folder) {
    rig = new Rig(folder);
  }

  @AfterAll
  static void stop() {
    rig.close();
  }

  /// Failure mode 6: an answer that comes whole comes in pieces too.
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aWholeAnswerIsTheSameHoweverItsBytesAreSplit(boolean chunked) throws IOException {
    byte[] body = Frames.whole(SAID).getBytes(UTF_8);
    String head = "HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n";
    rig.upstream()
        .plays(
            wire -> {
              wire.raw(head + (chunked ? CHUNKED : "Content-Length: " + body.length + "\r\n\r\n"));
              for (byte each : body) {
                byte[] one = {each};
                var _ = chunked ? wire.piece(one) : wire.raw(one);
              }
              if (chunked) {
                wire.end();
              }
            });

    RawClient.Answer answer = rig.ask(false);

    assertThat(Rig.said(answer)).isEqualTo(SAID);
    assertThat(rig.last().outcome()).isEqualTo("completed");
  }

  /// Failure mode 6: a whole answer that can be read in two ways, or in none.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "[%s]",
        "%s%s",
        "\uFEFF%s",
        "{\"choices\":[],%s",
        "{\"x\":\"\\ud800\",%s",
        "{\"choices\":[{\"index\":0,\"message\":{\"content\":\"GEHEIM\",\"content\":\"\"}}]}",
        "{\"choices\":[{\"index\":0,\"message\":{\"content\":\"GEHEIM\\ud800\"}}]}",
        "\"GEHEIM\""
      })
  void aWholeAnswerThatIsNoneIsA502(String body) throws IOException {
    String whole = Frames.whole("GEHEIM");
    String members = body.startsWith("{") ? whole.substring(1) : whole;
    rig.upstream().says(Frames.json(body.replace("%s", members)));

    RawClient.Answer answer = rig.ask(false);

    assertFailed(answer);
  }

  /// Failure mode 6.
  @Test
  void aWholeAnswerThatIsNotUtf8IsA502() throws IOException {
    byte[] body = Frames.json(Frames.whole("GEHEIM caf#")).getBytes(UTF_8);
    body[new String(body, UTF_8).indexOf('#')] = (byte) 0xC3;
    rig.upstream().plays(wire -> wire.raw(body));

    RawClient.Answer answer = rig.ask(false);

    assertFailed(answer);
  }

  /// Failure mode 11: a whole answer that breaks off is no answer.
  @ParameterizedTest
  @ValueSource(strings = {"drop", "too short", "half JSON", "an error with status 200"})
  void aWholeAnswerThatWasCutIsA502(String way) throws IOException {
    String whole = Frames.json(Frames.whole("GEHEIM"));
    rig.upstream()
        .plays(
            wire -> {
              switch (way) {
                case "drop" -> wire.drop();
                case "too short" -> wire.raw(whole.substring(0, whole.length() - 5)).drop();
                case "half JSON" -> wire.raw(Frames.json("{\"choices\":[{\"index\":0,"));
                case "an error with status 200" ->
                    wire.raw(Frames.json("{\"error\":{\"message\":\"GEHEIM\"}}"));
                default -> throw new AssertionError(way);
              }
            });

    RawClient.Answer answer = rig.ask(false);

    assertThat(answer.status()).isEqualTo(502);
    assertThat(answer.body()).doesNotContain("GEHEIM");
    assertThat(rig.last().outcome()).isIn("upstream_cut", "upstream_failed");
  }

  private static void assertFailed(RawClient.Answer answer) {
    assertThat(answer.status()).isEqualTo(502);
    assertThat(Rig.code(answer)).isEqualTo("upstream_failed");
    assertThat(answer.body()).doesNotContain("GEHEIM");
    assertThat(rig.last().outcome()).isEqualTo("upstream_failed");
    assertThat(rig.last().tokens().source()).isEqualTo("unknown");
  }

  /// Nor are embeddings of another model than was asked.
  @Test
  void embeddingsOfAnotherModelAreAnError() throws IOException {
    String answered =
        "{\"object\":\"list\",\"model\":\"%s\",\"data\":[{\"object\":\"embedding\",\"index\":0,"
            + "\"embedding\":[0.5]}],\"usage\":{\"prompt_tokens\":3,\"total_tokens\":3}}";
    rig.upstream().says(Frames.json(answered.replace("%s", "proef/proef-embeddings")));
    RawClient.Answer right = embedded();
    rig.upstream().says(Frames.json(answered.replace("%s", "elders/ander-model")));

    RawClient.Answer other = embedded();

    assertThat(right.status()).as(right.body()).isEqualTo(200);
    assertThat(other.status()).isEqualTo(502);
    assertThat(Rig.code(other)).isEqualTo("model_substituted");
    assertThat(rig.last().outcome()).isEqualTo("substituted");
  }

  private static RawClient.Answer embedded() throws IOException {
    String body = "{\"model\":\"auto\",\"input\":\"het loket\"}";
    try (RawClient client = rig.client()) {
      return client
          .send(
              rig.request("/v1/embeddings", body, "")
                  .replace("X-Use-Case: klare-taal", "X-Use-Case: zoeken-embeddings"))
          .read();
    }
  }
}
