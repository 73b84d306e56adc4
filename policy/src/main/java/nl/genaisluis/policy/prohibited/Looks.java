package nl.genaisluis.policy.prohibited;

import java.util.ArrayList;
import java.util.List;
import nl.genaisluis.models.wire.Conversation;
import nl.genaisluis.models.wire.Leaf;
import nl.genaisluis.models.wire.Role;
import nl.genaisluis.models.wire.Turn;

/// The views of one conversation that are judged, so that the question is always what the model is
/// asked to do now: the present request by itself, in its conversation, under its instructions
/// (system and developer texts, schemas, tool arguments), with what was hidden in it; and, while an
/// earlier request is still open, that one.
final class Looks {
  private final List<Turn> turns;
  private final List<View.Source> sources = new ArrayList<>();

  /// The same without their courtesy, or as they were written.
  private final List<View.Source> judged = new ArrayList<>();

  private final List<View.Source> instructions = new ArrayList<>();
  private final List<View.Source> others = new ArrayList<>();
  private final List<Look> looks = new ArrayList<>();
  private final int now;

  /// A view, and from where on its windows count: what ends before is history.
  record Look(View view, int windowsFrom) {}

  /// Whether a user put the words of a [Wrapper] into it.
  private boolean wrapped;

  /// All looks at a conversation.
  ///
  /// @param wrapped whether a user put the words of a [Wrapper] into it
  record All(List<Look> looks, boolean wrapped) {}

  private Looks(Conversation conversation) {
    turns = conversation.turns();
    for (int i = 0; i < turns.size(); i++) {
      sources.add(new View.Source(i, "", Normaliser.plain(turns.get(i).text())));
    }
    for (Leaf leaf : conversation.others()) {
      String said = FileName.said(leaf.text());
      others.add(new View.Source(-1, leaf.pointer(), Normaliser.plain(said)));
    }
    now = lastUser();
  }

  /// All looks at this conversation without its courtesy, at least one if it holds any text.
  static List<Look> at(Conversation conversation) {
    Looks looks = new Looks(conversation);
    looks.read(polite(looks.sources));
    looks.hidden();
    return looks.looks;
  }

  /// The same; those at the conversation as it was written when its courtesy may ask for something;
  /// and those without what was put around a request to take the rules away ([Wrapper]). The
  /// strictest of the readings counts.
  static List<Look> both(Conversation conversation) {
    return all(conversation).looks();
  }

  /// The same, with whether there is a wrapper.
  static All all(Conversation conversation) {
    Looks looks = new Looks(conversation);
    List<View.Source> polite = polite(looks.sources);
    looks.read(polite);
    looks.hidden();
    for (int i = 0; i < polite.size(); i++) {
      if (Courtesy.mayAsk(looks.sources.get(i).text(), polite.get(i).text())) {
        looks.read(looks.sources);
        break;
      }
    }
    looks.unwrapped();
    return new All(looks.looks, looks.wrapped);
  }

  /// Reads the texts without the words that a user put around them to take the rules away.
  private void unwrapped() {
    List<View.Source> bare = new ArrayList<>();
    boolean changed = false;
    for (View.Source source : sources) {
      PlainText text = source.text();
      if (turns.get(source.message()).role() == Role.USER) {
        List<PlainText.Range> wrappers = Wrapper.in(text);
        wrapped |= !wrappers.isEmpty();
        text = Wrapper.without(text, wrappers);
      }
      changed |= text != source.text();
      bare.add(new View.Source(source.message(), source.path(), text));
    }
    if (changed) {
      read(polite(bare));
    }
  }

  private static List<View.Source> polite(List<View.Source> texts) {
    return texts.stream()
        .map(one -> new View.Source(one.message(), one.path(), Courtesy.without(one.text())))
        .toList();
  }

  private void read(List<View.Source> texts) {
    judged.clear();
    judged.addAll(texts);
    instructions.clear();
    for (int i = 0; i < turns.size(); i++) {
      if (instructs(turns.get(i).role())) {
        instructions.add(judged.get(i));
      }
    }
    instructions.addAll(others);
    present();
    conversation();
    instructed();
  }

  private static boolean instructs(Role role) {
    return role == Role.SYSTEM || role == Role.DEVELOPER;
  }

  private int lastUser() {
    for (int i = turns.size() - 1; i >= 0; i--) {
      if (turns.get(i).role() == Role.USER) {
        return i;
      }
    }
    return 0;
  }

  /// The turns from one to another that are no instructions.
  private List<View.Source> spoken(int from, int to) {
    List<View.Source> spoken = new ArrayList<>();
    for (int i = from; i < to; i++) {
      if (!instructs(turns.get(i).role())) {
        spoken.add(judged.get(i));
      }
    }
    return spoken;
  }

  private void look(List<View.Source> sources, int last) {
    if (!sources.isEmpty()) {
      looks.add(new Look(new View(sources, Math.clamp(last, 0, sources.size() - 1)), 0));
    }
  }

  private void present() {
    List<Integer> parts = CutSentence.parts(turns, now);
    List<View.Source> whole = new ArrayList<>();
    parts.forEach(part -> whole.add(judged.get(part)));
    whole.addAll(spoken(now, turns.size()));
    if (!whole.isEmpty()) {
      looks.add(new Look(new View(whole, 0, parts.size()), 0));
    }
  }

  private void conversation() {
    int before = spoken(0, now).size();
    if (before == 0) {
      return;
    }
    Continuation thread = new Continuation(sources, turns, now);
    boolean handedOver = Invitation.taken(sources, turns, now);
    if (thread.closed() && !handedOver) {
      return;
    }
    List<View.Source> all = spoken(0, turns.size());
    View view = new View(all, before);
    looks.add(new Look(view, view.lastStart()));
    if (!thread.open() && !handedOver) {
      return;
    }
    int earlier = now - 1;
    while (earlier >= 0) {
      if (turns.get(earlier).role() == Role.USER) {
        look(spoken(earlier, earlier + 1), 0);
        if (!new Continuation(sources, turns, earlier).open()
            && !Invitation.taken(sources, turns, earlier)) {
          return;
        }
      }
      earlier--;
    }
  }

  private void instructed() {
    if (instructions.isEmpty()) {
      return;
    }
    List<View.Source> all = new ArrayList<>(instructions);
    all.addAll(spoken(now, turns.size()));
    look(all, instructions.size());
  }

  private void hidden() {
    List<View.Source> all = new ArrayList<>(instructions);
    all.addAll(spoken(now, turns.size()));
    for (View.Source source : all) {
      for (PlainText.Range range : source.text().hidden()) {
        PlainText part = source.text().part(range);
        look(List.of(new View.Source(source.message(), source.path(), part)), 0);
      }
    }
  }
}
