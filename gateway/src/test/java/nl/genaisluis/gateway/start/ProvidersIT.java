package nl.genaisluis.gateway.start;

import static nl.genaisluis.gateway.start.GatewayUnderTest.at;
import static nl.genaisluis.gateway.start.GatewayUnderTest.chunks;
import static nl.genaisluis.gateway.start.GatewayUnderTest.code;
import static nl.genaisluis.gateway.start.GatewayUnderTest.object;
import static nl.genaisluis.gateway.start.GatewayUnderTest.streamedText;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import nl.genaisluis.audit.event.Closed;
import nl.genaisluis.gateway.dialect.Dialects;
import nl.genaisluis.models.wire.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What each provider is asked, and what its answers look like, through the front door.
class ProvidersIT {
  private static Upstream upstream;
  private static GatewayUnderTest gateway;

  static List<String> names() {
    return Dialects.embedded().all().stream().map(one -> one.id()).toList();
  }

  @BeforeAll
  static void start(@TempDir Path folder) {
    upstream = new Upstream();
    List<ProviderConfig.Host> hosts =
        names().stream()
            .map(name -> new ProviderConfig.Host("p-" + name, upstream.base(), name))
            .toList();
    gateway = new GatewayUnderTest(folder, ProviderConfig.write(folder, hosts, ""));
  }

  @AfterAll
  static void stop() {
    gateway.close();
    upstream.close();
  }

  @BeforeEach
  void forget() {
    upstream.clear();
    upstream.says("Het loket is gesloten.");
  }

  @ParameterizedTest
  @MethodSource("names")
  void everyProviderAnswersWholeAndStreamed(String name) {
    HttpResponse<String> whole = ask(name, false, Map.of("max_completion_tokens", "50"));
    HttpResponse<String> streamed = ask(name, true, Map.of("max_completion_tokens", "50"));

    assertThat(whole.body()).contains("Het loket is gesloten.");
    assertThat(streamedText(streamed.body())).isEqualTo("Het loket is gesloten.");
    assertThat(upstream.bodies()).hasSize(2).allMatch(body -> body.contains("tokens\":50"));
  }

  @Test
  void mistralIsAskedInItsOwnWords() {
    ask("mistral", true, Map.of("seed", "7", "max_completion_tokens", "50"));

    assertThat(upstream.bodies().getFirst())
        .contains("\"random_seed\":7", "\"max_tokens\":50")
        .doesNotContain("\"seed\"", "max_completion_tokens", "stream_options", "\"store\"");
  }

  @Test
  void aProviderWithoutDeparturesIsAskedForCountsAndNotToStore() {
    ask("stackit", true, Map.of("seed", "7"));

    assertThat(upstream.bodies().getFirst())
        .contains("\"seed\":7", "\"stream_options\":{\"include_usage\":true}", "\"store\":false");
  }

  @ParameterizedTest
  @CsvSource({
    "mistral, logit_bias, {\"1\":5}",
    "mistral, logprobs, true",
    "scaleway, frequency_penalty, 0.5",
    "scaleway, n, 2",
    "ollama, n, 2",
    "ollama, logit_bias, {\"1\":5}",
    "infomaniak, n, 2"
  })
  void whatAProviderCannotCarryIsNamedAndNothingIsSent(String name, String field, String value) {
    HttpResponse<String> answer = ask(name, false, Map.of(field, value));

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(code(answer)).isEqualTo("unsupported_parameter");
    assertThat(at(object(answer.body()), "error").text("param")).isEqualTo(field);
    assertThat(upstream.bodies()).isEmpty();
    Closed closed = gateway.events(Closed.class).getLast();
    assertThat(closed.attempts().getFirst().outcome()).isEqualTo("unsupported");
    assertThat(closed.energy().method()).isEqualTo("no-model");
  }

