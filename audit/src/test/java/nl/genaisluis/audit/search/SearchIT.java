package nl.genaisluis.audit.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import nl.genaisluis.audit.content.Content;
import nl.genaisluis.audit.event.Erased;
import nl.genaisluis.audit.ledger.Events;
import nl.genaisluis.audit.ledger.Ledger;
import nl.genaisluis.audit.ledger.LedgerConfig;
import nl.genaisluis.audit.ledger.Receipt;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SearchIT {
  private Path folder = Path.of("unset");
  private @Nullable Ledger opened;

  @BeforeEach
  void open(@TempDir Path temp) {
    folder = temp;
    opened = Ledger.open(config(), Clock.systemUTC());
  }

  @AfterEach
  void close() {
    if (opened != null) {
      opened.close();
    }
  }

  @Test
  void findsRefusalsByTheirWordsNewestFirst() {
    refuse(1, "Mag ik de vergunning van [PERSOON_1] afwijzen?");
    refuse(2, "Schrijf een gedicht over de dijk");
    refuse(3, "Beoordeel deze vergunningen voor mij");
    ledger().append(Events.opened(4), null).join();

    try (Search search = search()) {
      Hits hits = search.find(Query.of("vergunning", Filter.NONE, 10));

      assertThat(hits.total()).isEqualTo(2);
      assertThat(hits.hits())
          .extracting(Hit::exchange)
          .containsExactly(Events.exchange(3), Events.exchange(1));
      assertThat(hits.hits().getFirst().verdict()).isEqualTo("prohibited_use");
      assertThat(hits.hits().getFirst().rules()).containsExactly("V-03");
      assertThat(hits.hits().getFirst().categories()).containsExactly("vergunningen");
    }
  }

  @Test
  void narrowsDownByCodeAndUseCaseAndPages() {
    for (int i = 0; i < 30; i++) {
      ledger().append(Events.opened(i, i % 2 == 0 ? "even" : "oneven"), null).join();
      ledger().append(Events.checked(100 + i), null).join();
    }

    try (Search search = search()) {
      Hits hits =
          search.find(
              new Query(
                  "",
                  Filter.NONE.with(Facet.CODE, "opened").with(Facet.USE_CASE, "even"),
                  Query.ALL,
                  4,
                  4));

      assertThat(hits.total()).isEqualTo(15);
      assertThat(hits.hits())
          .extracting(Hit::exchange)
          .containsExactly(
              Events.exchange(20), Events.exchange(18), Events.exchange(16), Events.exchange(14));
      assertThat(search.find(Query.of("v-03", Filter.NONE, 10)).total()).isZero();
      assertThat(search.find(Query.of("mistral-small-3.2", Filter.NONE, 10)).total()).isEqualTo(30);
    }
  }

  @Test
  void goesOnWhereItStoppedAndBuildsAnewWhatIsMissing() throws Exception {
    refuse(1, "eerste");
    search().close();
    refuse(2, "tweede");

    try (Search search = search()) {
      assertThat(search.find(Query.of("", Filter.NONE, 10)).total()).isEqualTo(2);
    }
    for (Path file : files(folder.resolve("data/index"))) {
      Files.delete(file);
    }
    try (Search search = search()) {
      assertThat(search.find(Query.of("eerste", Filter.NONE, 10)).total()).isEqualTo(1);
    }
  }

  /// Entries that come slowly would stay in memory until hundreds of thousands have come.
  @Test
  void writesEntriesDownOnceTheyHaveWaitedLongEnough() throws Exception {
    refuse(1, "eerste");
    refuse(2, "tweede");

    assertThat(writtenDown(Duration.ofDays(1))).isZero();
    assertThat(writtenDown(Duration.ZERO)).isEqualTo(2);
  }

  /// How many entries another reader of the files sees while the index is open.
  private int writtenDown(Duration commitAfter) throws Exception {
    Path index = folder.resolve("index-" + commitAfter);
    try (Search search = Search.open(index, ledger(), Search.merging(), commitAfter);
        FSDirectory files = FSDirectory.open(index)) {
      search.catchUp();
      if (!DirectoryReader.indexExists(files)) {
        return 0;
      }
      try (DirectoryReader reader = DirectoryReader.open(files)) {
        return reader.numDocs();
      }
    }
  }

  @Test
  void pagesNewestFirstWhereverInTheLogTheHitsLie() {
    List<CompletableFuture<Receipt>> receipts = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      boolean hit = i < 20 || i % 97 == 0;
      receipts.add(ledger().append(hit ? Events.opened(i, "zeldzaam") : Events.checked(i), null));
    }
    receipts.forEach(CompletableFuture::join);
    Filter filter = Filter.NONE.with(Facet.USE_CASE, "zeldzaam");
    List<String> expected = new ArrayList<>();
    for (int i = 399; i >= 0; i--) {
      if (i < 20 || i % 97 == 0) {
        expected.add(Events.exchange(i));
      }
    }

    List<String> found = new ArrayList<>();
    try (Search search = search()) {
      for (int offset = 0; offset < 30; offset += 3) {
        search
            .find(new Query("", filter, Query.ALL, 3, offset))
            .hits()
            .forEach(hit -> found.add(hit.exchange()));
      }
    }

    assertThat(found).isEqualTo(expected);
  }

  @Test
  void isBehindWhileTheIndexCannotBeWrittenAndCatchesUpByItself() throws Exception {
    Path index = folder.resolve("data/index");
    refuse(1, "eerste");
    try (Search search = search()) {
      assertThat(search.find(Query.of("eerste", Filter.NONE, 10)).total()).isEqualTo(1);
      Files.move(index, folder.resolve("aside"));
      Files.createFile(index);
      refuse(2, "tweede");

      assertThatThrownBy(search::catchUp).isInstanceOf(SearchFault.class);
      long behind = search.find(Query.of("", Filter.NONE, 10)).total();
      Files.delete(index);
      Files.move(folder.resolve("aside"), index);
      search.catchUp();

      assertThat(behind).isEqualTo(1);
      assertThat(search.find(Query.of("eerste", Filter.NONE, 10)).total()).isEqualTo(1);
      assertThat(search.find(Query.of("tweede", Filter.NONE, 10)).total()).isEqualTo(1);
    }
  }

  @Test
  void leavesNoGapWhenWhatWasMissedCannotBeReadAtFirst() throws Exception {
    Path index = folder.resolve("data/index");
    List<CompletableFuture<Receipt>> receipts = new ArrayList<>();
    for (int i = 0; i < 300; i++) {
      receipts.add(ledger().append(Events.checked(i), null));
    }
    receipts.forEach(CompletableFuture::join);
    try (Search search = search()) {
      assertThat(search.find(Query.of("", Filter.NONE, 10)).total()).isEqualTo(300);
      Files.move(index, folder.resolve("aside"));
      Files.createFile(index);
      refuse(300, "later");
      assertThatThrownBy(search::catchUp).isInstanceOf(SearchFault.class);
      entryOfTheFirstOnes("substr(entry, 2)");
      Files.delete(index);
      Files.move(folder.resolve("aside"), index);
      assertThatThrownBy(search::catchUp).isInstanceOf(RuntimeException.class);
      entryOfTheFirstOnes("CAST('{' || entry AS BLOB)");

      search.catchUp();

      assertThat(search.find(Query.of("", Filter.NONE, 10)).total()).isEqualTo(301);
    }
  }

  @Test
  void buildsAnewWhatIsOfEntriesThatTheRecordDoesNotHave() throws Exception {
    refuse(1, "eerste");
    ledger().close();
    copy(folder.resolve("data"), folder.resolve("before"));
    opened = Ledger.open(config(), Clock.systemUTC());
    refuse(2, "tweede");
    search().close();
    ledger().close();
    // A backup is put back, and the index stays.
    copy(folder.resolve("data/index"), folder.resolve("before/index"));
    try (Ledger restored =
        Ledger.open(
            new LedgerConfig(folder.resolve("before"), config().keys(), config().origin()),
            Clock.systemUTC())) {
      restored.append(Events.refused(3), new Content("stormvloed")).join();

      try (Search search = Search.open(folder.resolve("before/index"), restored)) {
        search.catchUp();

        assertThat(search.find(Query.of("tweede", Filter.NONE, 10)).total()).isZero();
        assertThat(search.find(Query.of("stormvloed", Filter.NONE, 10)).total()).isEqualTo(1);
      }
    }
  }

  /// Changes one entry that is indexed and not committed there.
  private void entryOfTheFirstOnes(String expression) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("data/ledger.db"));
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("UPDATE leaf SET entry = " + expression + " WHERE seq = 5");
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> found = Files.walk(from)) {
      for (Path file : found.toList()) {
        Files.copy(file, to.resolve(from.relativize(file).toString()));
      }
    }
  }

  @Test
  void forgetsTheWordsOfAnErasedContent() throws Exception {
    Receipt gone = refuse(1, "zilvervloot");
    refuse(2, "zilvervlieg");

    try (Search search = search()) {
      assertThat(search.find(Query.of("zilvervloot", Filter.NONE, 10)).total()).isEqualTo(1);
      ledger().erase(new Erased(Events.exchange(3), gone.leafId(), "request", "commissie")).join();
      search.catchUp();

      assertThat(search.find(Query.of("zilvervloot", Filter.NONE, 10)).total()).isZero();
      assertThat(search.find(Query.of("", Filter.NONE.with(Facet.CODE, "refused"), 10)).total())
          .isEqualTo(2);
    }
    for (Path file : files(folder.resolve("data"))) {
      String bytes = new String(bytes(file), StandardCharsets.ISO_8859_1);
      assertThat(bytes).as(file.toString()).doesNotContain("zilvervloot", "vervloot");
    }
  }

  @Test
  void forgetsOneContentAmongManyThatStay() throws Exception {
    Receipt gone = refuse(1, "zilvervloot");
    for (int i = 2; i < 60; i++) {
      refuse(i, "blijvende tekst nummer " + i);
    }

    try (Search search = search()) {
      ledger().erase(new Erased(Events.exchange(99), gone.leafId(), "request", "commissie")).join();
      search.catchUp();
    }

    assertThat(terms()).contains("nummer").noneMatch(term -> term.contains("zilver"));
  }

  /// Every word that a file of the index still knows.
  private List<String> terms() throws IOException {
    List<String> terms = new ArrayList<>();
    try (DirectoryReader reader =
        DirectoryReader.open(FSDirectory.open(folder.resolve("data/index")))) {
      for (LeafReaderContext leaf : reader.leaves()) {
        Terms words = leaf.reader().terms(Documents.TEXT);
        TermsEnum each = words == null ? TermsEnum.EMPTY : words.iterator();
        for (BytesRef term = each.next(); term != null; term = each.next()) {
          terms.add(term.utf8ToString());
        }
      }
    }
    return terms;
  }

  @Test
  void neverFailsOnAnyText() {
    refuse(1, "tekst");
    long seed = System.nanoTime();
    System.out.println("SearchIT seed " + seed);
    Random random = new Random(seed);
    String alphabet = "ab \"()+-|*~\\[]{}:^/!&?'\u0000\ud83d\ude00é";

    try (Search search = search()) {
      for (int round = 0; round < 300; round++) {
        StringBuilder text = new StringBuilder();
        int length = random.nextInt(Query.TEXT_LENGTH_MAX);
        for (int i = 0; i < length; i++) {
          text.append(alphabet.charAt(random.nextInt(alphabet.length())));
        }
        Hits hits = search.find(Query.of(text.toString(), Filter.NONE, 10));
        assertThat(hits.total()).isBetween(0L, 1L);
      }
      String nested = "(".repeat(250) + "a" + ")".repeat(249);
      assertThat(search.find(Query.of(nested, Filter.NONE, 10)).total()).isZero();
    }
  }

  @Test
  void refusesAQueryWithoutBounds() {
    assertThatThrownBy(() -> Query.of("", Filter.NONE, 201))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Query.of("x".repeat(501), Filter.NONE, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Query("", Filter.NONE, Query.ALL, 1, -1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private Receipt refuse(int number, String text) {
    return ledger().append(Events.refused(number), new Content(text)).join();
  }

  private Search search() {
    Search search = Search.open(folder.resolve("data/index"), ledger());
    search.catchUp();
    return search;
  }

  private Ledger ledger() {
    if (opened == null) {
      throw new IllegalStateException("ledger is not open");
    }
    return opened;
  }

  private LedgerConfig config() {
    return new LedgerConfig(folder.resolve("data"), folder.resolve("keys"), "localhost/sluis");
  }

  /// The bytes of a file; none when it was put in its place under another name meanwhile.
  private static byte[] bytes(Path file) throws IOException {
    try {
      return Files.readAllBytes(file);
    } catch (NoSuchFileException moved) {
      return new byte[0];
    }
  }

  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList();
    }
  }
}
