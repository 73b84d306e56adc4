package nl.genaisluis.audit.event;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The members of one JSON object while it is taken apart: each is asked for by name and type,
/// once, and [#end] refuses what nobody asked for. An object of the record has few members, so they
/// lie in a row.
final class Members {
  private static final int EXPECTED = 20;

  private String[] names = new String[EXPECTED];
  private @Nullable Object[] values = new @Nullable Object[EXPECTED];
  private int size;
  private int left;

  /// Adds a member of another name than those before it. A value is a text, a boolean, a long, a
  /// double, a list of such or other members.
  void put(String name, Object value) {
    if (size == names.length) {
      names = Arrays.copyOf(names, 2 * size);
      values = Arrays.copyOf(values, 2 * size);
    }
    names[size] = name;
    values[size] = value;
    size++;
    left++;
  }

  private @Nullable Object take(String name) {
    for (int i = 0; i < size; i++) {
      if (names[i].equals(name)) {
        Object value = values[i];
        values[i] = null;
        left -= value == null ? 0 : 1;
        return value;
      }
    }
    return null;
  }

  String text(String name) {
    return (String) required(name, String.class);
  }

  @Nullable String textOrNull(String name) {
    Object value = take(name);
    if (value == null || value instanceof String) {
      return (String) value;
    }
    throw wrong(name);
  }

  boolean bool(String name) {
    return (Boolean) required(name, Boolean.class);
  }

  long whole(String name) {
    return (Long) required(name, Long.class);
  }

  int small(String name) {
    return small(name, whole(name));
  }

  @Nullable Double numberOrNull(String name) {
    return switch (take(name)) {
      case null -> null;
      case Double number -> number;
      case Long whole -> whole.doubleValue();
      default -> throw wrong(name);
    };
  }

  double number(String name) {
    Double number = numberOrNull(name);
    if (number == null) {
      throw new LeafFault("leaf lacks the member " + name);
    }
    return number;
  }

  List<String> texts(String name) {
    List<String> texts = new ArrayList<>();
    for (Object item : (List<?>) required(name, List.class)) {
      if (!(item instanceof String text)) {
        throw wrong(name);
      }
      texts.add(text);
    }
    return texts;
  }

  Map<String, Integer> counts(String name) {
    Members counted = inner(name);
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (int i = 0; i < counted.size; i++) {
      if (!(counted.values[i] instanceof Long count)) {
        throw wrong(name);
      }
      counts.put(counted.names[i], small(name, count));
    }
    return counts;
  }

  Members inner(String name) {
    return (Members) required(name, Members.class);
  }

  List<Members> inners(String name) {
    List<Members> inners = new ArrayList<>();
    for (Object item : (List<?>) required(name, List.class)) {
      if (!(item instanceof Members inner)) {
        throw wrong(name);
      }
      inners.add(inner);
    }
    return inners;
  }

  /// Every member has been asked for.
  void end() {
    if (left > 0) {
      throw new LeafFault("leaf has an unknown member");
    }
  }

  private Object required(String name, Class<?> type) {
    Object value = take(name);
    if (value == null) {
      throw new LeafFault("leaf lacks the member " + name);
    }
    if (!type.isInstance(value)) {
      throw wrong(name);
    }
    return value;
  }

  private static int small(String name, long value) {
    if (value < Integer.MIN_VALUE || value > Integer.MAX_VALUE) {
      throw wrong(name);
    }
    return (int) value;
  }

  private static LeafFault wrong(String name) {
    return new LeafFault("leaf has the wrong type in the member " + name);
  }
}
