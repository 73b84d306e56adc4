package nl.genaisluis.gateway.start;

import static nl.genaisluis.gateway.Patience.until;
import static nl.genaisluis.gateway.start.GatewayUnderTest.at;
import static nl.genaisluis.gateway.start.GatewayUnderTest.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import nl.genaisluis.audit.event.Closed;
import nl.genaisluis.audit.event.Metered;
import nl.genaisluis.gateway.config.ConfigException;
import nl.genaisluis.gateway.config.ConfigFolder;
import nl.genaisluis.models.wire.Json;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The measured path from the pages of exporters to the answer, the record and the figures.
class MetersIT {
  @TempDir private Path folder;

  private MeterPages pages;
  private Upstream upstream;

  @BeforeEach
  void start() throws IOException {
    upstream = new Upstream();
    upstream.says("Het loket is gesloten.");
    pages = new MeterPages(() -> 0);
  }

  @AfterEach
  void stop() {
    pages.close();
    upstream.close();
  }

  @Test
  void aCallAtAMeteredHostIsReckonedFromItsMeter() throws IOException {
    pages.perReading(10_000);
    try (GatewayUnderTest gateway = new GatewayUnderTest(folder, config())) {
      until(() -> "measured/2026-11".equals(energy(ask(gateway)).text("method")));

      Json.Obj energy = energy(ask(gateway));

      assertThat(energy.text("class")).isEqualTo("B");
      double central = number(energy, "central_wh");
      assertThat(number(energy, "low_wh")).isCloseTo(central * 0.7, Offset.offset(1e-12));
      assertThat(number(energy, "high_wh")).isCloseTo(central * 1.3, Offset.offset(1e-12));
      // 1 J of the accelerators per written token, the machine around them, PUE 1.3 assumed.
      assertThat(central).isBetween(9 * 1.34 * 1.3 / 3_600, 30 * 1.34 * 1.3 / 3_600);
      assertThat(gateway.events(Closed.class).getLast().energy().evidence()).isEqualTo("B");
    }
  }

  @Test
  void theSumsOfAMeterAreOnRecordAndInTheFigures() throws IOException {
    pages.perReading(10_000);
    try (GatewayUnderTest gateway = new GatewayUnderTest(folder, config())) {
      until(() -> gateway.events(Metered.class).stream().anyMatch(one -> one.itWh() > 0));

      Metered metered =
          gateway.events(Metered.class).stream().filter(one -> one.itWh() > 0).findFirst().get();
      assertThat(metered.provider()).isEqualTo("proefhost");
      assertThat(metered.idleWh() + metered.requestsWh() + metered.unexplainedWh())
          .isCloseTo(metered.itWh(), Offset.offset(1e-9));
      String month = YearMonth.now(ZoneOffset.UTC).toString();
      until(() -> figures(gateway, month).contains("\"aanbieder\":\"proefhost\""));
      assertThat(figures(gateway, month)).contains("\"perMeter\":[{", "\"stilstandWh\":");
    }
  }

  @Test
  void aRateOutlivesARestart() throws IOException {
    pages.perReading(10_000);
    Path config = config();
    try (GatewayUnderTest gateway = new GatewayUnderTest(folder, config)) {
      until(() -> "measured/2026-11".equals(energy(ask(gateway)).text("method")));
    }
    pages.answers(500);

    try (GatewayUnderTest gateway = new GatewayUnderTest(folder, config)) {
      Json.Obj energy = energy(ask(gateway));

      assertThat(energy.text("class")).isEqualTo("B");
      assertThat(energy.text("method")).isEqualTo("measured/2026-11");
    }
  }

  @Test
  void whatWasMeasuredBeforeAnOrderlyStopIsOnRecord() throws IOException {
    pages.perReading(10_000);
    Path config = config();
    Path file = config.resolve("sluis.yaml");
    Files.writeString(file, Files.readString(file).replace("record_every: 1s", "record_every: 1h"));
    try (GatewayUnderTest gateway = new GatewayUnderTest(folder, config)) {
      until(() -> "measured/2026-11".equals(energy(ask(gateway)).text("method")));
      assertThat(gateway.events(Metered.class)).isEmpty();
    }

    try (GatewayUnderTest gateway = new GatewayUnderTest(folder, config)) {
      List<Metered> metered = gateway.events(Metered.class);

      assertThat(metered).hasSize(1);
      assertThat(metered.getFirst().itWh()).isPositive();
      assertThat(metered.getFirst().work()).isGreaterThanOrEqualTo(10_000);
    }
  }

  @Test
  void anIdleMachineIsIdleOnRecordAndNoCallPaysForIt() throws IOException {
    pages.perReading(0);
    try (GatewayUnderTest gateway = new GatewayUnderTest(folder, config())) {
      until(() -> gateway.events(Metered.class).stream().anyMatch(one -> one.idleWh() > 0));

      Metered metered = gateway.events(Metered.class).getLast();
      assertThat(metered.requestsWh()).isZero();
      assertThat(energy(ask(gateway)).text("method")).startsWith("EF-1/");
    }
  }

  @Test
  void withoutItsMeterTheEstimateStands() throws IOException {
    pages.answers(500);
    try (GatewayUnderTest gateway = new GatewayUnderTest(folder, config())) {
      Json.Obj energy = energy(ask(gateway));

      assertThat(energy.text("class")).isEqualTo("C");
      assertThat(energy.text("method")).startsWith("EF-1/");
    }
  }

  @Test
  void aMeterOfAnUnknownHostKeepsTheGatewayFromStarting() throws IOException {
    Path config = config();
    Path file = config.resolve("sluis.yaml");
    Files.writeString(
        file, Files.readString(file).replace("provider: proefhost", "provider: elders"));

    assertThatThrownBy(() -> Loaded.from(ConfigFolder.of(config), LocalDate.now(ZoneOffset.UTC)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("a meter needs a host of our own, not: elders");
  }

  private Path config() throws IOException {
    Path config = GatewayUnderTest.config(folder, upstream.base());
    String shipped;
    try (var in =
        MetersIT.class.getResourceAsStream("/nl/genaisluis/gateway/config/defaults/sluis.yaml")) {
      shipped = new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
    Files.writeString(
        config.resolve("sluis.yaml"),
        shipped.replaceAll(
                "\\{per_second: [0-9]+, burst: [0-9]+\\}", "{per_second: 9999, burst: 9999}")
            + pages.settings("1s", "1s"));
    return config;
  }

  private static Json.Obj energy(HttpResponse<String> answer) {
    return at(object(answer.body()), "sluis", "energy");
  }

  private static double number(Json.Obj from, String name) {
    if (from.get(name) instanceof Json.Num number) {
      return number.nearest();
    }
    throw new AssertionError("no number " + name);
  }

  private static String figures(GatewayUnderTest gateway, String month) {
    return gateway.get("medewerker", "/api/v1/cijfers/" + month).body();
  }

  private static HttpResponse<String> ask(GatewayUnderTest gateway) {
    return gateway.post(
        "medewerker",
        "/v1/chat/completions",
        "klare-taal",
        ProviderConfig.question("auto", false, Map.of()));
  }
}
