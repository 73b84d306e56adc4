package nl.genaisluis.gateway.start;

import static nl.genaisluis.gateway.start.GatewayUnderTest.at;
import static nl.genaisluis.gateway.start.GatewayUnderTest.chunks;
import static nl.genaisluis.gateway.start.GatewayUnderTest.object;
import static nl.genaisluis.gateway.start.GatewayUnderTest.streamedText;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import nl.genaisluis.audit.content.Content;
import nl.genaisluis.audit.event.Closed;
import nl.genaisluis.audit.event.Opened;
import nl.genaisluis.gateway.config.ConfigException;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.models.wire.JsonCodec;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Answers that were given before, through the front door.
class CacheIT {
  private static final String CHAT = "/v1/chat/completions";
  private static final String LETTER =
      "Herschrijf in klare taal: Geachte mevrouw %s, het loket is verhuisd.";
  private static final String HERS = LETTER.formatted("Jantina Oosterhuis");
  private static final String THEIRS = LETTER.formatted("Femke Hoekstra");

  @TempDir private Path folder;
  private Upstream upstream;
  private GatewayUnderTest gateway;

  @BeforeEach
  void open() {
    upstream = new Upstream();
    upstream.says("Dag [PERSOON_1], het loket is nu ergens anders.");
    gateway = start("cache: {minutes: 10, entries: 2}");
  }

  @AfterEach
  void close() {
    gateway.close();
    upstream.close();
  }

