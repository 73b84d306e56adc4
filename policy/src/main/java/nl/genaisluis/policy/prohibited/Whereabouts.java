package nl.genaisluis.policy.prohibited;

import java.util.ArrayList;
import java.util.List;
import nl.genaisluis.models.wire.Conversation;
import nl.genaisluis.models.wire.Leaf;
import nl.genaisluis.models.wire.Turn;

/// Texts of a conversation that a finding can point at when the stretch that it was made of has no
/// character of any text: many turns without a word, parted by line ends.
final class Whereabouts {
  private final List<Span> readable = new ArrayList<>();
  private final List<Span> any = new ArrayList<>();

  private Whereabouts(Conversation conversation) {
    List<Leaf> others = conversation.others();
    for (Leaf leaf : others) {
      add(leaf.text(), -1, leaf.pointer());
    }
    List<Turn> turns = conversation.turns();
    for (int i = 0; i < turns.size(); i++) {
      add(turns.get(i).text(), i, "");
    }
  }

  /// The last turn with something to read in it, else the last text outside the turns, else the
  /// last text at all; nothing only when the conversation has no character.
  static List<Span> of(Conversation conversation) {
    Whereabouts texts = new Whereabouts(conversation);
    List<Span> best = texts.readable.isEmpty() ? texts.any : texts.readable;
    return best.isEmpty() ? List.of() : List.of(best.getLast());
  }

  private void add(String text, int message, String path) {
    if (text.isEmpty()) {
      return;
    }
    Span whole = new Span(message, message < 0 ? path : null, 0, text.length());
    any.add(whole);
    if (text.codePoints().anyMatch(Character::isLetterOrDigit)) {
      readable.add(whole);
    }
  }
}
