package nl.genaisluis.models.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import nl.genaisluis.models.wire.AnswerField.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ChatChunkTest {
  private static final String FULL =
      """
      {"id":"c-1","object":"chat.completion.chunk","created":5,"model":"host-m","system_fingerprint":"f",
       "choices":[{"index":1,"logprobs":{"content":[{"token":"geheim"}]},"finish_reason":null,"delta":{
         "role":"assistant","content":"a","reasoning_content":"b","reasoning":"c","refusal":"d",
         "audio":null,"annotations":[],
         "tool_calls":[{"index":2,"id":"call_1","type":"function",
           "function":{"name":"e","arguments":"f"}}],
         "function_call":{"name":"g","arguments":"h"}}}]}\
      """;

  @Test
  void partsWhatTheModelWroteFromItsFinishReasons() throws Exception {
    ChatChunk chunk = read(FULL.replace("\"finish_reason\":null", "\"finish_reason\":\"stop\""));

    assertThat(chunk.open().fields()).isEqualTo(chunk.fields());
    assertThat(chunk.open().finished()).isEmpty();
    assertThat(chunk.bare().fields()).isEmpty();
    assertThat(chunk.bare().finished()).containsExactly(1);
  }

  @Test
  void showsEveryStringThatTheModelWrote() throws Exception {
    ChatChunk chunk = read(FULL);

    assertThat(chunk.model()).isEqualTo("host-m");
    assertThat(chunk.fields())
        .containsExactly(
            new AnswerField(1, Kind.CONTENT, -1, "a"),
            new AnswerField(1, Kind.REASONING_CONTENT, -1, "b"),
            new AnswerField(1, Kind.REASONING, -1, "c"),
            new AnswerField(1, Kind.REFUSAL, -1, "d"),
            new AnswerField(1, Kind.TOOL_NAME, 2, "e"),
            new AnswerField(1, Kind.TOOL_ARGUMENTS, 2, "f"),
            new AnswerField(1, Kind.FUNCTION_NAME, -1, "g"),
            new AnswerField(1, Kind.FUNCTION_ARGUMENTS, -1, "h"));
  }

  @Test
  void writesOtherTextsInTheirPlaceAndLeavesOutWhatItDoesNotKnow() throws Exception {
    ChatChunk chunk = read(FULL);

    ChatChunk written =
        chunk.withTexts(List.of("A", "B", "C", "D", "E", "F", "G", "H")).withModel("ours");

    assertThat(JsonCodec.text(written.json()))
        .isEqualTo(
            """
            {"id":"c-1","object":"chat.completion.chunk","created":5,"model":"ours","choices":[\
            {"index":1,"delta":{"role":"assistant","content":"A","reasoning_content":"B",\
            "reasoning":"C","refusal":"D","tool_calls":[{"index":2,"id":"call_1",\
            "type":"function","function":{"name":"E","arguments":"F"}}],\
            "function_call":{"name":"G","arguments":"H"}},"finish_reason":null}]}\
            """);
  }

  @Test
  void readsTheThinkingPartsOfMistral() throws Exception {
    ChatChunk chunk =
        read(
            """
            {"choices":[{"index":0,"delta":{"content":[
              {"type":"thinking","thinking":[{"type":"text","text":"hm"}]},
              {"type":"text","text":"ja"}]}}]}\
            """);

    ChatChunk written = chunk.withTexts(List.of("1", "2"));

    assertThat(chunk.fields())
        .containsExactly(
            new AnswerField(0, Kind.REASONING, -1, "hm"),
            new AnswerField(0, Kind.CONTENT, -1, "ja"));
    assertThat(JsonCodec.text(written.json()))
        .contains("[{\"type\":\"text\",\"text\":\"1\"}]", "{\"type\":\"text\",\"text\":\"2\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'choices':[],'usage':{'prompt_tokens':3,'completion_tokens':4}} | 3 | 4",
        "{'choices':[{'index':0,'delta':{}}],'usage':{'prompt_tokens':3,'completion_tokens':4}} | 3"
            + " | 4",
        "{'usage':{'prompt_tokens':3,'completion_tokens':4}} | 3 | 4",
        "{'choices':null,'usage':{'prompt_tokens':0,'completion_tokens':0}} | 0 | 0",
        "{'choices':[],'usage':{'prompt_tokens':3}} | 3 | 0"
      })
  void readsTheCountsWhereverTheyStand(String body, long input, long output) throws Exception {
    ChatChunk chunk = read(body.replace('\'', '"'));

    assertThat(chunk.usage()).isEqualTo(new Usage(input, 0, output, 0, Usage.Source.PROVIDER));
    assertThat(chunk.withoutUsage().usage()).isNull();
  }

  @Test
  void readsCachedAndReasoningTokens() throws Exception {
    ChatChunk chunk =
        read(
            """
            {"choices":[],"usage":{"prompt_tokens":10,"completion_tokens":9,
              "prompt_tokens_details":{"cached_tokens":4},
              "completion_tokens_details":{"reasoning_tokens":5}}}\
            """);

    assertThat(chunk.usage()).isEqualTo(new Usage(10, 4, 9, 5, Usage.Source.PROVIDER));
    assertThat(chunk.onlyUsage()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"choices\":[]}",
        "{\"choices\":[],\"usage\":null}",
        "{\"choices\":[],\"usage\":{}}"
      })
  void knowsWhenThereAreNoCounts(String body) throws Exception {
    assertThat(read(body).usage()).isNull();
  }

  @Test
  void tellsWhichChoicesEnd() throws Exception {
    ChatChunk chunk =
        read(
            """
            {"choices":[{"index":0,"delta":{"content":"x"},"finish_reason":null},
              {"index":3,"delta":{},"finish_reason":"stop"}]}\
            """);

    assertThat(chunk.finished()).containsExactly(3);
  }

  @Test
  void carriesTextThatWasHeldBack() throws Exception {
    ChatChunk chunk = read(FULL);

    ChatChunk carried = chunk.carrying(new AnswerField(1, Kind.TOOL_ARGUMENTS, 2, "rest"));

    assertThat(JsonCodec.text(carried.json()))
        .isEqualTo(
            """
            {"id":"c-1","object":"chat.completion.chunk","created":5,"model":"host-m","choices":[\
            {"index":1,"delta":{"tool_calls":[{"index":2,"function":{"arguments":"rest"}}]},\
            "finish_reason":null}]}\
            """);
  }

  @Test
  void everyKindThatIsCarriedIsReadBackAsItself() throws Exception {
    ChatChunk chunk = read(FULL);

    for (AnswerField field : chunk.fields()) {
      assertThat(chunk.carrying(field).fields()).containsExactly(field);
    }
  }

  @Test
  void tellsAnErrorOfTheHostFromAnUnknownShape() throws Exception {
    AnswerFault fault =
        catchThrowableOfType(
            AnswerFault.class, () -> read("{\"error\":{\"message\":\"Jan Jansen\"}}"));

    assertThat(fault.code()).isEqualTo(AnswerFault.HOST_ERROR);
    assertThat(fault.getMessage()).doesNotContain("Jan");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[]",
        "{}",
        "{\"type\":\"response.output_text.delta\",\"delta\":\"x\"}",
        "{\"object\":\"chat.completion\",\"choices\":[]}",
        "{\"choices\":{}}",
        "{\"choices\":[\"x\"]}",
        "{\"choices\":[{\"index\":0,\"message\":{\"content\":\"x\"}}]}",
        "{\"choices\":[{\"index\":0,\"text\":\"x\"}]}",
        "{\"choices\":[{\"index\":0,\"delta\":\"x\"}]}",
        "{\"choices\":[{\"index\":-1,\"delta\":{}}]}",
        "{\"choices\":[{\"delta\":{}},{\"delta\":{}}]}",
        "{\"choices\":[{\"index\":0,\"delta\":{\"thoughts\":\"x\"}}]}",
        "{\"choices\":[{\"index\":0,\"delta\":{\"reasoning_details\":[{\"text\":\"x\"}]}}]}",
        "{\"choices\":[{\"index\":0,\"delta\":{\"annotations\":[{\"title\":\"x\"}]}}]}",
        "{\"choices\":[{\"index\":0,\"delta\":{\"role\":\"user\"}}]}",
        "{\"choices\":[{\"index\":0,\"delta\":{\"content\":5}}]}",
        "{\"choices\":[{\"index\":0,\"delta\":{\"content\":[{\"type\":\"image\",\"url\":\"x\"}]}}]}",
        "{\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"id\":\"Jan Jansen\"}]}}]}",
        "{\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"type\":\"custom\"}]}}]}",
        "{\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"custom\":{\"input\":\"x\"}}]}}]}",
        "{\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"function\":{\"name\":\"Jan"
            + " is\"}}]}}]}",
        "{\"choices\":[{\"index\":0,\"delta\":{\"function_call\":{\"name\":\"Jan is\"}}}]}",
        "{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"omdat Jan het zei\"}]}",
        "{\"choices\":[],\"usage\":{\"prompt_tokens\":-1}}",
        "{\"choices\":[],\"usage\":{\"prompt_tokens\":\"3\"}}",
        "{\"choices\":[],\"model\":\"een model met Jan\"}"
      })
  void refusesAShapeThatItDoesNotKnow(String body) {
    AnswerFault fault = catchThrowableOfType(AnswerFault.class, () -> read(body));

    assertThat(fault.code()).isEqualTo(AnswerFault.UNKNOWN_SHAPE);
  }

  private static ChatChunk read(String body) throws Exception {
    return ChatChunk.read(JsonCodec.read(body));
  }
}
