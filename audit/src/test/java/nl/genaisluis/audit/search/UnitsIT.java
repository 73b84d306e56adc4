package nl.genaisluis.audit.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import nl.genaisluis.audit.content.Content;
import nl.genaisluis.audit.content.UnitLabels;
import nl.genaisluis.audit.event.Entry;
import nl.genaisluis.audit.event.Erased;
import nl.genaisluis.audit.event.Event;
import nl.genaisluis.audit.ledger.Events;
import nl.genaisluis.audit.ledger.Ledger;
import nl.genaisluis.audit.ledger.LedgerConfig;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.store.FSDirectory;
import org.apache.lucene.util.BytesRef;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The unit of who asked: found and counted as long as the text is there, and gone with it.
final class UnitsIT {
  private static final Instant TERM = Instant.parse("2099-01-01T00:00:00Z");
  private static final String WATER = "Water en Bodem";
  private static final String NATURE = "Natuur & Milieu é";

  private Path folder = Path.of("unset");
  private @Nullable Ledger opened;

  @BeforeEach
  void open(@TempDir Path temp) {
    folder = temp;
    opened = Ledger.open(config(), Clock.systemUTC());
  }

  @AfterEach
  void close() {
    ledger().close();
  }

  @Test
  void findsAndCountsWhatReadingEveryContentFinds() {
    long seed = System.nanoTime();
    System.out.println("UnitsIT seed " + seed);
    Random random = new Random(seed);
    List<String> units = List.of(WATER, NATURE, "onbekend", "geen");
    for (int i = 0; i < 400; i++) {
      Event event = event(i, random.nextInt(4));
      String unit = units.get(random.nextInt(4));
      put(event, unit.equals("geen") ? null : unit);
    }
    Map<String, Long> twin = new TreeMap<>();
    ledger().scan(entry -> twin.merge(unitOf(entry), 1L, Long::sum));

    try (Search search = search()) {
      Search.Faceted all = search.count(Query.of("", Filter.NONE, 1));

      assertThat(new TreeMap<>(all.units().byUnit())).isEqualTo(twin);
      for (String unit : List.of(WATER, NATURE, UnitCounts.UNKNOWN)) {
        Search.Faceted found = search.count(Query.of("", Filter.NONE.with(Facet.UNIT, unit), 200));
        assertThat(found.hits().total()).as(unit).isEqualTo(twin.get(unit));
        assertThat(found.units().byUnit()).isEqualTo(Map.of(unit, twin.get(unit)));
      }
      assertThat(total(search, "Wegen")).isZero();
    }
  }

  @Test
  void anIndexBuiltAnewGivesTheSame() {
    Random random = new Random(7);
    for (int i = 0; i < 60; i++) {
      put(event(i, random.nextInt(4)), random.nextBoolean() ? WATER : NATURE);
    }
    ledger().erase(new Erased(Events.exchange(999), leaf(3), Erased.REQUEST, "beheerder")).join();
    Search.Faceted first;
    try (Search search = search()) {
      first = search.count(Query.of("", Filter.NONE, 100));
    }

    Search.rebuild(index(), ledger());

    try (Search search = search()) {
      assertThat(search.count(Query.of("", Filter.NONE, 100))).isEqualTo(first);
    }
  }

  @Test
  void noFileOfTheDataFolderNamesAUnit() throws Exception {
    put(Events.refused(1), WATER);
    put(Events.opened(2), WATER);
    put(Events.closed(2), WATER);

    try (Search search = search()) {
      assertThat(total(search, WATER)).isEqualTo(3);
    }

    assertThat(filesThatHold(WATER)).isEmpty();
  }

  @Test
  void anErasedExchangeIsOfNoUnitAnyMoreInNoFile() throws Exception {
    put(Events.opened(1), WATER);
    put(Events.opened(2), NATURE);
    String label = ledger().unitLabels().label(WATER);
    search().close();
    assertThat(labels()).contains(label);
    try (Search search = search()) {
      // The end comes in after somebody looked which entries there are.
      put(Events.closed(1), WATER);
      search.catchUp();
      assertThat(total(search, WATER)).isEqualTo(2);

      ledger().erase(new Erased(Events.exchange(99), leaf(0), Erased.REQUEST, "beheerder")).join();
      search.catchUp();

      assertThat(total(search, WATER)).isZero();
      assertThat(total(search, NATURE)).isEqualTo(1);
      assertThat(total(search, UnitCounts.UNKNOWN)).isEqualTo(2);
      assertThat(labels()).doesNotContain(label).contains(ledger().unitLabels().label(NATURE));
    }
    assertThat(filesThatHold(label)).isEmpty();
  }

