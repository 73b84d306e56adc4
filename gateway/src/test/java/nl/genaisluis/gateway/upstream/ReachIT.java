package nl.genaisluis.gateway.upstream;

import static java.nio.charset.StandardCharsets.UTF_8;
import static nl.genaisluis.gateway.Patience.until;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import nl.genaisluis.gateway.config.ConfigFolder;
import nl.genaisluis.models.register.Model;
import nl.genaisluis.models.register.Provider;
import nl.genaisluis.models.register.Register;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a host says of its models, and how long that is believed.
class ReachIT {
  private static final String LIST =
      "{\"object\":\"list\",\"data\":[{\"id\":\"proef/proefmodel-7b\"}]}";
  private static final Reach.Pace QUICK =
      new Reach.Pace(Duration.ofMillis(20), Duration.ofMillis(5));

  private final Vertx vertx = Vertx.vertx();
  private final HttpClient client = vertx.createHttpClient();
  private final AtomicInteger questions = new AtomicInteger();
  private Provider provider;
  private Model model;

  @BeforeEach
  void readRegister(@TempDir Path folder) throws IOException {
    try (InputStream in =
        Objects.requireNonNull(ReachIT.class.getResourceAsStream("/start/models.yaml"))) {
      String yaml = new String(in.readAllBytes(), UTF_8);
      Files.writeString(
          folder.resolve("models.yaml"), yaml.replace("${UPSTREAM}", "http://127.0.0.1:1/v1"));
    }
    Register register = ConfigFolder.of(folder).read("models.yaml", Register.class);
    provider = Objects.requireNonNull(register.provider("proefhost"));
    model = Objects.requireNonNull(register.model("proefmodel-7b"));
  }

  @AfterEach
  void close() {
    vertx.close().toCompletionStage().toCompletableFuture().join();
  }

  @Test
  void modelsOfTheListCanBeCalledAsSoonAsTheFirstQuestionIsAnswered() throws Exception {
    for (int round = 0; round < 50; round++) {
      try (RawHost host = new RawHost(wire -> Relays.whole(wire, LIST))) {
        assertThat(started(host, Reach.Pace.USUAL).test(model, provider)).isTrue();
      }
    }
  }

  @Test
  void hostThatComesUpLaterIsFound() throws Exception {
    RawHost.Script lateHost =
        wire -> {
          if (questions.incrementAndGet() < 4) {
            wire.drop();
          } else {
            Relays.whole(wire, LIST);
          }
        };
    try (RawHost host = new RawHost(lateHost)) {
      Reach reach = started(host, QUICK);
      assertThat(reach.test(model, provider)).isFalse();

      until(() -> reach.test(model, provider));
    }
  }

  @Test
  void oneLostAnswerIsNotBelievedButTwoInARowAre() throws Exception {
    RawHost.Script thirdAnswerIsLost =
        wire -> {
          int question = questions.incrementAndGet();
          if (question == 3 || question >= 6) {
            wire.drop();
          } else {
            Relays.whole(wire, LIST);
          }
        };
    try (RawHost host = new RawHost(thirdAnswerIsLost)) {
      Reach reach = started(host, QUICK);
      while (questions.get() < 5) {
        assertThat(reach.test(model, provider)).isTrue();
        Thread.onSpinWait();
      }

      until(() -> !reach.test(model, provider));
      assertThat(questions.get()).isGreaterThanOrEqualTo(7);
    }
  }

  @Test
  void listWithoutEndIsNotGathered() throws Exception {
    byte[] piece = " ".repeat(1 << 16).getBytes(UTF_8);
    RawHost.Script endless =
        wire -> {
          wire.raw(
              "HTTP/1.1 200 OK\r\ncontent-type: application/json\r\n"
                  + "transfer-encoding: chunked\r\n\r\n");
          while (true) {
            wire.piece(piece);
          }
        };
    try (RawHost host = new RawHost(endless)) {
      assertThat(started(host, Reach.Pace.USUAL).test(model, provider)).isFalse();

      host.hungUp().get(20, TimeUnit.SECONDS);
    }
  }

  @Test
  void questionsToAHostThatIsAwayBecomeFewer() {
    Reach.Pace pace = Reach.Pace.USUAL;

    assertThat(pace.after(0)).isEqualTo(Duration.ofSeconds(15));
    assertThat(pace.after(1)).isEqualTo(Duration.ofMillis(500));
    assertThat(pace.after(3)).isEqualTo(Duration.ofSeconds(2));
    assertThat(pace.after(1_000)).isEqualTo(Duration.ofSeconds(15));
  }

  private Reach started(RawHost host, Reach.Pace pace) throws Exception {
    Door door = (_, method, path) -> client.request(method, host.port(), "localhost", path);
    List<Provider> providers = List.of(provider);
    Reach reach = new Reach(door, Credentials.read(providers, Map.of()), providers, pace);
    reach.start(vertx).toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    return reach;
  }
}
