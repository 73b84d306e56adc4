package nl.genaisluis.models.energy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.models.wire.JsonCodec;
import nl.genaisluis.models.wire.JsonFault;
import org.assertj.core.data.Percentage;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Both versions against the reference vectors, least and greatest inputs apart.
class EcoTest {
  private static final Percentage TOLERANCE = Percentage.withPercentage(1e-7);

  /// One vector at one end of its range under one version.
  record Vector(String id, Eco.Version version, String end, Json.Obj input, Json.Obj expected) {
    @Override
    public String toString() {
      return id + " " + version + " " + end;
    }
  }

  static List<Vector> vectors() throws IOException, JsonFault {
    try (InputStream in =
        Objects.requireNonNull(EcoTest.class.getResourceAsStream("vectors.json"))) {
      Json.Obj root = (Json.Obj) JsonCodec.read(in.readAllBytes());
      List<Vector> vectors = new ArrayList<>();
      for (Json item : root.items("cases")) {
        Json.Obj one = (Json.Obj) item;
        for (Eco.Version version : Eco.Version.values()) {
          for (String end : List.of("min", "max")) {
            vectors.add(
                new Vector(
                    Objects.requireNonNull(one.text("id")),
                    version,
                    end,
                    object(one, "input"),
                    object(object(one, "expected"), version.name())));
          }
        }
      }
      return vectors;
    }
  }

  static Stream<Vector> everyVector() throws IOException, JsonFault {
    List<Vector> vectors = vectors();
    assertThat(vectors).hasSize(36 * 2 * 2);
    return vectors.stream();
  }

  @ParameterizedTest
  @MethodSource("everyVector")
  void agreesWithTheReference(Vector vector) {
    Eco.Case call = call(vector);

    Eco.Result result = Eco.of(vector.version()).compute(call);

    Json.Obj expected = vector.expected();
    String end = vector.end();
    close(result.energyKwh(), number(object(expected, "energy_kwh"), end));
    close(result.energyKwh() * 1000, number(object(expected, "energy_wh"), end));
    impact(result.gwp(), 1000, object(expected, "gwp_g"), end);
    impact(result.adpe(), 1, object(expected, "adpe_kgsbeq"), end);
    impact(result.pe(), 1, object(expected, "pe_mj"), end);
    close(result.waterL() * 1000, number(object(expected, "wcf_ml"), end));
    Json.Obj run = object(object(expected, "intermediate"), end);
    assertThat((double) result.run().gpus()).isEqualTo(number(run, "gpu_count"));
    close(result.run().seconds(), number(run, "generation_latency_s"));
    close(result.run().gpuKwh(), number(run, "gpu_energy_kwh_one_gpu"));
    close(result.run().serverKwh(), number(run, "server_energy_kwh"));
    if (vector.version() == Eco.Version.B) {
      close(result.run().networkKwh(), number(run, "network_energy_kwh"));
      close(result.itKwh(), number(run, "it_energy_kwh"));
      close(Eco.of(vector.version()).first(call), number(run, "prefill_latency_s"));
    }
  }

  private static Eco.Case call(Vector vector) {
    Json.Obj in = vector.input();
    String end = vector.end();
    Json.Obj mix = object(in, "electricity_mix");
    return new Eco.Case(
        new Eco.Weights(
            number(object(in, "active_params_b"), end),
            number(object(in, "total_params_b"), end),
            (int) number(in, "quant_bits")),
        new Eco.Tokens(number(in, "output_tokens"), optional(in, "input_tokens")),
        new Eco.Timing(
            optional(in, "request_latency_s"), optional(in, "tps"), optional(in, "ttft_s")),
        new Eco.Site(
            number(object(in, "pue"), end),
            number(object(in, "wue_l_per_kwh"), end),
            new Eco.Mix(
                number(mix, "gwp_kgco2eq_per_kwh"),
                number(mix, "adpe_kgsbeq_per_kwh"),
                number(mix, "pe_mj_per_kwh"),
                number(mix, "wue_l_per_kwh"))),
        (int) number(in, "batch_size"));
  }

  private static void impact(Eco.Impact impact, double unit, Json.Obj expected, String end) {
    close(impact.usage() * unit, number(object(expected, "usage"), end));
    close(impact.embodied() * unit, number(object(expected, "embodied"), end));
    close(impact.total() * unit, number(object(expected, "total"), end));
  }

  private static void close(double actual, double expected) {
    if (expected == 0) {
      assertThat(actual).isZero();
    } else {
      assertThat(actual).isCloseTo(expected, TOLERANCE);
    }
  }

  private static Json.Obj object(Json.Obj parent, String name) {
    return Objects.requireNonNull(parent.object(name), name);
  }

  private static double number(Json.Obj parent, String name) {
    return ((Json.Num) Objects.requireNonNull(parent.get(name), name)).nearest();
  }

  private static @Nullable Double optional(Json.Obj parent, String name) {
    return parent.get(name) instanceof Json.Num number ? (Double) number.nearest() : null;
  }
}
