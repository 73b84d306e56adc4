package nl.genaisluis.policy.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import nl.genaisluis.policy.output.OutputScan.Form;
import nl.genaisluis.policy.personal.PersonalData;
import nl.genaisluis.policy.personal.PersonalDataConfig;
import nl.genaisluis.policy.usecase.Limits;
import nl.genaisluis.policy.usecase.Limits.OutputAction;
import org.junit.jupiter.api.Test;

/// A scan has one verdict for one text, holds what it must and no more, and fails closed.
class OutputScanTest {
  private static final PersonalData PERSONAL = PersonalData.load(PersonalDataConfig.defaults());
  private static final OutputRules RULES = OutputRules.load(PERSONAL);
  private static final Limits.Output FLAG = new Limits.Output(OutputAction.FLAG, OutputAction.FLAG);
  private static final String OPENING = "Beste collega. 🙂 Hier is de tekst: ";

  private record Run(String shown, Screened last) {}

  @Test
  void hasOneVerdictAndShowsNothingOfTheHitWhereverTheTextIsCut() {
    for (RuleBook.Examples rule : OutputRules.book().examples().values()) {
      for (String example : rule.hits()) {
        String text = OPENING + example + " Groet.";
        Run whole = run(List.of(text), Form.TEXT);
        Screened.Stopped stopped = (Screened.Stopped) whole.last();
        long start = stopped.findings().getFirst().start();
        for (int cut = 0; cut <= text.length(); cut++) {
          Run run = run(List.of(text.substring(0, cut), text.substring(cut)), Form.TEXT);

          assertThat(run.last()).as("cut at %d", cut).isEqualTo(stopped);
          assertThat(text).startsWith(run.shown());
          assertThat((long) run.shown().length()).isLessThanOrEqualTo(start);
        }
      }
    }
  }

  @Test
  void givesTheWholeTextWhenNothingHitsHoweverItIsCut() {
    Random random = new Random(11);
    for (RuleBook.Examples rule : OutputRules.book().examples().values()) {
      for (String example : rule.misses()) {
        List<String> parts = cut(OPENING + example, random);

        Run run = run(parts, Form.TEXT);

        assertThat(run.shown()).isEqualTo(OPENING + example);
      }
    }
  }

  @Test
  void agreesWithItsSlowTwinOnRandomTexts() {
    SlowTwin twin = new SlowTwin(OutputRules.book());
    int withHits = 0;
    for (long seed = 1; seed <= 800; seed++) {
      Wording wording = new Wording(OutputRules.book(), seed);
      List<List<String>> sentences = wording.sentences();
      String text = Wording.text(sentences);
      OutputScan scan = RULES.begin(FLAG, Form.TEXT);
      for (String part : cut(text, new Random(seed))) {
        assertThat(scan.push(part)).isInstanceOf(Screened.Passed.class);
      }
      scan.finish();

      Set<String> fast = new TreeSet<>();
      scan.flagged().forEach(hit -> fast.add(hit.rule().id()));
      fast.remove(RuleBook.SECRET);

      assertThat(fast).as("seed %d: %s", seed, text).isEqualTo(twin.hits(sentences));
      withHits += fast.isEmpty() ? 0 : 1;
    }
    assertThat(withHits).isGreaterThan(100);
  }

  @Test
  void showsAtOnceWhatCannotBeginAHit() {
    String text = "Het strand bij Oosterend ligt prachtig. Morgen schijnt er zon, met 7 graden.";
    OutputScan scan = RULES.begin(Limits.Output.STOP, Form.TEXT);
    StringBuilder shown = new StringBuilder();
    int late = 0;
    for (int i = 0; i < text.length(); i++) {
      shown.append(OutputRulesTest.shown(scan.push(text.substring(i, i + 1))));
      late = Math.max(late, i + 1 - shown.length());
    }

    assertThat(late).isLessThanOrEqualTo(6);
  }

