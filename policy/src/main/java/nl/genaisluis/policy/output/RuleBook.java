package nl.genaisluis.policy.output;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.models.wire.JsonCodec;
import nl.genaisluis.models.wire.JsonFault;

/// The rules as read from `rules.json`. Reading is strict: an unknown key, list or class, or an id
/// that comes twice, is refused with its place. Immutable.
final class RuleBook {
  /// The ids under which the program itself reports.
  static final String SECRET = "O-81";

  static final String PERSONAL = "O-91";

  private static final Set<String> KEYS =
      Set.of(
          "id",
          "class",
          "title",
          "explanation",
          "explanation_en",
          "when",
          "need",
          "context",
          "unless",
          "unless_head",
          "unless_context",
          "hits",
          "misses");

  private final Map<String, List<String>> words;
  private final Marks marks;
  private final Map<String, Rule> rules = new LinkedHashMap<>();
  private final Map<String, Examples> examples = new LinkedHashMap<>();

  /// Texts that show what a rule means.
  record Examples(List<String> hits, List<String> misses) {
    Examples {
      hits = List.copyOf(hits);
      misses = List.copyOf(misses);
    }
  }

  private RuleBook(Map<String, List<String>> words) {
    this.words = words;
    this.marks = new Marks(words.keySet());
  }

  /// @throws IllegalArgumentException when the text is no rule book, with the place
  static RuleBook parse(String json) {
    Json read;
    try {
      read = JsonCodec.read(json);
    } catch (JsonFault fault) {
      throw new IllegalArgumentException("rules: " + fault.place() + ": " + fault.getMessage());
    }
    if (!(read instanceof Json.Obj file)) {
      throw new IllegalArgumentException("rules: one object is expected");
    }
    only("rules", file, Set.of("words", "rules"));
    RuleBook book = new RuleBook(words(file));
    for (Json item : file.items("rules")) {
      book.add(object("rules", item));
    }
    if (!book.rules.containsKey(SECRET) || !book.rules.containsKey(PERSONAL)) {
      throw new IllegalArgumentException("rules: " + SECRET + " and " + PERSONAL + " are needed");
    }
    return book;
  }

  Marks marks() {
    return marks;
  }

  Map<String, List<String>> words() {
    return words;
  }

  List<Rule> rules() {
    return List.copyOf(rules.values());
  }

  OutputRule text(String id) {
    Rule rule = rules.get(id);
    if (rule == null) {
      throw new IllegalArgumentException("there is no rule " + id);
    }
    return rule.text();
  }

  Map<String, Examples> examples() {
    return Map.copyOf(examples);
  }

  private static Map<String, List<String>> words(Json.Obj file) {
    Json.Obj lists = file.object("words");
    if (lists == null) {
      throw new IllegalArgumentException("rules: words is missing");
    }
    Map<String, List<String>> words = new LinkedHashMap<>();
    for (String name : lists.members().keySet()) {
      words.put(name, List.of(text("words", lists, name).strip().split("\\s+", -1)));
    }
    return words;
  }

  private void add(Json.Obj json) {
    String id = text("rule", json, "id");
    only(id, json, KEYS);
    OutputRule text =
        new OutputRule(
            id,
            category(id, text(id, json, "class")),
            text(id, json, "title"),
            text(id, json, "explanation"),
            text(id, json, "explanation_en"));
    List<Rule.Sequence> sequences = new ArrayList<>();
    for (String written : texts(id, json, "when")) {
      sequences.add(Rule.Sequence.parse(written, marks));
    }
    Rule rule =
        new Rule(
            text,
            sequences,
            all(id, json, "need"),
            all(id, json, "context"),
            any(id, json, "unless"),
            any(id, json, "unless_head"),
            any(id, json, "unless_context"));
    if (rules.put(id, rule) != null) {
      throw new IllegalArgumentException("rule " + id + " is there twice");
    }
    examples.put(id, new Examples(texts(id, json, "hits"), texts(id, json, "misses")));
  }

  private List<Long> all(String id, Json.Obj json, String name) {
    return texts(id, json, name).stream().map(marks::of).toList();
  }

  private long any(String id, Json.Obj json, String name) {
    long bits = 0;
    for (String list : texts(id, json, name)) {
      bits |= marks.of(list);
    }
    return bits;
  }

  private static OutputClass category(String id, String code) {
    return Arrays.stream(OutputClass.values())
        .filter(category -> category.code().equals(code))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException(id + ": no class " + code));
  }

  private static Json.Obj object(String place, Json json) {
    if (json instanceof Json.Obj object) {
      return object;
    }
    throw new IllegalArgumentException(place + ": an object is expected");
  }

  private static String text(String place, Json.Obj json, String name) {
    String text = json.text(name);
    if (text == null || text.isBlank()) {
      throw new IllegalArgumentException(place + ": " + name + " must be a text");
    }
    return text;
  }

  private static List<String> texts(String place, Json.Obj json, String name) {
    List<String> texts = new ArrayList<>();
    for (Json item : json.items(name)) {
      if (!(item instanceof Json.Text(String text))) {
        throw new IllegalArgumentException(place + ": " + name + " must hold texts");
      }
      texts.add(text);
    }
    return texts;
  }

  private static void only(String place, Json.Obj json, Set<String> names) {
    for (String name : json.members().keySet()) {
      if (!names.contains(name)) {
        throw new IllegalArgumentException(place + ": unknown key " + name);
      }
    }
  }
}
