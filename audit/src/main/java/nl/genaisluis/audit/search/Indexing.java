package nl.genaisluis.audit.search;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import nl.genaisluis.audit.event.Entry;
import nl.genaisluis.audit.event.Erased;
import nl.genaisluis.audit.ledger.Ledger;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.IndexWriterConfig.OpenMode;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopDocs;
import org.apache.lucene.store.AlreadyClosedException;
import org.apache.lucene.store.Directory;
import org.jspecify.annotations.Nullable;

/// The writing side of the index of one ledger: takes its entries in, in their order, and takes
/// words out. Confined to the follower.
final class Indexing {
  private static final String POSITION = "position";
  private static final String LOG = "log";
  private static final String FORMAT = "format";

  /// The leaf before the position: an index of entries that the record lacks gives way.
  private static final String LAST = "last";

  /// Entries between two commits at most; what a crash loses is taken from the ledger again. Each
  /// commit writes segments that are merged again and again: seldom ones halve the work of a large
  /// record.
  private static final int COMMIT_EVERY = 262_144;

  /// Entries that come slowly are committed after this time, so that they neither stay in memory
  /// until the buffer is full nor have to be taken in again after a crash.
  static final Duration COMMIT_AFTER = Duration.ofMinutes(2);

  /// Entries that are read at once where an index goes on behind its last commit.
  private static final int CHUNK = 4_096;

  /// What fills it is written to a segment.
  private static final double BUFFER_MB = 64;

  /// Entries of one exchange that are searched: a ruling and an end. What is more is a bug.
  private static final int EXCHANGE_MAX = 16;

  private final Ledger ledger;
  private final Analyzer analyzer;
  private final Directory directory;
  private final DutchWords words;
  private final Gate gate;
  private final Duration commitAfter;
  private final Expunging expunging;
  private final Drafting drafting;
  private final Searchers searchers;
  private final long from;
  private IndexWriter writer;
  private long uncommitted;
  private long committed = System.nanoTime();

  /// Entries before this one may be there already: those of a batch that failed, and what an
  /// erasure committed ahead of the position.
  private long there;

  private String last = "";

  /// @param anew whether what is there gives way
  Indexing(Place place, Ledger ledger, boolean anew) throws IOException {
    this.ledger = ledger;
    this.analyzer = place.analyzer();
    this.directory = place.directory();
    this.words = place.words();
    this.gate = place.gate();
    this.commitAfter = place.commitAfter();
    this.expunging = new Expunging(directory, gate);
    this.drafting = new Drafting(ledger);
    this.writer = new IndexWriter(directory, config());
    this.from = start(anew);
    this.searchers = new Searchers(writer, from);
  }

  /// Where an index lies, and how it is written.
  ///
  /// @param words what the analyzer takes texts apart with
  /// @param commitAfter entries that come after this time since the last commit make another one
  record Place(
      Directory directory, Analyzer analyzer, DutchWords words, Gate gate, Duration commitAfter) {}

  /// The entry that the index goes on from.
  long from() {
    return from;
  }

  Searchers searchers() {
    return searchers;
  }

  private IndexWriterConfig config() {
    return new IndexWriterConfig(analyzer)
        .setOpenMode(OpenMode.CREATE_OR_APPEND)
        .setCommitOnClose(false)
        .setRAMBufferSizeMB(BUFFER_MB)
        .setMergePolicy(gate);
  }

  /// The entry to go on from, in an index that is empty unless it is one of this log.
  private long start(boolean anew) throws IOException {
    long known = anew ? -1 : position();
    if (known >= 0) {
      there = end();
      return known;
    }
    // Also forgets the shapes of the fields, so an index of an earlier shape gives way.
    writer.deleteAll();
    there = 0;
    last = "";
    return 0;
  }

