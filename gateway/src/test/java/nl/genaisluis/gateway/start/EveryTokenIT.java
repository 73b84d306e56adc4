package nl.genaisluis.gateway.start;

import static nl.genaisluis.gateway.start.GatewayUnderTest.ask;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import nl.genaisluis.audit.event.Closed;
import nl.genaisluis.models.wire.Json;
import org.assertj.core.data.Offset;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Every kind of token is in the energy of the closing entry. What a try cost that another host
/// made good is in `RoutingIT`, what the judge cost in `JudgeIT`, what a hit of the cache cost in
/// `CacheIT`.
class EveryTokenIT {
  private static final String TEXT = "Het loket is gesloten.";

  @TempDir private Path folder;
  private Upstream upstream;
  private GatewayUnderTest gateway;

  @BeforeEach
  void open() {
    upstream = new Upstream();
    gateway = new GatewayUnderTest(folder, upstream.base());
  }

  @AfterEach
  void close() {
    gateway.close();
    upstream.close();
  }

  @Test
  void tokensThatTheHostHadReadBeforeCountForATwentieth() {
    double without = energy(usage(4_000, 0, 1, 0));
    double with = energy(usage(4_000, 3_000, 1, 0));
    double fewer = energy(usage(1_000, 0, 1, 0));
    Closed closed = gateway.events(Closed.class).get(1);

    assertThat(closed.tokens().cached()).isEqualTo(3_000);
    assertThat(with).isLessThan(without).isGreaterThan(fewer);
    assertThat((with - fewer) / (without - fewer)).isCloseTo(0.05, Offset.offset(0.03));
  }

  @Test
  void tokensOfReasoningCountLikeThoseOfTheAnswer() {
    double reasoned = energy(usage(100, 0, 500, 450));
    double written = energy(usage(100, 0, 500, 0));
    double answerOnly = energy(usage(100, 0, 50, 0));

    assertThat(gateway.events(Closed.class).getFirst().tokens().reasoning()).isEqualTo(450);
    assertThat(reasoned).isEqualTo(written).isGreaterThan(5 * answerOnly);
  }

  @Test
  void anAnswerThatBreaksOffCountsForWhatCameOfIt() {
    upstream.streams(Upstream.events(TEXT.repeat(40), false));

    gateway.post("medewerker", "/v1/chat/completions", "klare-taal", ask("Herschrijf dit.", true));

    Closed closed = last();
    assertThat(closed.outcome()).isEqualTo("upstream_cut");
    assertThat(closed.tokens().source()).isEqualTo("estimate");
    assertThat(closed.energy().centralWh()).isPositive();
  }

  /// A host that failed may have worked for a while; nobody knows how long.
  @Test
  void aCallThatEveryHostFailedIsCountedAsUnknownAndNotAsZero() {
    upstream.fails(500);

    gateway.post("medewerker", "/v1/chat/completions", "klare-taal", ask("Herschrijf dit.", false));

    Closed closed = last();
    assertThat(closed.outcome()).isEqualTo("upstream_failed");
    assertThat(closed.energy().evidence()).isEqualTo("U");
    assertThat(closed.energy().centralWh()).isNull();
  }

  private double energy(Json usage) {
    upstream.saysOnly(
        Upstream.answer(Json.object("role", Json.of("assistant"), "content", Json.of(TEXT)), "stop")
            .with("usage", usage));
    gateway.post("medewerker", "/v1/chat/completions", "klare-taal", ask("Herschrijf dit.", false));
    Double central = last().energy().centralWh();
    return central == null ? Double.NaN : central;
  }

  private Closed last() {
    return gateway.events(Closed.class).getLast();
  }

  private static Json usage(long read, long cached, long written, long reasoning) {
    return Json.object(
        "prompt_tokens",
        Json.of(read),
        "completion_tokens",
        Json.of(written),
        "total_tokens",
        Json.of(read + written),
        "prompt_tokens_details",
        Json.object("cached_tokens", Json.of(cached)),
        "completion_tokens_details",
        Json.object("reasoning_tokens", Json.of(reasoning)));
  }
}
