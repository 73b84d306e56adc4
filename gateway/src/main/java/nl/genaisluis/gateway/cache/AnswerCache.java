package nl.genaisluis.gateway.cache;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import nl.genaisluis.gateway.upstream.Reply;
import nl.genaisluis.policy.Ask;
import nl.genaisluis.policy.Permit;
import nl.genaisluis.policy.usecase.Cache;
import org.jspecify.annotations.Nullable;

/// The answers of all use cases that have a cache. Thread-safe; holds at most [#CHARACTERS_MAX] of
/// text in all, and [#ANSWER_MAX] of one answer.
public final class AnswerCache {
  /// Longer answers are not kept.
  static final int ANSWER_MAX = 32 * 1024;

  /// All answers together, in UTF-16 code units.
  static final long CHARACTERS_MAX = 32L << 20;

  private final Clock clock;

  // Guarded by this.
  private final Map<String, Map<String, Kept>> byUseCase = new HashMap<>();
  private long characters;

  private record Kept(String text, Instant until) {
    @Override
    public String toString() {
      return "Kept[***]";
    }
  }

  /// What there is for a request.
  public sealed interface Found {
    /// Answers to requests like this are not kept.
    record Nothing() implements Found {}

    /// There is none yet; the answer may be kept under this key.
    record Miss(String key) implements Found {}

    /// The answer as the model gave it then.
    record Hit(String text) implements Found {
      @Override
      public String toString() {
        return "Hit[***]";
      }
    }
  }

  public AnswerCache(Clock clock) {
    this.clock = clock;
  }

  /// Looks for an answer to this request.
  ///
  /// @param sharers who may share an answer: the unit, or the asker alone where there is none
  public Found find(Ask ask, Permit permit, String policyVersion, String sharers) {
    Cache terms = permit.useCase().limits().cache();
    if (terms == null) {
      return new Found.Nothing();
    }
    String key = CacheKey.of(ask, permit, terms, new CacheKey.Setting(policyVersion, sharers));
    if (key == null) {
      return new Found.Nothing();
    }
    String text = text(permit.useCase().id(), key);
    return text == null ? new Found.Miss(key) : new Found.Hit(text);
  }

  private synchronized @Nullable String text(String useCase, String key) {
    Map<String, Kept> answers = byUseCase.get(useCase);
    Kept kept = answers == null ? null : answers.get(key);
    if (answers == null || kept == null) {
      return null;
    }
    if (!clock.instant().isBefore(kept.until())) {
      drop(answers, key);
      return null;
    }
    return kept.text();
  }

  /// Keeps an answer, unless it is too long.
  public synchronized void keep(Permit permit, String key, String text) {
    Cache terms = permit.useCase().limits().cache();
    if (terms == null || text.isEmpty() || text.length() > ANSWER_MAX) {
      return;
    }
    Map<String, Kept> answers =
        byUseCase.computeIfAbsent(permit.useCase().id(), _ -> new LinkedHashMap<>(16, 0.75f, true));
    drop(answers, key);
    if (characters + text.length() > CHARACTERS_MAX) {
      sweep();
    }
    while (answers.size() >= terms.entries()
        || (characters + text.length() > CHARACTERS_MAX && !answers.isEmpty())) {
      drop(answers, answers.keySet().iterator().next());
    }
    if (characters + text.length() <= CHARACTERS_MAX) {
      Instant until = clock.instant().plus(Duration.ofMinutes(terms.minutes()));
      answers.put(key, new Kept(text, until));
      characters += text.length();
    }
  }

  /// Answers whose time is over make room for those of every use case.
  private void sweep() {
    Instant now = clock.instant();
    for (Map<String, Kept> answers : byUseCase.values()) {
      List<String> over =
          answers.entrySet().stream()
              .filter(entry -> !now.isBefore(entry.getValue().until()))
              .map(Map.Entry::getKey)
              .toList();
      over.forEach(key -> drop(answers, key));
    }
  }

  private void drop(Map<String, Kept> answers, String key) {
    Kept gone = answers.remove(key);
    characters -= gone == null ? 0 : gone.text().length();
  }

  /// A kept answer in the shape in which a host gives one.
  public static Reply reply(String text, String upstreamModel, boolean streamed, Instant now) {
    KeptAnswer answer = new KeptAnswer(text, upstreamModel, now.getEpochSecond());
    return streamed ? new Reply.Chunks(answer.chunks()) : new Reply.Whole(answer.whole());
  }
}
