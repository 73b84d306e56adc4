package nl.genaisluis.gateway.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import nl.genaisluis.gateway.start.LoopbackGateway;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Signing in with an account of the organisation, and everything that must not be one.
class SignInIT {
  private static final String COOKIE = "sluis-sessie";
  private static final String OWN = "/api/v1/bezwaren";

  private static final ShiftedClock CLOCK = new ShiftedClock();
  private static LocalProvider provider;
  private static LoopbackGateway gateway;
  private static String origin;
  private Visitor visitor;

  @BeforeAll
  static void start(@TempDir Path folder) {
    provider = new LocalProvider();
    int port = LoopbackGateway.freePort();
    provider.configure(folder.resolve("config"), port);
    gateway = LoopbackGateway.start(folder, folder.resolve("config"), port, CLOCK);
    origin = "http://127.0.0.1:" + port;
  }

  @AfterAll
  static void stop() {
    gateway.close();
    provider.close();
  }

  @BeforeEach
  void sitDown() {
    provider.lies(LocalProvider.Lie.NONE);
    provider.isVisitedBy("p-1", "Sanne Visser", "medewerker");
    visitor = new Visitor(origin);
  }

  private static String code(HttpResponse<String> answer) {
    return new JsonObject(answer.body()).getString("code", "none");
  }

  private JsonObject session() {
    return new JsonObject(visitor.fetch("GET", "/aanmelden/sessie").body());
  }

  @Test
  void whoSignsInIsKnownToTheApisByACookieThatNoScriptCanRead() {
    HttpResponse<String> answer = visitor.signIn();

    assertThat(answer.statusCode()).isEqualTo(303);
    assertThat(Visitor.location(answer)).isEqualTo(origin + "/");
    assertThat(answer.headers().allValues("Set-Cookie"))
        .anySatisfy(
            cookie ->
                assertThat(cookie)
                    .startsWith(COOKIE + "=")
                    .contains("; Path=/", "; HTTPOnly", "; SameSite=Lax")
                    .doesNotContain("Domain", "Max-Age", "eyJ"));
    assertThat(visitor.fetch("GET", OWN).statusCode()).isEqualTo(200);
    assertThat(visitor.fetch("POST", OWN).statusCode()).isEqualTo(201);
    assertThat(visitor.get(OWN).statusCode()).isEqualTo(200);
    assertThat(session().getString("naam")).isEqualTo("Sanne Visser");
  }

  @Test
  void overTlsTheCookiesBelongToThisHostAlone() {
    Cookies cookies = new Cookies(true);

    String session = cookies.bare(cookies.sessionName(), "x").encode();
    String attempt = cookies.bare(cookies.attemptName(), "x").encode();

    assertThat(List.of(session, attempt))
        .allSatisfy(
            cookie ->
                assertThat(cookie)
                    .startsWith("__Host-")
                    .contains("; Path=/", "; Secure", "; HTTPOnly", "; SameSite=Lax")
                    .doesNotContain("Domain"));
  }

  @Test
  void theRolesOfTheSessionAreThoseOfTheToken() {
    visitor.signIn();

    HttpResponse<String> forCommittee = visitor.fetch("GET", "/api/v1/beslissingen");

    assertThat(forCommittee.statusCode()).isEqualTo(403);
    assertThat(code(forCommittee)).isEqualTo("insufficient_role");
  }

  @ParameterizedTest
  @CsvSource({
    "NONCE, 403",
    "ALGORITHM_NONE, 403",
    "ALGORITHM_SYMMETRIC, 403",
    "AUDIENCE, 403",
    "ANOTHER_CLIENT, 403",
    "ANOTHER_PERSON, 403",
    "PAST, 403",
    "FOREIGN_KEY, 403",
    "DECLINES, 403",
    "ANOTHER_ISSUER, 400"
  })
  void aProviderThatLiesOrDeclinesLetsNobodyIn(LocalProvider.Lie lie, int status) {
    provider.lies(lie);

    HttpResponse<String> answer = visitor.signIn();

    assertThat(answer.statusCode()).isEqualTo(status);
    assertThat(answer.body()).contains("<h1>Aanmelden is niet gelukt</h1>");
    assertThat(visitor.cookies()).isEmpty();
    assertThat(visitor.fetch("GET", OWN).statusCode()).isEqualTo(401);
  }

