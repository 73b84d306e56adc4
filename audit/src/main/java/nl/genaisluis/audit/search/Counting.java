package nl.genaisluis.audit.search;

import java.io.IOException;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import org.apache.lucene.index.DocValues;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.SortedDocValues;
import org.apache.lucene.search.Collector;
import org.apache.lucene.search.CollectorManager;
import org.apache.lucene.search.LeafCollector;
import org.apache.lucene.search.Scorable;
import org.apache.lucene.search.ScoreMode;

/// Counts what a search finds by its facets, from the columns of the index; no entry is read.
final class Counting implements Collector {
  private final Map<Facet, Map<String, Long>> counts = new EnumMap<>(Facet.class);
  private final Map<String, Long> units = new HashMap<>();
  private long total;

  /// What is counted over the segments of an index.
  static final class Gathering implements CollectorManager<Counting, Counted> {
    @Override
    public Counting newCollector() {
      return new Counting();
    }

    @Override
    public Counted reduce(Collection<Counting> parts) {
      Counting all = new Counting();
      for (Counting part : parts) {
        all.total += part.total;
        part.counts.forEach(
            (facet, values) -> values.forEach((value, count) -> all.add(facet, value, count)));
        part.units.forEach((unit, count) -> all.units.merge(unit, count, Long::sum));
      }
      return new Counted(all.total, new Counts(all.counts), all.units);
    }
  }

  /// @param total how many entries were found
  /// @param units how many of them have which label of a unit
  record Counted(long total, Counts counts, Map<String, Long> units) {}

  @Override
  public ScoreMode scoreMode() {
    return ScoreMode.COMPLETE_NO_SCORES;
  }

  @Override
  public LeafCollector getLeafCollector(LeafReaderContext segment) throws IOException {
    SortedDocValues single = DocValues.getSorted(segment.reader(), Signature.SINGLE);
    SortedDocValues several = DocValues.getSorted(segment.reader(), Signature.SEVERAL);
    return new Segment(single, several, DocValues.getSorted(segment.reader(), Facet.UNIT.field()));
  }

  private void add(Facet facet, String value, long count) {
    counts.computeIfAbsent(facet, _ -> new HashMap<>()).merge(value, count, Long::sum);
  }

  /// One segment: a counter for each word that it knows.
  private final class Segment implements LeafCollector {
    private final SortedDocValues single;
    private final SortedDocValues several;
    private final SortedDocValues unit;
    private final int[] ofSingle;
    private final int[] ofSeveral;
    private final int[] ofUnit;

    private Segment(SortedDocValues single, SortedDocValues several, SortedDocValues unit) {
      this.single = single;
      this.several = several;
      this.unit = unit;
      this.ofUnit = new int[unit.getValueCount()];
      this.ofSingle = new int[single.getValueCount()];
      this.ofSeveral = new int[several.getValueCount()];
    }

    @Override
    public void setScorer(Scorable scorer) {}

    @Override
    public void collect(int document) throws IOException {
      total++;
      if (single.advanceExact(document)) {
        ofSingle[single.ordValue()]++;
      }
      if (several.advanceExact(document)) {
        ofSeveral[several.ordValue()]++;
      }
      if (unit.advanceExact(document)) {
        ofUnit[unit.ordValue()]++;
      }
    }

    @Override
    public void finish() throws IOException {
      read(single, ofSingle);
      read(several, ofSeveral);
      for (int label = 0; label < ofUnit.length; label++) {
        if (ofUnit[label] > 0) {
          units.merge(unit.lookupOrd(label).utf8ToString(), (long) ofUnit[label], Long::sum);
        }
      }
    }

    private void read(SortedDocValues words, int[] times) throws IOException {
      for (int word = 0; word < times.length; word++) {
        int count = times[word];
        if (count > 0) {
          Signature.read(
              words.lookupOrd(word).utf8ToString(), (facet, value) -> add(facet, value, count));
        }
      }
    }
  }
}