  @Test
  void whatExpiresTakesTheUnitOfItsOwnEntryWithIt() {
    put(Events.opened(1), WATER);
    put(Events.closed(1), WATER);
    try (Search search = search()) {
      ledger().erase(new Erased(Events.exchange(99), leaf(0), Erased.RETENTION, "sluis")).join();
      search.catchUp();

      assertThat(total(search, WATER)).isEqualTo(1);
      assertThat(ledger().contents(List.of(leaf(0), leaf(1))))
          .isEqualTo(Map.of(leaf(1), new Content("tekst", TERM, WATER)));
    }
  }

  @Test
  void aStoreOfBeforeUnitsIsTakenOverAndKnowsNone() throws Exception {
    put(Events.refused(1), null);
    ledger().close();
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("data/ledger.db"));
        Statement statement = connection.createStatement()) {
      statement.execute("ALTER TABLE content DROP COLUMN unit");
    }
    opened = Ledger.open(config(), Clock.systemUTC());
    put(Events.opened(2), WATER);

    try (Search search = search()) {
      assertThat(search.count(Query.of("", Filter.NONE, 9)).units().byUnit())
          .isEqualTo(Map.of(UnitCounts.UNKNOWN, 1L, WATER, 1L));
    }
    assertThat(Objects.requireNonNull(ledger().content(leaf(0))).text()).isEqualTo("tekst");
  }

  private static Event event(int number, int kind) {
    return switch (kind) {
      case 0 -> Events.opened(number);
      case 1 -> Events.closed(number);
      case 2 -> Events.refused(number);
      default -> Events.checked(number);
    };
  }

  private String unitOf(Entry entry) {
    Content content =
        entry.event().code().equals("checked") ? null : ledger().content(entry.leaf());
    String unit = content == null ? null : content.unit();
    return unit == null ? UnitCounts.UNKNOWN : unit;
  }

  private static long total(Search search, String unit) {
    return search.find(Query.of("", Filter.NONE.with(Facet.UNIT, unit), 10)).total();
  }

  private void put(Event event, @Nullable String unit) {
    ledger().append(event, new Content("tekst", TERM, unit)).join();
  }

  private String leaf(int index) {
    return ledger().entries(index, 1).getFirst().leaf();
  }

  /// Every label that a file of the index still knows, as a term or as a value.
  private Set<String> labels() throws IOException {
    Set<String> labels = new HashSet<>();
    try (DirectoryReader reader = DirectoryReader.open(FSDirectory.open(index()))) {
      for (LeafReaderContext segment : reader.leaves()) {
        Terms terms = segment.reader().terms(Facet.UNIT.field());
        TermsEnum each = terms == null ? TermsEnum.EMPTY : terms.iterator();
        for (BytesRef term = each.next(); term != null; term = each.next()) {
          labels.add(term.utf8ToString());
        }
        SortedDocValues values = segment.reader().getSortedDocValues(Facet.UNIT.field());
        for (int i = 0; values != null && i < values.getValueCount(); i++) {
          labels.add(values.lookupOrd(i).utf8ToString());
        }
      }
    }
    labels.remove(UnitLabels.NONE);
    return labels;
  }

  private List<Path> filesThatHold(String text) throws IOException {
    List<Path> found = new ArrayList<>();
    try (Stream<Path> files = Files.walk(folder.resolve("data"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        String wide =
            new String(text.getBytes(StandardCharsets.UTF_16LE), StandardCharsets.ISO_8859_1);
        if (bytes.contains(text) || bytes.contains(wide)) {
          found.add(file);
        }
      }
    }
    return found;
  }

  private Path index() {
    return folder.resolve("data/index");
  }

  private Search search() {
    Search search = Search.open(index(), ledger());
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
}