  @Test
  void anAccountWithoutARoleDoesNotGetIn() {
    provider.isVisitedBy("p-9", "Zonder Rol", "boekhouding");

    HttpResponse<String> answer = visitor.signIn();

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(answer.body()).contains("geen rol");
    assertThat(visitor.cookies()).isEmpty();
  }

  @Test
  void anAnswerThatTheBrowserDidNotAskForIsNotTaken() {
    String stolen = new Visitor(origin).untilTheWayBack("/aanmelden");
    visitor.get("/aanmelden");

    HttpResponse<String> otherBrowser = visitor.get(stolen);
    HttpResponse<String> noAttempt = new Visitor(origin).get(stolen);

    assertThat(List.of(otherBrowser.statusCode(), noAttempt.statusCode())).containsOnly(400);
    assertThat(visitor.cookies()).isEmpty();
  }

  @Test
  void anAnswerIsTakenOnceAndACodeIsTooAlsoUnderAnotherAttempt() {
    String back = visitor.untilTheWayBack("/aanmelden");
    String attempt = String.valueOf(visitor.cookies().get("sluis-aanmelden"));
    visitor.get(back);
    Visitor thief = new Visitor(origin);
    thief.cookies().put("sluis-aanmelden", attempt);
    Visitor other = new Visitor(origin);
    String fresh = other.untilTheWayBack("/aanmelden");
    String oldCode = String.valueOf(LocalProvider.form(back.split("\\?", 2)[1]).get("code"));
    String newCode = String.valueOf(LocalProvider.form(fresh.split("\\?", 2)[1]).get("code"));

    HttpResponse<String> again = thief.get(back);
    HttpResponse<String> replayed = other.get(fresh.replace(newCode, oldCode));

    assertThat(again.statusCode()).isEqualTo(400);
    assertThat(replayed.statusCode()).isEqualTo(400);
    assertThat(thief.cookies()).doesNotContainKey(COOKIE);
    assertThat(other.cookies()).doesNotContainKey(COOKIE);
  }

  /// Everything else about this answer is right: code, verifier and nonce are of the attempt.
  @Test
  void anAnswerWithAnotherStateIsNotTaken() {
    String back = visitor.untilTheWayBack("/aanmelden");
    String state = String.valueOf(LocalProvider.form(back.split("\\?", 2)[1]).get("state"));

    HttpResponse<String> answer = visitor.get(back.replace(state, Words.fresh()));

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(visitor.cookies()).doesNotContainKey(COOKIE);
  }

  /// The second code is as good as the first: only the attempt is spent.
  @Test
  void anAttemptIsGoodForOneAnswerAlsoWhenTheProviderGivesTwo() {
    String there = Visitor.location(visitor.get("/aanmelden"));
    String first = Visitor.location(visitor.send("GET", there, Map.of()));
    String second = Visitor.location(visitor.send("GET", there, Map.of()));
    Visitor thief = new Visitor(origin);
    thief.cookies().putAll(visitor.cookies());

    HttpResponse<String> taken = visitor.get(first);
    HttpResponse<String> again = thief.get(second);

    assertThat(taken.statusCode()).isEqualTo(303);
    assertThat(again.statusCode()).isEqualTo(400);
    assertThat(thief.cookies()).doesNotContainKey(COOKIE);
  }

  @Test
  void anAttemptGrowsTooOld() {
    String back = visitor.untilTheWayBack("/aanmelden");
    CLOCK.forward(Attempt.AGE_MAX);

    HttpResponse<String> late = visitor.get(back);

    assertThat(late.statusCode()).isEqualTo(400);
    assertThat(visitor.cookies()).doesNotContainKey(COOKIE);
  }

