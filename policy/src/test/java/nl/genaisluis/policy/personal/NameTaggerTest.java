package nl.genaisluis.policy.personal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import nl.genaisluis.models.wire.JsonFault;
import org.junit.jupiter.api.Test;

final class NameTaggerTest {
  private static final PersonalData LISTED = NameEvaluation.scrubber(Lexicon.load());
  private static final PersonalData UNLISTED =
      NameEvaluation.scrubber(Lexicon.load(NameList::isKept));

  @Test
  void learnsTheSameWeightsFromTheSameSources() throws IOException, JsonFault {
    byte[] learnt = TrainNames.learn();

    assertThat(learnt).isEqualTo(Lexicon.bytes("names.bin"));
  }

  @Test
  void findsThePersonsOfSentencesThatNothingWasLearntFrom() throws IOException {
    NameEvaluation.Tally tally = NameEvaluation.tally(NameEvaluation.sentences(), LISTED);

    assertThat(tally.names()).isGreaterThan(250);
    assertThat(tally.tokenRecall()).isGreaterThan(0.94);
    assertThat(tally.ordinaryMasked()).isLessThan(0.015);
    assertThat(tally.exactF1()).isGreaterThan(0.82);
  }

  @Test
  void findsThePersonsOfNewsAndLettersThatItWasShapedOn() throws IOException {
    for (String set : List.of("names-news", "names-letters")) {
      NameSets score = NameSets.score(FreshSets.items(set), LISTED);

      assertThat(score.recall()).as(set).isGreaterThan(0.955);
      assertThat(score.exactF1()).as(set).isGreaterThan(0.935);
      assertThat(score.ordinaryMasked()).as(set).isLessThan(0.0045);
    }
  }

  @Test
  void findsThePersonsOfNewsThatWasReadLater() throws IOException {
    NameSets score = NameSets.score(FreshSets.items("fresh-news"), LISTED);

    assertThat(score.names()).isGreaterThan(110);
    assertThat(score.recall()).isGreaterThan(0.935);
    assertThat(score.exactF1()).isGreaterThan(0.855);
    assertThat(score.ordinaryMasked()).isLessThan(0.0065);
  }

  @Test
  void findsThePersonsOfLettersThatWereReadLater() throws IOException {
    NameSets score = NameSets.score(FreshSets.items("fresh-letters"), LISTED);

    assertThat(score.names()).isGreaterThan(120);
    assertThat(score.characterRecall()).isGreaterThan(0.93);
    assertThat(score.ordinaryMasked()).isLessThan(0.0068);
  }

  @Test
  void keepsItsLevelOnNewsAndLettersOfTheThirdSet() throws IOException {
    NameSets news = NameSets.score(FreshSets.items("fresh-3-news"), LISTED);
    NameSets letters = NameSets.score(FreshSets.items("fresh-3-letters"), LISTED);

    assertThat(news.recall()).isGreaterThan(0.94);
    assertThat(news.exactF1()).isGreaterThan(0.84);
    assertThat(news.ordinaryMasked()).isLessThan(0.007);
    assertThat(letters.characterRecall()).isGreaterThan(0.94);
    assertThat(letters.ordinaryMasked()).isLessThan(0.007);
  }

  @Test
  void leavesMostTextsOfTheThirdSetThatNameNobodyAsTheyAre() throws IOException {
    FreshSets.Clean clean = FreshSets.clean("fresh-3", LISTED);

    assertThat(clean.texts()).isEqualTo(64);
    assertThat(clean.touched()).isLessThanOrEqualTo(5);
  }

  @Test
  void leavesMostTextsThatNameNobodyAsTheyAre() throws IOException {
    FreshSets.Clean clean = FreshSets.clean("fresh", LISTED);

    assertThat(clean.texts()).isEqualTo(60);
    assertThat(clean.touched()).isLessThanOrEqualTo(8);
    assertThat(clean.masked()).isLessThan(clean.characters() / 50);
  }

  @Test
  void findsUnreadNamesOfEveryOrigin() throws IOException {
    for (String set : List.of("fresh", "fresh-3")) {
      for (var of : FreshSets.byOrigin(set, LISTED).entrySet()) {
        assertThat(of.getValue().names()).isGreaterThanOrEqualTo(100);
        assertThat(of.getValue().tokenRecall()).as(of.getKey()).isGreaterThan(0.93);
      }
    }
  }

  @Test
  void findsListedNamesOfEveryOrigin() throws IOException {
    for (NameList names : NameList.byOrigin(true)) {
      NameEvaluation.Tally tally = NameEvaluation.tally(NameEvaluation.texts(names), LISTED);

      assertThat(tally.names()).isGreaterThanOrEqualTo(100);
      assertThat(tally.tokenRecall()).as(names.origin()).isGreaterThan(0.92);
    }
  }

  @Test
  void findsMostNamesThatAreInNoList() throws IOException {
    double recall = 0;
    List<NameList> origins = NameList.byOrigin(true);
    for (NameList names : origins) {
      recall += NameEvaluation.tally(NameEvaluation.texts(names), UNLISTED).tokenRecall();
    }

    assertThat(recall / origins.size()).isGreaterThan(0.87);
  }

  @Test
  void masksNameLikeWordsUnseenOnceTheBudgetIsSpent() {
    String text = "Volgens Qwaloë komt het goed. ".repeat(NameTagger.BUDGET / 2 + 50);

    Scrubbed scrubbed = LISTED.scrub(List.of(Quality.leaf(text)), Actions.defaults());

    assertThat(scrubbed.texts().getFirst()).endsWith("[PERSOON_1] komt het goed. ");
  }
}
