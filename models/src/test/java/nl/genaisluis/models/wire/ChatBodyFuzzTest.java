package nl.genaisluis.models.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Plants a marker at every place of a body: it must be refused, be a leaf, or stay here. The seed
/// is in the description of every assertion.
class ChatBodyFuzzTest {
  private static final String MARKER = "Jan Zq7 \u00e9\"";
  private static final int ROUNDS = 400;

  private static final String RICH =
      """
      {"model":"auto","sluis":{"use_case":"u"},"metadata":{"use_case":"u","x":"y"},"user":"me",
       "messages":[
        {"role":"system","content":"s"},
        {"role":"user","name":"n","content":[{"type":"text","text":"t","cache":{"type":"e"}}]},
        {"role":"assistant","content":[{"type":"refusal","refusal":"r"}],"refusal":"q",
         "reasoning_content":"rc","audio":null,
         "tool_calls":[{"id":"c1","type":"function","index":0,
           "function":{"name":"f","arguments":"{\\"a\\":[\\"b\\",{\\"c\\":\\"d\\"}]}"}}]},
        {"role":"assistant","content":null,"function_call":{"name":"g","arguments":"{oops"}},
        {"role":"tool","tool_call_id":"c1","name":"f","content":"{}"}],
       "tools":[{"type":"function","function":{"name":"f","description":"d","strict":true,
         "parameters":{"$schema":"https://json-schema.org/draft/2020-12/schema","type":"object",
          "properties":{"a":{"type":["string","null"],"enum":["x","y"],"description":"z"},
           "b":{"$ref":"#/$defs/t"}},"required":["a"],"$defs":{"t":{"anyOf":[{"const":"k"}]}},
          "additionalProperties":false}}}],
       "tool_choice":{"type":"function","function":{"name":"f"}},
       "functions":[{"name":"h","parameters":{"type":"object"}}],"function_call":"auto",
       "response_format":{"type":"json_schema","json_schema":{"name":"o","schema":{"type":"object"}}},
       "stop":["einde"],"reasoning_effort":"low","verbosity":"low","service_tier":"auto",
       "logit_bias":{"50256":-100},"stream":true,"stream_options":{"include_usage":true},
       "n":1,"seed":5,"temperature":0.2,"guided_choice":["ja","nee"],"deep":{"er":[["x"]]}}
      """;

  @Test
  void aMarkerAnywhereIsRefusedOrALeafOrStaysHere() throws Exception {
    Json.Obj body = (Json.Obj) JsonCodec.read(RICH);
    int places = count(body);

    int leaves = 0;
    for (int place = 0; place < places; place++) {
      for (Plant plant : Plant.values()) {
        Json planted = new Planter(place, plant).write(body);
        leaves += proven(planted, plant + " at place " + place) ? 1 : 0;
      }
    }

    assertThat(leaves).as("markers found as leaves").isGreaterThan(150);
  }

  @Test
  void markersInRandomBodiesAreFoundTooAndUnchangedTextsGiveTheSameBody() throws Exception {
    Json.Obj rich = (Json.Obj) JsonCodec.read(RICH);

    for (int round = 0; round < ROUNDS; round++) {
      Random random = new Random(round);
      Json.Obj body = rich.with("extra", anything(random, 5)).with("z" + round, Json.of(round));
      ChatBody chat = ChatBody.parse(body);
      List<String> texts = chat.leaves().stream().map(Leaf::text).toList();

      Json.Obj sent = chat.upstream(texts, "auto", false);

      assertThat(sent)
          .as("seed %s", round)
          .isEqualTo(body.without("sluis", "metadata", "user").with("store", Json.FALSE));
      Json planted = new Planter(random.nextInt(count(body)), Plant.random(random)).write(body);
      proven(planted, "seed " + round);
    }
  }

  /// True when the marker is a leaf; false when the body is refused or the marker stays here.
  private static boolean proven(Json planted, String description) {
    ChatBody chat;
    try {
      chat = ChatBody.parse(planted);
    } catch (BodyFault refused) {
      assertThat(refused.getMessage()).as(description).doesNotContain("Zq7");
      return false;
    }
    boolean leaf = chat.leaves().stream().anyMatch(found -> found.text().contains(MARKER));
    List<String> blank =
        chat.leaves().stream().map(found -> found.fixed() ? found.text() : "-").toList();
    String sent = JsonCodec.text(chat.upstream(blank, "host", true));
    boolean fixed =
        chat.leaves().stream().anyMatch(found -> found.fixed() && found.text().contains(MARKER));
    assertThat(sent.contains("Zq7")).as(description).isEqualTo(fixed);
    return leaf;
  }

  private static int count(Json value) {
    Planter planter = new Planter(-1, Plant.VALUE);
    planter.write(value);
    return planter.seen;
  }

  private static Json anything(Random random, int depth) {
    return switch (random.nextInt(depth == 0 ? 4 : 6)) {
      case 0 -> Json.of("t" + random.nextInt(100));
      case 1 -> Json.of(random.nextLong());
      case 2 -> Json.of(random.nextBoolean());
      case 3 -> Json.NULL;
      case 4 -> {
        List<Json> items = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          items.add(anything(random, depth - 1));
        }
        yield Json.array(items);
      }
      default -> {
        Map<String, Json> members = new LinkedHashMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          members.put(
              List.of("type", "model", "role", "id", "name", "a/b~c").get(random.nextInt(6)),
              anything(random, depth - 1));
        }
        yield new Json.Obj(members);
      }
    };
  }

  private enum Plant {
    VALUE,
    KEY,
    OBJECT,
    ARRAY;

    static Plant random(Random random) {
      return values()[random.nextInt(values().length)];
    }
  }

  /// Copies a value and puts the marker at its n-th place.
  private static final class Planter {
    private final int place;
    private final Plant plant;
    private int seen;

    Planter(int place, Plant plant) {
      this.place = place;
      this.plant = plant;
    }

    Json write(Json value) {
      if (seen++ == place) {
        return planted(value);
      }
      return switch (value) {
        case Json.Obj(Map<String, Json> members) -> {
          Map<String, Json> copy = new LinkedHashMap<>();
          members.forEach((key, member) -> copy.put(key, write(member)));
          yield new Json.Obj(copy);
        }
        case Json.Arr(List<Json> items) -> new Json.Arr(items.stream().map(this::write).toList());
        case Json.Text _, Json.Num _, Json.Bool _, Json.Null _ -> value;
      };
    }

    private Json planted(Json value) {
      return switch (plant) {
        case VALUE -> Json.of(MARKER);
        case KEY ->
            value instanceof Json.Obj object
                ? object.with(MARKER, Json.TRUE)
                : Json.object(MARKER, value);
        case OBJECT ->
            value instanceof Json.Obj object
                ? object.with("unheard_of", Json.of(MARKER))
                : Json.object("type", Json.of(MARKER));
        case ARRAY -> Json.array(List.of(value, Json.of(MARKER)));
      };
    }
  }
}
