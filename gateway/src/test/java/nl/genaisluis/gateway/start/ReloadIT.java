package nl.genaisluis.gateway.start;

import static nl.genaisluis.gateway.start.GatewayUnderTest.ask;
import static nl.genaisluis.gateway.start.GatewayUnderTest.object;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import nl.genaisluis.audit.event.PolicyChanged;
import nl.genaisluis.audit.note.Signer;
import nl.genaisluis.gateway.change.Approval;
import nl.genaisluis.models.wire.Json;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Taking up another configuration while the gateway runs, through the front door.
class ReloadIT {
  private static final String CHAT = "/v1/chat/completions";
  private static final String CONFIGURATIONS = "/api/v1/configuraties";
  private static final String QUESTION = "Herschrijf in klare taal: het loket is dicht.";
  private static final String USE_CASES = "use-cases.yaml";
  private static final Signer APPROVER = Signer.generate("goedkeurder");

  private static final String CHOICE = "title: Ruime keuze\n    shown_as: mag\n    term: {status: ";

  @TempDir private Path folder;
  private final Upstream upstream = Upstream.saying("Het loket is gesloten.");

  @AfterEach
  void close() {
    upstream.close();
  }

  @Test
  void aReloadUnderTrafficFailsNoRequest() throws InterruptedException {
    try (GatewayUnderTest gateway = start(ReloadIT::withoutHaste)) {
      AtomicBoolean done = new AtomicBoolean();
      Queue<String> seen = new ConcurrentLinkedQueue<>();
      List<Thread> askers = new ArrayList<>();
      Semaphore asked = new Semaphore(0);
      for (int i = 0; i < 2; i++) {
        boolean streamed = i == 0;
        Asker asker = new Asker(gateway.token("medewerker"), streamed);
        askers.add(
            Thread.ofVirtual()
                .start(
                    () -> {
                      while (!done.get()) {
                        seen.add(asker.ask(gateway));
                        asked.release();
                      }
                    }));
      }
      assertThat(asked.tryAcquire(2, 20, TimeUnit.SECONDS)).isTrue();

      List<String> versions = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        int round = i;
        edit(
            USE_CASES,
            text -> text.replaceAll("title: Klare taal.*", "title: Klare taal " + round));
        HttpResponse<String> answer = reload(gateway);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        versions.add(String.valueOf(object(answer.body()).text("naar")));
        // Whoever ends now may have begun before the change; the one after that did not.
        asked.drainPermits();
        assertThat(asked.tryAcquire(6, 20, TimeUnit.SECONDS)).isTrue();
      }
      done.set(true);
      for (Thread asker : askers) {
        asker.join();
      }

      assertThat(seen).allMatch(one -> one.startsWith("200 "));
      assertThat(seen).anyMatch(one -> one.endsWith(versions.getLast()));
      assertThat(gateway.events(PolicyChanged.class)).hasSize(5);
    }
  }

  private record Asker(String token, boolean streamed) {
    /// Status and policy version of one call.
    String ask(GatewayUnderTest gateway) {
      HttpResponse<String> answer =
          gateway.send(
              HttpRequest.newBuilder(URI.create(gateway.base() + CHAT))
                  .header("Authorization", "Bearer " + token)
                  .header("Content-Type", "application/json")
                  .header("X-Use-Case", "klare-taal")
                  .POST(
                      HttpRequest.BodyPublishers.ofString(
                          GatewayUnderTest.ask(QUESTION, streamed))));
      boolean whole = !streamed || answer.body().contains("[DONE]");
      return answer.statusCode() + (whole ? " " : " cut ") + version(answer);
    }
  }

  @Test
  void rulesUseCasesAndVersionChangeOverTogether() {
    try (GatewayUnderTest gateway = start(UnaryOperator.identity())) {
      HttpResponse<String> before = chat(gateway);
      edit(
          USE_CASES,
          text ->
              text.replaceFirst(
                  "(?s)(id: klare-taal.*?)roles: \\[medewerker, ontwikkelaar\\]",
                  "$1roles: [ontwikkelaar]"));
      edit("prohibited.yaml", _ -> "confirm_at: 0.2\nblock_at: 0.3\n");

      HttpResponse<String> answer = reload(gateway);

      HttpResponse<String> after = chat(gateway);
      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      assertThat(before.statusCode()).isEqualTo(200);
      assertThat(after.statusCode()).isEqualTo(403);
      assertThat(GatewayUnderTest.code(after)).isEqualTo("use_case_not_approved");
      assertThat(version(after)).isNotEqualTo(version(before)).isEqualTo(text(answer, "naar"));
      assertThat(version(before)).isEqualTo(text(answer, "van"));
      assertThat(gateway.get("medewerker", "/api/v1/toepassingen/klare-taal").body())
          .contains("ontwikkelaar")
          .doesNotContain("medewerker\"");
    }
  }

  @Test
  void aBrokenConfigurationLeavesTheOldOneStanding() {
    try (GatewayUnderTest gateway = start(UnaryOperator.identity())) {
      String before = version(chat(gateway));
      edit(USE_CASES, text -> text.replaceFirst("title:", "titel:"));

      HttpResponse<String> answer = reload(gateway);

      assertThat(answer.statusCode()).isEqualTo(422);
      assertThat(text(answer, "code")).isEqualTo("config_invalid");
      assertThat(answer.body()).contains("use-cases.yaml").contains("titel").contains("title");
      assertThat(version(chat(gateway))).isEqualTo(before);
      assertThat(gateway.events(PolicyChanged.class)).hasSize(1);
      assertThat(metrics(gateway)).contains("sluis_config_reloads_total{outcome=\"invalid\"} 1.0");
    }
  }

  @Test
  void whatOnlyAStartTakesUpIsRefusedByItsKey() {
    try (GatewayUnderTest gateway = start(UnaryOperator.identity())) {
      String before = version(chat(gateway));
      edit("sluis.yaml", text -> text.replace("days: 200", "days: 201"));
      edit("models.yaml", text -> text.replace(upstream.base(), "http://127.0.0.1:9/v1"));

      HttpResponse<String> answer = reload(gateway);

      assertThat(answer.statusCode()).isEqualTo(409);
      assertThat(text(answer, "code")).isEqualTo("restart_needed");
      assertThat(answer.body())
          .contains("sluis.yaml: use_log")
          .contains("models.yaml: providers[proefhost].base_url");
      assertThat(version(chat(gateway))).isEqualTo(before);
    }
  }

  @Test
  void aChangeThatPermitsMoreWaitsForTheSignatureOfAnApprover() throws IOException {
    try (GatewayUnderTest gateway = start(ReloadIT::withApprover)) {
      String before = version(chat(gateway));
      edit(USE_CASES, ReloadIT::doubleTheTokens);

      HttpResponse<String> without = reload(gateway);
      sign(Signer.generate("goedkeurder"), before, text(without, "naar"));
      HttpResponse<String> byAnother = reload(gateway);
      sign(APPROVER, "0000000000000000", text(without, "naar"));
      HttpResponse<String> ofAnother = reload(gateway);
      String still = version(chat(gateway));
      sign(APPROVER, before, text(without, "naar"));
      HttpResponse<String> with = reload(gateway);

      assertThat(List.of(without.statusCode(), byAnother.statusCode(), ofAnother.statusCode()))
          .containsOnly(409);
      assertThat(text(without, "code")).isEqualTo("approval_needed");
      assertThat(without.body()).contains("more: use-cases.yaml use_cases[klare-taal].limits");
      assertThat(still).isEqualTo(before);
      assertThat(with.statusCode()).as(with.body()).isEqualTo(200);
      assertThat(version(chat(gateway))).isEqualTo(text(without, "naar"));
      PolicyChanged changed = gateway.events(PolicyChanged.class).getLast();
      assertThat(changed.from()).isEqualTo(before);
      assertThat(changed.to()).isEqualTo(text(without, "naar"));
      assertThat(changed.changes())
          .contains("permits more", "approved by goedkeurder")
          .anyMatch(line -> line.contains("tokens_per_day 50000000 -> 100000000"))
          .anyMatch(line -> line.startsWith("use-cases.yaml sha256:"));
    }
  }

  /// What it says may have been changed, without an approver, while nobody could use it.
  @Test
  void whoApprovesThatAUseCaseComesIntoUseIsShownAllThatItSays() throws IOException {
    try (GatewayUnderTest gateway = start(ReloadIT::withApprover)) {
      edit(USE_CASES, text -> text.replace(CHOICE + "active", CHOICE + "concept"));
      HttpResponse<String> asleep = reload(gateway);
      edit(
          USE_CASES,
          text ->
              text.replace("models: [proefmodel-7b, proefmodel-24b]", "models: [proefmodel-24b]"));
      HttpResponse<String> changed = reload(gateway);
      edit(USE_CASES, text -> text.replace(CHOICE + "concept", CHOICE + "active"));

      HttpResponse<String> woken = reload(gateway);

      assertThat(List.of(asleep.statusCode(), changed.statusCode())).containsOnly(200);
      assertThat(woken.statusCode()).as(woken.body()).isEqualTo(409);
      assertThat(text(woken, "code")).isEqualTo("approval_needed");
      assertThat(woken.body())
          .contains(
              "use_cases[ruime-keuze].term.status concept -> active",
              "more: use-cases.yaml use_cases[ruime-keuze].models[proefmodel-24b] added",
              "more: use-cases.yaml use_cases[ruime-keuze].limits.confirmation added true");
      sign(APPROVER, version(chat(gateway)), text(woken, "naar"));
      assertThat(reload(gateway).statusCode()).isEqualTo(200);
      assertThat(gateway.events(PolicyChanged.class).getLast().changes())
          .anyMatch(line -> line.contains("use_cases[ruime-keuze].models[proefmodel-24b] added"));
    }
  }

  @Test
  void anApprovalThatWasUsedAllowsNoSecondTime() throws IOException {
    try (GatewayUnderTest gateway = start(ReloadIT::withApprover)) {
      String before = version(chat(gateway));
      edit(USE_CASES, ReloadIT::doubleTheTokens);
      sign(APPROVER, before, text(reload(gateway), "naar"));
      HttpResponse<String> first = reload(gateway);
      edit(USE_CASES, text -> text.replace("100000000", "50000000"));
      HttpResponse<String> back = reload(gateway);
      edit(USE_CASES, ReloadIT::doubleTheTokens);

      HttpResponse<String> again = reload(gateway);

      assertThat(List.of(first.statusCode(), back.statusCode())).containsOnly(200);
      assertThat(text(back, "naar")).isEqualTo(before);
      assertThat(again.statusCode()).as(again.body()).isEqualTo(409);
      assertThat(version(chat(gateway))).isEqualTo(before);
    }
  }

  @Test
  void aChangeThatPermitsNoMoreWaitsForNobody() {
    try (GatewayUnderTest gateway = start(ReloadIT::withApprover)) {
      edit(USE_CASES, text -> text.replace("tokens_per_day: 50000000", "tokens_per_day: 40000000"));

      HttpResponse<String> answer = reload(gateway);

      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      assertThat(gateway.events(PolicyChanged.class).getLast().changes())
          .contains("permits no more");
    }
  }

  @Test
  void aTrialSaysWhatWouldHappenAndDoesNothing() {
    try (GatewayUnderTest gateway = start(UnaryOperator.identity())) {
      String before = version(chat(gateway));
      edit(USE_CASES, ReloadIT::doubleTheTokens);

      HttpResponse<String> answer = post(gateway, "{\"proef\":true}");

      assertThat(text(answer, "uitkomst")).isEqualTo("proef");
      assertThat(object(answer.body()).get("ruimer")).isEqualTo(Json.of(true));
      assertThat(version(chat(gateway))).isEqualTo(before);
      assertThat(gateway.events(PolicyChanged.class)).hasSize(1);
    }
  }

  @Test
  void whatWasUsedStaysUsedUnderANewBound() {
    try (GatewayUnderTest gateway = start(UnaryOperator.identity())) {
      chat(gateway);
      edit(USE_CASES, text -> text.replace("tokens_per_day: 50000000", "tokens_per_day: 10"));

      HttpResponse<String> answer = reload(gateway);

      assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
      assertThat(GatewayUnderTest.code(chat(gateway))).isEqualTo("budget_exhausted");
    }
  }

  @Test
  void theListSaysWhatWasInForce() {
    try (GatewayUnderTest gateway = start(UnaryOperator.identity())) {
      edit(USE_CASES, text -> text.replace("title: Klare taal\n", "title: Heldere taal\n"));
      String now = String.valueOf(text(reload(gateway), "naar"));
      HttpResponse<String> again = reload(gateway);

      HttpResponse<String> answer = gateway.get("auditor", CONFIGURATIONS);

      List<Json> all = object(answer.body()).items("configuraties");
      assertThat(all).hasSize(2);
      assertThat(((Json.Obj) all.getFirst()).text("versie")).isEqualTo(now);
      assertThat(((Json.Obj) all.getFirst()).text("vorige"))
          .isEqualTo(((Json.Obj) all.getLast()).text("versie"));
      assertThat(text(again, "uitkomst")).isEqualTo("ongewijzigd");
      assertThat(gateway.get("medewerker", CONFIGURATIONS).statusCode()).isEqualTo(403);
    }
  }

  private GatewayUnderTest start(UnaryOperator<String> settings) {
    return GatewayUnderTest.with(folder, upstream.base(), settings, UnaryOperator.identity());
  }

  /// The askers of one user ask more than a person does.
  private static String withoutHaste(String settings) {
    return settings.replace("per_second: 5, burst: 60", "per_second: 10000, burst: 10000");
  }

  private static String withApprover(String settings) {
    return settings + "\napproval: {approvers: [\"" + APPROVER.verifier() + "\"]}\n";
  }

  private static String doubleTheTokens(String useCases) {
    return useCases.replace("tokens_per_day: 50000000", "tokens_per_day: 100000000");
  }

  private void sign(Signer approver, String from, String to) throws IOException {
    Files.writeString(
        folder.resolve("config").resolve(Approval.FILE),
        Approval.sign(approver, from, to).toString());
  }

  private void edit(String file, UnaryOperator<String> change) {
    Path path = folder.resolve("config").resolve(file);
    try {
      Files.writeString(path, change.apply(Files.exists(path) ? Files.readString(path) : ""));
    } catch (IOException failed) {
      throw new java.io.UncheckedIOException(failed);
    }
  }

  private static HttpResponse<String> reload(GatewayUnderTest gateway) {
    return post(gateway, "{}");
  }

  private static HttpResponse<String> post(GatewayUnderTest gateway, String body) {
    return gateway.post("beheerder", CONFIGURATIONS, "geen", body);
  }

  private static HttpResponse<String> chat(GatewayUnderTest gateway) {
    return gateway.post("medewerker", CHAT, "klare-taal", ask(QUESTION, false));
  }

  private static String version(HttpResponse<String> answer) {
    return answer.headers().firstValue("X-Policy-Version").orElse("none");
  }

  private static String text(HttpResponse<String> answer, String name) {
    return String.valueOf(object(answer.body()).text(name));
  }

  private static String metrics(GatewayUnderTest gateway) {
    return gateway
        .send(
            HttpRequest.newBuilder(
                URI.create("http://127.0.0.1:" + gateway.running().managementPort() + "/metrics")))
        .body();
  }
}
