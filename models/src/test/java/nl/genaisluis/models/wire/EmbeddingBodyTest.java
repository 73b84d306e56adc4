package nl.genaisluis.models.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmbeddingBodyTest {
  @Test
  void readsEachInputAsATurn() throws Exception {
    EmbeddingBody body =
        EmbeddingBody.parse(
            JsonCodec.read("{\"model\":\"e\",\"input\":[\"een\",\"twee\"],\"user\":\"jan\"}"));

    Json.Obj sent = body.upstream(List.of("1", "2"), "host");

    assertThat(body.conversation().turns())
        .containsExactly(new Turn(Role.USER, "een"), new Turn(Role.USER, "twee"));
    assertThat(body.leaves().getLast())
        .isEqualTo(new Leaf("/input/1", 1, Role.USER, 0, false, "twee"));
    assertThat(JsonCodec.text(sent)).isEqualTo("{\"model\":\"host\",\"input\":[\"1\",\"2\"]}");
  }

  @Test
  void readsASingleText() throws Exception {
    EmbeddingBody body =
        EmbeddingBody.parse(
            JsonCodec.read(
                "{\"model\":\"e\",\"input\":\"een\",\"metadata\":{\"use_case\":\"u\"}}"));

    Json.Obj sent = body.upstream(List.of("1"), "host");

    assertThat(body.useCase()).isEqualTo("u");
    assertThat(JsonCodec.text(sent)).isEqualTo("{\"model\":\"host\",\"input\":\"1\"}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "422 | [1,2,3]",
        "422 | [[1],[2]]",
        "400 | []",
        "400 | 5",
        "400 | [null]",
        "400 | [{'text':'x'}]"
      })
  void refusesWhatIsNotText(int status, String input) throws Exception {
    Json value = JsonCodec.read("{\"model\":\"e\",\"input\":" + input.replace('\'', '"') + "}");

    BodyFault fault = catchThrowableOfType(BodyFault.class, () -> EmbeddingBody.parse(value));

    assertThat(fault.status()).isEqualTo(status);
    assertThat(fault.param()).isEqualTo("input");
  }
}
