package nl.genaisluis.policy.personal;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import nl.genaisluis.models.wire.JsonFault;

/// Cross-validates the tagger of names: learns five times from four fifths of the sentences and
/// measures on the sentences and the names that were kept from it, with those names in the lists
/// and without: `NameFolds`.
final class NameFolds {
  private static final int FOLDS = 5;
  private static final int TEXTS = 1_500;

  private NameFolds() {}

  public static void main(String[] arguments) throws IOException, JsonFault {
    for (int fold = 0; fold < FOLDS; fold++) {
      NameFrames learnt = TrainNames.frames(TrainNames.learnable()).fold(fold, FOLDS, false);
      NameTagger tagger = new NameTagger(TrainNames.learn(learnt));
      NameFrames kept = TrainNames.frames(NameList.byOrigin(true)).fold(fold, FOLDS, true);
      List<NameFrames.Marked> texts = new ArrayList<>();
      for (int i = 0; i < TEXTS; i++) {
        texts.add(kept.text());
      }
      System.out.println("fold " + fold + ", in the lists " + tally(texts, Lexicon.load(), tagger));
      Lexicon without = Lexicon.load(NameList::isKept);
      System.out.println("fold " + fold + ", in no list   " + tally(texts, without, tagger));
    }
  }

  private static NameEvaluation.Tally tally(
      List<NameFrames.Marked> texts, Lexicon lexicon, NameTagger tagger) {
    Detector detector = new Detector(PersonalDataConfig.defaults(), lexicon, tagger);
    return NameEvaluation.tally(texts, new PersonalData(detector, SpecialCategories.load()));
  }
}
