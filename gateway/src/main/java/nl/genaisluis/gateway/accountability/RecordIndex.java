package nl.genaisluis.gateway.accountability;

import java.util.List;
import nl.genaisluis.audit.event.Entry;
import nl.genaisluis.audit.event.Opened;
import nl.genaisluis.audit.event.Refused;
import nl.genaisluis.audit.ledger.Ledger;
import nl.genaisluis.audit.search.Hit;
import nl.genaisluis.audit.search.Hits;
import nl.genaisluis.audit.search.Query;
import nl.genaisluis.audit.search.Search;
import org.jspecify.annotations.Nullable;

/// The rulings of one ledger through its search index. What the index has not seen yet is not
/// found; it follows within a moment.
public final class RecordIndex implements DecisionIndex {
  /// Entries that are read at once when one is sought by its leaf id.
  private static final int CHUNK = 1_000;

  private final Search search;
  private final Ledger ledger;

  public RecordIndex(Search search, Ledger ledger) {
    this.search = search;
    this.ledger = ledger;
  }

  @Override
  public Found find(Wanted wanted) {
    Query query =
        new Query(text(wanted), wanted.kind(), wanted.useCase(), wanted.limit(), wanted.offset());
    Hits hits = search.find(query);
    return new Found(hits.total(), hits.hits().stream().map(RecordIndex::decision).toList());
  }

  /// The words, and before them the ground as a phrase of the entry's own names. All must match: an
  /// "or" in the words would let other grounds in, so it is taken out.
  private static String text(Wanted wanted) {
    return wanted.code() == null
        ? wanted.text()
        : "\"" + wanted.code() + "\" " + wanted.text().replace('|', ' ');
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
              opened.models().isEmpty() ? null : opened.models().getFirst());
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
        refused.model());
  }

  private static Decision decision(Hit hit) {
    return new Decision(
        hit.leafId(),
        hit.exchange(),
        hit.time(),
        hit.code(),
        hit.refusal(),
        hit.useCase(),
        hit.rules(),
        hit.categories(),
        hit.model());
  }
}
