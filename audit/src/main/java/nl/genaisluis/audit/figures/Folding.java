package nl.genaisluis.audit.figures;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;

/// Keeps small numbers out of publication: rows below a threshold become one row. That row holds at
/// least two others and reaches the threshold itself, or it holds everything; else what is left out
/// would follow from the total.
final class Folding {
  /// Key of the row that others were folded into.
  static final String REST = "overig";

  private Folding() {}

  /// The rows in the order of their keys, the folded one last.
  static <R extends Row<R>> List<R> fold(Collection<R> rows, int threshold) {
    List<R> kept =
        new ArrayList<>(
            rows.stream()
                .sorted(Comparator.comparingLong((R row) -> row.count()).thenComparing(Row::key))
                .toList());
    List<R> folded = new ArrayList<>();
    long sum = 0;
    while (!kept.isEmpty()
        && (kept.getFirst().count() < threshold
            || (!folded.isEmpty() && (folded.size() < 2 || sum < threshold)))) {
      R smallest = kept.removeFirst();
      folded.add(smallest);
      sum += smallest.count();
    }
    kept.sort(Comparator.comparing(Row::key));
    if (folded.size() == 1) {
      // It is the only row there is: its name goes, its number is the total anyway.
      kept.add(folded.getFirst().renamed());
    } else if (!folded.isEmpty()) {
      kept.add(folded.stream().skip(1).reduce(folded.getFirst(), Row::fold));
    }
    return List.copyOf(kept);
  }

  /// A row that can be folded into another.
  interface Row<R extends Row<R>> {
    String key();

    long count();

    /// Both rows as one, named [#REST].
    R fold(R other);

    /// This row, named [#REST].
    R renamed();
  }
}
