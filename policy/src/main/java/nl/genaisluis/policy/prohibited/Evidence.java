package nl.genaisluis.policy.prohibited;

import java.util.ArrayList;
import java.util.List;

/// The words of a sentence that speak most for a prohibited use: what an asker can look at to see
/// why. Each few neighbouring words are read by themselves.
final class Evidence {
  private static final int WORDS = 3;
  private static final int MOST = 2;

  private final Lexicon lexicon;

  Evidence(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  /// Up to two stretches of words, the strongest first, that do not overlap.
  List<PlainText.Range> of(Classifier.Read read, int sentence) {
    Words words = read.words();
    int first = words.firstWord(sentence);
    int last = words.firstWord(sentence + 1) - WORDS;
    List<PlainText.Range> found = new ArrayList<>();
    boolean[] taken = new boolean[words.count()];
    while (found.size() < MOST) {
      double highest = 0;
      int best = -1;
      for (int word = first; word <= last; word++) {
        if (!taken[word] && !taken[word + WORDS - 1]) {
          double score = score(read, words.start(word), words.end(word + WORDS - 1));
          best = score > highest ? word : best;
          highest = Math.max(highest, score);
        }
      }
      if (best < 0) {
        return found;
      }
      found.add(new PlainText.Range(words.start(best), words.end(best + WORDS - 1)));
      for (int word = best; word < best + WORDS; word++) {
        taken[word] = true;
      }
    }
    return found;
  }

  private double score(Classifier.Read read, int from, int to) {
    View few = new View(read.view(), from, to);
    Words words = new Words(few, lexicon);
    Reading reading = new Reading(read.reading().notes(), few, words, false);
    return reading.window(0, words.sentenceCount());
  }
}
