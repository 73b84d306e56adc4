package nl.genaisluis.models.wire;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// One pass over a body in document order that shows every leaf and writes the body anew with what
/// comes back. Finding the leaves and replacing them are the same pass, so they cannot disagree.
///
/// A number of eight digits or more outside the protocol's settings is shown as a fixed leaf: a
/// citizen service number may stand in a tool argument without quotes.
final class LeafWalk {
  private static final int TELLING_DIGITS = 8;

  private final Function<Leaf, String> reader;
  private int said;

  private LeafWalk(Function<Leaf, String> reader) {
    this.reader = reader;
  }

  /// A place in the body.
  private record At(String pointer, int message, @Nullable Role role) {
    At down(String key) {
      return new At(pointer + "/" + key.replace("~", "~0").replace("/", "~1"), message, role);
    }

    At down(int index) {
      return new At(pointer + "/" + index, message, role);
    }
  }

  /// Every leaf of this body, in document order.
  static List<Leaf> leaves(Json.Obj body, Shape shape) {
    List<Leaf> leaves = new ArrayList<>();
    write(
        body,
        shape,
        leaf -> {
          leaves.add(leaf);
          return leaf.text();
        });
    return List.copyOf(leaves);
  }

  /// This body with other texts in the place of its leaves.
  ///
  /// @throws IllegalArgumentException when there is not one text per leaf, or a fixed leaf differs
  static Json.Obj rewritten(Json.Obj body, Shape shape, List<String> texts) {
    int[] next = {0};
    Json.Obj written =
        write(
            body,
            shape,
            leaf -> {
              if (next[0] >= texts.size()) {
                throw new IllegalArgumentException("fewer texts than leaves");
              }
              String text = texts.get(next[0]++);
              if (leaf.fixed() && !text.equals(leaf.text())) {
                throw new IllegalArgumentException("a fixed leaf cannot be rewritten");
              }
              return text;
            });
    if (next[0] != texts.size()) {
      throw new IllegalArgumentException("more texts than leaves");
    }
    return written;
  }

  private static Json.Obj write(Json.Obj body, Shape shape, Function<Leaf, String> reader) {
    At root = new At("", -1, null);
    if (new LeafWalk(reader).walk(body, shape, root) instanceof Json.Obj written) {
      return written;
    }
    throw new IllegalStateException("an object was rewritten to something else");
  }

  private Json walk(Json value, Shape shape, At at) {
    return switch (shape) {
      case Shape.Free() -> free(value, at);
      case Shape.Unread() -> value;
      case Shape.Figure() -> value instanceof Json.Num ? value : free(value, at);
      case Shape.Words words -> word(value, words, at);
      case Shape.Id() -> id(value, at);
      case Shape.Name() -> named(value, at);
      case Shape.Content() -> content(value, at);
      case Shape.Said() -> said(value, at);
      case Shape.Arguments() -> arguments(value, at);
      case Shape.Messages() -> messages(value, at);
      case Shape.Inputs() -> inputs(value, at);
      case Shape.Schema() -> walk(value, Shapes.SCHEMA_BODY, at);
      case Shape.Items(Shape item) ->
          value instanceof Json.Arr array ? items(array, item, at) : free(value, at);
      case Shape.Members(Map<String, Shape> known) ->
          value instanceof Json.Obj object ? members(object, known, at) : free(value, at);
      case Shape.Named(Shape inner) ->
          value instanceof Json.Obj object ? keyed(object, inner, at) : free(value, at);
    };
  }

  private Json free(Json value, At at) {
    return switch (value) {
      case Json.Text(String text) -> Json.of(leaf(text, false, at));
      case Json.Num number -> number(number, at);
      case Json.Obj object -> keyed(object, Shape.FREE, at);
      case Json.Arr array -> items(array, Shape.FREE, at);
      case Json.Bool _, Json.Null _ -> value;
    };
  }

  private Json number(Json.Num number, At at) {
    long digits = number.literal().chars().filter(unit -> unit >= '0' && unit <= '9').count();
    if (digits >= TELLING_DIGITS) {
      leaf(number.literal(), true, at);
    }
    return number;
  }

