package nl.genaisluis.policy.prohibited;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import nl.genaisluis.models.wire.Conversation;
import nl.genaisluis.models.wire.Leaf;
import nl.genaisluis.models.wire.Turn;

/// The committee's word on single conversations, applied so that nobody can teach the check to look
/// away. A missed example raises conversations that are nearly the same, also with other names and
/// numbers, to prohibited. A false alarm lowers only the very same conversation, by one step, never
/// where a written rule hit. Both end at their date. Learned weights never change by examples.
/// Immutable, thread-safe.
public final class Examples {
  /// No examples.
  public static final Examples NONE = new Examples(List.of());

  /// The rule that findings of a missed example name starts so; the class follows.
  private static final String RULE = "C-";

  /// The share of word triples that two conversations have in common to be nearly the same.
  private static final double NEAR = 0.8;

  /// The check reads no more of a conversation than this when it looks for near ones.
  private static final int TRIPLES_MAX = 20_000;

  private final List<Missed> missed = new ArrayList<>();
  private final List<FalseAlarm> falseAlarms = new ArrayList<>();

  private record Missed(RuleText rule, Instant until, Set<Long> triples) {}

  private record FalseAlarm(String text, Instant until) {}

  /// Reads the examples once; later judgements only compare.
  public Examples(List<Example> examples) {
    for (Example example : examples) {
      ProhibitedClass category = example.category();
      if (example.word() == Example.Word.FALSE_ALARM) {
        falseAlarms.add(new FalseAlarm(text(example.asked()), example.until()));
      } else if (category != null) {
        missed.add(new Missed(rule(category), example.until(), triples(example.asked())));
      }
    }
  }

  /// True when no word was given.
  public boolean isEmpty() {
    return missed.isEmpty() && falseAlarms.isEmpty();
  }

  /// The judgement after the committee's word.
  ///
  /// @param judgement what the check said
  /// @param asked the scrubbed form of the conversation that was judged
  public Judgement apply(Judgement judgement, Conversation asked, Instant now) {
    if (judgement instanceof Judgement.Unsure) {
      return judgement;
    }
    return lowered(raised(judgement, asked, now), asked, now);
  }

  private Judgement raised(Judgement judgement, Conversation asked, Instant now) {
    if (missed.isEmpty() || judgement instanceof Judgement.Prohibited) {
      return judgement;
    }
    Set<Long> triples = triples(asked);
    for (Missed known : missed) {
      if (now.isBefore(known.until()) && near(known.triples(), triples)) {
        return new Judgement.Prohibited(List.of(finding(known.rule())));
      }
    }
    return judgement;
  }

  private Judgement lowered(Judgement judgement, Conversation asked, Instant now) {
    if (falseAlarms.isEmpty() || judgement instanceof Judgement.Clear) {
      return judgement;
    }
    String text = text(asked);
    for (FalseAlarm known : falseAlarms) {
      if (now.isBefore(known.until()) && known.text().equals(text)) {
        return oneStepDown(judgement);
      }
    }
    return judgement;
  }

  private static Judgement oneStepDown(Judgement judgement) {
    return switch (judgement) {
      case Judgement.Prohibited(List<Finding> findings) ->
          findings.stream().allMatch(ProhibitedUse::learned)
              ? new Judgement.Doubt(findings)
              : judgement;
      case Judgement.Doubt(List<Finding> _) -> new Judgement.Clear();
      case Judgement.Clear() -> judgement;
      case Judgement.Unsure(String _) -> judgement;
    };
  }

  private static Finding finding(RuleText rule) {
    return new Finding(rule.id(), rule.category(), 1, rule.title(), rule.explanation(), List.of());
  }

  /// The rule that a missed example of this class makes.
  static RuleText rule(ProhibitedClass category) {
    return new RuleText(
        RULE + category.code(),
        category,
        new Wording(
            "Bijna gelijk aan een vraag die de commissie verboden noemde",
            "Almost the same as a request that the committee called prohibited"),
        new Wording(
                "De commissie heeft van een vraag die bijna gelijk is aan deze vastgesteld dat zij"
                    + " niet is toegestaan. ",
                "Of a request almost the same as this one the committee has said that it is not"
                    + " allowed. ")
            .and(Explanations.text(category)));
  }

  private static boolean near(Set<Long> one, Set<Long> other) {
    boolean oneIsFewer = one.size() <= other.size();
    Set<Long> fewer = oneIsFewer ? one : other;
    Set<Long> more = oneIsFewer ? other : one;
    if (fewer.isEmpty() || fewer.size() < NEAR * more.size()) {
      return false;
    }
    long common = fewer.stream().filter(more::contains).count();
    return common >= NEAR * (one.size() + other.size() - common);
  }

  /// The plain words of everything that was said, each turn under its role.
  private static String text(Conversation asked) {
    StringBuilder text = new StringBuilder();
    for (Turn turn : asked.turns()) {
      words(turn.text(), text.append('\n').append(turn.role()));
    }
    for (Leaf leaf : asked.others()) {
      words(leaf.text(), text.append('\n').append(leaf.pointer()));
    }
    return text.toString();
  }

  private static void words(String turn, StringBuilder text) {
    PlainText plain = Normaliser.plain(turn);
    boolean apart = true;
    for (int i = 0; i < plain.length(); i++) {
      char c = plain.at(i);
      if (!Character.isLetterOrDigit(c)) {
        apart = true;
        continue;
      }
      if (apart) {
        text.append(' ');
      }
      text.append(Hash.lower(c));
      apart = false;
    }
  }

  /// The triples of neighbouring words, in which capitalised words and numbers count as such only:
  /// the same request about another person is nearly the same.
  private static Set<Long> triples(Conversation asked) {
    Set<Long> triples = new HashSet<>();
    for (Turn turn : asked.turns()) {
      long first = turn.role().name().hashCode();
      long second = 0;
      PlainText plain = Normaliser.plain(turn.text());
      int at = 0;
      while (at < plain.length() && triples.size() < TRIPLES_MAX) {
        int end = at;
        while (end < plain.length() && Character.isLetterOrDigit(plain.at(end))) {
          end++;
        }
        if (end > at) {
          long word = word(plain, at, end);
          triples.add(Hash.spread(Hash.step(Hash.step(Hash.step(Hash.SEED, first), second), word)));
          first = second;
          second = word;
        }
        at = Math.max(end, at + 1);
      }
    }
    return triples;
  }

  private static long word(PlainText plain, int from, int to) {
    char c = plain.at(from);
    if (Character.isDigit(c)) {
      return 1;
    }
    boolean opens = from < 2 || plain.at(from - 2) == '.' || plain.at(from - 1) == '\n';
    if (Character.isUpperCase(c) && !opens) {
      return 2;
    }
    long hash = Hash.SEED;
    for (int i = from; i < to; i++) {
      hash = Hash.step(hash, Hash.lower(plain.at(i)));
    }
    return hash;
  }
}
