package nl.genaisluis.audit.search;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import nl.genaisluis.audit.content.Content;
import nl.genaisluis.audit.event.Closed;
import nl.genaisluis.audit.event.Entry;
import nl.genaisluis.audit.event.Erased;
import nl.genaisluis.audit.event.Opened;
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
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.ConcurrentMergeScheduler;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.PointValues;
import org.apache.lucene.index.Term;
import org.apache.lucene.index.TieredMergePolicy;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.SearcherManager;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;

/// The index of one ledger. Searches are safe from many threads; the follower's thread writes.
public final class Search implements AutoCloseable {
  private static final String POSITION = "position";
  private static final String LOG = "log";
  private static final String FORMAT = "format";

  /// The leaf before the position: an index of entries that the record lacks gives way.
  private static final String LAST = "last";

  /// Entries between two commits; what a crash loses is taken from the ledger again.
  private static final int COMMIT_EVERY = 5_000;

  /// Entries of one exchange that are searched: a ruling and an end. What is more is a bug.
  private static final int EXCHANGE_MAX = 16;

  private final Ledger ledger;
  private final Analyzer analyzer;
  private final FSDirectory directory;

  // Set by the follower; searches may find the old ones closed for a moment.
  private volatile IndexWriter writer;
  private volatile SearcherManager searchers;
  private final Queries queries;
  private final Following following;

  // Confined to the follower.
  private long uncommitted;
  private String last = "";

  private Search(Path folder, Ledger ledger, boolean anew) throws IOException {
    this.ledger = ledger;
    this.analyzer = analyzer();
    this.directory = FSDirectory.open(folder);
    this.writer = new IndexWriter(directory, config(IndexWriterConfig.OpenMode.CREATE_OR_APPEND));
    long from = start(anew);
    this.searchers = new SearcherManager(writer, null);
    this.queries = new Queries(analyzer, ledger.unitLabels());
    this.following = ledger.follow("search", from, this::index);
  }

  /// Opens the index in a folder of its own, or builds it there from the ledger. An index of
  /// another log, or of entries that this one does not have, is built anew.
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

  /// The entry to go on from, in an index that is empty unless it is one of this log.
  private long start(boolean anew) throws IOException {
    long from = anew ? -1 : position();
    if (from >= 0) {
      return from;
    }
    // Also forgets the shapes of the fields, so an index of an earlier shape gives way.
    writer.deleteAll();
    last = "";
    return 0;
  }

  /// The entry to go on from; -1 when the index is not one of this log.
  private long position() {
    Iterable<Map.Entry<String, String>> committed = writer.getLiveCommitData();
    Map<String, String> facts = new HashMap<>();
    if (committed != null) {
      committed.forEach(fact -> facts.put(fact.getKey(), fact.getValue()));
    }
    long position = Long.parseLong(facts.getOrDefault(POSITION, "0"));
    last = facts.getOrDefault(LAST, "");
    boolean ours =
        name().equals(facts.get(LOG))
            && format().equals(facts.get(FORMAT))
            && last.equals(leafBefore(position));
    return ours ? position : -1;
  }

  /// Asks the store rather than the ledger's size: a node that starts knows entries up to the last
  /// checkpoint at first, and its index may be ahead of that.
  private @Nullable String leafBefore(long position) {
    if (position == 0) {
      return "";
    }
    List<Entry> found = ledger.entries(position - 1, 1);
    return found.isEmpty() ? null : found.getFirst().leaf();
  }

  /// What no other log has and this one has for good: the key of its first year.
  private String name() {
    return ledger.log().shards().getFirst().verifierKey();
  }

  /// The shape of the documents, and the key that their labels are read with.
  private String format() {
    return Documents.FORMAT + " " + ledger.unitLabels().fingerprint();
  }

  private void index(List<Entry> entries) {
    try {
      if (!writer.isOpen()) {
        reopen(entries.getFirst().index());
      }
      take(entries);
    } catch (IOException | AlreadyClosedException failed) {
      throw new SearchFault("index cannot be written", failed);
    }
  }

  private void take(List<Entry> entries) throws IOException {
    put(entries);
    boolean erased = erase(entries);
    uncommitted += entries.size();
    long position = entries.getLast().index() + 1;
    last = entries.getLast().leaf();
    if (erased || uncommitted >= COMMIT_EVERY) {
      commit(position);
    }
  }

  /// A writer that could not write closes itself. The next one begins at the last commit, so what
  /// was taken in since then is taken in again. One that did not get that far is closed, so that
  /// the next batch does not follow a gap.
  private void reopen(long until) throws IOException {
    IndexWriter next =
        new IndexWriter(directory, config(IndexWriterConfig.OpenMode.CREATE_OR_APPEND));
    boolean whole = false;
    try {
      goOn(next, until);
      whole = true;
    } finally {
      if (!whole) {
        next.rollback();
      }
    }
  }