  @Test
  void aNameThatSomebodyPutInTheBrowserBeforeNeverBecomesASession() {
    visitor.cookies().put(COOKIE, "gekozen-door-een-ander");
    HttpResponse<String> before = visitor.fetch("GET", OWN);

    visitor.signIn();

    assertThat(before.statusCode()).isEqualTo(401);
    assertThat(code(before)).isEqualTo("session_ended");
    assertThat(visitor.cookies().get(COOKIE)).isNotEqualTo("gekozen-door-een-ander").hasSize(43);
    Visitor attacker = new Visitor(origin);
    attacker.cookies().put(COOKIE, "gekozen-door-een-ander");
    assertThat(attacker.fetch("GET", OWN).statusCode()).isEqualTo(401);
  }

  @Test
  void ofTwoCookiesWithOneNameNoneIsASession() {
    visitor.signIn();
    String ours = COOKIE + "=" + visitor.cookies().get(COOKIE);
    String theirs = COOKIE + "=gekozen-door-een-ander";

    List<HttpResponse<String>> answers =
        Stream.of(ours + "; " + theirs, theirs + "; " + ours, ours + "; " + ours)
            .map(cookies -> new Visitor(origin).send("GET", OWN, Map.of("Cookie", cookies)))
            .toList();

    assertThat(answers).extracting(SignInIT::code).containsOnly("missing_token");
    assertThat(visitor.fetch("GET", OWN).statusCode()).isEqualTo(200);
  }

  @Test
  void signingInAgainEndsTheSessionThatTheBrowserHad() {
    visitor.signIn();
    String first = String.valueOf(visitor.cookies().get(COOKIE));
    visitor.signIn();
    Visitor old = new Visitor(origin);
    old.cookies().put(COOKIE, first);

    HttpResponse<String> answer = old.fetch("GET", OWN);

    assertThat(answer.statusCode()).isEqualTo(401);
    assertThat(visitor.fetch("GET", OWN).statusCode()).isEqualTo(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Origin=https://kwaad.example,Sec-Fetch-Site=cross-site",
        "Origin=https://kwaad.example",
        "Origin=null",
        "Sec-Fetch-Site=same-origin",
        "Sec-Fetch-Site=same-site",
        "Origin={own},Sec-Fetch-Site=same-site",
        "Origin={own},Sec-Fetch-Site=none",
        ""
      })
  void whatAnotherSiteSendsWithTheCookieChangesNothing(String sent) {
    visitor.signIn();
    int before = mine();
    Map<String, String> headers = LocalProvider.form(sent.replace(',', '&'));
    headers.replaceAll((_, value) -> value.replace("{own}", origin));

    HttpResponse<String> api = visitor.send("POST", OWN, headers);
    HttpResponse<String> check = visitor.send("POST", "/v1/chat/check", headers);
    HttpResponse<String> signOut = visitor.send("POST", "/afmelden", headers);
    HttpResponse<String> extend = visitor.send("POST", "/aanmelden/sessie", headers);

    assertThat(List.of(api, check, signOut, extend))
        .allSatisfy(answer -> assertThat(answer.statusCode()).isEqualTo(403));
    assertThat(code(api)).isEqualTo("cross_site_request");
    assertThat(mine()).isEqualTo(before);
  }

  private int mine() {
    return new JsonObject(visitor.fetch("GET", OWN).body()).getInteger("totaal");
  }

  @Test
  void anotherSiteCannotReadWithTheCookieEither() {
    visitor.signIn();

    HttpResponse<String> embedded =
        visitor.send("GET", OWN, Map.of("Sec-Fetch-Site", "cross-site"));
    HttpResponse<String> asked =
        visitor.send("GET", OWN, Map.of("Origin", "https://kwaad.example"));

    assertThat(List.of(embedded.statusCode(), asked.statusCode())).containsOnly(403);
    assertThat(asked.headers().map()).doesNotContainKey("access-control-allow-origin");
  }

