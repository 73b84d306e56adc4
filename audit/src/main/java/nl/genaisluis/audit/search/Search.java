package nl.genaisluis.audit.search;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import nl.genaisluis.audit.ledger.Following;
import nl.genaisluis.audit.ledger.Ledger;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.core.LowerCaseFilterFactory;
import org.apache.lucene.analysis.core.WhitespaceTokenizerFactory;
import org.apache.lucene.analysis.custom.CustomAnalyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.index.MergePolicy;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.FSDirectory;

/// The index of one ledger. Searches are safe from many threads; the follower's thread writes.
public final class Search implements AutoCloseable {
  private final Ledger ledger;
  private final FSDirectory directory;
  private final Indexing indexing;
  private final Searchers searchers;
  private final Queries queries;
  private final Following following;

  private Search(
      Path folder, Ledger ledger, boolean anew, MergePolicy merging, Duration commitAfter)
      throws IOException {
    DutchWords words = new DutchWords();
    Analyzer analyzer = analyzer(words);
    this.ledger = ledger;
    this.directory = FSDirectory.open(folder);
    this.indexing =
        new Indexing(
            new Indexing.Place(directory, analyzer, words, new Gate(merging), commitAfter),
            ledger,
            anew);
    this.searchers = indexing.searchers();
    this.queries = new Queries(analyzer, ledger.unitLabels());
    this.following = ledger.follow("search", indexing.from(), indexing::index);
  }

  /// Opens the index in a folder of its own, or builds it there from the ledger. An index of
  /// another log, or of entries that this one does not have, is built anew.
  public static Search open(Path folder, Ledger ledger) {
    return open(folder, ledger, merging(), Indexing.COMMIT_AFTER);
  }

  /// The same with another choice of what is merged, and of when entries that come slowly are
  /// committed.
  static Search open(Path folder, Ledger ledger, MergePolicy merging, Duration commitAfter) {
    try {
      return new Search(folder, ledger, false, merging, commitAfter);
    } catch (IOException failed) {
      throw new SearchFault("index cannot be opened in " + folder, failed);
    }
  }

  /// Builds the index in a folder anew from every entry of the ledger. Blocks until that is done
  /// and committed; what is interrupted goes on at the next [#open].
  public static void rebuild(Path folder, Ledger ledger) {
    try (Search search = new Search(folder, ledger, true, merging(), Indexing.COMMIT_AFTER)) {
      search.catchUp();
    } catch (IOException failed) {
      throw new SearchFault("index cannot be opened in " + folder, failed);
    }
  }

  /// One erased word among many kept ones must go as well: no share of deletions may stay.
  static MergePolicy merging() {
    return new TieredMergePolicy().setForceMergeDeletesPctAllowed(0);
  }

  private static Analyzer analyzer(DutchWords words) throws IOException {
    Analyzer names =
        CustomAnalyzer.builder()
            .withTokenizer(WhitespaceTokenizerFactory.class)
            .addTokenFilter(LowerCaseFilterFactory.class)
            .build();
    return new PerFieldAnalyzerWrapper(
        words, Map.of(Documents.NAMES, names, Documents.EXCHANGE, names));
  }

  /// The entries that match, newest first. Finds what has been indexed so far. Blocks.
  public Hits find(Query query) {
    return read(
        query,
        (searcher, parsed, before) -> {
          int total = searcher.count(parsed);
          return new Hits(
              total, before, Newest.page(searcher, new Newest.Found(parsed, before, total), query));
        });
  }

  /// The same, and all that match counted by their facets. Blocks.
  public Faceted count(Query query) {
    return read(
        query,
        (searcher, parsed, before) -> {
          Counting.Counted counted = searcher.search(parsed, new Counting.Gathering());
          int total = Math.toIntExact(counted.total());
          Hits hits =
              new Hits(
                  total,
                  before,
                  Newest.page(searcher, new Newest.Found(parsed, before, total), query));
          UnitCounts units = UnitCounts.read(counted.units(), ledger.unitLabels());
          return new Faceted(hits, counted.counts(), units);
        });
  }

  /// A page, and how all that match is spread.
  public record Faceted(Hits hits, Counts counts, UnitCounts units) {}

  private interface Reading<T> {
    T of(IndexSearcher searcher, org.apache.lucene.search.Query parsed, long before)
        throws IOException;
  }

  private <T> T read(Query query, Reading<T> reading) {
    try {
      return searchers.look(
          (searcher, complete) -> {
            long end = Documents.end(searcher.getIndexReader());
            long before = Math.min(query.before(), Math.min(end, complete));
            return reading.of(
                searcher, queries.parse(query, before < end ? before : Query.ALL), before);
          });
    } catch (IOException | AlreadyClosedException failed) {
      throw new SearchFault("index cannot be read", failed);
    }
  }

  /// Blocks until everything that is durable now can be found.
  public void catchUp() {
    following.catchUp();
  }

  /// Ends the follower and commits what it indexed.
  @Override
  public void close() {
    following.close();
    try {
      indexing.close(following.position());
      directory.close();
    } catch (IOException failed) {
      throw new SearchFault("index cannot be closed", failed);
    }
  }
}
