package nl.genaisluis.audit.search;

import java.util.List;

/// One page of what was found, newest first.
///
/// @param total how many entries match in all
/// @param before how many entries of the log were searched: what to ask the next page with
public record Hits(long total, long before, List<Hit> hits) {
  public Hits {
    hits = List.copyOf(hits);
  }
}
