package nl.genaisluis.gateway.hostile;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import nl.genaisluis.audit.event.Opened;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Callers whose bodies are wrong, huge, slow or unfinished (failure modes 42 and 43).
class CallersIT {
  private static Rig rig;

  @BeforeAll
  static void start(@TempDir Path folder) {
    rig = new Rig(folder, Map.of("body_seconds_max", "2"));
  }

  @AfterAll
  static void stop() {
    rig.close();
  }

  @BeforeEach
  void forget() {
    rig.upstream().forget();
    rig.upstream()
        .plays(
            wire -> {
              if (wire.request().contains("\"stream\":true")) {
                wire.raw(Frames.STREAM_HEAD).piece(Frames.stream("Goed.", 2)).end();
              } else {
                wire.raw(Frames.json(Frames.whole("Goed.")));
              }
            });
  }

  /// Failure mode 43: prompts of many pages are normal.
  @ParameterizedTest
  @CsvSource({"true, 32769", "false, 32769", "true, 150000", "false, 150000"})
  void aLongPromptPasses(boolean streamed, int length) throws IOException {
    String prompt = "Herschrijf: " + "het loket is dicht op maandag. ".repeat(length / 31);

    RawClient.Answer answer = rig.post(Rig.CHAT, Rig.chat(prompt, streamed));

    assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    assertThat(Rig.said(answer)).isEqualTo("Goed.");
    assertThat(rig.upstream().requests().getFirst().length()).isGreaterThan(length - 100);
  }

  /// Failure mode 43: with the length said and with it unsaid.
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aBodyAboveTheLimitIsA413(boolean said) throws IOException {
    String piece = "x".repeat(1 << 16);
    String request =
        rig.head(Rig.CHAT, "")
            + (said ? "Content-Length: 5000000\r\n\r\n" : "Transfer-Encoding: chunked\r\n\r\n");

    RawClient.Answer answer;
    try (RawClient client = rig.client()) {
      client.send(request);
      for (int sent = 0; !said && sent < 65; sent++) {
        client.send(Integer.toHexString(piece.length()) + "\r\n" + piece + "\r\n");
      }
      answer = client.read();
    }

    assertThat(answer.status()).isEqualTo(413);
    assertThat(Rig.code(answer)).isEqualTo("body_too_large");
    assertThat(rig.upstream().requests()).isEmpty();
  }

