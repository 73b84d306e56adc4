package nl.genaisluis.audit.search;

import static nl.genaisluis.audit.search.Indexing.COMMIT_AFTER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import nl.genaisluis.audit.content.Content;
import nl.genaisluis.audit.event.Erased;
import nl.genaisluis.audit.ledger.Events;
import nl.genaisluis.audit.ledger.Ledger;
import nl.genaisluis.audit.ledger.LedgerConfig;
import nl.genaisluis.audit.ledger.Receipt;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.FilterMergePolicy;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SegmentInfos;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Erased words while others search: every search makes what is new visible, which makes segments
/// and has them merged at any moment.
final class ExpungingIT {
  private static final int ROUNDS = 8;
  private static final int TEXTS = 12;
  private static final int SEARCHERS = 3;

  @TempDir Path folder;
  private final AtomicBoolean searching = new AtomicBoolean(true);
  private final ExecutorService searchers = Executors.newFixedThreadPool(SEARCHERS);

  @BeforeEach
  void searchOn() {
    searching.set(true);
  }

  @AfterEach
  void end() {
    searching.set(false);
    searchers.close();
  }

  @Test
  void noFileKnowsAnErasedWordHoweverManySearchMeanwhile() throws Exception {
    try (Ledger ledger = Ledger.open(config(), Clock.systemUTC());
        Search search = Search.open(folder.resolve("data/index"), ledger)) {
      List<Future<Long>> searched = searchers(search);
      List<String> left = new ArrayList<>();
      for (int round = 0; round < ROUNDS; round++) {
        Receipt gone = fill(ledger, search, round);

        ledger.erase(erased(gone, round)).join();
        search.catchUp();

        left.addAll(left("zilvervloot" + round));
        assertThat(found(search, "zilvervloot" + round)).isZero();
        assertThat(found(search, "blijvend" + round)).isEqualTo(TEXTS);
      }
      searching.set(false);

      assertThat(left).isEmpty();
      for (Future<Long> each : searched) {
        assertThat(each.get()).isPositive();
      }
    }
  }

  @Test
  void triesAgainWhereSegmentsWereInAMergeAtFirst() throws Exception {
    try (Ledger ledger = Ledger.open(config(), Clock.systemUTC());
        Search search =
            Search.open(
                folder.resolve("data/index"),
                ledger,
                new Occupied(new AtomicInteger(1)),
                COMMIT_AFTER)) {
      Receipt gone = fill(ledger, search, 0);

      ledger.erase(erased(gone, 0)).join();
      search.catchUp();

      assertThat(left("zilvervloot0")).isEmpty();
      assertThat(found(search, "blijvend0")).isEqualTo(TEXTS);
    }
  }

  @Test
  void doesNotGoOnBeforeTheWordIsGoneAlsoInAnotherProcess() throws Exception {
    AtomicInteger occupied = new AtomicInteger(Integer.MAX_VALUE);
    try (Ledger ledger = Ledger.open(config(), Clock.systemUTC())) {
      Receipt gone;
      try (Search search =
          Search.open(folder.resolve("data/index"), ledger, new Occupied(occupied), COMMIT_AFTER)) {
        gone = fill(ledger, search, 0);
        search.catchUp();
        ledger.erase(erased(gone, 0)).join();
        assertThatThrownBy(search::catchUp).isInstanceOf(SearchFault.class);
      }
      List<String> before = left("zilvervloot0");

      try (Search search = Search.open(folder.resolve("data/index"), ledger)) {
        search.catchUp();

        assertThat(before).isNotEmpty();
        assertThat(left("zilvervloot0")).isEmpty();
        assertThat(found(search, "blijvend0")).isEqualTo(TEXTS);
      }
    }
  }