  /// The same letter to another person: one answer, and each reads the own name.
  @ParameterizedTest
  @CsvSource({"false, false", "false, true", "true, false", "true, true"})
  void theSameQuestionIsAnsweredAgainWithoutAModelAndRestoredForItsAsker(
      boolean first, boolean second) {
    HttpResponse<String> asked = ask(HERS, first);

    HttpResponse<String> again = ask(THEIRS, second);

    assertThat(header(asked)).isEqualTo("miss");
    assertThat(header(again)).isEqualTo("hit");
    assertThat(text(asked, first))
        .isEqualTo("Dag Jantina Oosterhuis, het loket is nu ergens anders.");
    assertThat(text(again, second)).isEqualTo("Dag Femke Hoekstra, het loket is nu ergens anders.");
    assertThat(again.body()).doesNotContain("Jantina");
    assertThat(upstream.posts()).hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"false", "true"})
  void aHitIsOnRecordWithoutEnergy(boolean streamed) {
    ask(HERS, false);

    HttpResponse<String> again = ask(HERS, streamed);

    Closed closed = gateway.events(Closed.class).getLast();
    assertThat(gateway.events(Opened.class)).hasSize(2);
    assertThat(closed.outcome()).isEqualTo("completed");
    assertThat(closed.energy().centralWh()).isZero();
    assertThat(closed.energy().method()).isEqualTo("cache");
    assertThat(closed.tokens().source()).isEqualTo("no-model");
    assertThat(closed.attempts()).isEmpty();
    Json.Obj body = streamed ? chunks(again.body()).getLast() : object(again.body());
    assertThat(at(body, "sluis", "energy").text("method")).isEqualTo("cache");
    assertThat(gateway.events(Closed.class).getFirst().energy().centralWh()).isPositive();
  }

  @Test
  void anotherUnitUseCaseOrQuestionIsAskedAnew() {
    ask(HERS, false);

    HttpResponse<String> unit = post("ontwikkelaar", "klare-taal", body(HERS, false, "0"));
    HttpResponse<String> useCase = post("medewerker", "ruime-keuze", body(HERS, false, "0"));
    HttpResponse<String> question = ask(HERS + " Kort.", false);

    assertThat(List.of(header(unit), header(useCase), header(question))).containsOnly("miss");
    assertThat(upstream.posts()).hasSize(4);
  }

  /// Other placeholders, or the same in another order, make another question.
  @Test
  void aQuestionWithOtherPlaceholdersIsAskedAnew() {
    ask("Herschrijf: mevrouw Jantina Oosterhuis mailt mevrouw Femke Hoekstra.", false);

    HttpResponse<String> other =
        ask("Herschrijf: mevrouw Jantina Oosterhuis mailt mevrouw Jantina Oosterhuis.", false);

    assertThat(header(other)).isEqualTo("miss");
  }

  @Test
  void warmAnswersToolsAndSeveralAnswersAreNeverKept() {
    String warm = body(HERS, false, "0.7");
    String unsaid = body(HERS, false, "");
    String several = body(HERS, false, "0").replaceFirst("\\{", "{\"n\":2,");
    String tools =
        body(HERS, false, "0")
            .replaceFirst(
                "\\{", "{\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"zoek\"}}],");

    for (String body : List.of(warm, unsaid, several, tools)) {
      assertThat(header(post("medewerker", "klare-taal", body))).isEmpty();
      assertThat(header(post("medewerker", "klare-taal", body))).isEmpty();
    }

    assertThat(upstream.posts()).hasSize(8);
  }

  @Test
  void aUseCaseThatSaysSoKeepsAnswersOfAnyTemperature() {
    gateway.close();
    gateway = start("cache: {minutes: 10, entries: 2, any_temperature: true}");
    post("medewerker", "klare-taal", body(HERS, false, ""));

    HttpResponse<String> again = post("medewerker", "klare-taal", body(HERS, false, ""));

    assertThat(header(again)).isEqualTo("hit");
  }

  @Test
  void theAnswerThatWasAskedForLongestAgoGoesFirst() {
    ask("Herschrijf: het loket is een.", false);
    ask("Herschrijf: het loket is twee.", false);
    ask("Herschrijf: het loket is een.", false);

    ask("Herschrijf: het loket is drie.", false);

    assertThat(header(ask("Herschrijf: het loket is een.", false))).isEqualTo("hit");
    assertThat(header(ask("Herschrijf: het loket is twee.", false))).isEqualTo("miss");
  }

  @Test
  void whatTheOutputRulesFlagIsNotKept() {
    String question = body(HERS, false, "0");
    for (boolean streamed : new boolean[] {false, true}) {
      upstream.says("Uw aanvraag wordt afgewezen.");
      HttpResponse<String> flagged = post("medewerker", "markeren", body(HERS, streamed, "0"));

      HttpResponse<String> again = post("medewerker", "markeren", question);

      assertThat(header(flagged)).isEqualTo("miss");
      assertThat(flagged.body()).contains("afgewezen", "\"O-");
      assertThat(header(again)).as("after a stream: " + streamed).isEqualTo("miss");
    }
  }

  @Test
  void aStopEndsItAtOnce() {
    ask(HERS, false);
    HttpResponse<String> stop =
        gateway.send(
            HttpRequest.newBuilder(URI.create(gateway.base() + "/api/v1/stops"))
                .header("Authorization", "Bearer " + gateway.token("beheerder"))
                .header("Content-Type", "application/json")
                .POST(
                    HttpRequest.BodyPublishers.ofString(
                        "{\"scope\":\"model\",\"id\":\"proefmodel-7b\",\"reden\":\"Het model"
                            + " hapert.\"}")));

    HttpResponse<String> again = ask(HERS, false);

    assertThat(stop.statusCode()).isBetween(200, 201);
    assertThat(again.statusCode()).isNotEqualTo(200);
    assertThat(header(again)).isEmpty();
  }

  @Test
  void changedRulesEndIt() throws IOException {
    Path useCases = folder.resolve("config").resolve("use-cases.yaml");
    ask(HERS, false);
    // Nothing of it bears on the question; but it is another version of the rules.
    Files.writeString(
        useCases, Files.readString(useCases).replace("title: Ruime keuze", "title: Meer keuze"));
    HttpResponse<String> taken = gateway.post("beheerder", "/api/v1/configuraties", "-", "{}");

    HttpResponse<String> again = ask(HERS, false);

    assertThat(taken.statusCode()).as(taken.body()).isEqualTo(200);
    assertThat(header(again)).isEqualTo("miss");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "cache: {minutes: 0, entries: 2} | cache.minutes must be between",
        "cache: {minutes: 10, entries: 0} | cache.entries must be between",
        "answer_tokens_default: 0 | answer_tokens_default must be between",
        "reasoning_effort: veel | unknown value veel"
      })
  void aCacheOrDefaultThatCannotWorkStopsTheStart(String limits, String why) {
    gateway.close();

    assertThatThrownBy(() -> start(limits))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining(why);

    gateway = start("cache: {minutes: 10, entries: 2}");
  }

  @Test
  void aUseCaseSaysHowLongAnAnswerMayBeAndHowMuchAModelReasons() {
    gateway.close();
    gateway = start("answer_tokens_default: 300, reasoning_effort: low");
    upstream.forget();

    ask(HERS, false);
    String unsaid = upstream.posts().getFirst();
    upstream.forget();
    post(
        "medewerker",
        "klare-taal",
        body(HERS, false, "0")
            .replaceFirst("\\{", "{\"max_completion_tokens\":50,\"reasoning_effort\":\"high\","));
    String said = upstream.posts().getFirst();

    assertThat(unsaid).contains("\"max_tokens\":300", "\"reasoning_effort\":\"low\"");
    assertThat(said)
        .contains("\"max_completion_tokens\":50", "\"reasoning_effort\":\"high\"")
        .doesNotContain("max_tokens\":300", "low");
  }

  @Test
  void theReasonForALargerModelIsKeptWithoutPersonalData() {
    String reason = "Mevrouw Jantina Oosterhuis wil een beter antwoord.";
    String larger =
        body(HERS, false, "0")
            .replace("\"auto\"", "\"proefmodel-24b\"")
            .replaceFirst("\\{", "{\"sluis\":{\"model_reason\":\"" + reason + "\"},");
    upstream.saysOnly(Upstream.whole("Goed.").with("model", Json.of(Upstream.LARGER)));

    HttpResponse<String> answer = post("medewerker", "ruime-keuze", larger);
    HttpResponse<String> brief = post("medewerker", "ruime-keuze", larger.replace(reason, "beter"));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(brief.statusCode()).isEqualTo(400);
    assertThat(brief.body()).contains("sluis.model_reason");
    String kept = content();
    assertThat(kept).contains("model_reason", "wil een beter antwoord").doesNotContain("Jantina");
    assertThat(upstream.posts().getFirst()).doesNotContain("beter antwoord");
  }

  /// The content of the only opened exchange, as the committee reads it.
  private String content() {
    StringBuilder found = new StringBuilder();
    gateway
        .entries()
        .forEach(
            entry -> {
              if (entry.event() instanceof Opened) {
                Content content = gateway.ledger().content(entry.leaf());
                found.append(content == null ? "" : content.text());
              }
            });
    return found.toString();
  }

  @Test
  void aLongPromptIsToldWhatItCosts() {
    String text =
        "Herschrijf in klare taal. " + "Het loket van de provincie is dicht. ".repeat(250);
    upstream.saysOnly(
        Upstream.whole("Kort.")
            .with(
                "usage",
                Json.object("prompt_tokens", Json.of(3_000), "completion_tokens", Json.of(5))));

    HttpResponse<String> answer = ask(text, false);
    upstream.saysOnly(Upstream.whole("Kort."));
    HttpResponse<String> brief = ask("Herschrijf: dicht.", false);

    Json.Obj diet = at(object(answer.body()), "sluis", "prompt_diet");
    assertThat(diet.text("text")).contains("lezen van uw tekst");
    assertThat(((Json.Num) java.util.Objects.requireNonNull(diet.get("energy_share"))).nearest())
        .isBetween(0.5, 1.0);
    assertThat(brief.body()).doesNotContain("prompt_diet");
  }

  @Test
  void aQuestionAboutTheRulesIsAlsoSentToTheGuideline() {
    HttpResponse<String> answer = ask("Hoe vraag ik een nieuwe toepassing aan?", false);
    HttpResponse<String> work = ask(HERS, false);

    Json.Obj simpler = at(object(answer.body()), "sluis", "simpler_means");
    assertThat(simpler.text("kind")).isEqualTo("guideline");
    assertThat(simpler.text("anchor")).isNotEmpty();
    assertThat(work.body()).doesNotContain("simpler_means");
  }

  private GatewayUnderTest start(String limits) {
    return GatewayUnderTest.with(
        folder,
        upstream.base(),
        UnaryOperator.identity(),
        text ->
            text.replace(
                    "limits: &grenzen {confirmation: true,",
                    "limits: &grenzen {" + limits + ", confirmation: true,")
                .replace(
                    "limits: {confirmation: true, output: {decisions: flag},",
                    "limits: {" + limits + ", confirmation: true, output: {decisions: flag},"));
  }

  private HttpResponse<String> ask(String question, boolean streamed) {
    return post("medewerker", "klare-taal", body(question, streamed, "0"));
  }

  private HttpResponse<String> post(String user, String useCase, String body) {
    return gateway.post(user, CHAT, useCase, body);
  }

  private static String body(String question, boolean streamed, String temperature) {
    Json.Obj body = object(GatewayUnderTest.ask(question, streamed));
    return JsonCodec.text(
        temperature.isEmpty() ? body : body.with("temperature", new Json.Num(temperature)));
  }

  private static String text(HttpResponse<String> answer, boolean streamed) {
    if (streamed) {
      return streamedText(answer.body());
    }
    Json.Obj choice = (Json.Obj) object(answer.body()).items("choices").getFirst();
    return String.valueOf(at(choice, "message").text("content"));
  }

  private static String header(HttpResponse<String> answer) {
    return answer.headers().firstValue("X-Cache").orElse("");
  }
}
