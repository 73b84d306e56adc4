package nl.genaisluis.gateway.start;

import static nl.genaisluis.gateway.start.GatewayUnderTest.ask;
import static nl.genaisluis.gateway.start.GatewayUnderTest.object;
import static nl.genaisluis.gateway.start.GatewayUnderTest.whole;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import nl.genaisluis.gateway.signin.ShiftedClock;
import nl.genaisluis.models.wire.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a person used this month, told to that person and to nobody else.
class OwnUseIT {
  private static final String OWN = "/api/v1/mijn-gebruik";
  private static final String CHAT = "/v1/chat/completions";

  @TempDir Path folder;
  private final ShiftedClock clock = new ShiftedClock();
  private Upstream upstream;
  private GatewayUnderTest gateway;

  @BeforeEach
  void start() {
    upstream = new Upstream();
    upstream.says("Goed.");
    open();
  }

  private void open() {
    Path config = GatewayUnderTest.config(folder, upstream.base());
    gateway = new GatewayUnderTest(folder, config, clock);
  }

  @AfterEach
  void stop() {
    gateway.close();
    upstream.close();
  }

  private Json.Obj own(String user) {
    return object(gateway.get(user, OWN).body());
  }

  private void chat(String user, boolean streamed) {
    assertThat(
            gateway
                .post(user, CHAT, "klare-taal", ask("Herschrijf: het loket is dicht.", streamed))
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void theSumsAreOfThePersonWhoAskedAndOfNobodyElse() {
    chat("medewerker", false);
    chat("medewerker", true);

    Json.Obj mine = own("medewerker");
    List<Json.Obj> others = Stream.of("commissie", "auditor", "beheerder").map(this::own).toList();

    assertThat(whole(mine, "antwoorden")).isEqualTo(2);
    assertThat(whole(mine, "tokens")).isPositive();
    Json.Obj energy = GatewayUnderTest.at(mine, "energie");
    double low = number(energy, "laagWh");
    double central = number(energy, "middenWh");
    assertThat(low).isPositive().isLessThan(central);
    assertThat(central).isLessThan(number(energy, "hoogWh"));
    assertThat(mine.items("methoden")).isNotEmpty();
    assertThat(others).allSatisfy(one -> assertThat(whole(one, "antwoorden")).isZero());
    assertThat(others).allSatisfy(one -> assertThat(one.get("energie")).isEqualTo(Json.NULL));
  }

  private static double number(Json.Obj from, String name) {
    return from.get(name) instanceof Json.Num number ? number.nearest() : -1;
  }

  @Test
  void aProgramAndWhoIsNotSignedInGetNoMonth() {
    assertThat(gateway.get("ontwikkelaar", OWN).statusCode()).isEqualTo(403);
    assertThat(gateway.get("medewerker", OWN + "?wie=demo-auditor").statusCode()).isEqualTo(400);
  }

  @Test
  void theSumsSurviveARestartAndAreUnreadableOnDisk() throws IOException {
    chat("medewerker", false);
    gateway.close();
    open();
    chat("medewerker", false);

    Json.Obj mine = own("medewerker");

    assertThat(whole(mine, "antwoorden")).isEqualTo(2);
    Path store = folder.resolve("data").resolve("conversations");
    try (Stream<Path> files = Files.walk(store)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String bytes = Files.readString(file, StandardCharsets.ISO_8859_1);
        assertThat(bytes).doesNotContain("demo-medewerker", "middenWh");
      }
    }
  }

  @Test
  void aNewMonthBeginsAtNothing() {
    chat("medewerker", false);
    assertThat(whole(own("medewerker"), "antwoorden")).isEqualTo(1);

    clock.forward(Duration.ofDays(31));

    assertThat(whole(own("medewerker"), "antwoorden")).isZero();
    chat("medewerker", false);
    assertThat(whole(own("medewerker"), "antwoorden")).isEqualTo(1);
  }
}
