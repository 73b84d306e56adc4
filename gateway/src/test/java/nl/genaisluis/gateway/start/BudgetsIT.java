package nl.genaisluis.gateway.start;

import static nl.genaisluis.gateway.start.GatewayUnderTest.ask;
import static nl.genaisluis.gateway.start.GatewayUnderTest.at;
import static nl.genaisluis.gateway.start.GatewayUnderTest.chunks;
import static nl.genaisluis.gateway.start.GatewayUnderTest.code;
import static nl.genaisluis.gateway.start.GatewayUnderTest.object;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import nl.genaisluis.audit.event.Closed;
import nl.genaisluis.audit.event.Opened;
import nl.genaisluis.audit.event.Refused;
import nl.genaisluis.gateway.config.ConfigException;
import nl.genaisluis.models.wire.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Limits and budgets through the front door; the numbers are the failure modes that other gateways
/// are known for.
class BudgetsIT {
  private static final String CHAT = "/v1/chat/completions";
  private static final String QUESTION = "Herschrijf in klare taal: het loket is dicht.";
  private static final String SECRET = "0123456789abcdef0123456789abcdef0123456789a";
  private static final UnaryOperator<String> AS_THEY_ARE = UnaryOperator.identity();

  @TempDir private Path folder;
  private Upstream upstream;

  @BeforeEach
  void open() {
    upstream = new Upstream();
    upstream.says("Het loket is gesloten.");
    upstream.embeds();
  }

  @AfterEach
  void close() {
    upstream.close();
  }

  /// Failure mode 27: what is not a chat counts like a chat.
  @Test
  void embeddingsUseUpABudgetLikeChats() {
    String budget = "budgets: [{subject: person, quantity: requests, window: month, max: 2}]";
    try (GatewayUnderTest gateway = start(budget, AS_THEY_ARE)) {
      HttpResponse<String> first = embed(gateway);
      HttpResponse<String> second = chat(gateway, false);
      HttpResponse<String> third = embed(gateway);

      assertThat(first.statusCode()).isEqualTo(200);
      assertThat(header(first, "x-ratelimit-remaining-tokens")).isNotEmpty();
      assertThat(second.statusCode()).isEqualTo(200);
      assertThat(third.statusCode()).isEqualTo(429);
      assertThat(code(third)).isEqualTo("budget_exhausted");
      assertThat(gateway.events(Closed.class).getFirst().tokens().input()).isEqualTo(7);
    }
  }

  /// Failure mode 28: of many at once, exactly those that fit get through.
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void manyAtTheEdgeOfABudgetDoNotGetThroughTogether(boolean streamed) throws Exception {
    String budget = "budgets: [{subject: person, quantity: requests, window: month, max: 5}]";
    try (GatewayUnderTest gateway = start(budget, AS_THEY_ARE);
        ExecutorService pool = Executors.newFixedThreadPool(16)) {
      CyclicBarrier together = new CyclicBarrier(16);
      Callable<Integer> one =
          () -> {
            together.await();
            return chat(gateway, streamed).statusCode();
          };

      List<Future<Integer>> answers =
          pool.invokeAll(IntStream.range(0, 16).mapToObj(_ -> one).toList());

      assertThat(answers.stream().map(BudgetsIT::now).filter(status -> status == 200)).hasSize(5);
      assertThat(answers.stream().map(BudgetsIT::now).filter(status -> status == 429)).hasSize(11);
      assertThat(gateway.events(Opened.class)).hasSize(5);
      assertThat(gateway.events(Refused.class)).hasSize(11);
      assertThat(upstream.posts()).hasSize(5);
    }
  }

  private static int now(Future<Integer> answer) {
    return answer.resultNow();
  }

