package nl.genaisluis.gateway.config;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/// A node of a YAML tree as a value of a Java type: record, list, set, map or scalar.
final class Binder {
  private static final Set<Tag> PLAIN_TAGS =
      Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.TIMESTAMP, Tag.SEQ, Tag.MAP);

  private Binder() {}

  static Object bind(Type type, Place place) {
    if (!PLAIN_TAGS.contains(place.node().getTag())) {
      throw place.wrong("tags are not used here: " + place.node().getTag());
    }
    if (absent(place.node())) {
      throw place.wrong("must not be empty");
    }
    if (type instanceof Class<?> plain) {
      return plain.isRecord()
          ? bindRecord(plain, Map.of(), place)
          : Scalars.read(known(plain), place, scalar(place));
    }
    if (type instanceof ParameterizedType generic && generic.getRawType() instanceof Class<?> raw) {
      return bindGeneric(raw, generic.getActualTypeArguments(), place);
    }
    throw new IllegalStateException("no reading for " + type);
  }

  private static Object bindGeneric(Class<?> raw, Type[] arguments, Place place) {
    if (raw == List.class) {
      return bindList(arguments[0], place);
    }
    if (raw == Set.class) {
      return bindSet(arguments[0], place);
    }
    if (raw == Map.class && arguments[0] instanceof Class<?> key) {
      return bindMap(known(key), arguments[1], place);
    }
    if (raw.isRecord()) {
      Map<TypeVariable<?>, Type> variables = new LinkedHashMap<>();
      for (int i = 0; i < arguments.length; i++) {
        variables.put(raw.getTypeParameters()[i], arguments[i]);
      }
      return bindRecord(raw, variables, place);
    }
    throw new IllegalStateException("no reading for " + raw);
  }

  private static List<Object> bindList(Type element, Place place) {
    if (!(place.node() instanceof SequenceNode sequence)) {
      throw place.wrong("must be a list");
    }
    List<Object> values = new ArrayList<>();
    for (Node child : sequence.getValue()) {
      values.add(bind(element, place.at(values.size(), child)));
    }
    return Collections.unmodifiableList(values);
  }

  private static Set<Object> bindSet(Type element, Place place) {
    Set<Object> values = new LinkedHashSet<>();
    List<Object> list = bindList(element, place);
    for (Object value : list) {
      if (!values.add(value)) {
        throw place.wrong("names one twice: " + value);
      }
    }
    return Collections.unmodifiableSet(values);
  }

  private static Map<Object, Object> bindMap(Class<?> key, Type element, Place place) {
    Map<Object, Object> values = new LinkedHashMap<>();
    for (Entry entry : entries(place)) {
      Object name = Scalars.read(key, entry.key(), scalar(entry.key()));
      values.put(name, bind(element, entry.value()));
    }
    return Collections.unmodifiableMap(values);
  }

  private static Object bindRecord(
      Class<?> type, Map<TypeVariable<?>, Type> variables, Place place) {
    RecordComponent[] components = type.getRecordComponents();
    List<String> known = new ArrayList<>();
    for (RecordComponent component : components) {
      known.add(written(component.getName()));
    }
    Map<String, Place> given = new HashMap<>();
    for (Entry entry : entries(place)) {
      if (!known.contains(entry.name())) {
        throw entry.key().wrong("unknown key" + Nearest.hint(entry.name(), known));
      }
      given.put(entry.name(), entry.value());
    }
    @Nullable Object[] values = new @Nullable Object[components.length];
    for (int i = 0; i < components.length; i++) {
      Place child = given.get(known.get(i));
      if (child != null && !absent(child.node())) {
        Type declared = components[i].getGenericType();
        values[i] = bind(variables.getOrDefault(declared, declared), child);
      } else if (!components[i].getAnnotatedType().isAnnotationPresent(Nullable.class)) {
        throw (child == null ? place : child).wrong(known.get(i) + " is missing");
      }
    }
    return construct(type, components, values, place);
  }

  private static Object construct(
      Class<?> type, RecordComponent[] components, @Nullable Object[] values, Place place) {
    Class<?>[] parameters =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      Constructor<?> constructor = type.getDeclaredConstructor(parameters);
      constructor.setAccessible(true);
      return constructor.newInstance(values);
    } catch (InvocationTargetException e) {
      if (e.getCause() instanceof IllegalArgumentException
          || e.getCause() instanceof ConfigException) {
        throw place.wrong(String.valueOf(e.getCause().getMessage()), e.getCause());
      }
      throw new IllegalStateException("the constructor of " + type + " failed", e);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("no canonical constructor of " + type, e);
    }
  }

  /// One key of a mapping with its value.
  private record Entry(String name, Place key, Place value) {}

  /// The keys of a mapping, in the order of the file, none of them twice.
  private static List<Entry> entries(Place place) {
    if (!(place.node() instanceof MappingNode mapping)) {
      throw place.wrong("must be a list of keys with values");
    }
    Set<String> names = new HashSet<>();
    List<Entry> entries = new ArrayList<>();
    for (NodeTuple tuple : mapping.getValue()) {
      String name = scalar(new Place(place.file(), place.key(), tuple.getKeyNode())).getValue();
      Place key = place.in(name, tuple.getKeyNode());
      if (!names.add(name)) {
        throw key.wrong("stands here twice");
      }
      entries.add(new Entry(name, key, place.in(name, tuple.getValueNode())));
    }
    return entries;
  }

  private static ScalarNode scalar(Place place) {
    if (!(place.node() instanceof ScalarNode scalar)) {
      throw place.wrong("must be a single value");
    }
    // No encoder can write it, so that two files of different texts would be one and the same.
    if (scalar.getValue().codePoints().anyMatch(Binder::isHalf)) {
      throw place.wrong("holds half a character, escaped; write the character itself");
    }
    return scalar;
  }

  private static boolean isHalf(int codePoint) {
    return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
  }

  private static boolean absent(Node node) {
    return node.getTag().equals(Tag.NULL);
  }

  private static Class<?> known(Class<?> type) {
    if (!Scalars.handles(type)) {
      throw new IllegalStateException("no reading for " + type);
    }
    return type;
  }

  /// A component's name as files write it: `dataClassMax` is `data_class_max`.
  private static String written(String component) {
    return component.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT);
  }
}
