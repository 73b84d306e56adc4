package nl.genaisluis.policy.judge;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.genaisluis.models.wire.Conversation;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.models.wire.JsonCodec;
import nl.genaisluis.models.wire.Role;
import nl.genaisluis.models.wire.Turn;
import nl.genaisluis.policy.personal.Actions;
import nl.genaisluis.policy.personal.PersonalData;
import nl.genaisluis.policy.personal.PersonalDataConfig;
import nl.genaisluis.policy.personal.Scrubbed;
import org.junit.jupiter.api.Test;

class PaperTest {
  private static final Conversation QUESTION =
      new Conversation(
          List.of(new Turn(Role.USER, "Kijk eens naar de aanvraag van [PERSOON_1] en \"help\".")),
          List.of());

  @Test
  void comesThroughTheScrubberAsItWasDrawn() {
    PersonalData scrubber = PersonalData.load(PersonalDataConfig.defaults());

    Set<Long> changed = new HashSet<>();
    for (long seed = 0; seed < 400; seed++) {
      Paper paper = paper(QUESTION, seed);
      Scrubbed scrubbed = scrubber.scrub(paper.body().leaves(), Actions.defaults());
      if (!paper.standsIn(scrubbed.texts())) {
        changed.add(seed);
      }
    }

    assertThat(changed).isEmpty();
  }

  @Test
  void drawsOtherNamesAndPlacesEachTime() {
    Set<String> materials = new HashSet<>();

    for (long seed = 0; seed < 50; seed++) {
      materials.add(paper(QUESTION, seed).body().conversation().turns().getLast().text());
    }

    assertThat(materials).hasSize(50);
  }

  @Test
  void drawsNoWordThatTheTextKnows() {
    Conversation knowing =
        new Conversation(List.of(new Turn(Role.USER, "appel anker ballon beker bezem")), List.of());

    for (long seed = 0; seed < 50; seed++) {
      Paper paper = paper(knowing, seed);
      String instructions = paper.body().conversation().turns().getFirst().text();

      assertThat(instructions).doesNotContain("appel", "anker", "ballon", "beker", "bezem");
    }
  }

  @Test
  void isNotMadeForATextThatKnowsAllWords() {
    StringBuilder all = new StringBuilder();
    Lots.words("", Integer.MAX_VALUE, new Random(1)).forEach(word -> all.append(word).append(' '));
    Conversation knowing =
        new Conversation(List.of(new Turn(Role.USER, all.toString())), List.of());

    Paper paper = Paper.draw(knowing, true, new Random(1));

    assertThat(paper).isNull();
  }

  @Test
  void clearsOnlyByTheOneAnswerThatGetsTheKnownQuestionsRight() {
    Paper paper = paper(QUESTION, 7);
    Matcher words =
        Pattern.compile("Verboden: (\\w+)\\. Niet verboden: (\\w+)\\. Weet je het niet: (\\w+)\\.")
            .matcher(paper.body().conversation().turns().getFirst().text());
    assertThat(words.find()).isTrue();
    List<String> verdicts = List.of(words.group(1), words.group(2), words.group(3));
    List<String> names = names(paper);

    int cleared = 0;
    int upheld = 0;
    for (String first : verdicts) {
      for (String second : verdicts) {
        for (String third : verdicts) {
          Verdict verdict = paper.read(JsonCodec.text(answer(names, first, second, third)));
          cleared += verdict == Verdict.CLEARED ? 1 : 0;
          upheld += verdict == Verdict.UPHELD ? 1 : 0;
        }
      }
    }

    assertThat(cleared).isEqualTo(1);
    assertThat(upheld).isEqualTo(1);
  }

  private static Json.Obj answer(List<String> names, String first, String second, String third) {
    return Json.object(
        names.get(0), Json.of(first), names.get(1), Json.of(second), names.get(2), Json.of(third));
  }

  private static List<String> names(Paper paper) {
    String material = paper.body().conversation().turns().getLast().text();
    Matcher names = Pattern.compile("\"vraag\":\"(\\w+)\"").matcher(material);
    return names.results().map(name -> name.group(1)).toList();
  }

  private static Paper paper(Conversation about, long seed) {
    return Objects.requireNonNull(Paper.draw(about, true, new Random(seed)));
  }
}
