package nl.genaisluis.policy.prohibited;

import java.util.ArrayList;
import java.util.List;

/// What a view of several lines tells to do, apart from the material that it is told of. Each line
/// and each sentence is a part; a part is told by how much it reads like a request and not like
/// something that was pasted, wherever it stands.
///
/// @param asked the highest, over all parts, of the lower of how much it reads like a request and
///   how prohibited it is by itself: a request that is hidden in the material counts, material that
///   merely tells of a case does not
/// @param told how prohibited the part is that reads most like a request
/// @param act how much that part wants a judgement of the material, and not work on it
record Instruction(double asked, double told, double act) {
  /// A longer line is no request by itself; its sentences are seen.
  static final int LINE_MAX = 300;

  /// Where all is one line nothing stands apart.
  static final Instruction NONE = new Instruction(0, 0, 0);

  /// @param windowsFrom parts that end before this place of the view are left out
  static Instruction of(Words words, Reading reading, int windowsFrom) {
    double asked = Double.NEGATIVE_INFINITY;
    double told = 0;
    double act = 0;
    double clearest = Double.NEGATIVE_INFINITY;
    for (PlainText.Range part : parts(words)) {
      if (words.from(part.to()) <= windowsFrom) {
        continue;
      }
      double prohibited = reading.window(part.from(), part.to());
      double request = reading.request(part.from(), part.to());
      if (request > clearest) {
        clearest = request;
        told = prohibited;
        act = reading.act(part.from(), part.to());
      }
      asked = Math.max(asked, Math.min(prohibited, request));
    }
    return Double.isFinite(asked) ? new Instruction(asked, told, act) : NONE;
  }

  /// The lines and sentences of a view, as first sentence and one past the last; each once.
  static List<PlainText.Range> parts(Words words) {
    List<PlainText.Range> parts = new ArrayList<>();
    int first = 0;
    for (int sentence = 0; sentence < words.sentenceCount(); sentence++) {
      parts.add(new PlainText.Range(sentence, sentence + 1));
      int next = sentence + 1;
      if (next == words.sentenceCount() || words.line(next) != words.line(first)) {
        if (next > first + 1 && words.from(next) - words.from(first) <= LINE_MAX) {
          parts.add(new PlainText.Range(first, next));
        }
        first = next;
      }
    }
    return parts;
  }
}
