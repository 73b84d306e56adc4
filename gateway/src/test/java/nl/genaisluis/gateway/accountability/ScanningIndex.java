package nl.genaisluis.gateway.accountability;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import nl.genaisluis.audit.content.Content;
import nl.genaisluis.audit.event.Entry;
import nl.genaisluis.audit.event.Refused;
import nl.genaisluis.audit.ledger.Ledger;
import nl.genaisluis.audit.search.Facet;
import org.jspecify.annotations.Nullable;

/// The slow twin of the index: reads the whole ledger for each question.
final class ScanningIndex implements DecisionIndex {
  private final Ledger ledger;

  ScanningIndex(Ledger ledger) {
    this.ledger = ledger;
  }

  @Override
  public Found find(Wanted wanted) {
    List<Decision> fitting = new ArrayList<>();
    ledger.scan(
        entry -> {
          if (entry.event() instanceof Refused refused && fits(entry, refused, wanted)) {
            fitting.addFirst(RecordIndex.decision(entry, refused));
          }
        });
    int from = Math.min(wanted.page().offset(), fitting.size());
    int to = Math.min(from + wanted.page().limit(), fitting.size());
    return new Found(fitting.size(), ledger.size(), fitting.subList(from, to), null);
  }

  @Override
  public @Nullable Decision decision(String leafId) {
    List<Decision> found = new ArrayList<>();
    ledger.scan(
        entry -> {
          if (entry.event() instanceof Refused refused && entry.leaf().equals(leafId)) {
            found.add(RecordIndex.decision(entry, refused));
          }
        });
    return found.isEmpty() ? null : found.getFirst();
  }

  private boolean fits(Entry entry, Refused refused, Wanted wanted) {
    Content content = ledger.content(entry.leaf());
    String text = content == null ? "" : content.text().toLowerCase(Locale.ROOT);
    return text.contains(wanted.text().toLowerCase(Locale.ROOT))
        && has(wanted, Facet.VERDICT, refused.refusal())
        && has(wanted, Facet.USE_CASE, refused.useCase());
  }

  private static boolean has(Wanted wanted, Facet facet, @Nullable String value) {
    List<String> values = wanted.filter().values().get(facet);
    return values == null || (value != null && values.contains(value));
  }
}
