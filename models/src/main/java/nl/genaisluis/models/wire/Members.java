package nl.genaisluis.models.wire;

import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Arrays;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// The few members of an object in their order, as two arrays that are read from the front.
/// Immutable. An object of the protocol has some ten members, and each event of a stream is several
/// objects: a table of hashes would cost more to make than all its lookups together save. An object
/// with more than [#FEW] members is kept in such a table.
final class Members extends AbstractMap<String, Json> {
  /// The most members that are searched one by one.
  static final int FEW = 16;

  private static final Members NONE = new Members(new String[0], new Json[0]);

  private final String[] names;
  private final Json[] values;

  private Members(String[] names, Json[] values) {
    this.names = names;
    this.values = values;
  }

  /// The same members as a map that nobody can change.
  static Map<String, Json> of(Map<String, Json> members) {
    if (members instanceof Members) {
      return members;
    }
    if (members.size() > FEW) {
      return Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }
    Builder builder = new Builder();
    members.forEach(builder::put);
    return builder.build();
  }

  /// These members with one set; it keeps its place when it was there, else comes last.
  static Map<String, Json> with(Map<String, Json> members, String name, Json value) {
    if (!(members instanceof Members few) || (few.size() == FEW && few.place(name) < 0)) {
      Map<String, Json> copy = new LinkedHashMap<>(members);
      copy.put(name, value);
      return copy;
    }
    int place = few.place(name);
    int length = few.names.length;
    if (place >= 0) {
      Json[] values = few.values.clone();
      values[place] = value;
      return new Members(few.names, values);
    }
    String[] names = Arrays.copyOf(few.names, length + 1);
    Json[] values = Arrays.copyOf(few.values, length + 1);
    names[length] = name;
    values[length] = value;
    return new Members(names, values);
  }

  /// Gathers members of which no two have the same name.
  static final class Builder {
    private String[] names = new String[8];
    private Json[] values = new Json[8];
    private int count;
    private @Nullable Map<String, Json> many;

    /// Adds a member; its name must be another than those before it.
    void put(String name, Json value) {
      if (many != null) {
        many.put(name, value);
        return;
      }
      if (count == FEW) {
        many = new LinkedHashMap<>(new Members(names, values));
        many.put(name, value);
        return;
      }
      if (count == names.length) {
        names = Arrays.copyOf(names, FEW);
        values = Arrays.copyOf(values, FEW);
      }
      names[count] = name;
      values[count] = value;
      count++;
    }

    /// The members; the builder is of no more use.
    Map<String, Json> build() {
      if (many != null) {
        return many;
      }
      return count == 0
          ? NONE
          : new Members(Arrays.copyOf(names, count), Arrays.copyOf(values, count));
    }
  }

  private int place(@Nullable Object name) {
    for (int i = 0; i < names.length; i++) {
      if (names[i].equals(name)) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public @Nullable Json get(@Nullable Object name) {
    int place = place(name);
    return place < 0 ? null : values[place];
  }

  @Override
  public boolean containsKey(@Nullable Object name) {
    return place(name) >= 0;
  }

  @Override
  public int size() {
    return names.length;
  }

  @Override
  public void forEach(BiConsumer<? super String, ? super Json> action) {
    for (int i = 0; i < names.length; i++) {
      action.accept(names[i], values[i]);
    }
  }

  @Override
  public Set<Map.Entry<String, Json>> entrySet() {
    return new AbstractSet<>() {
      @Override
      public Iterator<Map.Entry<String, Json>> iterator() {
        return new Entries();
      }

      @Override
      public int size() {
        return names.length;
      }
    };
  }

  private final class Entries implements Iterator<Map.Entry<String, Json>> {
    private int next;

    @Override
    public boolean hasNext() {
      return next < names.length;
    }

    @Override
    public Map.Entry<String, Json> next() {
      if (next == names.length) {
        throw new NoSuchElementException();
      }
      Map.Entry<String, Json> entry = Map.entry(names[next], values[next]);
      next++;
      return entry;
    }
  }
}
