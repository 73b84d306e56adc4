package nl.genaisluis.audit.search;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import nl.genaisluis.audit.content.Content;
import nl.genaisluis.audit.content.ContentFault;
import nl.genaisluis.audit.content.UnitLabels;
import nl.genaisluis.audit.event.Closed;
import nl.genaisluis.audit.event.Entry;
import nl.genaisluis.audit.event.Opened;
import nl.genaisluis.audit.event.Refused;
import nl.genaisluis.audit.ledger.Ledger;
import org.apache.lucene.document.Document;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.Term;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Writes entries into the index with the words of their contents, on several threads when there
/// are many: opening a content and taking its words apart is nearly all of the work. Confined to
/// the follower, but for the workers' own entries.
final class Drafting implements AutoCloseable {
  /// Entries that one worker takes at a time. Bounds the contents that are in memory at once.
  private static final int AT_ONCE = 32;

  private static final int WORKERS_MAX = 4;

  /// Units of which the label is kept; an organisation has fewer.
  private static final int LABELS_MAX = 1_024;

  private static final Logger LOG = LoggerFactory.getLogger(Drafting.class);

  private final Ledger ledger;
  private final ExecutorService pool;

  /// To seal a unit takes a good part of what an entry costs, and units come again.
  private final Map<String, String> labels = new ConcurrentHashMap<>();

  Drafting(Ledger ledger) {
    this.ledger = ledger;
    this.pool =
        Executors.newFixedThreadPool(
            Math.min(WORKERS_MAX, Runtime.getRuntime().availableProcessors()),
            Thread.ofPlatform().name("ledger-search-draft-", 0).daemon().factory());
  }

  /// Writes entries in no order. When this returns or throws, nobody is writing any more; when it
  /// throws, some of them may be there.
  ///
  /// @param again whether some may be there already; each is there once afterwards
  void put(IndexWriter writer, List<Entry> entries, boolean again) throws IOException {
    if (entries.size() <= AT_ONCE) {
      putSome(writer, entries, again);
      return;
    }
    List<CompletableFuture<Void>> underWay = new ArrayList<>();
    for (int from = 0; from < entries.size(); from += AT_ONCE) {
      List<Entry> some = entries.subList(from, Math.min(entries.size(), from + AT_ONCE));
      underWay.add(CompletableFuture.runAsync(() -> putUnchecked(writer, some, again), pool));
    }
    await(CompletableFuture.allOf(underWay.toArray(CompletableFuture<?>[]::new)));
  }

  private static void await(CompletableFuture<Void> all) throws IOException {
    try {
      all.join();
    } catch (CompletionException failed) {
      switch (failed.getCause()) {
        case UncheckedIOException disk -> throw disk.getCause();
        case RuntimeException other -> throw other;
        case Error fatal -> throw fatal;
        case null, default -> throw failed;
      }
    }
  }

  private void putUnchecked(IndexWriter writer, List<Entry> entries, boolean again) {
    try {
      putSome(writer, entries, again);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private void putSome(IndexWriter writer, List<Entry> entries, boolean again) throws IOException {
    Map<String, Content> contents =
        contents(entries.stream().filter(Drafting::mayHaveWords).map(Entry::leaf).toList());
    for (Entry entry : entries) {
      Document document = document(entry, contents.get(entry.leaf()));
      if (document != null && again) {
        writer.updateDocument(new Term(Documents.LEAF, entry.leaf()), document);
      } else if (document != null) {
        writer.addDocument(document);
      }
    }
  }

  /// The contents that can be opened. One that cannot is of no use to a search, and must not keep
  /// the entries after it out of the index, nor an erasure among them.
  private Map<String, Content> contents(List<String> leaves) {
    try {
      return ledger.contents(leaves);
    } catch (ContentFault oneOfThem) {
      Map<String, Content> contents = new HashMap<>();
      leaves.forEach(leaf -> contents.putAll(contentOf(leaf)));
      return contents;
    }
  }

  private Map<String, Content> contentOf(String leaf) {
    try {
      return ledger.contents(List.of(leaf));
    } catch (ContentFault damaged) {
      LOG.error("content cannot be opened, its words are not found leaf={}", leaf, damaged);
      return Map.of();
    }
  }

  private @Nullable Document document(Entry entry, @Nullable Content content) {
    return Documents.document(
        entry,
        content == null ? null : words(entry, content.text()),
        label(content == null ? null : content.unit()));
  }

  private String label(@Nullable String unit) {
    if (unit == null) {
      return UnitLabels.NONE;
    }
    String label = labels.get(unit);
    if (label == null) {
      if (labels.size() >= LABELS_MAX) {
        labels.clear();
      }
      label = UnitCounts.label(unit, ledger.unitLabels());
      labels.put(unit, label);
    }
    return label;
  }

  /// An answer is its words, also one in JSON.
  private static String words(Entry entry, String text) {
    return entry.event() instanceof Closed ? text : Wording.of(text);
  }

  /// What was asked, what was answered, and who asked: the unit stands with both.
  private static boolean mayHaveWords(Entry entry) {
    return entry.commitment() != null
        && (entry.event() instanceof Opened
            || entry.event() instanceof Refused
            || entry.event() instanceof Closed);
  }

  /// Ends the workers.
  @Override
  public void close() {
    pool.close();
  }
}
