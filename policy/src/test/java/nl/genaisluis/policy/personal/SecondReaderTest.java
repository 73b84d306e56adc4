package nl.genaisluis.policy.personal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import nl.genaisluis.policy.namemodel.NameModelJar;
import nl.genaisluis.policy.namemodel.NameModels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecondReaderTest {
  private static final String TEXT =
      "De brief van zwaluwstaart aan mevrouw De Vries komt volgens Qwaloë en Blombaz morgen aan,"
          + " mail naar zwaluwstaart@voorbeeld.example.";

  @TempDir private Path folder;

  @Test
  void masksANameThatOnlyTheModelSees() throws IOException {
    PersonalData own = with(NameModelJar.FINDING);
    String alone = scrub(PersonalData.load(PersonalDataConfig.defaults()), TEXT);

    String masked = patiently(own);

    assertThat(alone).contains("van zwaluwstaart aan");
    assertThat(masked).contains("De brief van [PERSOON_1] aan mevrouw [PERSOON_2]");
    assertThat(masked).contains("mail naar [EMAIL_1].");
  }

  @ParameterizedTest
  @ValueSource(strings = {NameModelJar.HANGING, NameModelJar.THROWING})
  void masksWhateverMayBeANameWhenTheModelDoesNotAnswer(String body) throws IOException {
    PersonalData own = with(body);

    String masked = scrub(own, TEXT);

    assertThat(masked).doesNotContain("Vries", "Qwaloë", "Blombaz", "@voorbeeld");
  }

  @Test
  void doesTheSameForWhoCannotWait() throws IOException {
    PersonalData own = with(NameModelJar.HANGING);

    String masked = scrub(own.atOnce(), TEXT);

    assertThat(own.waits()).isTrue();
    assertThat(own.atOnce().waits()).isFalse();
    assertThat(masked).doesNotContain("Vries", "Qwaloë", "Blombaz", "@voorbeeld");
  }

  @Test
  void neverTakesAHitAway() throws IOException {
    PersonalData alone = PersonalData.load(PersonalDataConfig.defaults());
    PersonalData wholeTexts = with("return List.of(new Person(0, text.length(), 0.6));");
    PersonalData everySecond =
        with(
            """
                List<Person> found = new ArrayList<>();
                for (int at = 0; at + 3 < text.length(); at += 7) {
                  found.add(new Person(at, at + 3, 1));
                }
                return found;
            """);
    String text =
        "Bel Jan de Vries op 06-12345678, \ud83d\ude00 IBAN NL91ABNA0417164300, Kerkstraat 5.";

    List<PersonalFinding> found =
        alone.scrub(List.of(Quality.leaf(text)), Actions.defaults()).findings();

    for (PersonalData more : List.of(wholeTexts, everySecond, with(NameModelJar.THROWING))) {
      List<PersonalFinding> seen =
          more.scrub(List.of(Quality.leaf(text)), Actions.defaults()).findings();
      assertThat(found)
          .allMatch(
              one ->
                  seen.stream()
                      .anyMatch(two -> two.start() <= one.start() && two.end() >= one.end()));
    }
  }

  private PersonalData with(String body) throws IOException {
    NameModels models =
        NameModels.load(
            NameModelJar.folder(folder.resolve("p" + body.hashCode()), body),
            Duration.ofMillis(400));
    return PersonalData.load(PersonalDataConfig.defaults(), AddressList.none(), models);
  }

  private static String scrub(PersonalData personalData, String text) {
    return personalData.scrub(List.of(Quality.leaf(text)), Actions.defaults()).texts().getFirst();
  }

  /// A busy machine may need more than one attempt to answer within the budget.
  private static String patiently(PersonalData own) {
    String masked = scrub(own, TEXT);
    for (int i = 0; i < 40 && masked.contains("zwaluwstaart"); i++) {
      masked = scrub(own, TEXT);
    }
    return masked;
  }
}
