package nl.genaisluis.models.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ArgumentsSource;

/// Any bytes of a host are an answer or one of the declared faults. An answer that was written anew
/// is itself again, and blanking its fields leaves none of their text.
class AnswerFuzzTest {
  private static final String MARKER = "Zq7";

  @ParameterizedTest
  @ArgumentsSource(Seeds.class)
  void isAnAnswerOrADeclaredFault(byte[] input) {
    fuzzerTestOneInput(input);
  }

  public static void fuzzerTestOneInput(byte[] input) {
    Json value;
    try {
      value = JsonCodec.read(input);
    } catch (JsonFault refused) {
      return;
    }
    chunk(value);
    answer(value);
  }

  private static void chunk(Json value) {
    try {
      ChatChunk chunk = ChatChunk.read(value);
      assertThat(ChatChunk.read(chunk.json()).json()).isEqualTo(chunk.json());
      assertThat(chunk.withTexts(texts(chunk.fields())).json()).isEqualTo(chunk.json());
      requireNoText(chunk.withTexts(marks(chunk.fields())).fields());
      for (AnswerField field : chunk.fields()) {
        assertThat(chunk.carrying(field).fields()).singleElement().isEqualTo(field);
      }
      assertThat(chunk.finished()).allMatch(choice -> choice >= 0);
      assertThat(chunk.withoutUsage().usage()).isNull();
    } catch (AnswerFault refused) {
      assertThat(refused.code()).isIn(AnswerFault.HOST_ERROR, AnswerFault.UNKNOWN_SHAPE);
    }
  }

  private static void answer(Json value) {
    try {
      ChatAnswer answer = ChatAnswer.read(value);
      assertThat(ChatAnswer.read(answer.json()).json()).isEqualTo(answer.json());
      assertThat(answer.withTexts(texts(answer.fields())).json()).isEqualTo(answer.json());
      requireNoText(answer.withTexts(marks(answer.fields())).fields());
    } catch (AnswerFault refused) {
      assertThat(refused.code()).isIn(AnswerFault.HOST_ERROR, AnswerFault.UNKNOWN_SHAPE);
    }
  }

  private static void requireNoText(List<AnswerField> fields) {
    assertThat(fields).allMatch(field -> field.text().equals(MARKER));
  }

  private static List<String> texts(List<AnswerField> fields) {
    return fields.stream().map(AnswerField::text).toList();
  }

  private static List<String> marks(List<AnswerField> fields) {
    return fields.stream().map(_ -> MARKER).toList();
  }
}
