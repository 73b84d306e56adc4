package nl.genaisluis.policy.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import nl.genaisluis.models.wire.Leaf;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PersonalDataTest {
  private static final PersonalData PERSONAL_DATA =
      PersonalData.load(PersonalDataConfig.defaults());
  private static final List<String> VALUES =
      List.of(
          "h.wolthuis@voorbeeld.example",
          "06-12345678",
          "111222333",
          "NL91ABNA0417164300",
          "12-GBB-3",
          "4111 1111 1111 1111",
          "77.161.42.9",
          "3c:22:fb:9a:10:e7");

  @Test
  void numbersInOrderOfFirstOccurrenceOverAllLeaves() {
    Scrubbed scrubbed =
        scrub("Mail a@x.example en b@x.example", "nogmaals B@X.example, dan c@x.example");

    assertThat(scrubbed.texts())
        .containsExactly("Mail [EMAIL_1] en [EMAIL_2]", "nogmaals [EMAIL_2], dan [EMAIL_3]");
  }

  @Test
  void neverUsesANumberThatTheTextAlreadyHolds() {
    Scrubbed scrubbed = scrub("Uit [EMAIL_1] en e-mail_2: mail a@x.example", "[email 3]");

    assertThat(scrubbed.texts())
        .containsExactly("Uit [EMAIL_1] en e-mail_2: mail [EMAIL_4]", "[email 3]");
    assertThat(scrubbed.restore("[EMAIL_1] [EMAIL_4]")).isEqualTo("[EMAIL_1] a@x.example");
  }

  @Test
  void neverUsesANumberThatAHeadingInCapitalsHolds() {
    Scrubbed scrubbed = scrub("E-MAIL 1: a@x.example");

    assertThat(scrubbed.restore("E-MAIL 1: [EMAIL_2]")).isEqualTo("E-MAIL 1: a@x.example");
  }

  @Test
  void oneWayToWriteAValueIsAsGoodAsAnother() {
    Scrubbed scrubbed =
        scrub(
            "Bel 06-12345678 of +31 6 1234 5678.",
            "IBAN NL91 ABNA 0417 1643 00 is NL91ABNA0417164300");

    assertThat(scrubbed.texts())
        .containsExactly("Bel [TELEFOON_1] of [TELEFOON_1].", "IBAN [IBAN_1] is [IBAN_1]");
  }

  @Test
  void aShorterFormMeansTheSamePerson() {
    Scrubbed scrubbed =
        scrub(
            "Geachte heer De Vries,",
            "De brief van Willem de Vries is binnen. W. de Vries tekende.");

    assertThat(scrubbed.texts().toString()).contains("[PERSOON_1]").doesNotContain("PERSOON_2");
    assertThat(scrubbed.restore("[PERSOON_1]")).isEqualTo("Willem de Vries");
  }

  @Test
  void twoPeopleNeverShareAPlaceholder() {
    Scrubbed scrubbed =
        scrub(
            "Aanwezig: Willem de Vries en Pieter de Vries. Mevrouw De Vries is ziek, de heer De"
                + " Vries niet.");

    List<String> given =
        scrubbed.findings().stream()
            .filter(finding -> finding.type() == PersonalType.PERSOON)
            .map(finding -> String.valueOf(finding.placeholder()))
            .toList();
    assertThat(given).hasSize(4).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Schrijf in gewone taal een brief aan Jansen over de boete.",
        "Schrijf in gewone taal dat het loket van Jan de Vries wegens werk aan de brug dicht is.",
        "Maak een kortere versie van de brief aan Jan de Vries.",
        "Maak een test voor Sanne.",
        "Vat het product samen dat Ahmed El Amrani gisteren stuurde.",
        "De wet is overtreden door Kees Bakker.",
        "Volgens deze methode werkt Johanna Pietersma niet.",
        "Het bureau van Fatima Yilmaz is dicht."
      })
  void aWordThatCanBearANameHidesNoPersonElsewhereInItsSentence(String text) {
    assertThat(scrub(text).texts().getFirst()).contains("[PERSOON_1]");
  }

  @Test
  void anAbbreviationIsNoPerson() {
    String text = "Mag ik generatieve AI gebruiken voor een brief van HR en een API van de AVG?";

    assertThat(scrub(text).texts()).containsExactly(text);
  }

  @Test
  void whatBearsANameIsNoPerson() {
    String text =
        "De stormen Ciarán en Dennis, de wet van Ohm, het schip Jan de Wit en een toets van Student"
            + " of Mann-Whitney staan in het boek van de Stichting Jan Jansen.";

    assertThat(scrub(text).texts()).containsExactly(text);
  }

  @Test
  void remembersANameThatWasAnnouncedOnce() {
    Scrubbed scrubbed =
        scrub("Contactpersoon: Xanthippa Quorkel", "Ik sprak gisteren met Quorkel over het plan.");

    assertThat(scrubbed.texts().getLast())
        .isEqualTo("Ik sprak gisteren met [PERSOON_1] over het plan.");
  }

  @Test
  void restoresWhatItScrubbed() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    List<String> words =
        List.of("de", "zaak", "loopt", "[PERSOON_3]", "artikel 2.18,", "\n", "é", "👍");
    for (int round = 0; round < 2_000; round++) {
      StringBuilder text = new StringBuilder();
      for (int i = 0; i < 12; i++) {
        List<String> from = random.nextInt(3) == 0 ? VALUES : words;
        text.append(from.get(random.nextInt(from.size()))).append(' ');
      }
      Scrubbed scrubbed = scrub(text.toString());
      String sent = scrubbed.texts().getFirst();
      Restorer restorer = scrubbed.restorer(Restorer.Mode.TEXT);
      int cut = random.nextInt(sent.length());

      String restored =
          restorer.push(sent.substring(0, cut))
              + restorer.push(sent.substring(cut))
              + restorer.finish();

      assertThat(restored).as("seed %d", seed).isEqualTo(text.toString());
    }
  }

  @Test
  void takesEveryTextAndKeepsItsOffsetsInside() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    String pieces =
        "A.B'(\"@:/-_=<>[]{}\\\n"
            + "\t 0123456789éẞİǅ\u0301\u00ad\u200b\u00a0\u202e٣４\ud83d\ude00\ud800";
    for (int round = 0; round < 20_000; round++) {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(60);
      for (int i = 0; i < length; i++) {
        if (random.nextInt(8) == 0) {
          text.append(VALUES.get(random.nextInt(VALUES.size())));
        } else if (random.nextInt(8) == 0) {
          text.append(
              List.of("van ", "de ", "Jan", "dhr. ", "wachtwoord", "geb.", "Naam:")
                  .get(random.nextInt(7)));
        } else if (random.nextInt(3) == 0) {
          text.append((char) random.nextInt(0x10000));
        } else {
          text.append(pieces.charAt(random.nextInt(pieces.length())));
        }
      }

      Scrubbed scrubbed = scrub(text.toString());

      int last = 0;
      for (PersonalFinding finding : scrubbed.findings()) {
        assertThat(finding.start()).as("seed %d", seed).isGreaterThanOrEqualTo(last);
        assertThat(finding.end()).isGreaterThan(finding.start()).isLessThanOrEqualTo(text.length());
        last = finding.end();
      }
    }
  }

  @Test
  void takesAHouseNumberWithAHyphenAtTheVeryEnd() {
    for (int words = 0; words < 40; words++) {
      String text = "a ".repeat(words) + "at 12-";

      assertThat(scrub(text).texts()).containsExactly(text);
    }
  }

  @Test
  void takesLongTextsMadeToBeSlow() {
    List<String> seeds =
        List.of(
            "A'",
            "A.",
            "1-",
            "(",
            "-----begin ",
            "a.a",
            "Jan, ",
            "://",
            "@a.",
            "[PERSOON",
            "sk-",
            "6,",
            "a:b@");
    for (String seed : seeds) {
      Scrubbed scrubbed = scrub(seed.repeat(20_000));

      assertThat(scrubbed.texts()).hasSize(1);
    }
  }

  @Test
  void masksASecretForGood() {
    Scrubbed scrubbed = scrub("wachtwoord: Fiets-Lamp-93!");

    assertThat(scrubbed.texts()).containsExactly("wachtwoord: [GEHEIM_1]");
    assertThat(scrubbed.restore("[GEHEIM_1]")).isEqualTo("[GEHEIM_1]");
  }

  @Test
  void reportsButDoesNotRewriteAKey() {
    Leaf key =
        new Leaf("/tools/0/function/name", -1, null, -1, true, "zoek_h.wolthuis@voorbeeld.example");

    Scrubbed scrubbed = PERSONAL_DATA.scrub(List.of(key), Actions.defaults());

    assertThat(scrubbed.fixedHit()).isTrue();
    assertThat(scrubbed.findings()).isNotEmpty();
  }

  @Test
  void doesAsTheActionsSay() {
    Actions actions =
        Actions.defaults()
            .with(PersonalType.EMAIL, Action.KEEP)
            .with(PersonalType.TELEFOON, Action.FLAG)
            .with(PersonalType.IBAN, Action.BLOCK)
            .with(PersonalType.IP, Action.MASK);
    String text = "a@x.example 06-12345678 NL91ABNA0417164300 77.161.42.9";

    Scrubbed scrubbed = PERSONAL_DATA.scrub(List.of(Quality.leaf(text)), actions);

    assertThat(scrubbed.texts()).containsExactly("a@x.example 06-12345678 [IBAN_1] [IP_1]");
    assertThat(scrubbed.blocked()).isTrue();
    assertThat(scrubbed.counts()).containsOnlyKeys("TELEFOON", "IBAN", "IP");
    assertThat(scrubbed.restore("[IP_1]")).isEqualTo("[IP_1]");
  }

  @Test
  void refusesActionsThatWouldShowACitizenNumberOrASecret() {
    Actions defaults = Actions.defaults();

    assertThatThrownBy(() -> defaults.with(PersonalType.BSN, Action.KEEP))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> defaults.with(PersonalType.BSN, Action.FLAG))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> defaults.with(PersonalType.GEHEIM, Action.PSEUDONYMISE))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void namesTheSpecialCategoriesBesideAPerson() {
    Scrubbed beside = scrub("Mevrouw Oosterhuis is zwanger. De vakbond weet het niet.");
    Scrubbed apart = scrub("Zwanger zijn is geen ziekte. Mevrouw Oosterhuis belde.");

    assertThat(beside.specialCategories()).containsExactly("gezondheid");
    assertThat(apart.specialCategories()).isEmpty();
  }

  @Test
  void keepsTheOrganisationsOwnPhrasesAndTakesTheDeniedOnes() {
    PersonalData own =
        PersonalData.load(
            new PersonalDataConfig(
                List.of("050-316 49 11", "Willem de Vries"),
                List.of(new PersonalDataConfig.Deny("project Zilvermeeuw", PersonalType.PERSOON))));

    Scrubbed scrubbed =
        own.scrub(
            List.of(
                Quality.leaf(
                    "Bel (050) 3164911 of 050 316 49 11: willem de vries, PROJECT zilvermeeuw")),
            Actions.defaults());

    assertThat(scrubbed.texts().getFirst()).endsWith("050 316 49 11: willem de vries, [PERSOON_1]");
  }

  @Test
  void takesTheOrganisationsFormsAndKeepsItsMailboxesAndOfficeHolders() {
    PersonalData own =
        PersonalData.load(
            new PersonalDataConfig(
                List.of(),
                List.of(),
                List.of(new PersonalDataConfig.Form("P-\\d{6}", PersonalType.GEBRUIKER)),
                List.of("wegen"),
                List.of("Hanneke Oldebeuving"),
                null));

    Scrubbed scrubbed =
        own.scrub(
            List.of(
                Quality.leaf(
                    "Gedeputeerde Oldebeuving mailt wegen@provincie.example en P-123456. Mevrouw"
                        + " Oldebeuving-Smit niet.")),
            Actions.defaults());

    assertThat(scrubbed.texts().getFirst())
        .isEqualTo(
            "Gedeputeerde Oldebeuving mailt wegen@provincie.example en [GEBRUIKER_1]. Mevrouw"
                + " [PERSOON_1] niet.");
  }

  @Test
  void refusesAPatternThatMatchesNothingAtAll() {
    assertThatThrownBy(() -> new PersonalDataConfig.Form("x*y*z*", PersonalType.KVK))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new PersonalDataConfig.Form("(?<=a)b", PersonalType.KVK))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void givesEnglishConversationsEnglishPlaceholders() {
    String text = "Please ask Mr Oosterhuis to call me and send the letter to 050-316 49 11.";

    Scrubbed scrubbed = scrub(text);

    assertThat(scrubbed.texts().getFirst()).contains("[PERSON_1]").contains("[PHONE_1]");
    assertThat(scrubbed.restore("I called [PERSON_1]; [PERSOON_1] is one person."))
        .isEqualTo("I called Oosterhuis; Oosterhuis is one person.");
    assertThat(scrubbed.instruction()).startsWith("Codes in square brackets");
  }

  @Test
  void keepsPlaceholdersWhenTheHistoryIsSentAgain() {
    List<Leaf> first = List.of(Quality.leaf("Dit is een mail van de heer Willem Oosterhuis."));
    List<Leaf> again =
        List.of(
            first.getFirst(),
            Quality.leaf("Beste Willem Oosterhuis, dank u wel."),
            Quality.leaf("And what did Mr Oosterhuis and Mrs Terpstra say to you in the meeting?"));

    Scrubbed one = PERSONAL_DATA.scrub(first, Actions.defaults());
    Scrubbed two = PERSONAL_DATA.scrub(again, Actions.defaults());

    assertThat(two.texts().getFirst()).isEqualTo(one.texts().getFirst());
    assertThat(two.texts().get(2)).contains("[PERSOON_1]").contains("[PERSOON_2]");
  }

  @Test
  void readsADisguisedMailAddress() {
    assertThat(
            scrub("Schrijf naar piet.b [at] voorbeeld.example of jan (at) kpn (punt) example")
                .texts())
        .containsExactly("Schrijf naar [EMAIL_1] of [EMAIL_2]");
  }

  @Test
  void printsNoValues() {
    Scrubbed scrubbed = scrub("Mail h.wolthuis@voorbeeld.example");

    assertThat(scrubbed.toString() + scrubbed.findings()).doesNotContain("wolthuis");
  }

  @Test
  void keepsTheOffsetsOfTheOriginalText() {
    String text = "\ud83d\ude00 ca\u0301fe\u00ad 06\u00a012\u201134\u200b56\u00a078 x";

    PersonalFinding finding = scrub(text).findings().getFirst();

    assertThat(text.substring(finding.start(), finding.end()))
        .isEqualTo("06\u00a012\u201134\u200b56\u00a078");
  }

  private static Scrubbed scrub(String... texts) {
    List<Leaf> leaves = new ArrayList<>();
    for (String text : texts) {
      leaves.add(Quality.leaf(text));
    }
    return PERSONAL_DATA.scrub(leaves, Actions.defaults());
  }
}