  @Test
  void aSessionEndsWhenNothingIsDoneAndAtItsLongest() {
    visitor.signIn();
    CLOCK.forward(Duration.ofMinutes(29));
    int alive = visitor.fetch("GET", OWN).statusCode();
    for (int i = 0; i < 19; i++) {
      CLOCK.forward(Duration.ofMinutes(29));
      visitor.fetch("GET", OWN);
    }
    JsonObject nearTheEnd = session();
    CLOCK.forward(Duration.ofMinutes(29));
    HttpResponse<String> atItsLongest = visitor.fetch("GET", OWN);
    visitor.signIn();
    CLOCK.forward(Duration.ofMinutes(30));
    HttpResponse<String> idle = visitor.fetch("GET", OWN);

    assertThat(alive).isEqualTo(200);
    assertThat(nearTheEnd.getBoolean("verlengbaar")).isFalse();
    assertThat(List.of(atItsLongest.statusCode(), idle.statusCode())).containsOnly(401);
    assertThat(code(idle)).isEqualTo("session_ended");
    assertThat(session().getBoolean("aangemeld")).isFalse();
  }

  @Test
  void lookingHowLongItLastsDoesNotMakeItLastAndTheButtonDoes() {
    visitor.signIn();
    CLOCK.forward(Duration.ofMinutes(20));
    int looked = session().getInteger("over_seconden");
    int lookedAgain = session().getInteger("over_seconden");

    HttpResponse<String> extended = visitor.fetch("POST", "/aanmelden/sessie");

    assertThat(looked).isLessThanOrEqualTo(600);
    assertThat(lookedAgain).isLessThanOrEqualTo(looked);
    assertThat(new JsonObject(extended.body()).getInteger("over_seconden")).isGreaterThan(1_700);
  }

  @Test
  void whoSignsOutIsOutHereAndIsSentToTheProviderForTheRest() {
    visitor.signIn();
    String name = String.valueOf(visitor.cookies().get(COOKIE));
    int before = provider.signedOut().size();

    HttpResponse<String> answer = visitor.fetch("POST", "/afmelden");
    String onward = new JsonObject(answer.body()).getString("vervolg");
    HttpResponse<String> there = visitor.send("GET", onward, Map.of());

    assertThat(visitor.cookies()).isEmpty();
    visitor.cookies().put(COOKIE, name);
    assertThat(visitor.fetch("GET", OWN).statusCode()).isEqualTo(401);
    assertThat(provider.signedOut()).hasSize(before + 1);
    assertThat(Visitor.location(there)).isEqualTo(origin + "/");
  }

  @ParameterizedTest
  @CsvSource({
    "/commissie, /commissie",
    "/weigering?kenmerk=0190-ab, /weigering?kenmerk=0190-ab",
    "//kwaad.example, /",
    "https://kwaad.example/, /",
    "/\\kwaad.example, /",
    "/a%0d%0aX: y, /"
  })
  void theWayBackLeadsToAPageOfThisGatewayOnly(String asked, String reached) {
    String begin =
        "/aanmelden?terug="
            + java.net.URLEncoder.encode(asked, java.nio.charset.StandardCharsets.UTF_8);

    HttpResponse<String> answer = visitor.get(visitor.untilTheWayBack(begin));

    assertThat(Visitor.location(answer)).isEqualTo(origin + reached);
  }

  @Test
  void ofOnePersonTheSixthSessionEndsTheFirst() {
    provider.isVisitedBy("p-6", "Zes Keer", "medewerker");
    List<Visitor> visitors = new ArrayList<>();
    for (int i = 0; i <= Sessions.EACH_MAX; i++) {
      Visitor one = new Visitor(origin);
      one.signIn();
      visitors.add(one);
    }

    List<Integer> answers =
        visitors.stream().map(one -> one.fetch("GET", OWN).statusCode()).toList();

    assertThat(answers).containsExactly(401, 200, 200, 200, 200, 200);
  }
}
