package nl.genaisluis.policy.prohibited;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import org.apache.lucene.analysis.core.KeywordAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.TextField;
import org.apache.lucene.monitor.HighlightsMatch;
import org.apache.lucene.monitor.MatchingQueries;
import org.apache.lucene.monitor.Monitor;
import org.apache.lucene.monitor.MonitorConfiguration;
import org.apache.lucene.monitor.MonitorQuery;
import org.apache.lucene.monitor.Presearcher;
import org.apache.lucene.queries.intervals.IntervalQuery;
import org.apache.lucene.queries.intervals.Intervals;
import org.apache.lucene.queries.intervals.IntervalsSource;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.Query;
import org.jspecify.annotations.Nullable;

/// The written rules as Lucene Monitor queries. Each word list of the rule book is one term; a text
/// becomes the stream of the lists that its words belong to. A [Prefilter] keeps the texts that no
/// rule can hit from Lucene. The monitor is built on a thread of its own, because Lucene takes
/// longer to start than all else; a text that needs it earlier waits for it. Thread-safe until it
/// is closed.
final class RuleMatcher implements AutoCloseable {
  private static final String FIELD = "text";

  private final FutureTask<Monitor> monitor;
  private final WordPatterns patterns;
  private final Map<String, Integer> lists = new HashMap<>();
  private final Map<String, Rule> rules = new HashMap<>();
  private final @Nullable Prefilter prefilter;

  /// A rule that hit and the stretch of the view that its words cover.
  record Hit(Rule rule, int from, int to) {}

  /// @param prefilter false only to show that the prefilter loses nothing
  RuleMatcher(RuleBook book, boolean prefilter) {
    number(RuleBook.NAME);
    number(RuleBook.NUMBER);
    WordPatterns.Builder builder = new WordPatterns.Builder();
    book.words()
        .forEach(
            (name, words) -> {
              int list = number(name);
              words.forEach(word -> builder.add(word, list));
            });
    patterns = builder.build();
    for (Rule rule : book.rules()) {
      rules.put(rule.id(), rule);
    }
    this.prefilter = prefilter ? new Prefilter(book.rules(), this::listOf) : null;
    monitor = new FutureTask<>(() -> monitor(book));
    Thread.ofPlatform().daemon().name("prohibited-rules").start(monitor);
  }

  private Monitor monitor(RuleBook book) throws IOException {
    List<MonitorQuery> queries = new ArrayList<>();
    for (Rule rule : book.rules()) {
      queries.add(new MonitorQuery(rule.id(), query(rule)));
    }
    Monitor built =
        new Monitor(new KeywordAnalyzer(), Presearcher.NO_FILTERING, new MonitorConfiguration());
    built.register(queries);
    return built;
  }

  /// The monitor, once it is there. A monitor that could not be built fails every text.
  private Monitor built() {
    try {
      return monitor.get();
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the rules are built", stopped);
    } catch (ExecutionException broken) {
      throw new IllegalStateException("the rules could not be built", broken);
    }
  }

  /// The written rules, in no order.
  Collection<Rule> rules() {
    return rules.values();
  }

  private int number(String list) {
    Integer known = lists.putIfAbsent(list, lists.size());
    return known == null ? lists.size() - 1 : known;
  }

  private int listOf(String name) {
    Integer list = lists.get(name);
    if (list == null) {
      throw new IllegalArgumentException("no word list " + name);
    }
    return list;
  }

  private Query query(Rule rule) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    for (Rule.Near near : rule.nears()) {
      all.add(intervals(near), BooleanClause.Occur.MUST);
    }
    for (String name : rule.unless()) {
      IntervalsSource word = Intervals.term(ListTokens.term(listOf(name)));
      all.add(new IntervalQuery(FIELD, word), BooleanClause.Occur.MUST_NOT);
    }
    return all.build();
  }

  private Query intervals(Rule.Near near) {
    IntervalsSource[] words =
        near.of().stream()
            .map(name -> Intervals.term(ListTokens.term(listOf(name))))
            .toArray(IntervalsSource[]::new);
    IntervalsSource together =
        words.length == 1
            ? words[0]
            : near.ordered() ? Intervals.ordered(words) : Intervals.unordered(words);
    return new IntervalQuery(FIELD, Intervals.maxwidth(near.within(), together));
  }

  /// The rules that hit this view.
  List<Hit> match(View view, Words words) {
    ListTokens tokens = new ListTokens(view, words, patterns, lists.size());
    if (prefilter != null && !prefilter.mayHit(tokens)) {
      return List.of();
    }
    Document document = new Document();
    document.add(new TextField(FIELD, tokens));
    MatchingQueries<HighlightsMatch> matches;
    try {
      matches = built().match(document, HighlightsMatch.MATCHER);
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    if (!matches.getErrors().isEmpty()) {
      throw new IllegalStateException("a rule could not be run: " + matches.getErrors().keySet());
    }
    List<Hit> hits = new ArrayList<>();
    for (HighlightsMatch match : matches.getMatches()) {
      hits.add(hit(match));
    }
    return hits;
  }

  private Hit hit(HighlightsMatch match) {
    Rule rule = rules.get(match.getQueryId());
    if (rule == null) {
      throw new IllegalStateException("no rule " + match.getQueryId());
    }
    int from = Integer.MAX_VALUE;
    int to = 0;
    for (HighlightsMatch.Hit hit : match.getHits(FIELD)) {
      if (from == Integer.MAX_VALUE || hit.startOffset() - to < 200) {
        from = Math.min(from, hit.startOffset());
        to = Math.max(to, hit.endOffset());
      }
    }
    return new Hit(rule, Math.min(from, to), to);
  }

  /// Ends the matcher; a later [#match] throws.
  @Override
  public void close() {
    try {
      built().close();
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
  }
}