  @Test
  void holdsNoMoreThanItsBoundWhateverTheTextIs() {
    Random random = new Random(7);
    List<String> pieces =
        List.of(
            "wij ",
            "besluiten ",
            "uw aanvraag ",
            "x".repeat(900),
            "besluit".repeat(200),
            "[",
            "PERSOON_1] ",
            "://",
            "token: ",
            "-----BEGIN ",
            "a".repeat(700),
            ", ",
            "\\u00",
            "leggen ");
    for (Form form : Form.values()) {
      OutputScan scan = RULES.begin(FLAG, form);
      int given = 0;
      int shown = 0;
      for (int i = 0; i < 4_000; i++) {
        String piece = pieces.get(random.nextInt(pieces.size()));
        for (int at = 0; at < piece.length(); at += 37) {
          String part = piece.substring(at, Math.min(piece.length(), at + 37));
          shown += OutputRulesTest.shown(scan.push(part)).length();
          given += part.length();

          assertThat(given - shown).isLessThanOrEqualTo(OutputScan.HELD_MAX);
        }
      }
    }
  }

  @Test
  void aHitThatRunsPastTheBoundIsDecidedAtTheBound() {
    String text = "Wij besluiten uw aanvraag af te wijzen" + ", gelet op het plan".repeat(60);

    Run run = run(List.of(text), Form.TEXT);

    assertThat(run.last()).isInstanceOf(Screened.Stopped.class);
    assertThat(run.shown()).isEmpty();
  }

  @Test
  void readsJsonThroughItsEscapes() {
    String text = "{\"brief\":\"Beste,\\nWij besluiten uw aan\\u0076raag af te wijzen.\"}";
    for (int cut = 0; cut <= text.length(); cut++) {
      Run run = run(List.of(text.substring(0, cut), text.substring(cut)), Form.JSON);

      assertThat(run.last()).isInstanceOf(Screened.Stopped.class);
      assertThat(run.shown()).doesNotContain("Wij");
    }
  }

  @Test
  void aDecisionInAFieldOfJsonNeedsNoLetterAroundIt() {
    Run run = run(List.of("{\"zaak\":\"114\",\"besluit\":\"afgewezen\"}"), Form.JSON);

    assertThat(run.last()).isInstanceOf(Screened.Stopped.class);
  }

  @Test
  void readsPastDisguisesInTheSpelling() {
    String text = "W\u200bij be\u00adsluiten **uw** aanvraag áf te wĳzen of ａｆ te wijzen.";

    assertThat(run(List.of(text), Form.TEXT).last()).isInstanceOf(Screened.Stopped.class);
  }

  @Test
  void aThrowInsideIsUndecidedForEver() {
    OutputRules broken =
        OutputRules.with(
            PERSONAL,
            _ -> {
              throw new IllegalStateException("kapot");
            });
    OutputScan scan = broken.begin(FLAG, Form.TEXT);

    Screened first = scan.push("Sleutel ghp_16C7e42F292c6912E7710c838347Ae178B4a en meer.");
    Screened later = scan.push("En verder niets.");

    assertThat(first).isEqualTo(new Screened.Undecided("IllegalStateException"));
    assertThat(later).isEqualTo(first);
    assertThat(scan.finish()).isEqualTo(first);
  }

  @Test
  void neverPrintsWhatItHolds() {
    assertThat(new Screened.Passed("geheim").toString()).doesNotContain("geheim");
  }

  private static Run run(List<String> parts, Form form) {
    OutputScan scan = RULES.begin(Limits.Output.STOP, form);
    StringBuilder shown = new StringBuilder();
    for (String part : parts) {
      shown.append(OutputRulesTest.shown(scan.push(part)));
    }
    Screened last = scan.finish();
    shown.append(OutputRulesTest.shown(last));
    return new Run(shown.toString(), last);
  }

  private static List<String> cut(String text, Random random) {
    List<String> parts = new ArrayList<>();
    int at = 0;
    while (at < text.length()) {
      int end = Math.min(text.length(), at + 1 + random.nextInt(9));
      parts.add(text.substring(at, end));
      at = end;
    }
    return parts;
  }
}
