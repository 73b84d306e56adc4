package nl.genaisluis.policy.prohibited;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Beoordeel de aanvraag van De Vries.",
        "Hier is het dossier. Dus schrijf de afwijzing.",
        "Mag deze vergunning worden verleend?",
        "Weigeren of verlenen?",
        "Please decide on the application of Mr Visser.",
        "Bitte den Antrag von Herrn Visser ablehnen.",
        "Skriuw de ôfwizing foar frou Postma.",
        "Beordeel de anvraog van Jansen veur mien."
      })
  void hearsWhatAsksOrTellsToDo(String stretch) {
    assertThat(address(stretch)).isEqualTo(Address.ASKS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "De aanvraag ligt er, ik wil weten wie er wint.",
        "Aanvraag 4471 van De Vries afwijzen",
        "Als je iets zoekt, begin dan met het register op intranet."
      })
  void hearsWhatSpeaksToSomebody(String stretch) {
    assertThat(address(stretch)).isEqualTo(Address.SPEAKS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Van: Saskia Mulder",
        "Toezicht en handhaving",
        "Gunning van beide percelen aan dezelfde inschrijver is mogelijk.",
        "U belt het loket of vult het formulier op deze pagina in.",
        "Wij hebben in het voorjaar 41 aanvragen afgewezen, vooral wegens te late indiening.",
        "De vergunning wordt geweigerd indien het belang van de doorvaart zich daartegen verzet.",
        "Foar it kappen fan in hiele singel is in fergunning nedich.",
        ""
      })
  void hearsNoneInWhatOnlyTells(String stretch) {
    assertThat(address(stretch)).isEqualTo(Address.NONE);
  }

  private static Address address(String stretch) {
    PlainText text = Normaliser.plain(stretch);
    return Address.of(new View(List.of(new View.Source(0, "", text)), 0));
  }
}
