package nl.genaisluis.gateway.guideline;

import dev.langchain4j.data.message.AiMessage;
import dev.langchain4j.data.message.ChatMessage;
import dev.langchain4j.data.message.UserMessage;
import dev.langchain4j.exception.UnsupportedFeatureException;
import dev.langchain4j.model.chat.StreamingChatModel;
import dev.langchain4j.model.chat.request.ChatRequest;
import dev.langchain4j.model.chat.response.ChatResponse;
import dev.langchain4j.model.chat.response.PartialResponse;
import dev.langchain4j.model.chat.response.PartialResponseContext;
import dev.langchain4j.model.chat.response.StreamingChatResponseHandler;
import dev.langchain4j.model.chat.response.StreamingHandle;
import dev.langchain4j.model.output.FinishReason;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Answers questions with quotations from the guidelines. No model runs: the answer is
/// deterministic, says so itself, and carries no token counts.
///
/// It reads what the user said and nothing else; instructions in other messages do not reach it.
/// The sampling settings have no meaning here and change nothing. Stop sequences would change the
/// quotations and are refused. A maximum of output tokens is read as a maximum of words.
public final class RichtlijnZoeker implements StreamingChatModel {
  private static final int PASSAGES_MAX = 3;
  private static final int SUGGESTIONS_MAX = 5;

  /// Longer texts are work to be done, not questions about the rules.
  static final int QUESTION_MAX = 300;

  static final int WORDS_MIN = 2;
  static final double SHARE_MIN = 2 / 3.0;
  static final double SCORE_MIN = 9.5;
  private static final Pattern WORDS = Pattern.compile("(?:\\S+\\s*){1,4}");

  private final GuidelineIndex index;

  public RichtlijnZoeker(List<GuidelineDocument> documents) {
    this.index = new GuidelineIndex(documents);
  }

  @Override
  public void doChat(ChatRequest request, StreamingChatResponseHandler handler) {
    List<String> stops = request.stopSequences();
    if (stops != null && !stops.isEmpty()) {
      throw new UnsupportedFeatureException("stop sequences");
    }
    String answer = answer(turns(request.messages()));
    Integer most = request.maxOutputTokens();
    Cut cut = cut(answer, most == null ? Integer.MAX_VALUE : most);
    Handle handle = new Handle();
    PartialResponseContext context = new PartialResponseContext(handle);
    Matcher pieces = WORDS.matcher(cut.text());
    while (pieces.find()) {
      if (handle.isCancelled()) {
        return;
      }
      handler.onPartialResponse(new PartialResponse(pieces.group()), context);
    }
    handler.onCompleteResponse(
        ChatResponse.builder()
            .aiMessage(AiMessage.from(cut.text()))
            .finishReason(cut.shorter() ? FinishReason.LENGTH : FinishReason.STOP)
            .build());
  }

  /// The place in the guideline that answers a question by itself; null when none clearly does: a
  /// text without a question mark, of more than [#QUESTION_MAX] characters or of fewer than
  /// [#WORDS_MIN] words that say something, a passage that has less than [#SHARE_MIN] of them, or
  /// one that scores below [#SCORE_MIN].
  public @Nullable Suggestion suggestion(String question) {
    if (question.length() > QUESTION_MAX || question.indexOf('?') < 0) {
      return null;
    }
    Question asked = Question.of(List.of(question), index);
    GuidelineIndex.Scored best = asked.words() < WORDS_MIN ? null : index.best(asked);
    if (best == null || best.share() < SHARE_MIN || best.score() < SCORE_MIN) {
      return null;
    }
    Passage passage = best.passage();
    return new Suggestion(passage.title(), passage.heading(), passage.anchor());
  }

  /// The answer to the last of these questions.
  String answer(List<String> turns) {
    String last = turns.isEmpty() ? "" : turns.getLast();
    Wording wording = Wording.of(last);
    List<GuidelineIndex.Found> found = index.find(Question.of(turns, index), PASSAGES_MAX);
    return found.isEmpty() ? wording.nothing(subjects()) : wording.answer(found);
  }

  /// Headings spread evenly over all guidelines.
  private List<String> subjects() {
    List<String> headings =
        index.passages().stream()
            .map(Passage::heading)
            .filter(heading -> !heading.isEmpty())
            .distinct()
            .toList();
    int count = Math.min(SUGGESTIONS_MAX, headings.size());
    return IntStream.range(0, count)
        .mapToObj(i -> headings.get(i * headings.size() / count))
        .toList();
  }

  private static List<String> turns(List<ChatMessage> messages) {
    List<String> turns = new ArrayList<>();
    for (ChatMessage message : messages) {
      if (message instanceof UserMessage said && said.hasSingleText()) {
        turns.add(said.singleText());
      }
    }
    return turns;
  }

  /// An answer of at most so many words.
  private record Cut(String text, boolean shorter) {}

  private static Cut cut(String answer, int wordsMax) {
    Matcher words = Pattern.compile("\\S+").matcher(answer);
    int end = 0;
    for (int count = 0; words.find(); count++) {
      if (count == wordsMax) {
        return new Cut(answer.substring(0, end), true);
      }
      end = words.end();
    }
    return new Cut(answer, false);
  }

  /// Lets the reader stop the answer.
  private static final class Handle implements StreamingHandle {
    private volatile boolean cancelled;

    @Override
    public void cancel() {
      cancelled = true;
    }

    @Override
    public boolean isCancelled() {
      return cancelled;
    }
  }
}