  private void goOn(IndexWriter next, long until) throws IOException {
    SearcherManager before = searchers;
    searchers = new SearcherManager(next, null);
    writer = next;
    before.close();
    uncommitted = 0;
    long from = start(false);
    while (from < until) {
      List<Entry> missed = ledger.entries(from, (int) Math.min(COMMIT_EVERY, until - from));
      take(missed);
      from += missed.size();
    }
  }

  private void put(List<Entry> entries) throws IOException {
    Map<String, String> units =
        ledger.units(entries.stream().filter(Search::mayHaveUnit).map(Entry::leaf).toList());
    for (Entry entry : entries) {
      put(entry, UnitCounts.label(units.get(entry.leaf()), ledger.unitLabels()));
    }
  }

  /// Who asked is told of what was asked and of its end.
  private static boolean mayHaveUnit(Entry entry) {
    return entry.commitment() != null
        && (entry.event() instanceof Opened
            || entry.event() instanceof Refused
            || entry.event() instanceof Closed);
  }

  private void put(Entry entry, String unit) throws IOException {
    String text = null;
    if (entry.event() instanceof Refused && entry.commitment() != null) {
      Content content = ledger.content(entry.leaf());
      text = content == null ? null : content.text();
    }
    Document document = Documents.document(entry, text, unit);
    if (document != null) {
      // An update, so that a batch that comes twice is there once.
      writer.updateDocument(new Term(Documents.LEAF, entry.leaf()), document);
    }
  }

  /// Takes the words and the units of erased contents out of the index, and out of its files; what
  /// their leaves say stays. True when there were any.
  private boolean erase(List<Entry> entries) throws IOException {
    Set<String> targets = new HashSet<>();
    for (Entry entry : entries) {
      boolean text =
          entry.event() instanceof Erased erased && !erased.ground().equals(Erased.USE_RETENTION);
      if (text && entry.event() instanceof Erased erased) {
        targets.add(erased.target());
      }
    }
    Set<Long> found = indexes(targets);
    for (long index : found) {
      put(ledger.entries(index, 1));
    }
    if (!found.isEmpty()) {
      writer.commit();
      awaitMerges();
      writer.forceMergeDeletes(true);
    }
    return !found.isEmpty();
  }

  /// A merge that runs already is left out of the forced one, and what it writes would be in no
  /// commit until the next; the words stood in the segments of before meanwhile.
  private void awaitMerges() {
    if (writer.getConfig().getMergeScheduler() instanceof ConcurrentMergeScheduler merges) {
      merges.sync();
    }
  }

  /// The places in the log of all entries of the exchanges that these leaves are of, as far as they
  /// are searched: what is erased on request goes with its whole exchange.
  private Set<Long> indexes(Set<String> leaves) throws IOException {
    Set<Long> indexes = new TreeSet<>();
    if (leaves.isEmpty()) {
      return indexes;
    }
    searchers.maybeRefreshBlocking();
    IndexSearcher searcher = searchers.acquire();
    try {
      for (String leaf : leaves) {
        TopDocs found = searcher.search(new TermQuery(new Term(Documents.LEAF, leaf)), 1);
        if (found.scoreDocs.length > 0) {
          String exchange =
              Documents.exchange(searcher.storedFields().document(found.scoreDocs[0].doc));
          TopDocs whole =
              searcher.search(new TermQuery(new Term(Documents.EXCHANGE, exchange)), EXCHANGE_MAX);
          for (ScoreDoc each : whole.scoreDocs) {
            indexes.add(Documents.index(searcher.storedFields().document(each.doc)));
          }
        }
      }
    } finally {
      searchers.release(searcher);
    }
    return indexes;
  }

  private void commit(long position) throws IOException {
    Map<String, String> facts =
        Map.of(POSITION, Long.toString(position), LOG, name(), FORMAT, format(), LAST, last);
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
      SearcherManager now = searchers;
      if (writer.isOpen()) {
        // Whoever looks pays for making the latest entries visible; the follower does not.
        now.maybeRefreshBlocking();
      }
      IndexSearcher searcher = now.acquire();
      try {
        long before = Math.min(query.before(), end(searcher));
        return reading.of(searcher, queries.parse(query), before);
      } finally {
        now.release(searcher);
      }
    } catch (IOException | AlreadyClosedException failed) {
      throw new SearchFault("index cannot be read", failed);
    }
  }

  /// The end of what can be found: entries are indexed in their order, so everything before is
  /// there.
  private static long end(IndexSearcher searcher) throws IOException {
    byte[] last = PointValues.getMaxPackedValue(searcher.getIndexReader(), Documents.INDEX);
    return last == null ? 0 : LongPoint.decodeDimension(last, 0) + 1;
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
      if (writer.isOpen()) {
        commit(following.position());
      }
      searchers.close();
      writer.close();
      directory.close();
    } catch (IOException failed) {
      throw new SearchFault("index cannot be closed", failed);
    }
  }
}
