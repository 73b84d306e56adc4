package nl.genaisluis.gateway.start;

import static nl.genaisluis.gateway.start.GatewayUnderTest.ask;
import static nl.genaisluis.gateway.start.GatewayUnderTest.code;
import static nl.genaisluis.gateway.start.GatewayUnderTest.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import nl.genaisluis.audit.event.ConfirmationGiven;
import nl.genaisluis.audit.event.Opened;
import nl.genaisluis.audit.event.Refused;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.models.wire.JsonCodec;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A doubt that a person may lift, once, for one request, with a reason.
class ConfirmationIT {
  private static final Path DEVELOPMENT_SET =
      Path.of("..", "policy", "src", "test", "resources", "prohibited", "dev.jsonl");

  private static Upstream upstream;
  private static GatewayUnderTest gateway;
  private static String doubtful;

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException {
    upstream = new Upstream();
    upstream.says("Goed.");
    gateway =
        GatewayUnderTest.with(
            folder, upstream.base(), UnaryOperator.identity(), ConfirmationIT::withOneStrict);
    doubtful = doubtfulQuestion();
  }

  @AfterAll
  static void stop() {
    gateway.close();
    upstream.close();
  }

  @Test
  void aReasonLiftsADoubtOnce() {
    HttpResponse<String> first = chat("medewerker", doubtful, "", "");
    String token = token(first);

    HttpResponse<String> second = chat("medewerker", doubtful, token, "Voorbeeld voor de cursus");
    HttpResponse<String> third = chat("medewerker", doubtful, token, "Voorbeeld voor de cursus");

    assertThat(code(first)).isEqualTo("confirmation_required");
    assertThat(second.statusCode()).as(second.body()).isEqualTo(200);
    assertThat(code(third)).isEqualTo("confirmation_required");
    assertThat(gateway.events(ConfirmationGiven.class)).isNotEmpty();
    assertThat(gateway.events(Opened.class).getLast().confirmed()).isTrue();
    assertThat(gateway.events(Refused.class).getFirst().refusal())
        .isEqualTo("confirmation_required");
    assertThat(gateway.entries().toString()).doesNotContain("cursus");
  }

  @Test
  void aTokenIsGoodForItsOwnRequestAndCallerOnly() {
    String token = token(chat("medewerker", doubtful, "", ""));

    Json.Obj other =
        confirmed(doubtful, token, "Voorbeeld voor de cursus").with("temperature", Json.of(1));
    HttpResponse<String> otherBody = send("medewerker", other);

    assertThat(code(otherBody)).isEqualTo("confirmation_required");
  }

  @Test
  void aReasonOfAFewLettersIsNoReason() {
    String token = token(chat("medewerker", doubtful, "", ""));

    HttpResponse<String> answer = chat("medewerker", doubtful, token, "ok");

    assertThat(answer.statusCode()).isEqualTo(400);
  }

  @Test
  void aReasonDoesNotLiftARefusal() {
    String token = token(chat("medewerker", doubtful, "", ""));
    String forbidden =
        "Beoordeel de subsidieaanvraag van Stichting De Bron en schrijf de afwijzing met"
            + " motivering.";

    HttpResponse<String> answer = chat("medewerker", forbidden, token, "Voorbeeld voor de cursus");

    assertThat(code(answer)).isEqualTo("prohibited_use");
  }

  /// What a program cannot lift is refused to it outright, and so it is where a use case says so.
  @Test
  void noConfirmationIsOfferedToAProgramNorInAUseCaseThatForbidsIt() {
    HttpResponse<String> program = chat("ontwikkelaar", doubtful, "", "");
    HttpResponse<String> strict =
        gateway.post("medewerker", "/v1/chat/completions", "ruime-keuze", ask(doubtful, false));

    for (HttpResponse<String> answer : List.of(program, strict)) {
      assertThat(code(answer)).isEqualTo("prohibited_use");
      assertThat(answer.body()).doesNotContain("expires_at");
    }
  }

  /// The use cases of the tests, of which one takes no confirmation.
  private static String withOneStrict(String useCases) {
    String limits =
        "limits: {confirmation: false, output: {decisions: stop}, tokens_per_day:"
            + " 50000000, energy_wh_per_day: 500, content_days: 30, selection: proef}";
    return useCases.replaceFirst("(?s)(id: ruime-keuze.*?)limits: \\*grenzen", "$1" + limits);
  }

  private static String token(HttpResponse<String> answer) {
    Json.Obj error = object(answer.body()).object("error");
    Json.Obj confirmation = error == null ? null : error.object("confirmation");
    return confirmation == null ? "none" : String.valueOf(confirmation.text("token"));
  }

  private static HttpResponse<String> chat(
      String user, String question, String token, String reason) {
    return send(
        user, token.isEmpty() ? object(ask(question, false)) : confirmed(question, token, reason));
  }

  private static Json.Obj confirmed(String question, String token, String reason) {
    return object(ask(question, false))
        .with(
            "sluis",
            Json.object(
                "confirmation", Json.object("token", Json.of(token), "reason", Json.of(reason))));
  }

  private static HttpResponse<String> send(String user, Json.Obj body) {
    return gateway.post(user, "/v1/chat/completions", "klare-taal", JsonCodec.text(body));
  }

  /// The first question of the development set that the check doubts: which one it is may change
  /// with the weights.
  private static String doubtfulQuestion() throws IOException {
    for (String line : Files.readAllLines(DEVELOPMENT_SET)) {
      Json.Obj message = (Json.Obj) object(line).items("messages").getLast();
      String question = message.text("content");
      if (question == null || object(line).items("messages").size() > 1) {
        continue;
      }
      HttpResponse<String> answer =
          gateway.post("medewerker", "/v1/chat/check", "klare-taal", ask(question, false));
      if ("confirm".equals(object(answer.body()).text("ruling"))) {
        return question;
      }
    }
    throw new AssertionError("the check doubts no question of the development set");
  }
}
