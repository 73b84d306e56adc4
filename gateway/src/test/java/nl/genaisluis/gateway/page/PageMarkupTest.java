package nl.genaisluis.gateway.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.YearMonth;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import nl.genaisluis.audit.figures.CountRow;
import nl.genaisluis.audit.figures.EnergySum;
import nl.genaisluis.audit.figures.MonthFigures;
import nl.genaisluis.audit.figures.TokenSum;
import nl.genaisluis.audit.figures.UseRow;
import nl.genaisluis.audit.ledger.Shard;
import nl.genaisluis.gateway.accountability.Catalogue;
import nl.genaisluis.gateway.accountability.RuleView;
import nl.genaisluis.gateway.accountability.TestCatalogue;
import nl.genaisluis.policy.prohibited.Decided;
import nl.genaisluis.policy.prohibited.Wording;
import nl.genaisluis.policy.usecase.UseCase;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PageMarkupTest {
  private static final Catalogue SHIPPED = TestCatalogue.shipped();
  private static final LocalDate TODAY = LocalDate.of(2026, 11, 22);
  private static final Layout LAYOUT = new Layout("de provincie", "ai@provincie.example");
  private static final PublicPage.LogHead LOG =
      new PublicPage.LogHead(
          "localhost/sluis\n12\nabc=\n",
          "localhost/sluis\n11\ndef=\n",
          List.of(new Shard(2026, "localhost/sluis-2026", "localhost/sluis-2026+1+key", 0, null)));

  private static final List<String> CHAT_SCRIPTS =
      List.of(
          "chat.js",
          "history.js",
          "preferences.js",
          "prompts.js",
          "review.js",
          "scroll.js",
          "sluis-status.js",
          "turns.js",
          "usecase.js");

  static Stream<String> pages() {
    return Stream.of(
        chat(Tongue.NL),
        chat(Tongue.EN),
        committee(),
        open(SHIPPED, month(7)),
        new ObjectionPage(LAYOUT).html(Tongue.NL, SHIPPED),
        new ObjectionPage(LAYOUT).html(Tongue.EN, SHIPPED),
        new PublicPage(LAYOUT).html(Tongue.EN, SHIPPED, month(7), LOG, TODAY),
        new CommitteePage(LAYOUT, Entrance.DEMO).html(Tongue.EN, SHIPPED),
        new LostPage(LAYOUT).html(Tongue.NL, 404),
        new LostPage(LAYOUT).html(Tongue.EN, 500),
        new RefusalPage(LAYOUT).html(Tongue.NL, Entrance.DEMO),
        new RefusalPage(LAYOUT).html(Tongue.EN, Entrance.DEMO),
        new AccessibilityPage(LAYOUT).html(Tongue.NL),
        new AccessibilityPage(LAYOUT).html(Tongue.EN));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyControlHasALabelAndEveryReferenceATarget(String html) {
    for (String id : found("aria-(?:labelledby|describedby)=\"([^\"]+)\"", html)) {
      assertThat(html).contains("id=\"" + id + "\"");
    }
    for (String id : found("<(?:select|textarea|input) [^>]*id=\"([^\"]+)\"", html)) {
      assertThat(html).contains("for=\"" + id + "\"");
    }
    assertThat(found(" id=\"([^\"]+)\"", html)).doesNotHaveDuplicates();
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyPageHasALanguageATitleOneMainHeadingAndASkipLink(String html) {
    assertThat(html).startsWith("<!DOCTYPE html>\n<html lang=\"").contains("<title>");
    assertThat(found("(<h1>)", html)).hasSize(1);
    assertThat(found("(<main )", html)).hasSize(1);
    assertThat(html).contains("href=\"#main\"").contains("id=\"main\"");
  }

  /// An element of our own in a page comes with the module that brings it to life.
  @ParameterizedTest
  @MethodSource("pages")
  void everyElementOfOurOwnComesWithItsModule(String html) {
    for (String tag : found("<(sluis-[a-z]+)", html)) {
      assertThat(html).contains("/assets/" + tag + ".js\"");
    }
  }

  @ParameterizedTest
  @MethodSource("pages")
  void nothingComesFromElsewhereAndNothingRunsInline(String html) {
    for (String address : found("(?:src|rel=\"stylesheet\" href)=\"([^\"]+)\"", html)) {
      assertThat(address).startsWith("/assets/");
    }
    assertThat(html).doesNotContain("<style", " style=", "javascript:").doesNotContain("onclick");
    assertThat(found("<script[^>]*>([^<]+)<", html)).isEmpty();
  }

  /// What a reader of English gets from a Dutch page: what it holds, each part a link that leads
  /// somewhere on it.
  @Test
  void aDutchPageTellsInEnglishWhatItHolds() {
    String english = new PublicPage(LAYOUT).html(Tongue.EN, SHIPPED, month(7), LOG, TODAY);

    String summary = found("(?s)(<section lang=\"en\".*?</section>)", english).getFirst();
    for (String place : found("href=\"#([^\"]+)\"", summary)) {
      assertThat(english).contains("id=\"" + place + "\"");
    }
    assertThat(open(SHIPPED, month(7))).doesNotContain("<section lang=\"en\"");
    assertThat(new CommitteePage(LAYOUT, Entrance.DEMO).html(Tongue.EN, SHIPPED))
        .contains("<section lang=\"en\"", "href=\"/verzoeken\"");
  }

  @Test
  void thePageHasWhatItsScriptsAskFor() {
    for (String script : CHAT_SCRIPTS) {
      assertThat(chat()).as(script).contains(wanted(script));
    }
    assertThat(committee()).contains(wanted("committee.js"));
    assertThat(chat()).contains("id=\"aanmelden\"", "id=\"demogebruiker\"", "id=\"aanmeldstatus\"");
  }

  @Test
  void everyUseCaseIsShownAndOnlyARunningOneForStaffCanBeChosen() {
    String html = chat();

    for (UseCase useCase : SHIPPED.useCases().useCases()) {
      String radio = "value=\"" + useCase.id() + "\"";
      boolean choosable = useCase.term().runsOn(TODAY) && useCase.roles().contains("medewerker");
      assertThat(html.contains(radio)).as(useCase.id()).isEqualTo(choosable);
      assertThat(html).contains(Html.text(useCase.title()).markup());
    }
    assertThat(html).contains("Waarom niet: ");
  }

  @Test
  void thePublicPageShowsRefusedUseCasesWithTheirReason() {
    String html = open(SHIPPED, month(7));

    List<UseCase> refused =
        SHIPPED.useCases().useCases().stream()
            .filter(one -> one.shownAs() == UseCase.ShownAs.MAG_NIET)
            .toList();
    assertThat(refused).isNotEmpty();
    for (UseCase one : refused) {
      assertThat(html).contains(Html.text(one.term().reason()).markup());
    }
  }

  @Test
  void hostileWordsInRegistersAndFiguresStayWords() {
    String hostile = "</script><img src=x onerror=alert(1)>\"'";
    Catalogue poisoned =
        new Catalogue(
            SHIPPED.useCases(),
            SHIPPED.register(),
            List.of(
                new RuleView(
                    hostile,
                    hostile,
                    Wording.onlyDutch(hostile),
                    Wording.onlyDutch(hostile),
                    new Decided(hostile, LocalDate.of(2026, 11, 2), "/openbaar"))),
            hostile,
            SHIPPED.guideline());
    MonthFigures figures = named(hostile);

    String html = open(poisoned, figures);

    assertThat(html).doesNotContain("<img").contains("&lt;img src=x onerror=alert(1)&gt;");
  }

  @Test
  void unknownEnergyIsNotShownAsZero() {
    String html = open(SHIPPED, month(7));

    assertThat(html).contains("onbekend").doesNotContain("0 (0 - 0)");
  }

  @Test
  void figuresAreInWordsEachEstimateIsARangeAndOtherMonthsAreOneClickAway() {
    String refused = open(SHIPPED, named("prohibited_use"));
    String used = open(SHIPPED, named("klare-taal"));

    assertThat(refused)
        .contains(
            "<th scope=\"row\">Hiervoor wordt generatieve AI niet gebruikt",
            "0,08 (0,02\u00a0-\u00a00,2)")
        .contains("href=\"/openbaar?maand=2026-10#cijfers\"")
        .doesNotContain("maand=2026-12");
    assertThat(used).contains("<th scope=\"row\">Herschrijven in klare taal (B1)</th>");
  }

  @Test
  void whatCannotBeChosenStandsFolded() {
    String html = chat();

    int folded = html.indexOf("Nu niet te kiezen (");
    assertThat(folded).isPositive();
    assertThat(html.indexOf("Dit doel is nu niet in gebruik.")).isGreaterThan(folded);
    assertThat(html.indexOf("Dit doel is niet voor gesprekken op deze pagina."))
        .isGreaterThan(folded);
  }

  @Test
  void withoutDemoUsersTheSignInSaysSo() {
    String html = new ChatPage(LAYOUT, Entrance.TOKEN).html(Tongue.NL, SHIPPED, TODAY);

    assertThat(html).doesNotContain("id=\"demogebruiker\"").contains("zonder demogebruikers");
  }

  private static String[] wanted(String script) {
    return found("byId\\(\"([^\"]+)\"\\)", asset(script)).stream()
        .map(id -> "id=\"" + id + "\"")
        .toArray(String[]::new);
  }

  static String asset(String name) {
    try (var in = PageMarkupTest.class.getResourceAsStream("assets/" + name)) {
      if (in == null) {
        throw new AssertionError(name);
      }
      return new String(in.readAllBytes(), java.nio.charset.StandardCharsets.UTF_8);
    } catch (java.io.IOException broken) {
      throw new AssertionError(broken);
    }
  }

  private static String chat() {
    return chat(Tongue.NL);
  }

  private static String chat(Tongue tongue) {
    return new ChatPage(LAYOUT, Entrance.DEMO).html(tongue, SHIPPED, TODAY);
  }

  private static String committee() {
    return new CommitteePage(LAYOUT, Entrance.DEMO).html(Tongue.NL, SHIPPED);
  }

  private static String open(Catalogue catalogue, MonthFigures month) {
    return new PublicPage(LAYOUT).html(Tongue.NL, catalogue, month, LOG, TODAY);
  }

  private static MonthFigures month(long opened) {
    return figures(opened, "richtlijn");
  }

  private static MonthFigures named(String name) {
    return figures(7, name);
  }

  private static MonthFigures figures(long opened, String name) {
    List<CountRow> counts = List.of(new CountRow(name, 12));
    EnergySum known = new EnergySum(4, 3, 0.1, 0.31234, 0.9, 3, 0.02, 0.08, 0.2);
    EnergySum unknown = new EnergySum(7, 0, null, null, null, 0, null, null, null);
    TokenSum tokens = new TokenSum(6, 0, 12_345, 0, 6_789, 0);
    List<UseRow> uses =
        List.of(new UseRow(name, 7, tokens, unknown), new UseRow(name, 4, tokens, known));
    return new MonthFigures(
        YearMonth.of(2026, 11),
        opened,
        6,
        12,
        3,
        tokens,
        known,
        counts,
        counts,
        counts,
        counts,
        counts,
        counts,
        uses,
        uses,
        uses,
        List.of(),
        List.of());
  }

  private static List<String> found(String pattern, String text) {
    Matcher matcher = Pattern.compile(pattern).matcher(text);
    return matcher.results().map(one -> one.group(1)).toList();
  }
}