  /// Failure mode 29: all must pass, and who is refused by one is charged by none.
  @Test
  void theNarrowestOfAllBudgetsDecides() {
    String budgets =
        """
        budgets:
          - {subject: unit, id: Mobiliteit, quantity: requests, window: month, max: 2}
          - {subject: unit, quantity: requests, window: month, max: 3}
          - {subject: use-case, id: ruime-keuze, quantity: requests, window: month, max: 1}
        """;
    try (GatewayUnderTest gateway = start(budgets, AS_THEY_ARE)) {
      assertThat(chat(gateway, "ruime-keuze").statusCode()).isEqualTo(200);
      HttpResponse<String> useCase = chat(gateway, "ruime-keuze");
      assertThat(chat(gateway, "klare-taal").statusCode()).isEqualTo(200);
      HttpResponse<String> unit = chat(gateway, "klare-taal");

      assertThat(useCase.statusCode()).isEqualTo(429);
      assertThat(useCase.body()).contains("vragen voor deze toepassing van deze maand");
      assertThat(unit.statusCode()).isEqualTo(429);
      assertThat(unit.body()).contains("vragen voor uw afdeling van deze maand");
      assertThat(Long.parseLong(header(unit, "Retry-After"))).isBetween(1L, 31L * 86_400);
      assertThat(post(gateway, "ontwikkelaar", "klare-taal").statusCode()).isEqualTo(200);
    }
  }

  /// Failure mode 29, across a restart.
  @Test
  void aRestartGivesNobodyASecondBudget() {
    String budget = "budgets: [{subject: person, quantity: requests, window: month, max: 2}]";
    UnaryOperator<String> monthly =
        text -> limited(text, "[{quantity: tokens, window: month, max: 30000}]");
    long before;
    try (GatewayUnderTest gateway = start(budget, monthly)) {
      chat(gateway, false);
      before = Long.parseLong(header(check(gateway), "x-ratelimit-remaining-tokens"));
    }

    try (GatewayUnderTest gateway = start(budget, monthly)) {
      long after = Long.parseLong(header(check(gateway), "x-ratelimit-remaining-tokens"));
      int second = chat(gateway, false).statusCode();
      int third = chat(gateway, false).statusCode();

      assertThat(after).isEqualTo(before).isEqualTo(30_000 - 30);
      assertThat(second).isEqualTo(200);
      assertThat(third).isEqualTo(429);
    }
  }

