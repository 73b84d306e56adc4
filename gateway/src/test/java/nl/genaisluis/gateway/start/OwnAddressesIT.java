package nl.genaisluis.gateway.start;

import static nl.genaisluis.gateway.start.GatewayUnderTest.ask;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
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
  void keepsTheExtractWhenAnotherFileIsTakenUp(@TempDir Path folder) throws IOException {
    Path config = withExtract(folder);
    try (GatewayUnderTest gateway = new GatewayUnderTest(folder, config)) {
      Files.writeString(config.resolve("personal-data.yaml"), "allow: [Fjildhus]\ndeny: []\n");

      HttpResponse<String> reloaded = reload(gateway);

      assertThat(reloaded.statusCode()).as(reloaded.body()).isEqualTo(200);
      assertThat(reloaded.body()).contains("in-werking");
      assertThat(check(gateway)).contains("[ADRES_1]");
    }
  }

  @Test
  void takesUpAnotherExtractAsAChangeThatMayPermitMore(@TempDir Path folder) throws IOException {
    Path config = withExtract(folder);
    try (GatewayUnderTest gateway = new GatewayUnderTest(folder, config)) {
      Files.writeString(
          config.resolve("adressen.csv"),
          "straat;huisnummer;postcode;woonplaats\nAlde Dyk;3;9876ZY;Visvliet\n");

      HttpResponse<String> reloaded = reload(gateway);

      assertThat(reloaded.body()).contains("\"ruimer\":true").contains("adressen.csv");
      assertThat(check(gateway)).doesNotContain("address.listed");
    }
  }

  private static Path withExtract(Path folder) throws IOException {
    Path config = GatewayUnderTest.config(folder, model.base());
    Files.writeString(
        config.resolve("adressen.csv"),
        "straat;huisnummer;postcode;woonplaats\nIt Fjild;7;9876ZZ;Visvliet\n");
    return config;
  }

  private static String check(GatewayUnderTest gateway) {
    return gateway.post("medewerker", "/v1/chat/check", "klare-taal", ask(QUESTION, false)).body();
  }

  private static HttpResponse<String> reload(GatewayUnderTest gateway) {
    return gateway.post("beheerder", "/api/v1/configuraties", "geen", "{}");
  }
}
