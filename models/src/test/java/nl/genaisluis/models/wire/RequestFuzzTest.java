package nl.genaisluis.models.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/// Any bytes are a request or one of the declared faults. What was read goes on unchanged when its
/// leaves are unchanged, and every turn is made of leaves at the offsets that they give.
class RequestFuzzTest {
  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void isARequestOrADeclaredFault(byte[] input) {
    fuzzerTestOneInput(input);
  }

  public static void fuzzerTestOneInput(byte[] input) {
    Json value;
    try {
      value = JsonCodec.read(input);
    } catch (JsonFault refused) {
      return;
    }
    chat(value);
    embedding(value);
  }

  private static void chat(Json value) {
    ChatBody body;
    try {
      body = ChatBody.parse(value);
    } catch (BodyFault refused) {
      return;
    }
    requireOffsets(body.conversation(), body.leaves());
    Json.Obj sent = body.upstream(texts(body.leaves()), body.model(), false);
    Json.Obj expected =
        ((Json.Obj) value)
            .without(Shapes.KEPT_HERE.toArray(String[]::new))
            .with("store", Json.FALSE);
    if (body.leaves().stream().noneMatch(leaf -> leaf.pointer().contains("#"))) {
      assertThat(sent).isEqualTo(expected);
    }
    // Arguments of tools are written anew once, and then no more.
    assertThat(again(sent, body.model())).isEqualTo(sent);
  }

  private static Json.Obj again(Json.Obj sent, String model) {
    try {
      ChatBody body = ChatBody.parse(sent);
      return body.upstream(texts(body.leaves()), model, false);
    } catch (BodyFault refused) {
      throw new AssertionError("what goes to a host is no request", refused);
    }
  }

  private static void embedding(Json value) {
    try {
      EmbeddingBody body = EmbeddingBody.parse(value);
      requireOffsets(body.conversation(), body.leaves());
      assertThat(body.upstream(texts(body.leaves()), "host")).isNotNull();
    } catch (BodyFault refused) {
      assertThat(refused.status()).isBetween(400, 422);
    }
  }

  private static void requireOffsets(Conversation conversation, List<Leaf> leaves) {
    for (Leaf leaf : leaves) {
      if (leaf.inTurn()) {
        String turn = conversation.turns().get(leaf.message()).text();
        assertThat(turn.startsWith(leaf.text(), leaf.offset())).isTrue();
      }
    }
  }

  private static List<String> texts(List<Leaf> leaves) {
    return leaves.stream().map(Leaf::text).toList();
  }
}