  private long end() throws IOException {
    try (DirectoryReader reader = DirectoryReader.open(writer)) {
      return Documents.end(reader);
    }
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

  /// Takes entries in. When it throws, none of them count as taken in.
  void index(List<Entry> entries) {
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
    long position = entries.getLast().index() + 1;
    boolean again = entries.getFirst().index() < there;
    there = Math.max(there, position);
    drafting.put(writer, entries, again);
    searchers.complete(position);
    boolean erased = erase(entries);
    uncommitted += entries.size();
    last = entries.getLast().leaf();
    boolean late = System.nanoTime() - committed >= commitAfter.toNanos();
    if (erased || late || uncommitted >= COMMIT_EVERY) {
      commit(position);
    }
  }

  /// A writer that could not write closes itself. The next one begins at the last commit, so what
  /// was taken in since then is taken in again. One that did not get that far is closed, so that
  /// the next batch does not follow a gap.
  private void reopen(long until) throws IOException {
    IndexWriter next = new IndexWriter(directory, config());
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
    writer = next;
    uncommitted = 0;
    long missed = start(false);
    searchers.turnTo(next, missed);
    while (missed < until) {
      List<Entry> some = ledger.entries(missed, (int) Math.min(CHUNK, until - missed));
      take(some);
      missed += some.size();
    }
  }

  /// Takes the words and the units of erased contents out of the index, and out of its files; what
  /// their leaves say stays. True when entries tell of an erasure: then no file of the index holds
  /// any of it, also where an earlier try of the same entries had taken it out of the index alone.
  private boolean erase(List<Entry> entries) throws IOException {
    Set<String> targets = new HashSet<>();
    for (Entry entry : entries) {
      if (entry.event() instanceof Erased erased && !erased.ground().equals(Erased.USE_RETENTION)) {
        targets.add(erased.target());
      }
    }
    if (targets.isEmpty()) {
      return false;
    }
    List<Entry> whole = new ArrayList<>();
    for (long index : indexes(targets)) {
      whole.addAll(ledger.entries(index, 1));
    }
    drafting.put(writer, whole, true);
    expunging.expunge(writer, searchers);
    words.forget();
    return true;
  }

  /// The places in the log of all entries with words or a unit of the exchanges that these leaves
  /// are of: what is erased on request goes with its whole exchange.
  private Set<Long> indexes(Set<String> leaves) throws IOException {
    return searchers.look(
        (searcher, _) -> {
          Set<Long> indexes = new TreeSet<>();
          for (String leaf : leaves) {
            TopDocs found = searcher.search(new TermQuery(new Term(Documents.LEAF, leaf)), 1);
            if (found.scoreDocs.length > 0) {
              indexes.addAll(ofExchange(searcher, found.scoreDocs[0].doc));
            }
          }
          return indexes;
        });
  }

  private static Set<Long> ofExchange(IndexSearcher searcher, int document) throws IOException {
    String exchange = Documents.exchange(searcher.storedFields().document(document));
    BooleanQuery erasable =
        new BooleanQuery.Builder()
            .add(new TermQuery(new Term(Documents.EXCHANGE, exchange)), Occur.FILTER)
            .add(new TermQuery(Documents.ERASABLE), Occur.FILTER)
            .build();
    TopDocs whole = searcher.search(erasable, EXCHANGE_MAX);
    Set<Long> indexes = new TreeSet<>();
    for (ScoreDoc each : whole.scoreDocs) {
      indexes.add(Documents.index(searcher.storedFields().document(each.doc)));
    }
    return indexes;
  }

  private void commit(long position) throws IOException {
    Map<String, String> facts =
        Map.of(POSITION, Long.toString(position), LOG, name(), FORMAT, format(), LAST, last);
    writer.setLiveCommitData(facts.entrySet());
    writer.commit();
    searchers.refresh();
    writer.deleteUnusedFiles();
    uncommitted = 0;
    committed = System.nanoTime();
  }

  /// Commits what was taken in up to here, and ends.
  void close(long position) throws IOException {
    drafting.close();
    if (writer.isOpen()) {
      commit(position);
    }
    searchers.close();
    writer.close();
  }
}
