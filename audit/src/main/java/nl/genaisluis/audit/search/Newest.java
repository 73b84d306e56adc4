package nl.genaisluis.audit.search;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.apache.lucene.document.LongPoint;
import org.apache.lucene.index.StoredFields;
import org.apache.lucene.search.BooleanClause.Occur;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.Sort;
import org.apache.lucene.search.SortField;
import org.apache.lucene.search.TopDocs;

/// One page of what a search finds, newest first.
///
/// Entries lie in the index in the order in which they came, so a sort that reads them all finds
/// every one newer than those before it. Therefore only the newest stretch of the log is sorted, of
/// about the length in which a page of hits is to be expected, and a longer one when that is short.
final class Newest {
  private static final Sort FIRST =
      new Sort(new SortField(Documents.INDEX, SortField.Type.LONG, true));

  /// Hits are spread unevenly: a stretch that ought to hold so many pages mostly holds one.
  private static final long PAGES = 3;

  private static final long LONGER = 8;

  private Newest() {}

  /// @param before the end of what was searched
  /// @param total how many entries match there
  record Found(org.apache.lucene.search.Query parsed, long before, int total) {}

  static List<Hit> page(IndexSearcher searcher, Found found, Query query) throws IOException {
    int wanted = Math.min(query.offset() + query.limit(), found.total());
    List<Hit> hits = new ArrayList<>();
    if (wanted <= query.offset()) {
      return hits;
    }
    TopDocs newest = newest(searcher, found, wanted);
    StoredFields stored = searcher.storedFields();
    for (int i = query.offset(); i < newest.scoreDocs.length; i++) {
      hits.add(Documents.hit(stored.document(newest.scoreDocs[i].doc)));
    }
    return hits;
  }

  private static TopDocs newest(IndexSearcher searcher, Found found, int wanted)
      throws IOException {
    long end = found.before();
    long stretch = PAGES * wanted * Math.max(end / found.total(), 1);
    while (stretch < end) {
      BooleanQuery within =
          new BooleanQuery.Builder()
              .add(found.parsed(), Occur.FILTER)
              .add(LongPoint.newRangeQuery(Documents.INDEX, end - stretch, end), Occur.FILTER)
              .build();
      TopDocs newest = searcher.search(within, wanted, FIRST);
      if (newest.scoreDocs.length == wanted) {
        return newest;
      }
      stretch *= LONGER;
    }
    return searcher.search(found.parsed(), wanted, FIRST);
  }
}
