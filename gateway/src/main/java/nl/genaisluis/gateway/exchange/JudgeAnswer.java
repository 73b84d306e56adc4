package nl.genaisluis.gateway.exchange;

import java.util.List;
import nl.genaisluis.gateway.upstream.Answering;
import nl.genaisluis.gateway.upstream.Reply;
import nl.genaisluis.models.register.Provider;
import nl.genaisluis.models.wire.AnswerFault;
import nl.genaisluis.models.wire.AnswerField;
import nl.genaisluis.models.wire.ChatAnswer;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.models.wire.TokenEstimate;
import nl.genaisluis.models.wire.Usage;
import nl.genaisluis.policy.Hearing;
import nl.genaisluis.policy.judge.Verdict;
import org.jspecify.annotations.Nullable;

/// What the judge answered, read strictly: one finished choice of text by the model that was asked.
///
/// @param text what the model wrote, for the record; never printed
record JudgeAnswer(Verdict verdict, Ending ending, Usage usage, String text) {
  static JudgeAnswer read(Answering answering, Hearing hearing) {
    if (!(answering.reply() instanceof Reply.Whole(Json.Obj body))) {
      throw new IllegalStateException("the judge was not asked for a stream");
    }
    ChatAnswer answer;
    try {
      answer = ChatAnswer.read(body);
    } catch (AnswerFault fault) {
      return new JudgeAnswer(
          Verdict.NONE, Ending.UPSTREAM_FAILED, usage(answering, hearing, null, 0), "");
    }
    StringBuilder text = new StringBuilder();
    for (AnswerField field : answer.fields()) {
      text.append(field.text());
    }
    Usage usage = usage(answering, hearing, answer.usage(), text.length());
    String model = answer.model();
    if (model != null && !answering.by().model().answersAs(model)) {
      return new JudgeAnswer(Verdict.NONE, Ending.SUBSTITUTED, usage, "");
    }
    String content = content(answer);
    Verdict verdict = content == null ? Verdict.NONE : hearing.paper().read(content);
    return new JudgeAnswer(verdict, Ending.COMPLETED, usage, text.toString());
  }

  /// The text of the only choice; null when there are more, it was cut off, or it holds tool calls
  /// or a refusal. What the model thought aloud does not count.
  private static @Nullable String content(ChatAnswer answer) {
    List<Json> choices = answer.json().items("choices");
    boolean finished =
        choices.size() == 1
            && choices.getFirst() instanceof Json.Obj choice
            && "stop".equals(choice.text("finish_reason"));
    String content = null;
    for (AnswerField field : answer.fields()) {
      switch (field.kind()) {
        case CONTENT -> content = content == null ? field.text() : "";
        case REASONING, REASONING_CONTENT -> {
          // Thinking aloud is no verdict.
        }
        case REFUSAL, TOOL_NAME, TOOL_ARGUMENTS, FUNCTION_NAME, FUNCTION_ARGUMENTS ->
            finished = false;
      }
    }
    return finished ? content : null;
  }

  private static Usage usage(
      Answering answering, Hearing hearing, @Nullable Usage counted, int characters) {
    if (answering.by().provider().kind() == Provider.Kind.IN_PROCESS) {
      return Usage.NONE;
    }
    return counted != null
        ? counted
        : new Usage(
            TokenEstimate.tokens(hearing.permit().length()),
            0,
            TokenEstimate.tokens(characters),
            0,
            Usage.Source.ESTIMATE);
  }

  @Override
  public String toString() {
    return "JudgeAnswer[" + verdict + "]";
  }
}
