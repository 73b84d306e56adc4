package nl.genaisluis.gateway.meter;

import java.util.Comparator;
import java.util.NavigableMap;
import java.util.TreeMap;

/// What the calls of this node did, by the window in which they ended. A window that was told is
/// closed: what ends in it after that, because the clock was put right, counts in the next. Safe
/// for use by many threads; the monitor guards every field that is not final.
final class Tally {
  /// Windows that wait to be told; without the database the oldest are given up, and with them the
  /// window is not counted.
  private static final int SPANS_MAX = 1_000;

  private final NavigableMap<Long, Double> byBegin = new TreeMap<>();
  private final long length;
  private long closed;

  /// @param since the first window; nothing ended before
  /// @param length of every window in milliseconds
  Tally(Span since, long length) {
    this.length = length;
    this.closed = since.begins();
  }

  /// A call ended at this moment.
  synchronized void used(long millis, double work) {
    long begins = Math.max(Span.at(millis, length).begins(), closed);
    byBegin.merge(begins, work, Double::sum);
  }

  /// The windows that ended before this moment and were not told yet, each with its work; where
  /// nothing ended there stands 0. They stay until [#told].
  synchronized NavigableMap<Span, Double> close(long millis) {
    long until = Span.at(millis, length).begins();
    long from = Math.max(first(), until - SPANS_MAX * length);
    byBegin.headMap(from, false).clear();
    NavigableMap<Span, Double> ended = new TreeMap<>(Comparator.comparingLong(Span::begins));
    for (long begins = from; begins < until; begins += length) {
      ended.put(new Span(begins, begins + length), byBegin.getOrDefault(begins, 0.0));
      byBegin.putIfAbsent(begins, 0.0);
    }
    closed = Math.max(closed, until);
    return ended;
  }

  /// The oldest window that was not told: those that wait stand in the map from the moment that
  /// they were closed.
  private long first() {
    return byBegin.isEmpty() ? closed : Math.min(byBegin.firstKey(), closed);
  }

  /// These windows are with the others, durably.
  synchronized void told(NavigableMap<Span, Double> ended) {
    ended.keySet().forEach(span -> byBegin.remove(span.begins()));
  }
}
