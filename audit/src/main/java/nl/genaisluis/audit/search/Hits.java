package nl.genaisluis.audit.search;

import java.util.List;

/// One page of what was found, newest first.
///
/// @param total how many entries match in all
public record Hits(long total, List<Hit> hits) {
  public Hits {
    hits = List.copyOf(hits);
  }
}
