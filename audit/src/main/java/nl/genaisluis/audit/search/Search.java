package nl.genaisluis.audit.search;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.genaisluis.audit.content.Content;
import nl.genaisluis.audit.event.Entry;
import nl.genaisluis.audit.event.Erased;
import nl.genaisluis.audit.event.Refused;
import nl.genaisluis.audit.ledger.Following;
import nl.genaisluis.audit.ledger.Ledger;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.core.LowerCaseFilterFactory;
import org.apache.lucene.analysis.core.WhitespaceTokenizerFactory;
import org.apache.lucene.analysis.custom.CustomAnalyzer;
import org.apache.lucene.analysis.miscellaneous.PerFieldAnalyzerWrapper;
import org.apache.lucene.analysis.nl.DutchAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.FSDirectory;

/// The index of one ledger. Searches are safe from many threads; the follower's thread writes.
public final class Search implements AutoCloseable {
  private static final String POSITION = "position";
  private static final String LOG = "log";
  private static final String FORMAT = "format";

  /// Entries between two commits; what a crash loses is taken from the ledger again.
  private static final int COMMIT_EVERY = 5_000;

  private static final Sort NEWEST_FIRST =
      new Sort(new SortField(Documents.INDEX, SortField.Type.LONG, true));

  private final Ledger ledger;
  private final Analyzer analyzer;
  private final FSDirectory directory;
  private final IndexWriter writer;
  private final SearcherManager searchers;
  private final Queries queries;
  private final Following following;

  // Confined to the follower.
  private long uncommitted;

  private Search(Path folder, Ledger ledger, boolean anew) throws IOException {
    this.ledger = ledger;
    this.analyzer = analyzer();
    this.directory = FSDirectory.open(folder);
    this.writer = new IndexWriter(directory, config(IndexWriterConfig.OpenMode.CREATE_OR_APPEND));
    long from = anew ? -1 : position();
    if (from < 0) {
      // Also forgets the shapes of the fields, so an index of an earlier shape gives way.
      writer.deleteAll();
      from = 0;
    }
    this.searchers = new SearcherManager(writer, null);
    this.queries = new Queries(analyzer);
    this.following = ledger.follow("search", from, this::index);
  }

  /// Opens the index in a folder of its own, or builds it there from the ledger. An index of
  /// another log, or ahead of this one, is built anew.
  public static Search open(Path folder, Ledger ledger) {
    try {
      return new Search(folder, ledger, false);
    } catch (IOException failed) {
      throw new SearchFault("index cannot be opened in " + folder, failed);
    }
  }

  /// Builds the index in a folder anew from every entry of the ledger. Blocks until that is done
  /// and committed; what is interrupted goes on at the next [#open].
  public static void rebuild(Path folder, Ledger ledger) {
    try (Search search = new Search(folder, ledger, true)) {
      search.catchUp();
    } catch (IOException failed) {
      throw new SearchFault("index cannot be opened in " + folder, failed);
    }
  }

  private IndexWriterConfig config(IndexWriterConfig.OpenMode mode) {
    // One erased word among many kept ones must go as well: no share of deletions may stay.
    return new IndexWriterConfig(analyzer)
        .setOpenMode(mode)
        .setCommitOnClose(false)
        .setMergePolicy(new TieredMergePolicy().setForceMergeDeletesPctAllowed(0));
  }

  private static Analyzer analyzer() throws IOException {
    Analyzer names =
        CustomAnalyzer.builder()
            .withTokenizer(WhitespaceTokenizerFactory.class)
            .addTokenFilter(LowerCaseFilterFactory.class)
            .build();
    return new PerFieldAnalyzerWrapper(new DutchAnalyzer(), Map.of(Documents.NAMES, names));
  }

  /// The entry to go on from; -1 when the index is not one of this log.
  private long position() {
    Iterable<Map.Entry<String, String>> committed = writer.getLiveCommitData();
    Map<String, String> facts = new HashMap<>();
    if (committed != null) {
      committed.forEach(fact -> facts.put(fact.getKey(), fact.getValue()));
    }
    long position = Long.parseLong(facts.getOrDefault(POSITION, "0"));
    boolean ours =
        name().equals(facts.get(LOG))
            && Documents.FORMAT.equals(facts.get(FORMAT))
            && position <= ledger.size();
    return ours ? position : -1;
  }

  /// What no other log has and this one has for good: the key of its first year.
  private String name() {
    return ledger.log().shards().getFirst().verifierKey();
  }

  private void index(List<Entry> entries) {
    try {
      for (Entry entry : entries) {
        put(entry);
      }
      boolean erased = erase(entries);
      uncommitted += entries.size();
      long position = entries.getLast().index() + 1;
      if (erased || uncommitted >= COMMIT_EVERY) {
        commit(position);
      }
    } catch (IOException failed) {
      throw new SearchFault("index cannot be written", failed);
    }
  }

