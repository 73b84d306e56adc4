package nl.genaisluis.models.energy.measured;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import nl.genaisluis.models.energy.measured.Scrape.Exporter;
import nl.genaisluis.models.energy.measured.Window.Cause;
import nl.genaisluis.models.energy.measured.Window.Reading;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The measured path over recorded shapes of pages, with the numbers of a test.
class MeasuredTest {
  private static final Duration MOST = Duration.ofSeconds(60);
  private static final String DCGM =
      """
      # HELP DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION Total energy consumption since boot (in mJ).
      # TYPE DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION counter
      DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION{gpu="0",UUID="GPU-a",modelName="NVIDIA H100 80GB"} %d
      DCGM_FI_DEV_TOTAL_ENERGY_CONSUMPTION{gpu="1",UUID="GPU-b",modelName="NVIDIA, \\"H100\\""} %d
      DCGM_FI_DEV_POWER_USAGE{gpu="0",UUID="GPU-a"} 321.5

      """;
  private static final String VLLM =
      """
      # TYPE vllm:prompt_tokens_total counter
      vllm:prompt_tokens_total{engine="0",model_name="m"} %s
      vllm:generation_tokens_total{engine="0",model_name="m"} %s
      vllm:num_requests_running{engine="0",model_name="m"} 3.0
      vllm:e2e_request_latency_seconds_bucket{le="+Inf",model_name="m"} 12 1732233600000
      """;

  @Test
  void readsTheAcceleratorsOfTheDeploymentInJoules() {
    Scrape scrape = dcgm(0, 5_000_000, 7_000_000, 100, 50, Set.of("GPU-a"));

    assertThat(scrape.joules()).containsExactlyEntriesOf(java.util.Map.of("GPU-a", 5_000.0));
    assertThat(scrape.promptTokens()).isEqualTo(100);
    assertThat(scrape.writtenTokens()).isEqualTo(50);
  }

  @Test
  void overlappingZonesOfKeplerAreNotAddedUp() {
    String page =
        """
        kepler_node_cpu_joules_total{zone="package",path="p"} 100
        kepler_node_cpu_joules_total{zone="core",path="c"} 80
        kepler_node_cpu_joules_total{zone="psys",path="s"} 150
        kepler_node_gpu_joules_total{gpu="0"} 1000
        """;

    Scrape scrape =
        Scrape.of(
            0, Exporter.KEPLER, PromText.read(page), PromText.read(VLLM.formatted(1, 1)), Set.of());

    assertThat(scrape.joules().values()).containsExactlyInAnyOrder(100.0, 1000.0);
  }

  @Test
  void aWindowIsTheDifferenceOfItsCounters() {
    Reading reading =
        Window.between(
            dcgm(0, 1_000_000, 2_000_000, 10, 20, Set.of()),
            dcgm(30_000, 4_000_000, 8_000_000, 110, 70, Set.of()),
            MOST);

    assertThat(reading)
        .isEqualTo(new Reading.Measured(new Window(Duration.ofSeconds(30), 9_000, 100, 50)));
  }

  @Test
  void aCounterThatWentBackDropsTheWindow() {
    Scrape before = dcgm(0, 1_000, 2_000_000, 10, 20, Set.of());

    assertThat(between(before, dcgm(30_000, 1_000, 5, 10, 20, Set.of()))).isEqualTo(Cause.RESET);
    assertThat(between(before, dcgm(30_000, 2_000, 2_000_000, 0, 0, Set.of())))
        .isEqualTo(Cause.RESET);
  }

  @Test
  void aMissedScrapeIsAGapAndAnotherDeviceIsNoWindow() {
    Scrape before = dcgm(0, 1, 1, 1, 1, Set.of());

    assertThat(between(before, dcgm(60_001, 2, 2, 2, 2, Set.of()))).isEqualTo(Cause.GAP);
    assertThat(between(before, dcgm(0, 2, 2, 2, 2, Set.of()))).isEqualTo(Cause.GAP);
    assertThat(between(before, dcgm(9, 2, 2, 2, 2, Set.of("GPU-a"))))
        .isEqualTo(Cause.OTHER_DEVICES);
  }

