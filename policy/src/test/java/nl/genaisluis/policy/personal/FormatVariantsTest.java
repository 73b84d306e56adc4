package nl.genaisluis.policy.personal;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How people write numbers and addresses, and what only looks like them.
final class FormatVariantsTest {
  private static final PersonalData PERSONAL_DATA =
      PersonalData.load(PersonalDataConfig.defaults());

  @ParameterizedTest
  @ValueSource(
      strings = {
        "BSN: 1112.22.333",
        "bsn 111 222 333",
        "111-222-333",
        "BSN\u00a0111\u00a0222\u00a0333",
        "bsn:\n123456782",
        "iban NL91 ABNA 0417 1643 00",
        "nl91abna0417164300",
        "NL91\nABNA 0417 1643 00",
        "DE89 3704 0044 0532 0130 00",
        "NL002455799B11",
        "btw NL 0024.55.799.B.11",
        "4111-1111-1111-1111",
        "3782 822463 10005",
        "06 12 34 56 78",
        "+31(0)6-12345678",
        "0031612345678",
        "(050) 316 49 11",
        "050 - 316 4911",
        "06/12345678",
        "+49 4921 87-0123",
        "jan.jansen@mail.example",
        "j.jansen @ mail.example",
        "kenteken 12-ABC-3",
        "G-001-BB",
        "9712 AB",
        "Kerkstraat 12, 9712 ab Groningen",
        "Laan van Meerdervoort 45-2",
        "Oude Ebbingestraat 12 bis",
        "192.168.178.34",
        "2001:db8::ff00:42:8329",
        "00:1A:2B:3C:4D:5E",
        "001a.2b3c.4d5e",
        "geboren op 3 maart 1979",
        "geb. 03-03-1979",
        "d.o.b. 3/3/1979",
        "born March 3, 1979",
        "wachtwoord: Zomer2024!",
        "paspoort NX1234567",
        "rijbewijs 5123456789",
        "V-nummer 2812345678",
        "KvK 12345678",
        "passport no. M1234567",
        "paspoort AB123456",
        "Ausweis (Nr. L01X00T47)",
        "ID 12345678 9 ZZ4",
        "geb. 11. Mai 1990",
        "geboren 27 10 1993",
        "geboren 15-MRT-1985",
        "Berte-datum: 8 maaie 1952",
        "wonende Bosuilstraat 88 2e verd.",
        "Tweede Bosuilstraat 9 zwart",
        "wonen op bosuilstraat 16 c 9712ab",
        "H.W. Bosuilplein 4a",
        "living at 12 Barn Owl Lane",
        "moved to 45 Bosuilweg, flat 6B",
        "sent to 7 Owl Terrace, Leeds LS1 4AP",
        "sent to 20 Owl Drive, Ottawa K1A 0B1",
        "Postcode: 1000-205 Lisboa",
        "btw NL.0024.55799.B11",
        "btw BE 0123 456 789",
        "Dienstwagen LER-XY 123",
        "rental car, plate AB12 XYZ",
        "Deurcode 20917",
        "alarmcode 5530*",
        "tijdelijk wachtwoord Specht=Nest8",
        "het wachtwoord is Paarse-Olifant",
        "session sid=b7e1f0c2a9d84e6f",
        "login ok uid=p.specht7",
        "auth failure for svc-print2 from 10.0.0.7",
        "pspecht77 en wachtwoord Zomer2024!",
        "Ingevoerd door: pspecht03",
        "onder de naam specht71"
      })
  void findsEveryWayToWriteIt(String value) {
    Scrubbed scrubbed =
        PERSONAL_DATA.scrub(
            List.of(Quality.leaf("Dit is het: " + value + " en meer.")), Actions.defaults());

    String rest = scrubbed.texts().getFirst().replaceAll("\\[[A-Z]+_\\d+]", "");
    assertThat(scrubbed.findings()).isNotEmpty();
    assertThat(rest).doesNotContainPattern("\\d").doesNotContain("@");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ordernummer 123456782",
        "zaaknummer 2024-001234",
        "factuur 20240012345",
        "ISBN 978-90-225-8412-3",
        "EAN 8711000123456",
        "EUR 123.456.782,00",
        "€ 1.112.223,33",
        "artikel 3.1.2 lid 4",
        "artikel 12a van de wet",
        "op 12-03-2024 om 14:05",
        "versie 1.2.3.4",
        "pagina 12 van 45",
        "van 2000 MW en 1500 KG",
        "in 2013 EU regels",
        "N33 en A28 km 12.4",
        "112, 0800-1234 en 14 050",
        "RD 233456, 582123",
        "X: 233456.78 Y: 582123.45",
        "ZAAK-2024-0001234567",
        "HZ_WABO-23-1234",
        "1 januari 2024",
        "besluit 2023/114",
        "UUID 550e8400-e29b-41d4-a716-446655440000",
        "wachtwoord vergeten?",
        "perceel B 1234",
        "ECLI:NL:RVS:2023:1234",
        "ISSN 1234-5678",
        "std::vector::begin",
        "@Override en @media",
        "geen wachtwoorden resetten!",
        "klantcode 7712KX-2",
        "parkeervergunning PV-0081",
        "geb. 1962, en het besluit van 14 juni 1994",
        "toestel LAPTOP-7731",
        "de Abel Tasman-bokaal",
        "een opdracht aan Van Spechten B.V. te Assen",
        "het complex Willem Spechtpark",
        "de kringloopwinkel Rombadom",
        "Willem II in de competitie",
        "lader van 3 V. Reset daarna",
        "de Indiase keuken",
        "het MAC-adres",
        "12 Dorpsstraten",
        "permit 123456",
        "login via de website",
        "ingevoerd door: de afdeling",
        "noreply@provincie.example"
      })
  void leavesWhatOnlyLooksLikeIt(String text) {
    Scrubbed scrubbed =
        PERSONAL_DATA.scrub(
            List.of(Quality.leaf("Het gaat om " + text + " bij ons.")), Actions.defaults());

    assertThat(scrubbed.findings()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Inloggen met specht_en_co als gebruikersnaam specht.k en wachtwoord Zomer2024!",
        "Wachtwoord pan-dak-wolk",
        "De code van de kast is veranderd, die is nu 7741#.",
        "balie 2: 7C-8A-E1-55-0B-92 / 10.61.2.12 / pspecht",
        "Bestand staat op \\\\server\\home\\pspecht\\feest.pdf",
        "2001:db8::1c - p.specht [14/Feb/2026:10:22:41 +0100]",
        "Host a\n  User pspecht\n  Port 22",
        "Niemand belt terug. — specht_88"
      })
  void masksAccountsAndCodesWithoutALabelOfTheirOwn(String text) {
    Scrubbed scrubbed = PERSONAL_DATA.scrub(List.of(Quality.leaf(text)), Actions.defaults());

    String rest = scrubbed.texts().getFirst();
    assertThat(rest)
        .doesNotContain("pspecht")
        .doesNotContain("p.specht")
        .doesNotContain("specht.k");
    assertThat(rest).doesNotContain("7741").doesNotContain("dak-wolk").doesNotContain("specht_88");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Naam: Liang (Leo) Sjoerdsma",
        "Bezoeker: Mohamed \"Moe\" Sjoerdsma",
        "Het proces tegen wethouder Foeke van S. is begonnen.",
        "Sjoerdsma, mw. K. komt ook.",
        "Lijst:\nKees van der Sjoerdsma schrijft.",
        "Samenvatting: De Boer vond het goed."
      })
  void masksAWholeNameInEveryFrame(String text) {
    Scrubbed scrubbed = PERSONAL_DATA.scrub(List.of(Quality.leaf(text)), Actions.defaults());

    assertThat(scrubbed.texts().getFirst())
        .doesNotContain("Sjoerdsma")
        .doesNotContain("Leo")
        .doesNotContain("Moe")
        .doesNotContain("Boer")
        .doesNotContain(" S.");
  }
}
