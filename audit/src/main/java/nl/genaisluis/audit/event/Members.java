package nl.genaisluis.audit.event;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The members of one JSON object while it is taken apart: each is asked for by name and type,
/// once, and [#end] refuses what nobody asked for.
final class Members {
  private final Map<String, Object> members;

  /// @param members taken from one by one, so nobody else may use them
  Members(Map<String, Object> members) {
    this.members = members;
  }

  String text(String name) {
    return (String) required(name, String.class);
  }

  @Nullable String textOrNull(String name) {
    return members.containsKey(name) ? text(name) : null;
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
    return switch (members.remove(name)) {
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
    Map<String, Integer> counts = new LinkedHashMap<>();
    for (Map.Entry<String, Object> member : object(required(name, Map.class)).entrySet()) {
      if (!(member.getValue() instanceof Long count)) {
        throw wrong(name);
      }
      counts.put(member.getKey(), small(name, count));
    }
    return counts;
  }

  Members inner(String name) {
    return new Members(object(required(name, Map.class)));
  }

  List<Members> inners(String name) {
    List<Members> inners = new ArrayList<>();
    for (Object item : (List<?>) required(name, List.class)) {
      if (!(item instanceof Map<?, ?>)) {
        throw wrong(name);
      }
      inners.add(new Members(object(item)));
    }
    return inners;
  }

  /// Every member has been asked for.
  void end() {
    if (!members.isEmpty()) {
      throw new LeafFault("leaf has an unknown member");
    }
  }

  private Object required(String name, Class<?> type) {
    Object value = members.remove(name);
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

  // StrictJson is the only source of these maps, and it makes them with string keys.
  @SuppressWarnings("unchecked")
  private static Map<String, Object> object(Object value) {
    return (Map<String, Object>) value;
  }

  private static LeafFault wrong(String name) {
    return new LeafFault("leaf has the wrong type in the member " + name);
  }
}
