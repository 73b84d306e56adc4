package nl.genaisluis.models.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Objects are held in two ways, by how many members they have; both are maps as any other.
class MembersTest {
  private static final long SEED = 4711;

  @Test
  void behaveLikeAMapThatKeepsItsOrder() {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int round = 0; round < 2_000; round++) {
      Map<String, Json> slow = new LinkedHashMap<>();
      Json.Obj fast = Json.Obj.EMPTY;
      int steps = random.nextInt(40);
      for (int step = 0; step < steps; step++) {
        String name = "m" + random.nextInt(24);
        if (random.nextInt(4) == 0) {
          slow.remove(name);
          fast = fast.without(name, "absent");
        } else {
          slow.put(name, Json.of(step));
          fast = fast.with(name, Json.of(step));
        }
      }

      Map<String, Json> members = fast.members();

      assertThat(members).as("seed %d, round %d", SEED, round).isEqualTo(slow);
      assertThat(slow).isEqualTo(members).hasSameHashCodeAs(members);
      assertThat(List.copyOf(members.keySet())).isEqualTo(List.copyOf(slow.keySet()));
      assertThat(fast).isEqualTo(new Json.Obj(slow));
      slow.keySet().forEach(name -> assertThat(members).containsKey(name));
      assertThat(members.get("absent")).isNull();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, Members.FEW - 1, Members.FEW, Members.FEW + 1, 200})
  void ofAnyNumberAreReadAndWrittenInTheirOrder(int count) throws JsonFault {
    StringBuilder text = new StringBuilder("{");
    for (int i = 0; i < count; i++) {
      text.append(i == 0 ? "" : ",").append("\"n").append(i).append("\":").append(i);
    }
    text.append('}');

    Json.Obj read = (Json.Obj) JsonCodec.read(text.toString());

    assertThat(read.members()).hasSize(count);
    assertThat(JsonCodec.text(read)).isEqualTo(text.toString());
    assertThat(read.get("n" + (count - 1))).isEqualTo(count == 0 ? null : Json.of(count - 1));
  }

  @ParameterizedTest
  @ValueSource(ints = {1, Members.FEW, Members.FEW + 1})
  void cannotBeChanged(int count) {
    Map<String, Json> given = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      given.put("n" + i, Json.NULL);
    }
    Json.Obj object = new Json.Obj(given);

    given.put("n0", Json.TRUE);

    assertThat(object.get("n0")).isEqualTo(Json.NULL);
    Map<String, Json> members = object.members();
    assertThatThrownBy(() -> members.put("n0", Json.TRUE))
        .isInstanceOf(UnsupportedOperationException.class);
    assertThatThrownBy(members::clear).isInstanceOf(UnsupportedOperationException.class);
  }

  @Test
  void takesTheSignOfAReplacedCharacterForWhatItIs() throws JsonFault {
    byte[] sent = "\"a\ufffdb\"".getBytes(StandardCharsets.UTF_8);
    byte[] broken = {'"', 'a', (byte) 0xff, 'b', '"'};

    Json read = JsonCodec.read(sent);

    assertThat(read).isEqualTo(Json.of("a\ufffdb"));
    assertThatThrownBy(() -> JsonCodec.read(broken)).isInstanceOf(JsonFault.class);
  }
}
