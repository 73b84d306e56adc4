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
  void findsThePersonsOfNewsThatNobodyReadForIt() throws IOException {
    NameSets score = NameSets.score(NameSets.items("names-news", false), LISTED);

    assertThat(score.names()).isGreaterThan(110);
    assertThat(score.recall()).isGreaterThan(0.93);
    assertThat(score.exactF1()).isGreaterThan(0.86);
    assertThat(score.ordinaryMasked()).isLessThan(0.009);
  }

  @Test
  void findsThePersonsOfLettersThatNobodyReadForIt() throws IOException {
    NameSets score = NameSets.score(NameSets.items("names-letters", false), LISTED);

    assertThat(score.names()).isGreaterThan(120);
    assertThat(score.characterRecall()).isGreaterThan(0.91);
    assertThat(score.ordinaryMasked()).isLessThan(0.006);
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
