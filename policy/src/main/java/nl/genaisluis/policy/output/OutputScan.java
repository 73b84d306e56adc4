package nl.genaisluis.policy.output;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Reads one field of one choice of an answer as it streams in, and gives back what may be shown.
/// Confined to one thread. The verdict and the place where it falls depend on the text alone, not
/// on how it was cut. Never throws: what goes wrong inside is [Screened.Undecided].
///
/// After anything but [Screened.Passed] the scan is over and answers the same for ever.
public final class OutputScan {
  /// The most characters that are held back.
  public static final int HELD_MAX = 640;

  /// What the text is part of.
  public enum Form {
    /// Text for a person.
    TEXT,
    /// Raw JSON text, such as tool arguments: escapes are undone before it is read.
    JSON
  }

  private static final Screened NOTHING = new Screened.Passed("");

  private final Sentences sentences;
  private final Characters characters;
  private final SecretWatch secrets;
  private final OutputRule secretRule;
  private final Predicate<OutputClass> stops;
  private final JsonEscapes escapes = new JsonEscapes();
  private final JsonEscapes.Reader decoder = this::decoded;
  private final boolean json;
  private final StringBuilder held = new StringBuilder();
  private final List<OutputFinding> flagged = new ArrayList<>();
  private long heldAt;
  private long at;
  private Screened verdict = NOTHING;

  OutputScan(Grammar grammar, SecretWatch secrets, Predicate<OutputClass> stops, Form form) {
    this.json = form == Form.JSON;
    this.sentences = new Sentences(grammar, json);
    this.characters = new Characters(grammar, sentences, secrets);
    this.secrets = secrets;
    this.secretRule = grammar.book().text(RuleBook.SECRET);
    this.stops = stops;
  }

  /// Takes the next fragment.
  public Screened push(String fragment) {
    if (!going()) {
      return verdict;
    }
    try {
      held.append(fragment);
      for (int i = 0; i < fragment.length() && going(); i++) {
        read(fragment.charAt(i));
      }
      return release(heldFrom());
    } catch (RuntimeException | StackOverflowError broken) {
      return undecided(broken);
    }
  }

  /// Ends the text; what was held passes, unless its end decides otherwise.
  public Screened finish() {
    if (!going()) {
      return verdict;
    }
    try {
      characters.finish();
      secrets.finish();
      judge();
      return release(at);
    } catch (RuntimeException | StackOverflowError broken) {
      return undecided(broken);
    }
  }

  private Screened undecided(Throwable broken) {
    // The message may hold text of the answer; the type does not.
    verdict = new Screened.Undecided(broken.getClass().getSimpleName());
    return verdict;
  }

  /// What hit without stopping the answer, each rule once.
  public List<OutputFinding> flagged() {
    return List.copyOf(flagged);
  }

  private boolean going() {
    return verdict instanceof Screened.Passed;
  }

  private void read(char raw) {
    sentences.reach(at);
    if (json) {
      escapes.take(raw, at, decoder);
    } else {
      decoded(raw, at);
    }
    at++;
    if (sentences.anyHit() || secrets.anyHit()) {
      judge();
    }
  }

  private void decoded(char c, long place) {
    characters.take(c, place);
    secrets.take(c, place);
  }

  private void judge() {
    List<OutputFinding> hits = sentences.takeHits();
    long key = secrets.takeHit();
    if (hits.isEmpty() && key == Sentences.NONE) {
      return;
    }
    List<OutputFinding> all = new ArrayList<>(hits);
    if (key != Sentences.NONE) {
      all.add(new OutputFinding(secretRule, key));
    }
    List<OutputFinding> stopping = new ArrayList<>();
    for (OutputFinding hit : all) {
      List<OutputFinding> to = stops.test(hit.rule().category()) ? stopping : flagged;
      if (to.stream().noneMatch(known -> known.rule().equals(hit.rule()))) {
        to.add(hit);
      }
    }
    if (!stopping.isEmpty()) {
      verdict = new Screened.Stopped(stopping);
      held.setLength(0);
    }
  }

  private long heldFrom() {
    long from = Math.min(characters.heldFrom(), secrets.heldFrom());
    return Math.min(at, Math.min(from, escapes.heldFrom()));
  }

  private Screened release(long until) {
    if (!going()) {
      return verdict;
    }
    int count = (int) Math.max(0, until - heldAt);
    if (count == 0) {
      return NOTHING;
    }
    String text = held.substring(0, count);
    held.delete(0, count);
    heldAt += count;
    return new Screened.Passed(text);
  }
}
