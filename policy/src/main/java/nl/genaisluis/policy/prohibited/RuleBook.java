package nl.genaisluis.policy.prohibited;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.models.wire.JsonCodec;
import nl.genaisluis.models.wire.JsonFault;

/// The rules and their word lists as read from `rules.json`. Reading is strict: an unknown key,
/// list or class, or a rule number that comes twice, is refused with its place.
record RuleBook(Map<String, List<String>> words, List<Rule> rules) {
  /// Stands for anything that looks like a name.
  static final String NAME = "@naam";

  /// Stands for any number.
  static final String NUMBER = "@getal";

  RuleBook {
    words = Map.copyOf(words);
    rules = List.copyOf(rules);
    Map<String, Rule> seen = new HashMap<>();
    for (Rule rule : rules) {
      if (seen.put(rule.id(), rule) != null) {
        throw new IllegalArgumentException("rule " + rule.id() + " is there twice");
      }
      for (Rule.Near near : rule.nears()) {
        known(rule, near.of(), words);
      }
      known(rule, rule.unless(), words);
    }
  }

  private static void known(Rule rule, List<String> names, Map<String, List<String>> words) {
    for (String name : names) {
      if (!words.containsKey(name) && !name.equals(NAME) && !name.equals(NUMBER)) {
        throw new IllegalArgumentException("rule " + rule.id() + ": no word list " + name);
      }
    }
  }

  /// @throws IllegalArgumentException when the text is no rule book, with the place
  static RuleBook parse(String json) {
    try {
      if (!(JsonCodec.read(json) instanceof Json.Obj book)) {
        throw new IllegalArgumentException("rules: one object is expected");
      }
      only("rules", book, Set.of("words", "rules"));
      Map<String, List<String>> words = new LinkedHashMap<>();
      Json.Obj lists = book.object("words");
      if (lists == null) {
        throw new IllegalArgumentException("rules: words is missing");
      }
      for (String name : lists.members().keySet()) {
        words.put(name, List.of(text("words", lists, name).strip().split("\\s+", -1)));
      }
      List<Rule> rules = new ArrayList<>();
      for (Json item : book.items("rules")) {
        rules.add(rule(object("rules", item)));
      }
      return new RuleBook(words, rules);
    } catch (JsonFault fault) {
      throw new IllegalArgumentException("rules: " + fault.place() + ": " + fault.getMessage());
    }
  }

  private static Rule rule(Json.Obj json) {
    String id = text("rule", json, "id");
    only(
        id,
        json,
        Set.of(
            "id",
            "class",
            "title",
            "title_en",
            "explanation",
            "explanation_en",
            "near",
            "unless",
            "hits",
            "misses"));
    List<Rule.Near> nears = new ArrayList<>();
    for (Json item : json.items("near")) {
      Json.Obj near = object(id, item);
      only(id, near, Set.of("within", "ordered", "of"));
      Long within = near.whole("within");
      if (within == null || within < 1 || within > 60) {
        throw new IllegalArgumentException(id + ": within must be 1 to 60");
      }
      nears.add(new Rule.Near(within.intValue(), near.isTrue("ordered"), texts(id, near, "of")));
    }
    return new Rule(
        id,
        category(id, text(id, json, "class")),
        wording(id, json, "title"),
        wording(id, json, "explanation"),
        nears,
        texts(id, json, "unless"),
        texts(id, json, "hits"),
        texts(id, json, "misses"));
  }

  /// A text with its English beside it; a rule book of one's own may leave the English out.
  private static Wording wording(String place, Json.Obj json, String name) {
    String dutch = text(place, json, name);
    String english = name + "_en";
    return json.members().containsKey(english)
        ? new Wording(dutch, text(place, json, english))
        : Wording.onlyDutch(dutch);
  }

  private static ProhibitedClass category(String id, String code) {
    for (ProhibitedClass category : ProhibitedClass.values()) {
      if (category.code().equals(code)) {
        return category;
      }
    }
    throw new IllegalArgumentException(id + ": no class " + code);
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
