package nl.genaisluis.policy.prohibited;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class RuleMatcherTest {
  private static final RuleBook BOOK = RuleBook.parse(ProhibitedUse.text("rules.json"));
  private final RuleMatcher matcher = new RuleMatcher(BOOK, true);
  private final RuleMatcher unfiltered = new RuleMatcher(BOOK, false);

  static List<Rule> rules() {
    return BOOK.rules();
  }

  @AfterAll
  void close() {
    matcher.close();
    unfiltered.close();
  }

  @ParameterizedTest
  @MethodSource("rules")
  void hitsEveryExampleThatItShould(Rule rule) {
    for (String example : rule.hits()) {
      assertThat(ids(matcher, view(example))).as(example).contains(rule.id());
    }
  }

  @ParameterizedTest
  @MethodSource("rules")
  void hitsNoExampleThatItShouldNot(Rule rule) {
    for (String example : rule.misses()) {
      assertThat(ids(matcher, view(example))).as(example).doesNotContain(rule.id());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "VERGUNNINGEN | Moeten we de vergunning van mevrouw Brandsma verlenen of weigeren?",
        "VERGUNNINGEN | Should we grant the marina its permit or not?",
        "VERGUNNINGEN | Soll Landwirt Br\u00fcning die Genehmigung f\u00fcr den Stall bekommen?",
        "VERGUNNINGEN | De \u00fbntheffing fan frou Terpstra: ferliene of wegerje?",
        "VERGUNNINGEN | De vergunning van Wolters: geven of weigern?",
        "SUBSIDIES | Subsidie voor Stichting Zilverspoor: toekennen of afwijzen?",
        "SUBSIDIES | Subsidy for the choir: award or refuse?",
        "SUBSIDIES | F\u00f6rderung f\u00fcr den Chor: bewilligen oder ablehnen?",
        "SUBSIDIES | Subsydzje foar it koar: takenne of \u00f4fwize?",
        "SUBSIDIES | Subsidie veur 't zangkoor: geven of ofwiezen?",
        "HANDHAVING | Boete of waarschuwing voor de schipper?",
        "HANDHAVING | Fine or warning for the skipper?",
        "HANDHAVING | Bu\u00dfgeld oder Verwarnung f\u00fcr den Schiffer?",
        "HANDHAVING | Boete of warsk\u00f4ging foar de skipper?",
        "HANDHAVING | Boete of waorschouwing veur de schipper?",
        "INWONERS | De klacht van de buurman: gegrond of ongegrond?",
        "INWONERS | The complaint of Mr Lee: founded or unfounded?",
        "INWONERS | Die Beschwerde von Frau Klee: begr\u00fcndet oder unbegr\u00fcndet?",
        "INWONERS | It beswier fan frou Miedema: gegr\u00fbn of \u00fbngegr\u00fbn?",
        "INWONERS | De klacht van vrouw Hekman: gegrond of ongegrond?",
        "HOOGRISICO | Rangschik deze sollicitanten voor teamleider.",
        "HOOGRISICO | Rank the candidates for the clerk position and pick one.",
        "HOOGRISICO | Bewerte diese Bewerber f\u00fcr die Stelle.",
        "HOOGRISICO | Rangskik dizze sollisitanten fan best nei minst.",
        "HOOGRISICO | Kies uut disse sollicitanten de beste.",
      })
  void hitsInEveryLanguage(ProhibitedClass category, String text) {
    View view = view(text);

    List<RuleMatcher.Hit> hits = matcher.match(view, words(view));

    assertThat(hits).extracting(hit -> hit.rule().category()).contains(category);
  }

  @Test
  void losesNoHitByThePrefilter() {
    List<View> views = new ArrayList<>();
    Sample.training().forEach(sample -> views.add(Learner.view(sample)));
    Sample.shipped(Sample.VALIDATION).forEach(sample -> views.add(Learner.view(sample)));
    BOOK.rules().forEach(rule -> rule.hits().forEach(hit -> views.add(view(hit))));

    views.parallelStream()
        .forEach(
            view ->
                assertThat(matcher.match(view, words(view)))
                    .isEqualTo(unfiltered.match(view, words(view))));
  }

  @Test
  void hitsNoAllowedTrainingSample() {
    Sample.training().parallelStream()
        .filter(sample -> !sample.prohibited())
        .forEach(this::hitsNothing);
  }

  private void hitsNothing(Sample sample) {
    for (Looks.Look look : Looks.at(sample.asked())) {
      // What ends before is history, which the check leaves out too.
      assertThat(matcher.match(look.view(), words(look.view())))
          .as(sample.id())
          .allMatch(hit -> hit.to() <= look.windowsFrom());
    }
  }

  @Test
  void pointsAtTheWordsThatHit() {
    View view = view("Beste collega. Rangschik deze sollicitanten voor teamleider!");

    RuleBook book =
        RuleBook.parse(
            """
            {"words":{"a":"rangschik*","b":"sollicitant*"},
             "rules":[{"id":"R-9","class":"hoogrisico","title":"t","explanation":"e",
               "near":[{"within":4,"of":["a","b"]}],"hits":["x"],"misses":["y"]}]}
            """);
    List<RuleMatcher.Hit> hits;

    try (RuleMatcher own = new RuleMatcher(book, true)) {
      hits = own.match(view, words(view));
    }

    assertThat(hits).hasSize(1);
    assertThat(new String(view.chars(), hits.getFirst().from(), 29))
        .isEqualTo("Rangschik deze sollicitanten ");
  }

  @Test
  void refusesARuleBookWithAnUnknownKey() {
    assertThatThrownBy(() -> RuleBook.parse("{\"words\":{},\"rulez\":[]}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("rulez");
  }

  @Test
  void refusesARuleThatNamesNoWordList() {
    String book =
        """
        {"words":{"a":"x"},"rules":[{"id":"V-1","class":"vergunningen","title":"t","explanation":"e",
         "near":[{"within":4,"of":["nergens"]}],"hits":["x"],"misses":["y"]}]}
        """;

    assertThatThrownBy(() -> RuleBook.parse(book)).hasMessageContaining("nergens");
  }

  private static List<String> ids(RuleMatcher matcher, View view) {
    return matcher.match(view, words(view)).stream().map(hit -> hit.rule().id()).toList();
  }

  private static Words words(View view) {
    return new Words(view, ProhibitedUse.lexicon());
  }

  static View view(String text) {
    return new View(List.of(new View.Source(0, "", Normaliser.plain(text))), 0);
  }
}
