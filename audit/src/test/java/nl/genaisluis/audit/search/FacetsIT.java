package nl.genaisluis.audit.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.Stream;
import nl.genaisluis.audit.content.Content;
import nl.genaisluis.audit.event.Closed;
import nl.genaisluis.audit.event.EnergyFigure;
import nl.genaisluis.audit.event.Entry;
import nl.genaisluis.audit.event.Event;
import nl.genaisluis.audit.event.Opened;
import nl.genaisluis.audit.event.Refused;
import nl.genaisluis.audit.event.Tokens;
import nl.genaisluis.audit.ledger.Events;
import nl.genaisluis.audit.ledger.Ledger;
import nl.genaisluis.audit.ledger.LedgerConfig;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field.Store;
import org.apache.lucene.document.StringField;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.store.FSDirectory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Filters and facets of the index against reading every entry.
final class FacetsIT {
  private static final List<String> USE_CASES = List.of("schrijfhulp", "richtlijn", "samenvatten");
  private static final List<String> MODELS = List.of("mistral-small-3.2", "apertus-70b");
  private static final List<String> RULES = List.of("V-01", "V-03", "V-07");
  private static final List<String> CLASSES = List.of("vergunningen", "subsidies");
  private static final List<String> TYPES = List.of("PERSOON", "EMAIL", "BSN");
  private static final List<String> GROUNDS = List.of("prohibited_use", "undecided");
  private static final List<String> OUTCOMES = List.of("completed", "client_gone", "stopped");
  private static final Instant BEGIN = Instant.parse("2026-09-28T08:00:00Z");
  private static final int ENTRIES = 300;

  private final AtomicReference<Instant> now = new AtomicReference<>(BEGIN);
  private Path folder = Path.of("unset");
  private @Nullable Ledger opened;

  @BeforeEach
  void open(@TempDir Path temp) {
    folder = temp;
    InstantSource clock = now::get;
    opened = Ledger.open(config(), clock.withZone(ZoneOffset.UTC));
  }

  @AfterEach
  void close() {
    ledger().close();
  }

  @Test
  void countsAndFindsWhatReadingEveryEntryCountsAndFinds() {
    Random random = seeded();
    fill(random);

    try (Search search = search()) {
      for (int round = 0; round < 120; round++) {
        Filter filter = filter(random);
        List<Entry> twin = entries().filter(fits(filter)).toList().reversed();

        Search.Faceted found = search.count(Query.of("", filter, 200));

        assertThat(found.hits().hits())
            .as(filter.toString())
            .extracting(Hit::leafId)
            .containsExactlyElementsOf(twin.stream().map(Entry::leaf).limit(200).toList());
        assertThat(found.hits().total()).isEqualTo(twin.size());
        assertThat(sorted(found.counts())).as(filter.toString()).isEqualTo(counted(twin));
        assertThat(search.find(Query.of("", filter, 200))).isEqualTo(found.hits());
      }
    }
  }

  @Test
  void countsOnlyWhatTheWordsFind() {
    ledger().append(Events.refused(1, "richtlijn", "subsidies"), new Content("dijk")).join();
    ledger().append(Events.refused(2, "richtlijn", "vergunningen"), new Content("zee")).join();

    try (Search search = search()) {
      Counts counts = search.count(Query.of("dijk", Filter.NONE, 1)).counts();

      assertThat(counts.of(Facet.CATEGORY)).isEqualTo(Map.of("subsidies", 1L));
      assertThat(counts.of(Facet.MONTH)).isEqualTo(Map.of("2026-09", 1L));
      assertThat(counts.of(Facet.MASKED)).isEqualTo(Map.of("PERSOON", 1L));
    }
  }

  @Test
  void anIndexBuiltAnewGivesTheSame() {
    Random random = seeded();
    fill(random);
    List<Filter> filters = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      filters.add(filter(random));
    }
    List<Search.Faceted> first;
    try (Search search = search()) {
      first = filters.stream().map(each -> search.count(Query.of("", each, 50))).toList();
    }

    Search.rebuild(folder.resolve("data/index"), ledger());