  /// Bodies that two readers would read in two ways, or that would exhaust one.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"model\":\"auto\",\"model\":\"auto\",%s}",
        "{\"model\":\"auto\",\"stream\":true,\"stream\":false,%s}",
        "{\"model\":\"auto\",%s,%s}",
        "{\"messages\":[{\"role\":\"user\",\"content\":\"a\",\"c\\u006fntent\":\"b\"}]}",
        "{\"model\":\"auto\",\"messages\":[{\"role\":\"user\",\"content\":\"\\ud800\"}]}",
        "{\"model\":\"auto\",\"\\u20\u20655\":1,%s}",
        "{\"messages\":[{\"role\":\"user\",\"cont\\u006\u2035nt\":\"Herschrijf: dicht.\"}],"
            + "\"model\":\"auto\"}",
        "{\"model\":\"auto\",%s}{}",
        "{\"model\":\"auto\",\"temperature\":NaN,%s}",
        "{'model':'auto',%s}",
        "{\"model\":\"auto\",%s,}",
        "{\"model\":/**/\"auto\",%s}",
        "\uFEFF{\"model\":\"auto\",%s}",
        ""
      })
  void aBodyThatCanBeReadInTwoWaysIsA400(String body) throws IOException {
    String messages = "\"messages\":[{\"role\":\"user\",\"content\":\"Herschrijf: dicht.\"}]";

    RawClient.Answer answer = rig.post(Rig.CHAT, body.replace("%s", messages));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(rig.upstream().requests()).isEmpty();
  }

  /// Depth, width and length, far beyond what is meant.
  @ParameterizedTest
  @ValueSource(strings = {"deep", "wide", "long number", "long key", "many keys", "colliding keys"})
  void aBodyMadeToExhaustAReaderIsTurnedAway(String what) throws IOException {
    StringBuilder body = new StringBuilder("{\"model\":\"auto\",\"x\":");
    switch (what) {
      case "deep" -> body.append("[".repeat(1_500_000)).append("]".repeat(1_500_000));
      case "wide" -> body.append("[").append("[],".repeat(1_000_000)).append("[]]");
      case "long number" -> body.append("9".repeat(3_000_000));
      case "long key" -> body.append("{\"").append("k".repeat(3_000_000)).append("\":1}");
      case "many keys" -> {
        body.append("{\"k\":1");
        for (int i = 0; i < 200_000; i++) {
          body.append(",\"k").append(i).append("\":1");
        }
        body.append("}");
      }
      case "colliding keys" -> {
        body.append("{\"k\":1");
        for (int i = 0; i < 1 << 15; i++) {
          body.append(",\"");
          for (int bit = 0; bit < 15; bit++) {
            body.append((i >> bit & 1) == 0 ? "Aa" : "BB");
          }
          body.append("\":1");
        }
        body.append("}");
      }
      default -> throw new AssertionError(what);
    }

    RawClient.Answer answer = rig.post(Rig.CHAT, body + ",\"messages\":[]}");

    assertThat(answer.status()).as(answer.body()).isEqualTo(400);
    assertThat(rig.upstream().requests()).isEmpty();
  }

  /// Failure mode 42: a text made to exhaust a pattern is judged like any other.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "a",
        "1 ",
        "jan.",
        "a@",
        "((",
        "06-",
        "NL91ABNA",
        "Wij besluiten de ",
        "[PERSOON_"
      })
  void aTextMadeToExhaustAPatternIsJudged(String piece) throws IOException {
    String text = "Herschrijf: " + piece.repeat(60_000 / piece.length());

    RawClient.Answer whole = rig.post(Rig.CHAT, Rig.chat(text, false));
    RawClient.Answer streamed = rig.post(Rig.CHAT, Rig.chat(text, true));

    assertThat(whole.status()).as(whole.body()).isIn(200, 403);
    assertThat(streamed.status()).isEqualTo(whole.status());
  }

  /// Failure mode 42, the other way: an answer made to exhaust the rules is read to its end.
  @ParameterizedTest
  @ValueSource(strings = {"a", "Wij ", "besluit ", "uw aanvraag ", "ghp_", "[PERSOON_", "\u200b"})
  void anAnswerMadeToExhaustAPatternIsRead(String piece) throws IOException {
    String text = piece.repeat(60_000 / piece.length());
    rig.upstream().says(Frames.json(Frames.whole(text)));
    RawClient.Answer whole = rig.ask(false);
    rig.upstream().streams(Frames.stream(text, 40));

    RawClient.Answer streamed = rig.ask(true);

    assertThat(whole.status()).isEqualTo(200);
    assertThat(Rig.said(whole)).isEqualTo(text);
    assertThat(Rig.said(streamed)).isEqualTo(text);
    assertThat(streamed.body()).endsWith(Frames.DONE);
  }

  /// A caller that never finishes its body holds a place for a bounded time only, also when it is
  /// never silent.
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aBodyThatDoesNotComeInTimeIsA408(boolean trickles) throws IOException {
    RawClient.Answer answer;
    try (RawClient client = rig.client()) {
      client.send(rig.head(Rig.CHAT, "") + "Content-Length: 100000\r\n\r\n{");
      Thread trickle = Thread.ofVirtual().unstarted(() -> trickle(client));
      if (trickles) {
        trickle.start();
      }
      answer = client.read();
      trickle.interrupt();
    }

    assertThat(answer.status()).isEqualTo(408);
    assertThat(Rig.code(answer)).isEqualTo("body_timeout");
    assertThat(rig.upstream().requests()).isEmpty();
  }

  private static void trickle(RawClient client) {
    try {
      while (true) {
        client.send(" ");
        TimeUnit.MILLISECONDS.sleep(100);
      }
    } catch (IOException | InterruptedException over) {
      Thread.currentThread().interrupt();
    }
  }

  /// A caller that leaves in the middle of its body asked nothing.
  @Test
  void aCallerThatLeavesBeforeItsBodyIsCompleteAskedNothing() throws IOException {
    int opened = rig.events(Opened.class).size();
    double ended = rig.ended();
    String body = Rig.chat(Rig.QUESTION, true);

    try (RawClient client = rig.client()) {
      client.send(rig.head(Rig.CHAT, "") + "Content-Length: 9999\r\n\r\n" + body);
    }
    Rig.await("the gateway noticed", () -> rig.ended() > ended);

    assertThat(rig.upstream().requests()).isEmpty();
    assertThat(rig.events(Opened.class)).hasSize(opened);
  }

  /// A caller that says that it will send no more counts as gone: nobody can tell it from one that
  /// is. Either way its exchange is closed on record.
  @Test
  void aCallerThatClosesItsHalfIsClosedOnRecord() throws IOException {
    int before = rig.closed();

    try (RawClient client = rig.client()) {
      client.send(rig.request(Rig.CHAT, Rig.chat(Rig.QUESTION, true), "")).halfClose();
      rig.closedAfter(before);
    }

    assertThat(rig.last().outcome()).isIn("client_gone", "completed");
  }

  /// A caller may ask first whether its body is welcome.
  @Test
  void aCallerThatExpectsToContinueMayContinue() throws IOException {
    String body = Rig.chat(Rig.QUESTION, false);

    RawClient.Answer answer;
    try (RawClient client = rig.client()) {
      client.send(
          rig.head(Rig.CHAT, "Expect: 100-continue\r\n")
              + "Content-Length: "
              + body.getBytes(UTF_8).length
              + "\r\n\r\n");
      assertThat(client.read().head().toLowerCase(Locale.ROOT)).contains("100 continue");
      answer = client.send(body).read();
    }

    assertThat(Rig.said(answer)).isEqualTo("Goed.");
  }
}