  @Test
  void aDeviceOrACounterThatIsNotThereMakesThePageUnusable() {
    assertThatThrownBy(() -> dcgm(0, 1, 1, 1, 1, Set.of("GPU-z")))
        .hasMessageContaining("accelerator");
    assertThatThrownBy(() -> Scrape.of(0, Exporter.DCGM, List.of(), PromText.read(VLLM), Set.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(
            () ->
                Scrape.of(
                    0, Exporter.DCGM, PromText.read(DCGM.formatted(1, 1)), List.of(), Set.of()))
        .hasMessageContaining("vllm:prompt_tokens_total");
    assertThatThrownBy(() -> dcgm(0, 1, 1, "NaN", "1"))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "<html>",
        "name",
        "name{a=\"b\" 1",
        "name{a=b} 1",
        "name{a=\"b\"c=\"d\"} 1",
        "name 1 2 3",
        "name 0x10",
        "1name 1",
        "name{a=\"b\"} een"
      })
  void aPageThatIsNotInTheFormatIsRefusedWhole(String line) {
    assertThatThrownBy(() -> PromText.read("good 1\n" + line + "\n"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("line 2");
  }

  @Test
  void noPageBreaksTheReader() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    String alphabet = "abc_{}=\",\\ 0123456789.eE+-\n#\t:NaI";
    for (int round = 0; round < 20_000; round++) {
      StringBuilder page = new StringBuilder();
      for (int i = random.nextInt(60); i > 0; i--) {
        page.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      try {
        assertThat(PromText.read(page.toString())).as("seed %d", seed).isNotNull();
      } catch (IllegalArgumentException refused) {
        assertThat(refused.getMessage()).as("seed %d", seed).startsWith("line ");
      }
    }
  }

  /// Requests, idle and the unexplained add up to the meter, whatever the traffic.
  @Test
  void whatRequestsTookAndWhatWasIdleAddUpToTheMeter() {
    long seed = System.nanoTime();
    Random random = new Random(seed);
    for (int round = 0; round < 10_000; round++) {
      double joules = random.nextInt(4) == 0 ? 0 : random.nextDouble() * 50_000;
      boolean quiet = random.nextInt(4) == 0;
      Window window =
          new Window(
              Duration.ofSeconds(30),
              joules,
              quiet ? 0 : random.nextInt(100_000),
              quiet ? 0 : random.nextInt(20_000));
      List<Double> works = new ArrayList<>();
      for (int i = random.nextInt(8); i > 0; i--) {
        works.add(random.nextInt(3) == 0 ? 0.0 : random.nextDouble() * 5_000);
      }

      Sharing sharing = Sharing.of(window, joules, random.nextDouble(), works);

      double sum = sharing.explained() + sharing.idle() + sharing.unexplained();
      assertThat(sum).as("seed %d", seed).isCloseTo(joules, Offset.offset(1e-9 * (1 + joules)));
      assertThat(sharing.requests()).as("seed %d", seed).hasSize(works.size());
      assertThat(sharing.requests()).as("seed %d", seed).allMatch(one -> one >= 0);
      assertThat(sharing.unexplained()).as("seed %d", seed).isNotNegative();
    }
  }

  @Test
  void aRequestWithoutTokensTakesNothingAndAnIdleWindowIsIdle() {
    Window idle = new Window(Duration.ofSeconds(30), 3_000, 0, 0);

    Sharing sharing = Sharing.of(idle, 3_000, 0.2, List.of(0.0));

    assertThat(idle.idle()).isTrue();
    assertThat(sharing).isEqualTo(new Sharing(List.of(0.0), 3_000, 0));
  }

  @Test
  void workOfOthersIsNotPutOnTheRequestsOfTheGateway() {
    Window window = new Window(Duration.ofSeconds(30), 1_000, 0, 400);

    Sharing sharing = Sharing.of(window, 1_000, 0.2, List.of(100.0));

    assertThat(sharing).isEqualTo(new Sharing(List.of(250.0), 0, 750));
  }

  @Test
  void aRateNeedsEnoughWorkAndForgetsAfterAWeek() {
    Calibration calibration = new Calibration();
    calibration.add(1_000, 100, Calibration.WORK_MIN - 1);

    assertThat(calibration.joulesPerWork(1_000)).isNull();
    calibration.add(1_001, 100, 1);
    assertThat(calibration.joulesPerWork(1_001)).isEqualTo(200 / Calibration.WORK_MIN);
    assertThat(calibration.joulesPerWork(1_001 + 7 * 24)).isNull();
  }

  private static Cause between(Scrape before, Scrape now) {
    if (Window.between(before, now, MOST) instanceof Reading.Dropped(Cause cause)) {
      return cause;
    }
    throw new AssertionError("there is a window");
  }

  private static Scrape dcgm(
      long millis, long a, long b, int prompt, int written, Set<String> devices) {
    return Scrape.of(
        millis,
        Exporter.DCGM,
        PromText.read(DCGM.formatted(a, b)),
        PromText.read(VLLM.formatted(prompt, written)),
        devices);
  }

  private static Scrape dcgm(long millis, long a, long b, String prompt, String written) {
    return Scrape.of(
        millis,
        Exporter.DCGM,
        PromText.read(DCGM.formatted(a, b)),
        PromText.read(VLLM.formatted(prompt, written)),
        Set.of());
  }
}
