package nl.genaisluis.gateway.change;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// What differs between two configurations, and whether the later one permits more.
public final class Change {
  /// More than these stand in no configuration that a person can read.
  private static final int LINES_MAX = 2_000;

  private static final int RECORDED_MAX = 60;

  private final List<Difference> differences;

  private Change(List<Difference> differences) {
    this.differences = List.copyOf(differences);
  }

  /// Compares two configurations.
  ///
  /// @param before records by the name of their file
  /// @param after the same files
  public static Change between(Map<String, Record> before, Map<String, Record> after) {
    SortedSet<String> files = new TreeSet<>(before.keySet());
    files.addAll(after.keySet());
    List<Difference> differences = new ArrayList<>();
    for (String file : files) {
      differences.addAll(ofFile(file, values(before.get(file)), values(after.get(file))));
    }
    return new Change(differences);
  }

  private static SortedMap<String, String> values(@Nullable Record file) {
    return file == null ? new TreeMap<>() : Values.of(file);
  }

  private static List<Difference> ofFile(
      String file, SortedMap<String, String> all, SortedMap<String, String> after) {
    SortedMap<String, String> before = Dormant.without(file, all, after);
    Weight weight = new Weight(before, after);
    SortedSet<String> places = new TreeSet<>(before.keySet());
    places.addAll(after.keySet());
    List<Difference> differences = new ArrayList<>();
    for (String place : places) {
      String was = before.get(place);
      String is = after.get(place);
      boolean same =
          place.endsWith(Values.ORDER) ? sameOrder(was, is) : was != null && was.equals(is);
      if (!same) {
        differences.add(new Difference(file, place, was, is, weight.more(file, place)));
      }
    }
    return differences;
  }

  /// What stands in both lists stands in the same order.
  private static boolean sameOrder(@Nullable String before, @Nullable String after) {
    if (before == null || after == null) {
      return true;
    }
    List<String> was = new ArrayList<>(Arrays.asList(before.split("\n", -1)));
    List<String> is = new ArrayList<>(Arrays.asList(after.split("\n", -1)));
    List<String> all = List.copyOf(was);
    was.retainAll(is);
    is.retainAll(all);
    return was.equals(is);
  }

  /// Nothing differs that a file can say.
  public boolean isEmpty() {
    return differences.isEmpty();
  }

  /// Some difference may permit more than before.
  public boolean permitsMore() {
    return differences.stream().anyMatch(Difference::more);
  }

  /// The differences, a line each, those that permit more first. An entry that is there on one side
  /// only is one line.
  public List<String> lines() {
    return lines(LINES_MAX);
  }

  /// The first lines, at most 60, and how many more there are: for the record, which has the
  /// digests of all files.
  public List<String> recorded() {
    return lines(RECORDED_MAX);
  }

  private List<String> lines(int max) {
    List<Difference> shown = new ArrayList<>();
    for (Difference one : differences) {
      if (!insideOther(one)) {
        shown.add(one);
      }
    }
    List<String> lines = new ArrayList<>();
    shown.stream().filter(Difference::more).map(Difference::line).forEach(lines::add);
    shown.stream().filter(one -> !one.more()).map(Difference::line).forEach(lines::add);
    if (lines.size() <= max) {
      return List.copyOf(lines);
    }
    List<String> head = new ArrayList<>(lines.subList(0, max));
    head.add("and " + (lines.size() - max) + " more lines");
    return List.copyOf(head);
  }

  /// Part of an entry that came or went as a whole.
  private boolean insideOther(Difference inner) {
    return differences.stream()
        .anyMatch(
            whole ->
                whole.file().equals(inner.file())
                    && whole.place().endsWith("]")
                    && !whole.place().equals(inner.place())
                    && inner.place().startsWith(whole.place() + ".")
                    && (whole.before() == null) == (inner.before() == null)
                    && (whole.after() == null) == (inner.after() == null));
  }

  /// The keys of one file at which two records differ: the first part of every place.
  public static List<String> keys(Record before, Record after) {
    SortedSet<String> keys = new TreeSet<>();
    ofFile("", Values.of(before), Values.of(after))
        .forEach(one -> keys.add(one.place().split("[.\\[]", 2)[0]));
    return List.copyOf(keys);
  }
}
