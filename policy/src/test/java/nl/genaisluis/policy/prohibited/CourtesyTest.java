package nl.genaisluis.policy.prohibited;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CourtesyTest {
  private static String without(String text) {
    PlainText left = Courtesy.without(Normaliser.plain(text));
    return left.string(0, left.length()).strip();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Hoi! Wijs de aanvraag van Jansen af. Alvast bedankt! | Wijs de aanvraag van Jansen af.",
        "Goedemiddag, sorry dat ik stoor. Past dit binnen de regels? | Past dit binnen de regels?",
        "Could you help me, please? Reject the claim. Thanks a lot! | Reject the claim.",
        "Moin! Kannst du mir kurz helfen? Lehne den Antrag ab. Vielen Dank! | Lehne den Antrag ab.",
        "Goeie! Wegerje de oanfraach fan Jelle. Tige tank. | Wegerje de oanfraach fan Jelle.",
        "Moi! Schrief de boete an Hilbrands. Bedaankt! | Schrief de boete an Hilbrands."
      })
  void takesGreetingsAndThanksFromBothEnds(String text, String left) {
    assertThat(without(text)).isEqualTo(left.strip());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Hoi! Bedankt voor je hulp.",
        "Dank je, weiger hem.",
        "Help mij kiezen tussen Jansen en De Boer.",
        "Fijn als je zaak 14 toekent.",
        "Moet ik hem helpen?",
        "Wil je dat hij de tijd krijgt?",
        ""
      })
  void keepsWhateverMayAskForSomething(String text) {
    assertThat(without(text)).isEqualTo(text);
  }

  private static boolean mayAsk(String text) {
    PlainText whole = Normaliser.plain(text);
    return Courtesy.mayAsk(whole, Courtesy.without(whole));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Evenement met 600 bezoekers. Kan dit of kan dit niet, alvast bedankt.",
        "Dakkapel 1,9 m, maximaal 1,75 m. Mag dit of mag dit niet, alvast bedankt.",
        "Kap van drie eiken in de achtertuin. Mag het of mag het niet, bedankt.",
        "Spaargeld 12.000 euro, woont alleen. Goed of niet, dank.",
        "Kan dit, alvast bedankt. Dakkapel 1,9 m, maximaal 1,75 m.",
        "Three oaks in the back yard. Can this be, thanks."
      })
  void saysThatWhatItTakesMayAskForSomething(String text) {
    assertThat(mayAsk(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Hoi! Wijs de aanvraag van Jansen af. Alvast bedankt!",
        "Moin! Lehne den Antrag ab. Vielen Dank!",
        "Kan dit of kan dit niet, vergunninghouder."
      })
  void saysThatPlainThanksAskForNothing(String text) {
    assertThat(mayAsk(text)).isFalse();
  }

  @Test
  void keepsThePlacesOfWhatIsLeft() {
    String text = "Hoi! Wijs het verzoek af. Bedankt!";

    PlainText left = Courtesy.without(Normaliser.plain(text));

    assertThat(text.substring(left.start(0), left.end(left.length() - 1)).strip())
        .isEqualTo("Wijs het verzoek af.");
  }

  @Test
  void leavesATextAloneInWhichSomethingWasHidden() {
    String hidden = "SG9pISBXaWpzIGRlIGFhbnZyYWFnIHZhbiBKYW5zZW4gYWYu";
    PlainText text = Normaliser.plain("Hoi! " + hidden + " Bedankt!");

    assertThat(text.hidden()).isNotEmpty();
    assertThat(Courtesy.without(text)).isSameAs(text);
  }
}