  @Test
  void mistralCountsInTheLastEventUnasked() {
    String head =
        "data: {\"id\":\"3a1\",\"object\":\"chat.completion.chunk\",\"created\":1,\"model\":\""
            + Upstream.MODEL
            + "\",\"choices\":[{\"index\":0,\"delta\":{";
    upstream.streams(
        head
            + "\"role\":\"assistant\",\"content\":\"\"},\"finish_reason\":null}]}\n\n"
            + head
            + "\"content\":\"Dicht.\"},\"finish_reason\":null}]}\n\n"
            + head
            + "\"content\":\"\"},\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":17,"
            + "\"total_tokens\":22,\"completion_tokens\":5}}\n\ndata: [DONE]\n\n");

    HttpResponse<String> answer = ask("mistral", true, Map.of());

    assertThat(streamedText(answer.body())).isEqualTo("Dicht.");
    Closed closed = gateway.events(Closed.class).getLast();
    assertThat(closed.tokens().source()).isEqualTo("provider");
    assertThat(closed.tokens().input()).isEqualTo(17);
    assertThat(closed.tokens().output()).isEqualTo(5);
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void greenPtStatesItsEnergyAndOursStandsBesideIt(boolean streamed) {
    String impact =
        "\"impact\":{\"inferenceTime\":{\"total\":156,\"unit\":\"ms\"},\"energy\":"
            + "{\"total\":40433,\"unit\":\"Wms\"},\"emissions\":{\"total\":1,\"unit\":\"ugCO2e\"},"
            + "\"version\":\"20250922\"}";
    upstream.clear();
    if (streamed) {
      String last = Upstream.event(Json.Obj.EMPTY, "stop");
      upstream.streams(
          Upstream.event(Upstream.delta("content", "Dicht."), "")
              + last.replace("\"choices\"", impact + ",\"choices\"")
              + "data: [DONE]\n\n");
    } else {
      upstream.answers(
          200,
          nl.genaisluis.models.wire.JsonCodec.text(Upstream.whole("Dicht."))
              .replace("\"choices\"", impact + ",\"choices\""),
          "X-Proef",
          "1");
    }

    HttpResponse<String> answer = ask("greenpt", streamed, Map.of());

    Json.Obj body = streamed ? chunks(answer.body()).getLast() : object(answer.body());
    Json.Obj sluis = at(body, "sluis");
    assertThat(sluis.get("stated_wh")).isInstanceOf(Json.Num.class);
    assertThat(((Json.Num) java.util.Objects.requireNonNull(sluis.get("stated_wh"))).nearest())
        .isCloseTo(40_433 / 3.6e6, org.assertj.core.data.Offset.offset(1e-9));
    assertThat(at(sluis, "energy").text("method")).startsWith("EF-1/");
    assertThat(answer.body()).doesNotContain("ugCO2e");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "mistral    | 422 |"
            + " {'object':'error','message':{'detail':[{'type':'extra_forbidden','loc':['body','x'],'msg':'GEHEIM'}]}}"
            + " | 502 | status_4xx",
        "mistral    | 429 |"
            + " {'object':'error','message':'GEHEIM','type':'rate_limited','code':'1300'} | 429 |"
            + " status_429",
        "scaleway   | 403 | {'error':{'message':'GEHEIM','type':'forbidden'}} | 502 | status_4xx",
        "ovhcloud   | 413 | {'message':'GEHEIM'} | 502 | status_4xx",
        "ionos      | 500 | {'httpStatus':500,'messages':[{'errorCode':'x','message':'GEHEIM'}]} |"
            + " 502 | status_5xx",
        "infomaniak | 422 |"
            + " {'result':'error','error':{'code':'validation_failed','description':'GEHEIM'}} |"
            + " 502 | status_4xx",
        "greenpt    | 401 |"
            + " {'error':{'code':401,'message':'GEHEIM','type':'x','param':'y'},'requestId':'z'} |"
            + " 502 | status_4xx",
        "vllm       | 400 |"
            + " {'object':'error','message':'GEHEIM','type':'BadRequestError','code':400} | 502 |"
            + " status_4xx",
        "ollama     | 404 | {'error':{'message':'model GEHEIM not found','type':'api_error'}} | 502"
            + " | status_4xx",
        "vllm       | 200 | {'object':'error','message':'GEHEIM','code':400} | 502 | ok",
        "nebius     | 503 | {'detail':'GEHEIM'} | 502 | status_5xx",
        "stackit    | 429 | {'error':{'message':'GEHEIM','type':'rate_limit'}} | 429 | status_429",
        "berget     | 500 | GEHEIM | 502 | status_5xx"
      })
  void anErrorOfAProviderIsACodeAndNeverItsWords(
      String name, int status, String body, int told, String outcome) {
    upstream.clear();
    upstream.answers(status, body.replace('\'', '"'), "Retry-After", "90");

    HttpResponse<String> answer = ask(name, false, Map.of());

    assertThat(answer.statusCode()).isEqualTo(told);
    assertThat(answer.body()).doesNotContain("GEHEIM");
    Closed closed = gateway.events(Closed.class).getLast();
    assertThat(closed.attempts().getFirst().outcome()).isEqualTo(outcome);
  }

  private static HttpResponse<String> ask(String name, boolean streamed, Map<String, String> more) {
    String model = "model-p-" + name;
    return gateway.post(
        "medewerker",
        "/v1/chat/completions",
        "klare-taal",
        ProviderConfig.question(model, streamed, more));
  }
}