  @Test
  void hasEachEntryOnceAlsoAfterAnErasureThatCouldNotEndAtFirst() throws Exception {
    AtomicInteger occupied = new AtomicInteger(Integer.MAX_VALUE);
    try (Ledger ledger = Ledger.open(config(), Clock.systemUTC())) {
      Receipt gone = refuse(ledger, 0, "zilvervloot0 vaart uit");
      refuse(ledger, 1, "wat ernaast staat, in een segment dat blijft");
      try (Search search = Search.open(folder.resolve("data/index"), ledger)) {
        search.catchUp();
      }
      for (int i = 0; i < TEXTS; i++) {
        refuse(ledger, 2 + i, "blijvend0 nummer " + i);
      }
      ledger.erase(erased(gone, 0)).join();

      // The texts and the erasure in one batch, which is committed without the position and comes
      // again.
      try (Search search =
          Search.open(folder.resolve("data/index"), ledger, new Occupied(occupied), COMMIT_AFTER)) {
        assertThatThrownBy(search::catchUp).isInstanceOf(SearchFault.class);
        assertThatThrownBy(search::catchUp).isInstanceOf(SearchFault.class);
        assertThat(found(search, "blijvend0")).isEqualTo(TEXTS);
      }
      try (Search search = Search.open(folder.resolve("data/index"), ledger)) {
        search.catchUp();
        assertThat(found(search, "blijvend0")).isEqualTo(TEXTS);
        assertThat(found(search, "")).isEqualTo(TEXTS + 2);
        assertThat(left("zilvervloot0")).isEmpty();
      }
    }
  }

  /// Has every segment in a merge for so many times as somebody looks for those with deletions.
  private static final class Occupied extends FilterMergePolicy {
    private final AtomicInteger times;

    Occupied(AtomicInteger times) {
      super(Search.merging());
      this.times = times;
    }

    @Override
    public @Nullable MergeSpecification findForcedDeletesMerges(
        SegmentInfos segments, MergeContext context) throws IOException {
      return times.getAndDecrement() > 0 ? null : super.findForcedDeletesMerges(segments, context);
    }
  }

  /// Texts that come to the index a few at a time, one of them to be erased.
  private static Receipt fill(Ledger ledger, Search search, int round) {
    Receipt gone = refuse(ledger, round, "zilvervloot" + round + " vaart uit");
    for (int i = 0; i < TEXTS; i++) {
      refuse(ledger, ROUNDS + (long) round * TEXTS + i, "blijvend" + round + " nummer " + i);
      if (i % 3 == 0) {
        search.catchUp();
      }
    }
    return gone;
  }

  private List<Future<Long>> searchers(Search search) {
    List<Future<Long>> searched = new ArrayList<>();
    for (int i = 0; i < SEARCHERS; i++) {
      searched.add(
          searchers.submit(
              () -> {
                long times = 0;
                while (searching.get()) {
                  found(search, "nummer");
                  times++;
                }
                return times;
              }));
    }
    return searched;
  }

  private static long found(Search search, String word) {
    return search.find(Query.of(word, Filter.NONE, 10)).total();
  }

  private static Receipt refuse(Ledger ledger, long number, String text) {
    return ledger.append(Events.refused(number), new Content(text)).join();
  }

  private static Erased erased(Receipt gone, int round) {
    return new Erased(
        Events.exchange(1_000_000L + round), gone.leafId(), Erased.REQUEST, "beheerder");
  }

  /// Where a word still is: in the last commit of the index, or in the bytes of a file.
  private List<String> left(String word) throws IOException {
    List<String> left = new ArrayList<>();
    Path index = folder.resolve("data/index");
    try (FSDirectory directory = FSDirectory.open(index);
        DirectoryReader reader = DirectoryReader.open(directory)) {
      for (LeafReaderContext leaf : reader.leaves()) {
        Terms words = leaf.reader().terms(Documents.TEXT);
        TermsEnum each = words == null ? TermsEnum.EMPTY : words.iterator();
        for (BytesRef term = each.next(); term != null; term = each.next()) {
          if (term.utf8ToString().equals(word)) {
            left.add(word + " in " + leaf.reader());
          }
        }
      }
    }
    try (Stream<Path> files = Files.list(index)) {
      for (Path file : files.toList()) {
        if (text(file).contains(word)) {
          left.add(word + " in " + file.getFileName());
        }
      }
    }
    return left;
  }

  private static String text(Path file) throws IOException {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (NoSuchFileException gone) {
      return "";
    }
  }

  private LedgerConfig config() {
    return new LedgerConfig(folder.resolve("data"), folder.resolve("keys"), "localhost/sluis");
  }
}
