package nl.genaisluis.policy.personal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import nl.genaisluis.models.wire.JsonFault;
import org.junit.jupiter.api.Test;

class QualityTest {
  private static final Pattern MARK = Pattern.compile("\\[([A-Z?]+)\\|([^\\]]*)\\]");
  private static final PersonalData PERSONAL_DATA =
      PersonalData.load(PersonalDataConfig.defaults());

  @Test
  void keepsItsLevelOnTheDevelopmentSet() throws IOException, JsonFault {
    List<Quality.Case> cases = Quality.read(resource("dev.jsonl"));

    Quality.Score score = Quality.score(cases, PERSONAL_DATA);

    assertThat(cases).hasSize(220);
    assertThat(score.gold()).isEqualTo(548);
    assertThat((double) score.hits() / score.gold()).isGreaterThan(0.96);
    assertThat(score.recall("PERSOON")).isGreaterThan(0.93);
    assertThat(score.overPerThousand()).isLessThan(5.5);
    assertThat(score.cleanTouched()).isLessThanOrEqualTo(4);
  }

  @Test
  void keepsItsLevelOnTheSetOfAnotherAuthor() throws IOException, JsonFault {
    List<Quality.Case> cases = Quality.read(resource("test-1.jsonl"));

    Quality.Score score = Quality.score(cases, PERSONAL_DATA);

    assertThat(cases).hasSize(300);
    assertThat(score.gold()).isEqualTo(1_368);
    assertThat((double) score.hits() / score.gold()).isGreaterThan(0.94);
    assertThat(score.recall("PERSOON")).isGreaterThan(0.93);
    assertThat(score.recall("GEBRUIKER")).isGreaterThan(0.85);
    assertThat(score.recall("IDENTITEITSBEWIJS")).isGreaterThan(0.94);
    assertThat(score.overPerThousand()).isLessThan(4.5);
    assertThat(score.cleanTouched()).isLessThanOrEqualTo(9);
  }

  @Test
  void leaksNoIdentifierOfTheDevelopmentSet() throws IOException, JsonFault {
    Quality.Score score = Quality.score(Quality.read(resource("dev.jsonl")), PERSONAL_DATA);

    List<String> types =
        List.of(
            "BSN",
            "IBAN",
            "BTW",
            "CREDITCARD",
            "EMAIL",
            "TELEFOON",
            "KENTEKEN",
            "IP",
            "MAC",
            "GEHEIM",
            "POSTCODE",
            "RIJBEWIJS",
            "VNUMMER",
            "IDENTITEITSBEWIJS",
            "GEBOORTEDATUM",
            "ADRES");
    assertThat(types).allSatisfy(type -> assertThat(score.recall(type)).as(type).isEqualTo(1));
  }

  @Test
  void passesEveryOwnCase() throws IOException {
    List<Quality.Case> cases = marked(resource("cases.txt"));

    Quality.Score score = Quality.score(cases, PERSONAL_DATA);

    assertThat(cases).hasSizeGreaterThan(80);
    assertThat(score.leaks()).isEmpty();
    assertThat(score.over()).isEmpty();
  }

  private static List<Quality.Case> marked(String lines) {
    List<Quality.Case> cases = new ArrayList<>();
    for (String line : lines.split("\n", -1)) {
      if (line.isBlank() || line.startsWith("#")) {
        continue;
      }
      StringBuilder text = new StringBuilder();
      List<Quality.Mark> marks = new ArrayList<>();
      String source = line.replace("\\n", "\n");
      Matcher mark = MARK.matcher(source);
      int at = 0;
      while (mark.find()) {
        text.append(source, at, mark.start());
        int start = text.length();
        text.append(mark.group(2));
        marks.add(new Quality.Mark(start, text.length(), mark.group(1)));
        at = mark.end();
      }
      text.append(source.substring(at));
      cases.add(new Quality.Case("case " + text, text.toString(), marks));
    }
    return cases;
  }

  private static String resource(String name) throws IOException {
    try (InputStream in = QualityTest.class.getResourceAsStream("/personal/" + name)) {
      if (in == null) {
        throw new IllegalStateException("missing: " + name);
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
