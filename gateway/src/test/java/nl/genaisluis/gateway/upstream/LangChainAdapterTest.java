package nl.genaisluis.gateway.upstream;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.langchain4j.agent.tool.ToolExecutionRequest;
import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.SystemMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.output.FinishReason;
import dev.langchain4j.model.output.TokenUsage;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import nl.genaisluis.gateway.guideline.Guidelines;
import nl.genaisluis.gateway.guideline.RichtlijnZoeker;
import nl.genaisluis.gateway.upstream.UpstreamFault.Reason;
import nl.genaisluis.models.wire.ChatAnswer;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.models.wire.JsonCodec;
import nl.genaisluis.models.wire.Usage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LangChainAdapterTest {
  private static final Duration LONG = Duration.ofSeconds(15);
  private static final Duration SHORT = Duration.ofMillis(150);
  private static final Deadlines PATIENT = new Deadlines(LONG, LONG, LONG, LONG);
  private static final String QUESTION =
      "\"messages\":[{\"role\":\"user\",\"content\":\"Wat kost energie?\"}]";

  private final Vertx vertx = Vertx.vertx();
  private final Asking asking = new Asking(vertx);

  @AfterEach
  void close() throws Exception {
    vertx.close().toCompletionStage().toCompletableFuture().get(10, SECONDS);
  }

  @Test
  void streamsTheGuidelineSearchInTheProtocol() throws Exception {
    LangChainAdapter adapter =
        new LangChainAdapter(vertx, new RichtlijnZoeker(Guidelines.samples()));

    Asking.Outcome outcome = asking.all(adapter, call(QUESTION, true));

    assertThat(outcome.ended()).isTrue();
    assertThat(outcome.text()).contains("> Kies het kleinste model dat volstaat.");
    assertThat(outcome.chunks()).hasSizeGreaterThan(10);
    assertThat(outcome.chunks().getLast().finished()).containsExactly(0);
    assertThat(outcome.chunks()).allMatch(chunk -> chunk.usage() == null);
    assertThat(JsonCodec.text(outcome.chunks().getFirst().json()))
        .contains("\"object\":\"chat.completion.chunk\"", "\"role\":\"assistant\"");
  }

  @Test
  void givesTheSameAnswerWhole() throws Exception {
    LangChainAdapter adapter =
        new LangChainAdapter(vertx, new RichtlijnZoeker(Guidelines.samples()));
    String streamed = asking.all(adapter, call(QUESTION, true)).text();

    Asking.Outcome outcome = asking.all(adapter, call(QUESTION, false));

    if (!(outcome.reply() instanceof Reply.Whole(Json.Obj body))) {
      throw new AssertionError("no whole answer");
    }
    assertThat(ChatAnswer.read(body).fields())
        .singleElement()
        .matches(field -> field.text().equals(streamed));
  }

  @Test
  void asksTheModelForAllThatTheBodySays() throws Exception {
    LinkedBlockingQueue<ChatRequest> seen = new LinkedBlockingQueue<>();
    StreamingChatModel model =
        model(
            (request, handler) -> {
              seen.add(request);
              handler.onCompleteResponse(response("x"));
            });

    asking.all(
        new LangChainAdapter(vertx, model),
        call(
            """
            "messages":[{"role":"system","content":"s"},{"role":"user","content":[
              {"type":"text","text":"a"},{"type":"text","text":"b"}]},
              {"role":"assistant","content":"c","tool_calls":[]},{"role":"user","content":"d"}],
            "temperature":0.25,"top_p":0.5,"max_tokens":7,"stop":"x","n":1,"store":false,
            "tools":[],"response_format":{"type":"text"},"seed":null,"stream":true\
            """,
            true));
    ChatRequest request = seen.take();

    assertThat(request.messages())
        .containsExactly(
            SystemMessage.from("s"),
            UserMessage.from("ab"),
            AiMessage.from("c"),
            UserMessage.from("d"));
    assertThat(request.temperature()).isEqualTo(0.25);
    assertThat(request.topP()).isEqualTo(0.5);
    assertThat(request.maxOutputTokens()).isEqualTo(7);
    assertThat(request.stopSequences()).containsExactly("x");
    assertThat(request.modelName()).isEqualTo("host-m");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"n\":2",
        "\"seed\":1",
        "\"store\":true",
        "\"tools\":[{\"type\":\"function\"}]",
        "\"functions\":[{}]",
        "\"response_format\":{\"type\":\"json_object\"}",
        "\"logprobs\":true",
        "\"Jan Jansen\":1",
        "\"max_tokens\":\"5\"",
        "\"temperature\":\"warm\"",
        "\"stop\":[5]"
      })
  void aSettingThatCannotBeCarriedIsRefusedAndNotDropped(String setting) throws Exception {
    AtomicInteger asked = new AtomicInteger();
    StreamingChatModel model = model((_, _) -> asked.incrementAndGet());

    Asking.Outcome outcome =
        asking.all(new LangChainAdapter(vertx, model), call(QUESTION + "," + setting, true));

    assertThat(outcome.reason()).isEqualTo(Reason.UNSUPPORTED);
    assertThat(outcome.broken().retryable()).isFalse();
    assertThat(outcome.broken()).hasMessageNotContaining("Jan");
    assertThat(asked).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"role\":\"tool\",\"tool_call_id\":\"a\",\"content\":\"5\"}",
        "{\"role\":\"user\",\"name\":\"jan\",\"content\":\"x\"}",
        "{\"role\":\"user\",\"content\":[{\"type\":\"image_url\",\"image_url\":{}}]}",
        "{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"x\",\"cache\":1}]}",
        "{\"role\":\"user\",\"content\":\"  \"}",
        "{\"role\":\"assistant\",\"content\":null}",
        "{\"role\":\"assistant\",\"content\":\"x\",\"tool_calls\":[{}]}",
        "{\"content\":\"x\"}",
        "5"
      })
  void aMessageThatCannotBeCarriedIsRefused(String message) throws Exception {
    StreamingChatModel model = model((_, _) -> {});

    Asking.Outcome outcome =
        asking.all(
            new LangChainAdapter(vertx, model), call("\"messages\":[" + message + "]", true));

    assertThat(outcome.reason()).isEqualTo(Reason.UNSUPPORTED);
  }

  @Test
  void handsOnTheModelsOwnCountsAndReason() throws Exception {
    StreamingChatModel model =
        model(
            (_, handler) -> {
              handler.onPartialResponse("a");
              handler.onCompleteResponse(
                  ChatResponse.builder()
                      .aiMessage(AiMessage.from("a"))
                      .tokenUsage(new TokenUsage(3, 1))
                      .finishReason(FinishReason.LENGTH)
                      .build());
            });

    Asking.Outcome outcome = asking.all(new LangChainAdapter(vertx, model), call(QUESTION, true));

    assertThat(outcome.chunks()).hasSize(3);
    assertThat(JsonCodec.text(outcome.chunks().get(1).json()))
        .contains("\"finish_reason\":\"length\"");
    assertThat(outcome.chunks().get(2).usage())
        .isEqualTo(new Usage(3, 0, 1, 0, Usage.Source.PROVIDER));
  }

  @Test
  void anAnswerThatOnlyComesAtTheEndIsStillAnAnswer() throws Exception {
    StreamingChatModel model = model((_, handler) -> handler.onCompleteResponse(response("alles")));

    Asking.Outcome outcome = asking.all(new LangChainAdapter(vertx, model), call(QUESTION, true));

    assertThat(outcome.ended()).isTrue();
    assertThat(outcome.text()).isEqualTo("alles");
  }

  @Test
  void aModelThatFailsIsAFaultWithoutItsWords() throws Exception {
    StreamingChatModel throwing =
        model(
            (_, _) -> {
              throw new IllegalStateException("Jan");
            });
    StreamingChatModel failing =
        model(
            (_, handler) -> {
              handler.onPartialResponse("een");
              handler.onError(new IllegalStateException("Jan"));
            });

    Asking.Outcome early = asking.all(new LangChainAdapter(vertx, throwing), call(QUESTION, true));
    Asking.Outcome late = asking.all(new LangChainAdapter(vertx, failing), call(QUESTION, true));

    assertThat(early.reason()).isEqualTo(Reason.MODEL_FAILED);
    assertThat(early.broken().retryable()).isTrue();
    assertThat(late.reason()).isEqualTo(Reason.MODEL_FAILED);
    assertThat(late.ended()).isFalse();
    assertThat(late.broken().retryable()).isFalse();
    assertThat(late.broken()).hasMessageNotContaining("Jan");
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anAnswerAboveItsBoundIsAFault(boolean streamed) throws Exception {
    String much = "x".repeat(1 << 20);
    StreamingChatModel endless =
        model(
            (_, handler) -> {
              for (int i = 0; i < 6; i++) {
                handler.onPartialResponse(much);
              }
              handler.onCompleteResponse(response("x"));
            });

    Asking.Outcome outcome =
        asking.all(new LangChainAdapter(vertx, endless), call(QUESTION, streamed));

    assertThat(outcome.reason()).isEqualTo(Reason.BAD_ANSWER);
  }

  @Test
  void aToolCallThatNobodyAskedForIsAFault() throws Exception {
    ToolExecutionRequest call = ToolExecutionRequest.builder().name("wis_alles").build();
    StreamingChatModel eager =
        model(
            (_, handler) ->
                handler.onCompleteResponse(
                    ChatResponse.builder().aiMessage(AiMessage.from(call)).build()));

    Asking.Outcome outcome = asking.all(new LangChainAdapter(vertx, eager), call(QUESTION, true));

    assertThat(outcome.reason()).isEqualTo(Reason.BAD_ANSWER);
  }

  @Test
  void stopSequencesForTheGuidelineSearchAreRefused() throws Exception {
    LangChainAdapter adapter =
        new LangChainAdapter(vertx, new RichtlijnZoeker(Guidelines.samples()));

    Asking.Outcome outcome = asking.all(adapter, call(QUESTION + ",\"stop\":\"x\"", true));

    assertThat(outcome.reason()).isEqualTo(Reason.UNSUPPORTED);
  }

  @Test
  void aModelThatSaysNothingIsTooLate() throws Exception {
    StreamingChatModel silent = model((_, _) -> {});
    Deadlines deadlines = new Deadlines(LONG, SHORT, LONG, LONG);

    Asking.Outcome outcome =
        asking.all(new LangChainAdapter(vertx, silent), call(QUESTION, true, deadlines));

    assertThat(outcome.reason()).isEqualTo(Reason.TIMEOUT_FIRST_BYTE);
  }

  @Test
  void aModelThatFallsSilentIsIdle() throws Exception {
    StreamingChatModel silent = model((_, handler) -> handler.onPartialResponse("een"));
    Deadlines deadlines = new Deadlines(LONG, LONG, SHORT, LONG);

    Asking.Outcome outcome =
        asking.all(new LangChainAdapter(vertx, silent), call(QUESTION, true, deadlines));

    assertThat(outcome.text()).isEqualTo("een");
    assertThat(outcome.reason()).isEqualTo(Reason.TIMEOUT_IDLE);
  }

  @Test
  void aSlowReaderHoldsTheModelBack() throws Exception {
    AtomicInteger handed = new AtomicInteger();
    CountDownLatch full = new CountDownLatch(32);
    StreamingChatModel model =
        model(
            (_, handler) -> {
              for (int i = 0; i < 1_000; i++) {
                handler.onPartialResponse(i + " ");
                handed.incrementAndGet();
                full.countDown();
              }
              handler.onCompleteResponse(response("x"));
            });
    ChunkStream stream = asking.stream(new LangChainAdapter(vertx, model), call(QUESTION, true));
    StringBuilder text = new StringBuilder();
    CompletableFuture<Void> ended = new CompletableFuture<>();
    stream.handler(chunk -> chunk.fields().forEach(field -> text.append(field.text())));
    stream.endHandler(_ -> ended.complete(null));

    assertThat(full.await(5, SECONDS)).isTrue();
    Thread.sleep(100);
    int held = handed.get();
    stream.resume();
    ended.get(10, SECONDS);

    assertThat(held).isLessThanOrEqualTo(33);
    assertThat(text.toString()).startsWith("0 1 2 ").endsWith(" 998 999 ");
  }

  @Test
  void cancellingFreesTheModelsThread() throws Exception {
    CompletableFuture<Throwable> freed = new CompletableFuture<>();
    StreamingChatModel model =
        model(
            (_, handler) -> {
              try {
                for (; ; ) {
                  handler.onPartialResponse("x");
                }
              } catch (RuntimeException stopped) {
                freed.complete(stopped);
              }
            });
    ChunkStream stream = asking.stream(new LangChainAdapter(vertx, model), call(QUESTION, true));

    stream.cancel();

    assertThat(freed.get(5, SECONDS)).hasMessageContaining("over");
  }

  @Test
  void aCallerThatLeavesEndsTheAttempt() throws Exception {
    CompletableFuture<Void> interrupted = new CompletableFuture<>();
    CountDownLatch asked = new CountDownLatch(1);
    StreamingChatModel model =
        model(
            (_, _) -> {
              asked.countDown();
              try {
                Thread.sleep(LONG);
              } catch (InterruptedException stopped) {
                interrupted.complete(null);
              }
            });
    Promise<Void> gone = Promise.promise();
    CompletableFuture<Reply> reply =
        asking.start(new LangChainAdapter(vertx, model), call(QUESTION, true), gone.future());
    assertThat(asked.await(5, SECONDS)).isTrue();

    gone.complete();

    interrupted.get(5, SECONDS);
    assertThat(reply).failsWithin(Duration.ofSeconds(5));
  }

  /// A model that does what a test says.
  private interface Talk {
    void chat(ChatRequest request, StreamingChatResponseHandler handler);
  }

  private static StreamingChatModel model(Talk talk) {
    return new StreamingChatModel() {
      @Override
      public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
        talk.chat(request, handler);
      }
    };
  }

  private static ChatResponse response(String text) {
    return ChatResponse.builder().aiMessage(AiMessage.from(text)).build();
  }

  private static Call call(String body, boolean streamed) throws Exception {
    return call(body, streamed, PATIENT);
  }

  private static Call call(String body, boolean streamed, Deadlines deadlines) throws Exception {
    Json.Obj json = (Json.Obj) JsonCodec.read("{\"model\":\"m\"," + body + "}");
    return new Call("m", "host-m", "self", "/", Map.of(), json, streamed, deadlines, Relays.PLAIN);
  }
}
