package nl.genaisluis.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import nl.genaisluis.gateway.accountability.TestCatalogue;
import nl.genaisluis.gateway.accountability.TestSite;
import nl.genaisluis.policy.usecase.UseCase;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PagesIT {
  @TempDir Path folder;
  private TestSite site;

  @BeforeEach
  void open() {
    site = new TestSite(folder);
  }

  @AfterEach
  void close() {
    site.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/commissie",
        "/openbaar",
        "/openbaar/bezwaar",
        "/assets/chat.js",
        "/assets/sluis.css",
        "/assets/x"
      })
  void everyPageAndAssetComesUnderTheStrictPolicy(String path) {
    HttpResponse<String> response = site.get(null, path);

    String policy = header(response, "Content-Security-Policy");
    assertThat(policy)
        .contains(
            "default-src 'none'",
            "script-src 'self'",
            "style-src 'self'",
            "connect-src 'self'",
            "form-action 'self'",
            "base-uri 'none'",
            "frame-ancestors 'none'",
            "require-trusted-types-for 'script'")
        .doesNotContain("unsafe", "*", "http");
    assertThat(header(response, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(header(response, "X-Frame-Options")).isEqualTo("DENY");
    assertThat(header(response, "Referrer-Policy")).isEqualTo("no-referrer");
  }

  @Test
  void everyScriptThatAPageOrScriptNamesIsServed() {
    for (String name : Assets.NAMES) {
      HttpResponse<String> response = site.get(null, "/assets/" + name);

      assertThat(response.statusCode()).as(name).isEqualTo(200);
      assertThat(response.body()).isEqualTo(new String(Assets.sent(name), StandardCharsets.UTF_8));
    }
    assertThat(header(site.get(null, "/assets/chat.js"), "Content-Type"))
        .startsWith("text/javascript");
  }

  /// On a slow line each layer of imports would cost another round trip.
  @ParameterizedTest
  @ValueSource(strings = {"/", "/commissie", "/weigering", "/verzoeken"})
  void aPageAsksForAllItsScriptsAtOnce(String path) {
    String page = site.get(null, path).body();
    Set<String> named = all("(?:modulepreload\" href|module\" src)=\"/assets/([^\"]+)\"", page);

    Set<String> wanted = new HashSet<>();
    named.forEach(
        name ->
            wanted.addAll(all("from \"\\./([^\"]+)\"", site.get(null, "/assets/" + name).body())));

    assertThat(wanted).hasSizeGreaterThan(4);
    assertThat(named).containsAll(wanted);
  }

  private static Set<String> all(String pattern, String text) {
    return Pattern.compile(pattern)
        .matcher(text)
        .results()
        .map(found -> found.group(1))
        .collect(Collectors.toSet());
  }

  @Test
  void anAssetThatDidNotChangeIsNotSentAgain() {
    String tag = header(site.get(null, "/assets/chat.js"), "ETag");

    HttpResponse<String> again = site.get(null, "/assets/chat.js", "If-None-Match", tag);

    assertThat(again.statusCode()).isEqualTo(304);
    assertThat(again.body()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/assets/..%2fHtml.class",
        "/assets/../Pages.class",
        "/assets/%2e%2e/x",
        "/assets/"
      })
  void nothingBesideTheListIsServed(String path) {
    assertThat(site.get(null, path).statusCode()).isEqualTo(404);
  }

  @Test
  void thePublicPageShowsTheMonthThatIsAskedForAndNeverRepeatsABadOne() {
    String october = site.get(null, "/openbaar?maand=2026-10").body();
    String hostile = site.get(null, "/openbaar?maand=%3Cscript%3Ealert(1)%3C/script%3E").body();

    assertThat(october).contains("Cijfers van oktober 2026").contains("/api/v1/cijfers/2026-10");
    assertThat(hostile).doesNotContain("alert(1)").contains("Cijfers van ");
  }

  @Test
  void thePublicPageLeadsToThePageOnObjectingAndThatNamesAHumanForEveryUseCase() {
    String open = site.get(null, "/openbaar").body();
    HttpResponse<String> page = site.get(null, "/openbaar/bezwaar");

    assertThat(open).contains("href=\"/openbaar/bezwaar\"");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).contains("href=\"mailto:", "artikel 9:11", "geen besluit");
    for (UseCase useCase : TestCatalogue.shipped().useCases().useCases()) {
      assertThat(page.body())
          .contains(Html.text(useCase.accountability().humanContact()).markup())
          .contains("/openbaar#toepassing-" + useCase.id());
      assertThat(open).contains("id=\"toepassing-" + useCase.id() + "\"");
    }
  }

  private static String header(HttpResponse<String> response, String name) {
    return response.headers().firstValue(name).orElse("");
  }
}
