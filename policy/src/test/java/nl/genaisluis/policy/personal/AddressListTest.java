package nl.genaisluis.policy.personal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.StringReader;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressListTest {
  private static final String EXTRACT =
      """
      straat;huisnummer;postcode;woonplaats
      Achter de Muur;12;9712 AB;Groningen
      Botermaat;3;9700XY;Winsum
      "Prof. Enno Dirk Wiersmastraat";1;9713GH;Groningen
      It Fjild;7;9876ZZ;Visvliet
      """;

  @Test
  void knowsStreetsPlacesAndHousesInAnyCase() throws IOException {
    AddressList list = AddressList.read(new StringReader(EXTRACT));

    assertThat(list.streets()).isEqualTo(4);
    assertThat(list.houses()).isEqualTo(4);
    assertThat(list.isStreet("achter  DE muur")).isTrue();
    assertThat(list.isStreet("Prof. Enno Dirk Wiersmastraat")).isTrue();
    assertThat(list.isStreet("Achter")).isFalse();
    assertThat(list.isPlace("visvliet")).isTrue();
    assertThat(list.isHouse("9712ab", 12)).isTrue();
    assertThat(list.isHouse("9712 AB", 13)).isFalse();
    assertThat(list.isHouse("geen", 1)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Zij verhuist van Botermaat 3 naar elders.",
        "melding: botermaat 3a, geluid",
        "De melder van Achter de Muur 12 belt terug.",
        "It Fjild 7 stiet leech."
      })
  void findsStreetsThatNoEndingTells(String text) throws IOException {
    PersonalData listed =
        PersonalData.load(
            PersonalDataConfig.defaults(), AddressList.read(new StringReader(EXTRACT)));

    Scrubbed scrubbed = listed.scrub(List.of(Quality.leaf(text)), Actions.defaults());

    assertThat(scrubbed.counts()).containsEntry("ADRES", 1);
    assertThat(scrubbed.findings().getFirst().rule()).isEqualTo("address.listed");
  }

  @Test
  void findsAPostcodeInSmallLettersBesideItsOwnHouseNumber() throws IOException {
    PersonalData listed =
        PersonalData.load(
            PersonalDataConfig.defaults(), AddressList.read(new StringReader(EXTRACT)));
    String own = "pakket voor 9712ab 12";
    String other = "pakket voor 9712ab 13";

    Scrubbed scrubbed = listed.scrub(List.of(Quality.leaf(own)), Actions.defaults());
    Scrubbed plain = listed.scrub(List.of(Quality.leaf(other)), Actions.defaults());

    assertThat(scrubbed.texts()).containsExactly("pakket voor [POSTCODE_1] [ADRES_1]");
    assertThat(plain.texts()).containsExactly(other);
  }

  @Test
  void leavesAStreetWithoutANumberAndAYearBehindOneAlone() throws IOException {
    PersonalData listed =
        PersonalData.load(
            PersonalDataConfig.defaults(), AddressList.read(new StringReader(EXTRACT)));
    String text = "Botermaat krijgt nieuwe lantaarns. De Botermaat 2027 is een visie.";

    Scrubbed scrubbed = listed.scrub(List.of(Quality.leaf(text)), Actions.defaults());

    assertThat(scrubbed.counts()).isEqualTo(Map.of());
  }

  @ParameterizedTest
  @ValueSource(strings = {"'", "' ", "\u2019", "-", "a'"})
  @Timeout(value = 20, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void looksBackOnlySoFarForTheStartOfAStreet(String sign) throws IOException {
    PersonalData listed =
        PersonalData.load(
            PersonalDataConfig.defaults(), AddressList.read(new StringReader(EXTRACT)));
    String text = sign.repeat(200_000) + " 12 en Botermaat 3";

    Scrubbed scrubbed = listed.scrub(List.of(Quality.leaf(text)), Actions.defaults());

    assertThat(scrubbed.texts().getFirst()).endsWith(" 12 en [ADRES_1]");
  }

  @Test
  void refusesAFileThatIsNoExtract() {
    assertThatThrownBy(() -> AddressList.read(new StringReader("naam;plaats\nx;y\n")))
        .hasMessage("line 1: no column straat");
    assertThatThrownBy(() -> AddressList.read(new StringReader("straat,plaats\n,y\n")))
        .hasMessage("line 2: no street");
    assertThatThrownBy(
            () -> AddressList.read(new StringReader("straat,postcode,huisnummer\nA,9712,x\n")))
        .hasMessage("line 2: no postcode with a house number");
  }
}
