package nl.genaisluis.gateway.accountability;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import nl.genaisluis.audit.content.Content;
import nl.genaisluis.audit.event.Entry;
import nl.genaisluis.audit.event.Refused;
import nl.genaisluis.audit.ledger.Ledger;
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
    int from = Math.min(wanted.offset(), fitting.size());
    int to = Math.min(from + wanted.limit(), fitting.size());
    return new Found(fitting.size(), fitting.subList(from, to));
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
        && (wanted.code() == null || wanted.code().equals(refused.refusal()))
        && (wanted.useCase() == null || wanted.useCase().equals(refused.useCase()));
  }
}
