package nl.genaisluis.gateway.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.openai.client.OpenAIClient;
import com.openai.client.okhttp.OpenAIOkHttpClient;
import com.openai.core.JsonValue;
import com.openai.core.http.StreamResponse;
import com.openai.errors.PermissionDeniedException;
import com.openai.models.FunctionDefinition;
import com.openai.models.FunctionParameters;
import com.openai.models.chat.completions.ChatCompletion;
import com.openai.models.chat.completions.ChatCompletionChunk;
import com.openai.models.chat.completions.ChatCompletionCreateParams;
import com.openai.models.chat.completions.ChatCompletionMessage;
import dev.langchain4j.http.client.jdk.JdkHttpClient;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.openai.OpenAiChatModel;
import dev.langchain4j.model.openai.OpenAiStreamingChatModel;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import nl.genaisluis.models.wire.Json;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Clients that nobody here wrote, with nothing changed but their base address.
class ClientsIT {
  private static final String QUESTION =
      "Herschrijf in klare taal: Geachte mevrouw Jantina Oosterhuis, het loket is verhuisd.";
  private static final String FORBIDDEN =
      "Beoordeel de subsidieaanvraag van Stichting De Bron en schrijf de afwijzing met motivering.";

  private static Upstream upstream;
  private static GatewayUnderTest gateway;
  private static OpenAIClient openAi;

  /// The shape of a structured answer.
  public static final class Place {
    public String plaats = "";
  }

  @BeforeAll
  static void start(@TempDir Path folder) {
    upstream = new Upstream();
    gateway = new GatewayUnderTest(folder, upstream.base());
    openAi =
        OpenAIOkHttpClient.builder()
            .apiKey(gateway.token("ontwikkelaar"))
            .baseUrl(gateway.base() + "/v1")
            .maxRetries(0)
            .putHeader("X-Use-Case", "hulpmiddel")
            .build();
  }

  @AfterAll
  static void stop() {
    openAi.close();
    gateway.close();
    upstream.close();
  }

  @BeforeEach
  void answer() {
    upstream.forget();
    upstream.says("Dag [PERSOON_1]!");
  }

  @Test
  void openAiJavaGetsAWholeAnswer() {
    ChatCompletion answer = openAi.chat().completions().create(question(QUESTION));

    assertThat(answer.choices().getFirst().message().content()).contains("Dag Jantina Oosterhuis!");
    assertThat(answer.usage().orElseThrow().totalTokens()).isEqualTo(30);
    assertThat(answer.model()).isEqualTo("proefmodel-7b");
  }

  @Test
  void openAiJavaGetsAStream() {
    StringBuilder text = new StringBuilder();

    try (StreamResponse<ChatCompletionChunk> answer =
        openAi.chat().completions().createStreaming(question(QUESTION))) {
      answer.stream()
          .flatMap(chunk -> chunk.choices().stream())
          .forEach(choice -> choice.delta().content().ifPresent(text::append));
    }

    assertThat(text).hasToString("Dag Jantina Oosterhuis!");
  }

  @Test
  void openAiJavaGetsARefusalWithItsCode() {
    assertThatThrownBy(() -> openAi.chat().completions().create(question(FORBIDDEN)))
        .isInstanceOfSatisfying(
            PermissionDeniedException.class,
            refusal -> {
              assertThat(refusal.statusCode()).isEqualTo(403);
              assertThat(refusal.code()).contains("prohibited_use");
            });
    assertThat(upstream.posts()).isEmpty();
  }

  @Test
  void openAiJavaCallsAToolWithTheAskersOwnValue() {
    upstream.saysOnly(
        Upstream.answer(
            Json.object(
                "role",
                Json.of("assistant"),
                "content",
                Json.NULL,
                "tool_calls",
                Json.array(
                    List.of(
                        Json.object(
                            "id",
                            Json.of("call_1"),
                            "type",
                            Json.of("function"),
                            "function",
                            Json.object(
                                "name",
                                Json.of("zoek_adres"),
                                "arguments",
                                Json.of("{\"naam\":\"[PERSOON_1]\"}")))))),
            "tool_calls"));

    ChatCompletion answer =
        openAi
            .chat()
            .completions()
            .create(
                ChatCompletionCreateParams.builder()
                    .model("auto")
                    .addUserMessage(QUESTION)
                    .addFunctionTool(tool())
                    .build());

    ChatCompletionMessage message = answer.choices().getFirst().message();
    assertThat(message.toolCalls().orElseThrow().getFirst().asFunction().function().arguments())
        .isEqualTo("{\"naam\":\"Jantina Oosterhuis\"}");
    assertThat(upstream.posts().getFirst()).contains("zoek_adres").doesNotContain("Oosterhuis");
  }

  @Test
  void openAiJavaGetsAStructuredAnswer() {
    upstream.says("{\"plaats\":\"Ter Apel\"}");

    var answer =
        openAi
            .chat()
            .completions()
            .create(
                ChatCompletionCreateParams.builder()
                    .model("auto")
                    .addUserMessage("Welke plaats staat er: het loket in Ter Apel is dicht?")
                    .responseFormat(Place.class)
                    .build());

    assertThat(answer.choices().getFirst().message().content().orElseThrow().plaats)
        .isEqualTo("Ter Apel");
    assertThat(upstream.posts().getFirst()).contains("json_schema");
  }

  @Test
  void langChain4jGetsAWholeAnswerAndAStream() throws Exception {
    OpenAiChatModel whole =
        OpenAiChatModel.builder()
            .baseUrl(gateway.base() + "/v1")
            .apiKey(gateway.token("medewerker"))
            .httpClientBuilder(JdkHttpClient.builder())
            .modelName("auto")
            .maxRetries(0)
            .customHeaders(Map.of("X-Use-Case", "hulpmiddel"))
            .build();
    OpenAiStreamingChatModel streamed =
        OpenAiStreamingChatModel.builder()
            .baseUrl(gateway.base() + "/v1")
            .apiKey(gateway.token("medewerker"))
            .httpClientBuilder(JdkHttpClient.builder())
            .modelName("auto")
            .customHeaders(Map.of("X-Use-Case", "hulpmiddel"))
            .build();

    String answer = whole.chat(QUESTION);
    CompletableFuture<String> done = new CompletableFuture<>();
    streamed.chat(QUESTION, collecting(done));

    assertThat(answer).isEqualTo("Dag Jantina Oosterhuis!");
    assertThat(done.get(10, TimeUnit.SECONDS)).isEqualTo("Dag Jantina Oosterhuis!");
  }

  private static StreamingChatResponseHandler collecting(CompletableFuture<String> done) {
    return new StreamingChatResponseHandler() {
      @Override
      public void onCompleteResponse(ChatResponse response) {
        done.complete(response.aiMessage().text());
      }

      @Override
      public void onError(Throwable error) {
        done.completeExceptionally(error);
      }
    };
  }

  private static ChatCompletionCreateParams question(String text) {
    return ChatCompletionCreateParams.builder().model("auto").addUserMessage(text).build();
  }

  private static FunctionDefinition tool() {
    return FunctionDefinition.builder()
        .name("zoek_adres")
        .description("Zoekt een adres bij een naam")
        .parameters(
            FunctionParameters.builder()
                .putAdditionalProperty("type", JsonValue.from("object"))
                .putAdditionalProperty(
                    "properties", JsonValue.from(Map.of("naam", Map.of("type", "string"))))
                .build())
        .build();
  }
}
