package nl.genaisluis.gateway.accountability;

import java.util.List;
import nl.genaisluis.audit.event.Closed;
import nl.genaisluis.audit.event.Entry;
import nl.genaisluis.audit.event.Opened;
import nl.genaisluis.audit.event.Refused;
import nl.genaisluis.audit.ledger.Ledger;
import nl.genaisluis.audit.search.Facet;
import nl.genaisluis.audit.search.Hit;
import nl.genaisluis.audit.search.Hits;
import nl.genaisluis.audit.search.Query;
import nl.genaisluis.audit.search.Search;
import nl.genaisluis.audit.search.UnitCounts;
import org.jspecify.annotations.Nullable;

/// The rulings of one ledger through its search index. What the index has not seen yet is not
/// found; it follows within a moment.
public final class RecordIndex implements DecisionIndex {
  /// Entries that are read at once when one is sought by its leaf id.
  private static final int CHUNK = 1_000;

  private final Search search;
  private final Ledger ledger;
  private final int smallUnitsBelow;

  /// @param smallUnitsBelow numbers of entries of one unit below this are not told
  public RecordIndex(Search search, Ledger ledger, int smallUnitsBelow) {
    this.search = search;
    this.ledger = ledger;
    this.smallUnitsBelow = smallUnitsBelow;
  }

  @Override
  public Found find(Wanted wanted) {
    Page page = wanted.page();
    Query query =
        new Query(wanted.text(), wanted.filter(), wanted.before(), page.limit(), page.offset());
    if (!wanted.counted()) {
      return found(search.find(query), null);
    }
    Search.Faceted faceted = search.count(query);
    return found(faceted.hits(), new Counted(faceted.counts(), units(wanted, faceted)));
  }

  /// Nothing is counted by unit for who asks about one: the total is that number.
  private List<UnitCounts.Row> units(Wanted wanted, Search.Faceted faceted) {
    return wanted.filter().values().containsKey(Facet.UNIT)
        ? List.of()
        : faceted.units().shown(smallUnitsBelow);
  }

  private static Found found(Hits hits, @Nullable Counted counted) {
    List<Decision> decisions = hits.hits().stream().map(RecordIndex::decision).toList();
    return new Found(hits.total(), hits.before(), decisions, counted);
  }

  /// Reads the ledger from its end: a ruling that somebody opens is nearly always a recent one.
  @Override
  public @Nullable Decision decision(String leafId) {
    long end = ledger.size();
    while (end > 0) {
      long from = Math.max(0, end - CHUNK);
      List<Entry> entries = ledger.entries(from, (int) (end - from));
      for (Entry entry : entries.reversed()) {
        if (entry.leaf().equals(leafId)) {
          return decision(entry);
        }
      }
      end = from;
    }
    return null;
  }

  private static @Nullable Decision decision(Entry entry) {
    return switch (entry.event()) {
      case Refused refused -> decision(entry, refused);
      case Opened opened ->
          new Decision(
              entry.leaf(),
              opened.exchange(),
              entry.time(),
              opened.code(),
              null,
              opened.useCase(),
              List.of(),
              List.of(),
              List.copyOf(opened.masked().keySet()),
              opened.models().isEmpty() ? null : opened.models().getFirst(),
              null);
      case Closed closed ->
          new Decision(
              entry.leaf(),
              closed.exchange(),
              entry.time(),
              closed.code(),
              closed.outcome(),
              closed.useCase(),
              closed.flags(),
              List.of(),
              List.of(),
              closed.model(),
              closed.energy().centralWh());
      default -> null;
    };
  }

  static Decision decision(Entry entry, Refused refused) {
    return new Decision(
        entry.leaf(),
        refused.exchange(),
        entry.time(),
        refused.code(),
        refused.refusal(),
        refused.useCase(),
        refused.rules(),
        refused.categories(),
        List.copyOf(refused.masked().keySet()),
        refused.model(),
        null);
  }

  private static Decision decision(Hit hit) {
    return new Decision(
        hit.leafId(),
        hit.exchange(),
        hit.time(),
        hit.code(),
        hit.verdict(),
        hit.useCase(),
        hit.rules(),
        hit.categories(),
        hit.masked(),
        hit.model(),
        hit.energyWh());
  }
}
