package nl.genaisluis.policy.prohibited;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The documents that long samples are composed of, so that training can tell a request from the
/// material that it stands in.
final class Material {
  private static final int DOCUMENT_FILES = 6;
  private static final List<String> DOCUMENTS = read();

  /// Shorter lines are headings and names.
  private static final int LINE_MIN = 20;

  private final Set<String> lines = new HashSet<>();

  /// The documents, and what allowed and prohibited samples have in common: of neighbours that ask
  /// different things of one text, the text.
  Material(List<Sample> samples) {
    this();
    Set<String> allowed = new HashSet<>();
    for (boolean prohibited : new boolean[] {false, true}) {
      for (Sample sample : samples) {
        if (sample.prohibited() == prohibited) {
          for (String line : new String(Learner.view(sample).lower()).split("\n", -1)) {
            String text = line.strip();
            if (text.length() < LINE_MIN) {
              continue;
            }
            if (!prohibited) {
              allowed.add(text);
            } else if (allowed.contains(text)) {
              lines.add(text);
            }
          }
        }
      }
    }
  }

  /// The documents alone.
  Material() {
    for (String document : DOCUMENTS) {
      View view = Learner.view(document);
      for (String line : new String(view.lower()).split("\n", -1)) {
        lines.add(line.strip());
      }
    }
  }

  /// The documents without their headings.
  static List<String> documents() {
    return DOCUMENTS;
  }

  private static List<String> read() {
    List<String> documents = new ArrayList<>();
    for (int file = 1; file <= DOCUMENT_FILES; file++) {
      String text = "\n" + Sample.resource("documents-" + file + ".txt");
      for (String part : text.split("\n=== ", -1)) {
        if (!part.isBlank()) {
          documents.add(part.substring(part.indexOf('\n') + 1).strip());
        }
      }
    }
    return List.copyOf(documents);
  }

  /// For each sentence of a view whether it is of a line that is in no document.
  boolean[] own(View view, Words words) {
    boolean[] own = new boolean[words.sentenceCount()];
    String text = new String(view.lower());
    for (int sentence = 0; sentence < own.length; sentence++) {
      int word = Math.min(words.count() - 1, words.firstWord(sentence));
      int from = word < 0 ? 0 : text.lastIndexOf('\n', words.start(word)) + 1;
      int to = text.indexOf('\n', from);
      own[sentence] = !lines.contains(text.substring(from, to < 0 ? text.length() : to).strip());
    }
    return own;
  }
}
