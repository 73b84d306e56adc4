package nl.genaisluis.gateway.start;

import static nl.genaisluis.gateway.start.GatewayUnderTest.ask;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import nl.genaisluis.gateway.config.ConfigFolder;
import nl.genaisluis.models.wire.Leaf;
import nl.genaisluis.policy.personal.Actions;
import nl.genaisluis.policy.personal.PersonalData;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The addresses of the own province at work in a running gateway.
class OwnAddressesIT {
  private static final String QUESTION = "Vat samen: de melder aan It Fjild 7 belt terug.";

  private static Upstream model;
  private static GatewayUnderTest without;
  private static GatewayUnderTest with;

  @BeforeAll
  static void start(@TempDir Path folder) throws IOException {
    model = new Upstream();
    without = new GatewayUnderTest(folder.resolve("without"), model.base());
    Path config = GatewayUnderTest.config(folder.resolve("with"), model.base());
    Files.writeString(
        config.resolve("adressen.csv"),
        "straat;huisnummer;postcode;woonplaats\nIt Fjild;7;9876ZZ;Visvliet\n");
    with = new GatewayUnderTest(folder.resolve("with"), config);
  }

  @AfterAll
  static void stop() throws IOException {
    without.close();
    with.close();
    model.close();
  }

  @Test
  void masksAStreetThatOnlyTheExtractKnows() {
    HttpResponse<String> checked =
        with.post("medewerker", "/v1/chat/check", "klare-taal", ask(QUESTION, false));

    assertThat(checked.statusCode()).isEqualTo(200);
    assertThat(checked.body()).contains("address.listed").contains("[ADRES_1]");
  }

  @Test
  void leavesItWithoutTheExtract() {
    HttpResponse<String> checked =
        without.post("medewerker", "/v1/chat/check", "klare-taal", ask(QUESTION, false));

    assertThat(checked.statusCode()).isEqualTo(200);
    assertThat(checked.body()).contains("It Fjild 7").doesNotContain("address.listed");
  }

  @Test
  void keepsTheExtractWhenOtherListsAreReadAgain(@TempDir Path folder) throws IOException {
    Path config = GatewayUnderTest.config(folder, model.base());
    Files.writeString(config.resolve("adressen.csv"), "straat;huisnummer\nIt Fjild;7\n");
    Loaded before = loaded(config);
    Files.writeString(config.resolve("personal-data.yaml"), "allow: [Postbus 999]\ndeny: []\n");
    PersonalData now = PersonalData.load(before.personal(), before.addresses());

    PersonalData again = PersonalSetup.again(now, before, loaded(config));

    assertThat(again).isNotSameAs(now);
    assertThat(
            again
                .scrub(List.of(new Leaf("", -1, null, -1, false, QUESTION)), Actions.defaults())
                .counts())
        .containsEntry("ADRES", 1);
  }

  private static Loaded loaded(Path config) {
    return Loaded.from(ConfigFolder.of(config), LocalDate.now(Clock.systemUTC()));
  }
}