    try (Search search = search()) {
      assertThat(filters.stream().map(each -> search.count(Query.of("", each, 50))).toList())
          .isEqualTo(first);
    }
  }

  @Test
  void laterEntriesDoNotMoveThePagesOfAnEarlierSearch() {
    for (int i = 0; i < 9; i++) {
      ledger().append(Events.refused(i), null).join();
    }
    try (Search search = search()) {
      Hits first = search.find(Query.of("", Filter.NONE, 4));
      ledger().append(Events.refused(100), null).join();
      ledger().append(Events.refused(101), null).join();
      search.catchUp();

      Hits second = search.find(new Query("", Filter.NONE, first.before(), 4, 4));

      assertThat(second.hits())
          .extracting(Hit::exchange)
          .containsExactly(
              Events.exchange(4), Events.exchange(3), Events.exchange(2), Events.exchange(1));
      assertThat(second.total()).isEqualTo(9);
      assertThat(search.find(Query.of("", Filter.NONE, 4)).total()).isEqualTo(11);
    }
  }

  @Test
  void anIndexOfAnEarlierShapeIsBuiltAnew() throws Exception {
    ledger().append(Events.refused(1), null).join();
    try (FSDirectory directory = FSDirectory.open(folder.resolve("data/index"));
        IndexWriter writer = new IndexWriter(directory, new IndexWriterConfig())) {
      Document old = new Document();
      old.add(new StringField(Documents.INDEX, "0", Store.YES));
      old.add(new StringField(Documents.MINUTE, "2026", Store.YES));
      writer.addDocument(old);
      String log = ledger().log().verifierKey();
      writer.setLiveCommitData(Map.of("position", "1", "log", log).entrySet());
      writer.commit();
    }

    try (Search search = search()) {
      Hits hits = search.find(Query.of("", Filter.NONE, 10));

      assertThat(hits.hits()).extracting(Hit::exchange).containsExactly(Events.exchange(1));
    }
  }

  private static Random seeded() {
    long seed = System.nanoTime();
    System.out.println("FacetsIT seed " + seed);
    return new Random(seed);
  }

  private void fill(Random random) {
    for (int i = 0; i < ENTRIES; i++) {
      now.updateAndGet(time -> time.plusSeconds(random.nextInt(3 * 3600)));
      ledger().append(event(i, random), null).join();
    }
  }

  private static Event event(long number, Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> opened(number, random);
      case 1 -> refused(number, random);
      case 2 -> Events.checked(number);
      default -> closed(number, random);
    };
  }

  private static Opened opened(long number, Random random) {
    return new Opened(
        Events.exchange(number),
        one(USE_CASES, random),
        "chat",
        List.of(one(MODELS, random)),
        "v1",
        true,
        "medewerker",
        10,
        masked(random),
        false);
  }

  private static Refused refused(long number, Random random) {
    return new Refused(
        Events.exchange(number),
        random.nextBoolean() ? null : one(USE_CASES, random),
        "chat",
        one(GROUNDS, random),
        some(RULES, random),
        some(CLASSES, random),
        random.nextBoolean() ? null : one(MODELS, random),
        "v1",
        "medewerker",
        10,
        masked(random));
  }

  private static Closed closed(long number, Random random) {
    double energy = List.of(0.0, 0.01, 0.1, 0.2, 0.4).get(random.nextInt(5));
    EnergyFigure figure =
        random.nextInt(4) == 0
            ? EnergyFigure.unknown("unknown")
            : new EnergyFigure(energy, energy, energy, "C", "EF-1", null, null, null);
    return new Closed(
        Events.exchange(number),
        one(USE_CASES, random),
        one(OUTCOMES, random),
        one(MODELS, random),
        List.of(),
        Tokens.UNKNOWN,
        figure,
        random.nextBoolean() ? List.of() : List.of("O-01"));
  }

  private static Map<String, Integer> masked(Random random) {
    Map<String, Integer> masked = new TreeMap<>();
    some(TYPES, random).forEach(type -> masked.put(type, 1 + random.nextInt(3)));
    return masked;
  }

  private static String one(List<String> values, Random random) {
    return values.get(random.nextInt(values.size()));
  }

  private static List<String> some(List<String> values, Random random) {
    return values.stream().filter(_ -> random.nextInt(3) == 0).toList();
  }

  private static Filter filter(Random random) {
    Filter filter = Filter.NONE;
    if (random.nextInt(3) == 0) {
      filter = filter.with(Facet.CODE, "opened", "refused");
    }
    if (random.nextInt(3) == 0) {
      filter = filter.with(Facet.USE_CASE, one(USE_CASES, random));
    }
    if (random.nextInt(4) == 0) {
      filter = filter.with(Facet.MODEL, one(MODELS, random));
    }
    if (random.nextInt(4) == 0) {
      filter = filter.with(Facet.VERDICT, one(GROUNDS, random), one(OUTCOMES, random));
    }
    if (random.nextInt(5) == 0) {
      filter = filter.with(Facet.RULE, one(RULES, random));
    }
    if (random.nextInt(6) == 0) {
      filter = filter.with(Facet.MASKED, one(TYPES, random));
    }
    if (random.nextInt(3) == 0) {
      filter = filter.between(minute(random), random.nextBoolean() ? null : minute(random));
    }
    if (random.nextInt(6) == 0) {
      filter = filter.with(Facet.ENERGY, "0.1-1", "unknown");
    }
    if (random.nextInt(5) == 0) {
      filter = filter.energy(random.nextInt(3) / 10.0, random.nextBoolean() ? null : 0.3);
    }
    return filter;
  }

  private static String minute(Random random) {
    return Entry.minute(BEGIN.plusSeconds(random.nextLong(ENTRIES * 3L * 1800)));
  }

  /// The slow twin of the filter.
  private static Predicate<Entry> fits(Filter filter) {
    return entry -> {
      Map<Facet, List<String>> has = facets(entry);
      Double energy = entry.event() instanceof Closed closed ? closed.energy().centralWh() : null;
      Double min = filter.energyMin();
      Double max = filter.energyMax();
      return filter.values().entrySet().stream()
              .allMatch(
                  wanted ->
                      has.getOrDefault(wanted.getKey(), List.of()).stream()
                          .anyMatch(wanted.getValue()::contains))
          && (filter.from() == null || entry.time().compareTo(filter.from()) >= 0)
          && (filter.until() == null || entry.time().compareTo(filter.until()) < 0)
          && (min == null || (energy != null && energy >= min))
          && (max == null || (energy != null && energy <= max));
    };
  }

  private static Map<Facet, Map<String, Long>> counted(List<Entry> entries) {
    Map<Facet, Map<String, Long>> counts = new EnumMap<>(Facet.class);
    for (Facet facet : Facet.values()) {
      counts.put(facet, new TreeMap<>());
    }
    for (Entry entry : entries) {
      facets(entry)
          .forEach(
              (facet, values) ->
                  values.forEach(
                      value ->
                          counts
                              .computeIfAbsent(facet, _ -> new TreeMap<>())
                              .merge(value, 1L, Long::sum)));
    }
    return counts;
  }

  private static Map<Facet, Map<String, Long>> sorted(Counts counts) {
    Map<Facet, Map<String, Long>> sorted = new EnumMap<>(Facet.class);
    counts.byFacet().forEach((facet, values) -> sorted.put(facet, new TreeMap<>(values)));
    return sorted;
  }

  private static Map<Facet, List<String>> facets(Entry entry) {
    Map<Facet, List<String>> facets = new EnumMap<>(Facet.class);
    facets.put(Facet.CODE, List.of(entry.event().code()));
    facets.put(Facet.MONTH, List.of(entry.time().substring(0, 7)));
    switch (entry.event()) {
      case Opened opened -> {
        put(facets, Facet.USE_CASE, opened.useCase());
        put(facets, Facet.MODEL, opened.models().getFirst());
        facets.put(Facet.MASKED, List.copyOf(opened.masked().keySet()));
      }
      case Refused refused -> {
        put(facets, Facet.USE_CASE, refused.useCase());
        put(facets, Facet.MODEL, refused.model());
        put(facets, Facet.VERDICT, refused.refusal());
        facets.put(Facet.RULE, refused.rules());
        facets.put(Facet.CATEGORY, refused.categories());
        facets.put(Facet.MASKED, List.copyOf(refused.masked().keySet()));
      }
      case Closed closed -> {
        put(facets, Facet.USE_CASE, closed.useCase());
        put(facets, Facet.MODEL, closed.model());
        put(facets, Facet.VERDICT, closed.outcome());
        facets.put(Facet.RULE, closed.flags());
        put(facets, Facet.ENERGY, band(closed.energy().centralWh()));
      }
      default -> {
        put(facets, Facet.USE_CASE, "schrijfhulp");
        put(facets, Facet.VERDICT, "allow");
      }
    }
    return facets;
  }

  private static String band(@Nullable Double wh) {
    if (wh == null) {
      return "unknown";
    }
    return wh == 0 ? "0" : wh < 0.1 ? "0.01-0.1" : "0.1-1";
  }

  private static void put(Map<Facet, List<String>> facets, Facet facet, @Nullable String value) {
    if (value != null) {
      facets.put(facet, List.of(value));
    }
  }

  private Stream<Entry> entries() {
    List<Entry> all = new ArrayList<>();
    ledger().scan(all::add);
    return all.stream();
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
}
