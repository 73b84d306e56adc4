package nl.genaisluis.audit.search;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
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
import org.apache.lucene.queryparser.simple.SimpleQueryParser;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.MatchAllDocsQuery;
import org.apache.lucene.search.ScoreDoc;
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

  /// Entries between two commits; what a crash loses is taken from the ledger again.
  private static final int COMMIT_EVERY = 5_000;

  private static final Sort NEWEST_FIRST =
      new Sort(new SortField(Documents.INDEX, SortField.Type.LONG, true));

  /// No operators that cost more than they find: fuzzy and near are off.
  private static final int OPERATORS =
      SimpleQueryParser.AND_OPERATOR
          | SimpleQueryParser.NOT_OPERATOR
          | SimpleQueryParser.OR_OPERATOR
          | SimpleQueryParser.PREFIX_OPERATOR
          | SimpleQueryParser.PHRASE_OPERATOR
          | SimpleQueryParser.WHITESPACE_OPERATOR;

  private final Ledger ledger;
  private final Analyzer analyzer;
  private final FSDirectory directory;
  private final IndexWriter writer;
  private final SearcherManager searchers;
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
      writer.deleteAll();
      from = 0;
    }
    this.searchers = new SearcherManager(writer, null);
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
    long position = 0;
    String log = null;
    if (committed != null) {
      for (Map.Entry<String, String> fact : committed) {
        if (fact.getKey().equals(POSITION)) {
          position = Long.parseLong(fact.getValue());
        } else if (fact.getKey().equals(LOG)) {
          log = fact.getValue();
        }
      }
    }
    boolean ours = ledger.log().verifierKey().equals(log) && position <= ledger.size();
    return ours ? position : -1;
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
    writer.setLiveCommitData(
        Map.of(POSITION, Long.toString(position), LOG, ledger.log().verifierKey()).entrySet());
    writer.commit();
    searchers.maybeRefreshBlocking();
    writer.deleteUnusedFiles();
    uncommitted = 0;
  }

  /// The entries that match, newest first. Finds what has been indexed so far. Blocks.
  public Hits find(Query query) {
    org.apache.lucene.search.Query parsed = parse(query);
    try {
      // Whoever looks pays for making the latest entries visible; the follower does not.
      searchers.maybeRefreshBlocking();
      IndexSearcher searcher = searchers.acquire();
      try {
        TopDocs found = searcher.search(parsed, query.offset() + query.limit(), NEWEST_FIRST);
        StoredFields stored = searcher.storedFields();
        List<Hit> hits = new ArrayList<>();
        ScoreDoc[] page = found.scoreDocs;
        for (int i = query.offset(); i < page.length; i++) {
          hits.add(Documents.hit(stored.document(page[i].doc)));
        }
        return new Hits(searcher.count(parsed), hits);
      } finally {
        searchers.release(searcher);
      }
    } catch (IOException failed) {
      throw new SearchFault("index cannot be read", failed);
    }
  }

  private org.apache.lucene.search.Query parse(Query query) {
    BooleanQuery.Builder all = new BooleanQuery.Builder();
    if (query.text().isBlank()) {
      all.add(new MatchAllDocsQuery(), Occur.MUST);
    } else {
      SimpleQueryParser parser =
          new SimpleQueryParser(
              analyzer, Map.of(Documents.TEXT, 1f, Documents.NAMES, 1f), OPERATORS);
      parser.setDefaultOperator(Occur.MUST);
      all.add(parser.parse(query.text()), Occur.MUST);
    }
    if (query.code() != null) {
      all.add(new TermQuery(new Term(Documents.CODE, query.code())), Occur.FILTER);
    }
    if (query.useCase() != null) {
      all.add(new TermQuery(new Term(Documents.USE_CASE, query.useCase())), Occur.FILTER);
    }
    return all.build();
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
