package nl.genaisluis.gateway.change;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The values of one configuration file by their places, such as
/// `use_cases[klare-taal].term.status`. A record in a list stands under its id; a plain value in a
/// list or a set is part of the place, so that one more and one fewer can be told apart, and the
/// order of a list has a place of its own.
final class Values {
  /// The last part of the place that holds the order of a list of plain values.
  static final String ORDER = ".order";

  private final SortedMap<String, String> found = new TreeMap<>();

  private Values() {}

  static SortedMap<String, String> of(Record file) {
    Values values = new Values();
    values.record(file, "");
    return values.found;
  }

  private void add(@Nullable Object value, String place) {
    switch (value) {
      case null -> {
        // Absent on this side.
      }
      case Record record -> record(record, place + ".");
      case Map<?, ?> map -> map.forEach((key, one) -> add(one, place + "[" + text(key) + "]"));
      case Collection<?> many -> collection(many, place);
      default -> found.put(place, text(value));
    }
  }

  private void record(Record record, String prefix) {
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      add(read(record, component), prefix + snake(component.getName()));
    }
  }

  private void collection(Collection<?> many, String place) {
    if (many.stream().anyMatch(one -> one instanceof Record)) {
      int index = 0;
      for (Object one : many) {
        String id = one instanceof Record record ? id(record) : null;
        String part = place + "[" + (id == null ? "#" + index : id) + "]";
        if (id != null) {
          found.put(part, "");
        }
        add(one, part);
        index++;
      }
      return;
    }
    Collection<String> texts =
        many instanceof List<?>
            ? many.stream().map(Values::text).toList()
            : new TreeSet<>(many.stream().map(Values::text).toList());
    texts.forEach(text -> found.put(place + "[" + text + "]", ""));
    if (many instanceof List<?> && many.size() > 1) {
      found.put(place + ORDER, String.join("\n", texts));
    }
  }

  private static @Nullable String id(Record record) {
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      if (component.getName().equals("id") && component.getType() == String.class) {
        return text(read(record, component));
      }
    }
    return null;
  }

  private static @Nullable Object read(Record record, RecordComponent component) {
    try {
      Method accessor = component.getAccessor();
      // The record itself may be for its own package only.
      accessor.setAccessible(true);
      return accessor.invoke(record);
    } catch (IllegalAccessException | InvocationTargetException unreadable) {
      throw new IllegalStateException("cannot read " + component, unreadable);
    }
  }

  private static String text(@Nullable Object value) {
    return value instanceof Enum<?> constant
        ? constant.name().toLowerCase(Locale.ROOT)
        : String.valueOf(value);
  }

  /// The name of a component as the file writes it.
  static String snake(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
  }
}
