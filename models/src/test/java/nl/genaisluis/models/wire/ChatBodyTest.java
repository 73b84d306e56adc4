package nl.genaisluis.models.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ChatBodyTest {
  private static final String HELLO = "\"messages\":[{\"role\":\"user\",\"content\":\"hallo\"}]";

  @Test
  void joinsTheTextPartsOfAMessageAndTellsWhereEachStarts() throws Exception {
    Json body =
        JsonCodec.read(
            """
            {"model":"auto","messages":[{"role":"system","content":"Wees kort."},
             {"role":"user","content":[{"type":"text","text":"Vat dit "},
               {"type":"text","text":"samen."}]}]}\
            """);

    ChatBody chat = ChatBody.parse(body);

    assertThat(chat.conversation().turns())
        .containsExactly(
            new Turn(Role.SYSTEM, "Wees kort."), new Turn(Role.USER, "Vat dit samen."));
    assertThat(chat.leaves())
        .containsExactly(
            new Leaf("/messages/0/content", 0, Role.SYSTEM, 0, false, "Wees kort."),
            new Leaf("/messages/1/content/0/text", 1, Role.USER, 0, false, "Vat dit "),
            new Leaf("/messages/1/content/1/text", 1, Role.USER, 8, false, "samen."));
  }

  @Test
  void readsToolArgumentsInsideTheirString() throws Exception {
    Json body =
        JsonCodec.read(
            """
            {"model":"m","messages":[{"role":"assistant","content":null,"tool_calls":[
              {"id":"call_1","type":"function","function":{"name":"zoek",
               "arguments":"{\\"naam\\": \\"Jan\\", \\"bsn\\": 123456782}"}}]}]}\
            """);

    ChatBody chat = ChatBody.parse(body);

    String arguments = "/messages/0/tool_calls/0/function/arguments#";
    assertThat(chat.leaves())
        .containsExactly(
            new Leaf("/messages/0/tool_calls/0/function/name", 0, Role.ASSISTANT, -1, true, "zoek"),
            new Leaf(arguments + "/naam", 0, Role.ASSISTANT, -1, true, "naam"),
            new Leaf(arguments + "/naam", 0, Role.ASSISTANT, -1, false, "Jan"),
            new Leaf(arguments + "/bsn", 0, Role.ASSISTANT, -1, true, "bsn"),
            new Leaf(arguments + "/bsn", 0, Role.ASSISTANT, -1, true, "123456782"));
    assertThat(chat.conversation().others()).isEqualTo(chat.leaves());
  }

  @Test
  void writesRewrittenToolArgumentsBackAsJson() throws Exception {
    ChatBody chat =
        ChatBody.parse(
            JsonCodec.read(
                """
                {"model":"m","messages":[{"role":"assistant","tool_calls":[
                  {"id":"a","function":{"name":"f","arguments":"{\\"naam\\":\\"Jan\\"}"}}]}]}\
                """));

    Json.Obj sent = chat.upstream(List.of("f", "naam", "[\"P\"]\n"), "host-model", false);

    assertThat(JsonCodec.text(sent))
        .contains("\"arguments\":\"{\\\"naam\\\":\\\"[\\\\\\\"P\\\\\\\"]\\\\n\\\"}\"");
  }

  @Test
  void keepsToolArgumentsThatAreNotJsonAsOneLeaf() throws Exception {
    ChatBody chat =
        ChatBody.parse(
            JsonCodec.read(
                """
                {"model":"m","messages":[{"role":"assistant","function_call":
                  {"name":"f","arguments":"{Jan"}}]}\
                """));

    List<Leaf> leaves = chat.leaves();

    assertThat(leaves.getLast())
        .isEqualTo(
            new Leaf("/messages/0/function_call/arguments", 0, Role.ASSISTANT, -1, false, "{Jan"));
  }

  @Test
  void sendsNothingThatSpeaksToTheGatewayOrNamesThePerson() throws Exception {
    ChatBody chat =
        ChatBody.parse(
            JsonCodec.read(
                """
                {"model":"auto","user":"jan","safety_identifier":"j","prompt_cache_key":"k",
                 "metadata":{"use_case":"u"},"sluis":{"use_case":"u"},"checks":["prohibited"],
                 "store":true,"temperature":0.50,"stream":true,%s}\
                """
                    .formatted(HELLO)));

    Json.Obj sent = chat.upstream(List.of("dag"), "host-model", true);

    assertThat(JsonCodec.text(sent))
        .isEqualTo(
            """
            {"model":"host-model","store":false,"temperature":0.50,"stream":true,\
            "messages":[{"role":"user","content":"dag"}],"stream_options":{"include_usage":true}}\
            """);
  }

  @Test
  void keepsTheOtherStreamOptionsWhenItAsksForUsage() throws Exception {
    ChatBody chat =
        ChatBody.parse(
            JsonCodec.read(
                "{\"model\":\"m\",\"stream\":true,\"stream_options\":{\"include_usage\":false,"
                    + "\"include_obfuscation\":false},"
                    + HELLO
                    + "}"));

    Json.Obj sent = chat.upstream(texts(chat), "m", true);

    assertThat(chat.includeUsage()).isFalse();
    assertThat(JsonCodec.text(sent))
        .contains("{\"include_usage\":true,\"include_obfuscation\":false}");
  }

  @Test
  void readsWhatIsSaidToTheGateway() throws Exception {
    ChatBody chat =
        ChatBody.parse(
            JsonCodec.read(
                """
                {"model":"groot","n":2,"max_tokens":10,"max_completion_tokens":20,
                 "sluis":{"use_case":"u","model_reason":"lange tekst",
                   "confirmation":{"token":"t","reason":" Ik heb dit zelf bekeken. "}},
                 "checks":["personal_data","prohibited"],
                 "response_format":{"type":"json_object"},%s}\
                """
                    .formatted(HELLO)));

    assertThat(chat.useCase()).isEqualTo("u");
    assertThat(chat.modelReason()).isEqualTo("lange tekst");
    assertThat(chat.confirmation())
        .isEqualTo(new ConfirmationInput("t", "Ik heb dit zelf bekeken."));
    assertThat(chat.checks()).isEqualTo(Set.of("prohibited", "personal_data"));
    assertThat(chat.choices()).isEqualTo(2);
    assertThat(chat.outputTokensMax()).isEqualTo(20);
    assertThat(chat.structuredOutput()).isTrue();
    assertThat(chat.bare().members()).doesNotContainKeys("sluis", "checks");
  }

  @Test
  void knowsWhenAConversationNeedsTools() throws Exception {
    assertThat(chat("\"x\":1").usesTools()).isFalse();
    assertThat(chat("\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"f\"}}]"))
        .matches(ChatBody::usesTools);
    assertThat(
            ChatBody.parse(
                JsonCodec.read(
                    "{\"model\":\"m\",\"messages\":[{\"role\":\"tool\",\"tool_call_id\":\"a\","
                        + "\"content\":\"5\"}]}")))
        .matches(ChatBody::usesTools);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "400 | model | {%s}",
        "400 | messages | {'model':'m'}",
        "400 | messages[0].role | {'model':'m','messages':[{'role':'boss','content':'x'}]}",
        "400 | messages[0].content | {'model':'m','messages':[{'role':'user'}]}",
        "400 | messages[0].content | {'model':'m','messages':[{'role':'user','content':5}]}",
        "400 | messages[0].content[0] | {'model':'m','messages':[{'role':'user','content':['x']}]}",
        "422 | messages[0].content[0].type |"
            + " {'model':'m','messages':[{'role':'user','content':[{'type':'image_url','image_url':{'url':'u'}}]}]}",
        "422 | messages[0].content[0].type |"
            + " {'model':'m','messages':[{'role':'user','content':[{'type':'refusal','refusal':'u'}]}]}",
        "400 | messages[0].content[0].text |"
            + " {'model':'m','messages':[{'role':'user','content':[{'type':'text'}]}]}",
        "400 | messages[0].tool_call_id |"
            + " {'model':'m','messages':[{'role':'tool','tool_call_id':'Jan"
            + " Jansen','content':'x'}]}",
        "400 | messages[0].tool_calls[0].id |"
            + " {'model':'m','messages':[{'role':'assistant','tool_calls':[{'id':'a b'}]}]}",
        "422 | tools[0].type | {'model':'m','tools':[{'type':'web_search'}],%s}",
        "422 | web_search_options | {'model':'m','web_search_options':{},%s}",
        "422 | modalities | {'model':'m','modalities':['audio'],%s}",
        "400 | response_format.type | {'model':'m','response_format':{'type':'xml'},%s}",
        "400 | n | {'model':'m','n':9,%s}",
        "400 | n | {'model':'m','n':0,%s}",
        "400 | n | {'model':'m','n':1.5,%s}",
        "400 | max_tokens | {'model':'m','max_tokens':0,%s}",
        "400 | stream | {'model':'m','stream':'true',%s}",
        "400 | stream_options | {'model':'m','stream_options':{'include_usage':true},%s}",
        "400 | checks | {'model':'m','checks':[],%s}",
        "400 | checks | {'model':'m','checks':['judge'],%s}",
        "400 | checks | {'model':'m','checks':null,%s}",
        "400 | sluis | {'model':'m','sluis':{'skip':true},%s}",
        "400 | sluis | {'model':'m','sluis':'x',%s}",
        "400 | sluis.use_case |"
            + " {'model':'m','sluis':{'use_case':'a'},'metadata':{'use_case':'b'},%s}",
        "400 | sluis.confirmation.token | {'model':'m','sluis':{'confirmation':{'reason':'lang"
            + " genoeg ja'}},%s}",
        "400 | sluis.confirmation.reason |"
            + " {'model':'m','sluis':{'confirmation':{'token':'t','reason':'kort'}},%s}"
      })
  void refusesABodyThatIsNotARequestAndNamesTheField(int status, String param, String body)
      throws Exception {
    Json value = JsonCodec.read(body.replace('\'', '"').replace("%s", HELLO));

    BodyFault fault = catchThrowableOfType(BodyFault.class, () -> ChatBody.parse(value));

    assertThat(fault.status()).isEqualTo(status);
    assertThat(fault.param()).isEqualTo(param);
    assertThat(fault).hasMessageContaining(param);
  }

  @Test
  void refusesMoreMessagesThanItsBound() throws Exception {
    Json.Obj message = Json.object("role", Json.of("user"), "content", Json.of("x"));
    Json body =
        Json.object(
            "model",
            Json.of("m"),
            "messages",
            Json.array(java.util.Collections.nCopies(2_001, message)));

    assertThatThrownBy(() -> ChatBody.parse(body)).hasMessageContaining("at most 2000");
  }

  @Test
  void refusesToRewriteWhatCannotBeRewritten() throws Exception {
    ChatBody chat = chat("\"tools\":[{\"type\":\"function\",\"function\":{\"name\":\"jan\"}}]");

    assertThatThrownBy(() -> chat.upstream(List.of("[PERSOON_1]", "hallo"), "m", false))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> chat.upstream(List.of("jan"), "m", false))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> chat.upstream(List.of("jan", "hallo", "x"), "m", false))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void printsNoText() throws Exception {
    ChatBody chat = chat("\"Jan Jansen\":\"geheim\"");

    assertThat(chat + "" + chat.leaves() + chat.conversation() + chat.bare())
        .doesNotContain("Jan", "geheim", "hallo");
    assertThat(new ConfirmationInput("token", "mijn reden") + "")
        .doesNotContain("token]", "mijn reden");
  }

  private static ChatBody chat(String extra) throws Exception {
    return ChatBody.parse(JsonCodec.read("{\"model\":\"m\"," + extra + "," + HELLO + "}"));
  }

  private static List<String> texts(ChatBody chat) {
    return chat.leaves().stream().map(Leaf::text).toList();
  }
}
