package nl.genaisluis.models.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import nl.genaisluis.models.wire.AnswerField.Kind;
import org.junit.jupiter.api.Test;

class ChatAnswerTest {
  @Test
  void readsAndRewritesEveryChoice() throws Exception {
    ChatAnswer answer =
        read(
            """
            {"id":"x","object":"chat.completion","model":"m","choices":[
              {"index":0,"message":{"role":"assistant","content":"een"},"finish_reason":"stop"},
              {"index":1,"message":{"role":"assistant","content":null,"tool_calls":[
                {"id":"a","type":"function","function":{"name":"f","arguments":{"n":"Jan"}}},
                {"id":"b","type":"function","function":{"name":"g","arguments":"{}"}}]},
               "finish_reason":"tool_calls"}],
             "usage":{"prompt_tokens":1,"completion_tokens":2,"total_tokens":3}}\
            """);

    ChatAnswer written = answer.withTexts(List.of("1", "f", "{}", "g", "{}")).withId("ours");

    assertThat(answer.fields())
        .containsExactly(
            new AnswerField(0, Kind.CONTENT, -1, "een"),
            new AnswerField(1, Kind.TOOL_NAME, 0, "f"),
            new AnswerField(1, Kind.TOOL_ARGUMENTS, 0, "{\"n\":\"Jan\"}"),
            new AnswerField(1, Kind.TOOL_NAME, 1, "g"),
            new AnswerField(1, Kind.TOOL_ARGUMENTS, 1, "{}"));
    assertThat(written.usage()).isEqualTo(new Usage(1, 0, 2, 0, Usage.Source.PROVIDER));
    assertThat(JsonCodec.text(written.json()))
        .isEqualTo(
            """
            {"id":"ours","object":"chat.completion","model":"m","choices":[{"index":0,"message":\
            {"role":"assistant","content":"1"},"finish_reason":"stop"},{"index":1,"message":\
            {"role":"assistant","content":null,"tool_calls":[{"id":"a","type":"function",\
            "function":{"name":"f","arguments":"{}"}},{"id":"b","type":"function","function":\
            {"name":"g","arguments":"{}"}}]},"finish_reason":"tool_calls"}],"usage":\
            {"prompt_tokens":1,"completion_tokens":2,"total_tokens":3}}\
            """);
  }

  @Test
  void refusesTextsThatDoNotFitItsFields() throws Exception {
    ChatAnswer answer = read("{\"choices\":[{\"message\":{\"content\":\"x\"}}]}");

    assertThatThrownBy(() -> answer.withTexts(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> answer.withTexts(List.of("a", "b")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void refusesAStreamedChunkAndAnError() {
    assertThatThrownBy(() -> read("{\"choices\":[{\"delta\":{\"content\":\"x\"}}]}"))
        .isInstanceOf(AnswerFault.class);
    assertThatThrownBy(() -> read("{\"object\":\"error\",\"message\":\"x\"}"))
        .isInstanceOf(AnswerFault.class);
  }

  @Test
  void printsNoText() throws Exception {
    ChatAnswer answer = read("{\"choices\":[{\"message\":{\"content\":\"geheim\"}}]}");

    assertThat(answer + "" + answer.fields()).doesNotContain("geheim");
  }

  private static ChatAnswer read(String body) throws Exception {
    return ChatAnswer.read(JsonCodec.read(body));
  }
}