  private Json word(Json value, Shape.Words words, At at) {
    if (value instanceof Json.Text(String text) && words.words().contains(text)) {
      return value;
    }
    return value instanceof Json.Arr array
        ? items(array, words, at)
        : walk(value, words.otherwise(), at);
  }

  private Json id(Json value, At at) {
    boolean plain = value instanceof Json.Text(String text) && ChatRules.ID.matcher(text).matches();
    return plain ? value : named(value, at);
  }

  private Json named(Json value, At at) {
    if (value instanceof Json.Text(String text)) {
      leaf(text, true, at);
      return value;
    }
    return free(value, at);
  }

  private Json content(Json value, At at) {
    return switch (value) {
      case Json.Text _ -> said(value, at);
      case Json.Arr parts -> items(parts, Shapes.PART, at);
      case Json.Obj _, Json.Num _, Json.Bool _, Json.Null _ -> free(value, at);
    };
  }

  private Json said(Json value, At at) {
    if (value instanceof Json.Text(String text)) {
      int offset = said;
      said += text.length();
      Leaf leaf = new Leaf(at.pointer(), at.message(), at.role(), offset, false, text);
      return Json.of(reader.apply(leaf));
    }
    return free(value, at);
  }

  private Json arguments(Json value, At at) {
    if (!(value instanceof Json.Text(String text))) {
      return free(value, at);
    }
    Json inner;
    try {
      inner = JsonCodec.read(text);
    } catch (JsonFault notJson) {
      return Json.of(leaf(text, false, at));
    }
    At inside = new At(at.pointer() + "#", at.message(), at.role());
    return Json.of(JsonCodec.text(free(inner, inside)));
  }

  private Json messages(Json value, At at) {
    if (!(value instanceof Json.Arr(List<Json> items))) {
      return free(value, at);
    }
    List<Json> written = new ArrayList<>(items.size());
    for (int i = 0; i < items.size(); i++) {
      Json item = items.get(i);
      String word = item instanceof Json.Obj object ? object.text("role") : null;
      Role role = word == null ? null : Role.of(word);
      Shape shape = role == Role.TOOL ? Shapes.TOOL_MESSAGE : Shapes.MESSAGE;
      said = 0;
      written.add(walk(item, shape, new At(at.pointer() + "/" + i, i, role)));
    }
    return new Json.Arr(written);
  }

  private Json inputs(Json value, At at) {
    if (!(value instanceof Json.Arr(List<Json> items))) {
      return said(value, new At(at.pointer(), 0, Role.USER));
    }
    List<Json> written = new ArrayList<>(items.size());
    for (int i = 0; i < items.size(); i++) {
      said = 0;
      written.add(said(items.get(i), new At(at.pointer() + "/" + i, i, Role.USER)));
    }
    return new Json.Arr(written);
  }

  private Json items(Json.Arr array, Shape shape, At at) {
    List<Json> written = new ArrayList<>(array.items().size());
    for (int i = 0; i < array.items().size(); i++) {
      written.add(walk(array.items().get(i), shape, at.down(i)));
    }
    return new Json.Arr(written);
  }

  private Json members(Json.Obj object, Map<String, Shape> known, At at) {
    Map<String, Json> written = new LinkedHashMap<>();
    object
        .members()
        .forEach(
            (key, value) -> {
              At there = at.down(key);
              Shape shape = known.get(key);
              if (shape == null) {
                leaf(key, true, there);
                shape = Shape.FREE;
              }
              written.put(key, walk(value, shape, there));
            });
    return new Json.Obj(written);
  }

  private Json keyed(Json.Obj object, Shape shape, At at) {
    Map<String, Json> written = new LinkedHashMap<>();
    object
        .members()
        .forEach(
            (key, value) -> {
              At there = at.down(key);
              leaf(key, true, there);
              written.put(key, walk(value, shape, there));
            });
    return new Json.Obj(written);
  }

  private String leaf(String text, boolean fixed, At at) {
    return reader.apply(new Leaf(at.pointer(), at.message(), at.role(), -1, fixed, text));
  }
}