  private void put(Entry entry) throws IOException {
    String text = null;
    if (entry.event() instanceof Refused && entry.commitment() != null) {
      Content content = ledger.content(entry.leaf());
      text = content == null ? null : content.text();
    }
    Document document = Documents.document(entry, text);
    if (document != null) {
      // An update, so that a batch that comes twice is there once.
      writer.updateDocument(new Term(Documents.LEAF, entry.leaf()), document);
    }
  }

  /// Takes the words of erased contents out of the index, and out of its files; what their leaves
  /// say stays. True when there were any.
  private boolean erase(List<Entry> entries) throws IOException {
    Set<String> targets = new HashSet<>();
    for (Entry entry : entries) {
      boolean text =
          entry.event() instanceof Erased erased && !erased.ground().equals(Erased.USE_RETENTION);
      if (text && entry.event() instanceof Erased erased) {
        targets.add(erased.target());
      }
    }
    List<Long> found = indexes(targets);
    for (long index : found) {
      put(ledger.entries(index, 1).getFirst());
    }
    if (!found.isEmpty()) {
      writer.commit();
      writer.forceMergeDeletes(true);
    }
    return !found.isEmpty();
  }

  /// The places in the log of the leaves with these ids, as far as they are searched.
  private List<Long> indexes(Set<String> leaves) throws IOException {
    List<Long> indexes = new ArrayList<>();
    if (leaves.isEmpty()) {
      return indexes;
    }
    searchers.maybeRefreshBlocking();
    IndexSearcher searcher = searchers.acquire();
    try {
      for (String leaf : leaves) {
        TopDocs found = searcher.search(new TermQuery(new Term(Documents.LEAF, leaf)), 1);
        if (found.scoreDocs.length > 0) {
          indexes.add(Documents.index(searcher.storedFields().document(found.scoreDocs[0].doc)));
        }
      }
    } finally {
      searchers.release(searcher);
    }
    return indexes;
  }

  private void commit(long position) throws IOException {
    Map<String, String> facts =
        Map.of(POSITION, Long.toString(position), LOG, name(), FORMAT, Documents.FORMAT);
    writer.setLiveCommitData(facts.entrySet());
    writer.commit();
    searchers.maybeRefreshBlocking();
    writer.deleteUnusedFiles();
    uncommitted = 0;
  }

  /// The entries that match, newest first. Finds what has been indexed so far. Blocks.
  public Hits find(Query query) {
    return read(
        query,
        (searcher, parsed, before) ->
            new Hits(searcher.count(parsed), before, page(searcher, parsed, query)));
  }

  /// The same, and all that match counted by their facets. Blocks.
  public Faceted count(Query query) {
    return read(
        query,
        (searcher, parsed, before) -> {
          Counting.Counted counted = searcher.search(parsed, new Counting.Gathering());
          Hits hits = new Hits(counted.total(), before, page(searcher, parsed, query));
          return new Faceted(hits, counted.counts());
        });
  }

  /// A page, and how all that match is spread.
  public record Faceted(Hits hits, Counts counts) {}

  private interface Reading<T> {
    T of(IndexSearcher searcher, org.apache.lucene.search.Query parsed, long before)
        throws IOException;
  }

  private <T> T read(Query query, Reading<T> reading) {
    try {
      // Whoever looks pays for making the latest entries visible; the follower does not.
      searchers.maybeRefreshBlocking();
      IndexSearcher searcher = searchers.acquire();
      try {
        long before = Math.min(query.before(), end(searcher));
        return reading.of(searcher, queries.parse(query), before);
      } finally {
        searchers.release(searcher);
      }
    } catch (IOException failed) {
      throw new SearchFault("index cannot be read", failed);
    }
  }

  /// The end of what can be found: entries are indexed in their order, so everything before is
  /// there.
  private static long end(IndexSearcher searcher) throws IOException {
    TopDocs newest = searcher.search(new MatchAllDocsQuery(), 1, NEWEST_FIRST);
    return newest.scoreDocs.length == 0
        ? 0
        : Documents.index(searcher.storedFields().document(newest.scoreDocs[0].doc)) + 1;
  }

  private static List<Hit> page(
      IndexSearcher searcher, org.apache.lucene.search.Query parsed, Query query)
      throws IOException {
    TopDocs found = searcher.search(parsed, query.offset() + query.limit(), NEWEST_FIRST);
    StoredFields stored = searcher.storedFields();
    List<Hit> hits = new ArrayList<>();
    for (int i = query.offset(); i < found.scoreDocs.length; i++) {
      hits.add(Documents.hit(stored.document(found.scoreDocs[i].doc)));
    }
    return hits;
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
      commit(following.position());
      searchers.close();
      writer.close();
      directory.close();
    } catch (IOException failed) {
      throw new SearchFault("index cannot be closed", failed);
    }
  }
}