  /// Failure mode 30: a budget that nothing would be counted in stops the start and says why.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{subject: use-case, id: bestaat-niet, quantity: tokens, window: month, max: 5} | no use"
            + " case bestaat-niet",
        "{subject: use-case, id: vergunning-beoordelen, quantity: tokens, window: month, max: 5} |"
            + " not active",
        "{subject: use-case, quantity: tokens, window: month, max: 5} | id is needed",
        "{subject: use-case, id: klare-taal, quantity: tokens, window: day, max: 5} | bounds the"
            + " same itself",
        "{subject: unit, id: Mobilteit, quantity: tokens, window: day, max: 5} | nothing here is"
            + " called Mobilteit",
        "{subject: key, quantity: tokens, window: day, max: 5} | there are no keys",
        "{subject: person, id: sanne, quantity: tokens, window: day, max: 5} | leave id out",
        "{subject: person, quantity: tokens, window: day, max: 0} | max must be above 0",
        "{subject: person, quantity: tokens, window: day, max: -1} | max must be above 0",
        "{subject: person, quantity: requests, window: day, max: 1.5} | whole number",
        "{subject: person, quantity: liters, window: day, max: 1} | unknown value liters",
        "{subject: person, quantity: euro, window: day, max: 1} | no model in models.yaml has a"
            + " price"
      })
  void anInertBudgetStopsTheStart(String budget, String why) {
    assertThatThrownBy(() -> start("budgets: [" + budget + "]", AS_THEY_ARE))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("sluis.yaml")
        .hasMessageContaining(why);
  }

  /// Failure mode 30, for the budgets of use cases.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "[{quantity: tokens, window: day, max: 5}] | bounds one thing twice",
        "[{quantity: tokens, window: hour, max: 0}] | max must be above 0",
        "[{quantity: requests, window: hour, max: 5, per: key}] | no key or machine client",
        "[{quantity: euro, window: hour, max: 5}] | has a price"
      })
  void anInertBudgetOfAUseCaseStopsTheStart(String budgets, String why) {
    assertThatThrownBy(() -> start("", text -> limited(text, budgets)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("use-cases.yaml")
        .hasMessageContaining(why);
  }

  @ParameterizedTest
  @CsvSource({"tokens_per_day: 50000000, tokens_per_day: 0", "wh_per_day: 500, wh_per_day: 0"})
  void anActiveUseCaseHasABoundOnTokensAndEnergy(String from, String to) {
    assertThatThrownBy(() -> start("", text -> text.replace(from, to)))
        .isInstanceOf(ConfigException.class)
        .hasMessageContaining("must be above 0 for an active use case");
  }

  /// Failure mode 31: a second node on the same record does not start, so no budget doubles.
  @Test
  void aSecondNodeOnTheSameRecordDoesNotStart() {
    try (GatewayUnderTest gateway = start("", AS_THEY_ARE)) {
      assertThatThrownBy(() -> start("", AS_THEY_ARE)).isInstanceOf(RuntimeException.class);

      assertThat(chat(gateway, false).statusCode()).isEqualTo(200);
    }
  }

  /// Failure mode 31: counts that are lost are everybody's, and the operators hear of it.
  @Test
  void lostCountsAreChargedToEverybodyAndRaiseAnAlarm() throws IOException {
    String budget = "budgets: [{subject: unit, quantity: requests, window: month, max: 2}]";
    try (GatewayUnderTest gateway = start(budget, AS_THEY_ARE)) {
      chat(gateway, false);
      assertThat(metrics(gateway)).contains("sluis_budget_unattributed_requests 0.0");
    }
    Files.delete(folder.resolve("data/budgets/diary.txt"));

    try (GatewayUnderTest gateway = start(budget, AS_THEY_ARE)) {
      int first = chat(gateway, false).statusCode();
      int second = chat(gateway, false).statusCode();
      int other = post(gateway, "ontwikkelaar", "klare-taal").statusCode();
      int others = post(gateway, "ontwikkelaar", "klare-taal").statusCode();

      assertThat(List.of(first, second)).containsExactly(200, 429);
      assertThat(List.of(other, others)).as("who knows").containsExactly(200, 429);
      assertThat(metrics(gateway)).contains("sluis_budget_unattributed_requests 1.0");
    }
  }

  /// Failure mode 32: a new secret for a key is no new budget, and a revoked one is no way in.
  @Test
  void aRotatedKeyGoesOnWithTheBudgetOfTheOld() {
    String budget =
        "budgets: [{subject: key, id: zaken, quantity: requests, window: month, max: 2}]";
    String old = "sk-sluis-zaken-" + SECRET;
    String fresh = "sk-sluis-zaken-" + SECRET.replace('0', 'f');
    try (GatewayUnderTest gateway = withKeys(budget, keys(old, false))) {
      assertThat(withKey(gateway, old)).isEqualTo(200);
    }
    try (GatewayUnderTest gateway = withKeys(budget, keys(fresh, false))) {
      assertThat(withKey(gateway, old)).isEqualTo(401);
      assertThat(withKey(gateway, fresh)).isEqualTo(200);
      assertThat(withKey(gateway, fresh)).isEqualTo(429);
    }
    try (GatewayUnderTest gateway = withKeys(budget, keys(fresh, true))) {
      assertThat(withKey(gateway, fresh)).isEqualTo(401);
    }
  }

  /// At four fifths the asker reads it in a header and in the answer, streamed or not.
  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void fourFifthsOfABudgetAreSaidWithoutRefusing(boolean streamed) {
    UnaryOperator<String> hourly =
        text -> limited(text, "[{quantity: energy-wh, window: month, max: 0.000001}]");
    try (GatewayUnderTest gateway = start("", hourly)) {
      HttpResponse<String> first = chat(gateway, streamed);
      HttpResponse<String> second = chat(gateway, streamed);

      assertThat(first.headers().firstValue("X-Budget-Warning")).isEmpty();
      assertThat(second.statusCode()).as("an estimate refuses nobody").isEqualTo(200);
      assertThat(header(second, "X-Budget-Warning"))
          .matches("energy_wh;w=month;by=use_case;p=[0-9]+");
      Json.Obj body = streamed ? chunks(first.body()).getLast() : object(first.body());
      Json.Obj told = (Json.Obj) at(body, "sluis").items("budgets").getFirst();
      assertThat(told.text("state")).isEqualTo("exceeded");
      assertThat(metrics(gateway))
          .contains("sluis_budget_crossed_total")
          .contains("quantity=\"energy_wh\"")
          .containsPattern("state=\"exceeded\".*} 1.0");
    }
  }

  private GatewayUnderTest start(String settings, UnaryOperator<String> useCases) {
    return GatewayUnderTest.with(
        folder, upstream.base(), shipped -> budgeted(shipped, settings), useCases);
  }

  private static String budgeted(String shipped, String budgets) {
    return budgets.isEmpty() ? shipped : shipped.replace("budgets: []\n", budgets + "\n");
  }

  private GatewayUnderTest withKeys(String budget, String keys) {
    return GatewayUnderTest.with(
        folder,
        upstream.base(),
        shipped -> budgeted(shipped.replace("api_keys: []", keys), budget),
        AS_THEY_ARE);
  }

  /// The use cases with these budgets in the limits that most of them share.
  private static String limited(String text, String budgets) {
    return text.replace(
        "limits: &grenzen {confirmation: true,",
        "limits: &grenzen {budgets: " + budgets + ", confirmation: true,");
  }

  private static HttpResponse<String> chat(GatewayUnderTest gateway, boolean streamed) {
    return gateway.post("medewerker", CHAT, "klare-taal", ask(QUESTION, streamed));
  }

  private static HttpResponse<String> chat(GatewayUnderTest gateway, String useCase) {
    return gateway.post("medewerker", CHAT, useCase, ask(QUESTION, false));
  }

  private static HttpResponse<String> post(GatewayUnderTest gateway, String user, String useCase) {
    return gateway.post(user, CHAT, useCase, ask(QUESTION, false));
  }

  private static HttpResponse<String> check(GatewayUnderTest gateway) {
    return gateway.post("medewerker", "/v1/chat/check", "klare-taal", ask(QUESTION, false));
  }

  private static HttpResponse<String> embed(GatewayUnderTest gateway) {
    return gateway.post(
        "medewerker",
        "/v1/embeddings",
        "zoeken-embeddings",
        "{\"model\":\"auto\",\"input\":\"het loket\"}");
  }

  private static int withKey(GatewayUnderTest gateway, String key) {
    return gateway
        .send(
            HttpRequest.newBuilder(URI.create(gateway.base() + CHAT))
                .header("Authorization", "Bearer " + key)
                .header("Content-Type", "application/json")
                .header("X-Use-Case", "klare-taal")
                .POST(HttpRequest.BodyPublishers.ofString(ask(QUESTION, false))))
        .statusCode();
  }

  private static String keys(String key, boolean revoked) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(key.getBytes(StandardCharsets.UTF_8));
      return "api_keys: [{id: zaken, sha256: "
          + HexFormat.of().formatHex(digest)
          + ", roles: [ontwikkelaar], unit: Informatie, revoked: "
          + revoked
          + "}]";
    } catch (NoSuchAlgorithmException missing) {
      throw new AssertionError(missing);
    }
  }

  private static String metrics(GatewayUnderTest gateway) {
    String page = "http://127.0.0.1:" + gateway.running().managementPort() + "/metrics";
    return gateway.send(HttpRequest.newBuilder(URI.create(page))).body();
  }

  private static String header(HttpResponse<String> answer, String name) {
    return answer.headers().firstValue(name).orElse("");
  }
}
