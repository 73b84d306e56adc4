package nl.genaisluis.gateway.guideline;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.lucene.analysis.TokenStream;
import org.apache.lucene.analysis.tokenattributes.CharTermAttribute;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.TextField;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.BoostQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.store.ByteBuffersDirectory;
import org.jspecify.annotations.Nullable;

/// The passages of all guidelines, in memory, found by BM25 over Dutch stems. Built once; safe to
/// search from any thread.
final class GuidelineIndex {
  private static final int CANDIDATES = 12;

  /// A word that may be part of a compound.
  private static final Pattern PART = Pattern.compile("(?<!\\p{L})\\p{L}{5,12}(?!\\p{L})");

  private static final float TITLE_BOOST = 0.6f;
  private static final float HEADING_BOOST = 2f;

  private final List<Passage> passages;
  private final GuidelineAnalyzer analyzer;
  private final IndexSearcher searcher;
  private final Map<String, Integer> frequencies = new HashMap<>();
  private final List<Set<String>> synonyms;

  /// The stems of each passage, at its place in `passages`.
  private final List<Set<String>> stems;

  /// A passage that was found.
  ///
  /// @param quote its sentences that matter, word for word, with `[…]` for what was left out
  ///   between
  record Found(Passage passage, String quote) {}

  /// The passage that fits a question best.
  ///
  /// @param score by BM25
  /// @param share of the question's own words that it has
  record Scored(Passage passage, float score, double share) {}

  GuidelineIndex(List<GuidelineDocument> documents) {
    this.passages =
        documents.stream().flatMap(each -> MarkdownReader.passages(each).stream()).toList();
    this.analyzer = new GuidelineAnalyzer(words());
    try {
      ByteBuffersDirectory directory = new ByteBuffersDirectory();
      try (IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig(analyzer))) {
        for (Passage passage : passages) {
          writer.addDocument(document(passage));
        }
        writer.forceMerge(1);
      }
      this.searcher = new IndexSearcher(DirectoryReader.open(directory));
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    this.synonyms =
        Question.SYNONYMS.stream().map(group -> stems(String.join(" ", group))).toList();
    this.stems = passages.stream().map(each -> stems(each.heading() + " " + each.text())).toList();
    stems.forEach(each -> each.forEach(stem -> frequencies.merge(stem, 1, Integer::sum)));
  }

  List<Passage> passages() {
    return passages;
  }

  /// The stems of this text, without words that say nothing of a subject, in order.
  Set<String> stems(String text) {
    Set<String> stems = new LinkedHashSet<>();
    try (TokenStream tokens = analyzer.tokenStream("text", text)) {
      CharTermAttribute term = tokens.addAttribute(CharTermAttribute.class);
      tokens.reset();
      while (tokens.incrementToken()) {
        stems.add(term.toString());
      }
      tokens.end();
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return stems;
  }

  /// The stems that stand for the same thing as this one, itself included.
  Set<String> same(String stem) {
    return synonyms.stream()
        .filter(group -> group.contains(stem))
        .findFirst()
        .orElseGet(() -> Set.of(stem));
  }

  /// The best passages for a question, at most this many; none when nothing is about it.
  List<Found> find(Question question, int max) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    question.weights().forEach((stem, weight) -> add(query, stem, weight));
    List<Found> found = new ArrayList<>();
    try {
      float least = 0;
      for (ScoreDoc hit : searcher.search(query.build(), CANDIDATES).scoreDocs) {
        Passage passage = passages.get(hit.doc);
        boolean about = question.covers(stems.get(hit.doc));
        if (about && hit.score >= least && found.size() < max) {
          found.add(new Found(passage, quote(passage, question)));
          least = Math.max(least, hit.score / 2);
        }
      }
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
    return found;
  }

  /// The best passage for a question with its score; null when there is none at all.
  @Nullable Scored best(Question question) {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    question.weights().forEach((stem, weight) -> add(query, stem, weight));
    try {
      ScoreDoc[] hits = searcher.search(query.build(), 1).scoreDocs;
      if (hits.length == 0) {
        return null;
      }
      Passage passage = passages.get(hits[0].doc);
      return new Scored(passage, hits[0].score, question.share(stems.get(hits[0].doc)));
    } catch (IOException inMemory) {
      throw new UncheckedIOException(inMemory);
    }
  }

  private static void add(BooleanQuery.Builder query, String stem, float weight) {
    query.add(term("text", stem, weight), BooleanClause.Occur.SHOULD);
    query.add(term("heading", stem, weight * HEADING_BOOST), BooleanClause.Occur.SHOULD);
    query.add(term("title", stem, weight * TITLE_BOOST), BooleanClause.Occur.SHOULD);
  }

  private static BoostQuery term(String field, String stem, float boost) {
    return new BoostQuery(new TermQuery(new Term(field, stem)), boost);
  }

  /// The three sentences that say most of the question's words, rare words counting more. A passage
  /// of one or two sentences is quoted whole; so are the first two when only the heading fits. An
  /// item of a list comes with the line that begins the list.
  private String quote(Passage passage, Question question) {
    List<String> sentences = passage.sentences();
    double[] scores = new double[sentences.size()];
    List<Integer> order = new ArrayList<>();
    for (int i = 0; i < sentences.size(); i++) {
      for (String stem : stems(sentences.get(i))) {
        scores[i] += question.weight(stem) * rarity(stem);
      }
      order.add(i);
    }
    order.sort((a, b) -> Double.compare(scores[b], scores[a]));
    double top = scores[order.getFirst()];
    boolean start = top == 0 || sentences.size() <= 2;
    List<Integer> chosen =
        order.stream().filter(at -> start ? at < 2 : scores[at] >= top / 2).limit(3).toList();
    return joined(sentences, withLeads(sentences, chosen));
  }

  /// An item of a list says little without the line that begins the list.
  private static List<Integer> withLeads(List<String> sentences, List<Integer> chosen) {
    SortedSet<Integer> quoted = new TreeSet<>(chosen);
    for (int at : chosen) {
      int lead = at;
      while (lead > 0 && Character.isLowerCase(sentences.get(lead).codePointAt(0))) {
        lead--;
      }
      if (sentences.get(lead).endsWith(":")) {
        quoted.add(lead);
      }
    }
    return List.copyOf(quoted);
  }

  private static String joined(List<String> sentences, List<Integer> chosen) {
    StringBuilder quote = new StringBuilder();
    for (int i = 0; i < chosen.size(); i++) {
      if (i > 0) {
        quote.append(chosen.get(i) == chosen.get(i - 1) + 1 ? " " : " […] ");
      }
      quote.append(sentences.get(chosen.get(i)));
    }
    return quote.toString();
  }

  private double rarity(String stem) {
    return Math.log(1 + (double) passages.size() / frequencies.getOrDefault(stem, 1));
  }

  private Set<String> words() {
    Set<String> words = new HashSet<>();
    for (Passage passage : passages) {
      String all = passage.heading() + " " + passage.text();
      Matcher found = PART.matcher(all.toLowerCase(Locale.ROOT));
      while (found.find()) {
        words.add(found.group());
      }
    }
    return words;
  }

  private static Document document(Passage passage) {
    Document document = new Document();
    document.add(new TextField("title", passage.title(), Field.Store.NO));
    document.add(new TextField("heading", passage.heading(), Field.Store.NO));
    document.add(new TextField("text", passage.text(), Field.Store.NO));
    return document;
  }
}
