package nl.genaisluis.policy.output;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A rule book made ready for reading: the automaton of all words, and the lists that the reading
/// itself leans on. Immutable and thread-safe.
final class Grammar {
  /// A sequence with the rule that it belongs to, unboxed: it is looked at for every word.
  static final class Path {
    private final int index;
    private final Rule rule;
    private final long[] steps;
    private final int[] gaps;

    private Path(int index, Rule rule, Rule.Sequence sequence) {
      this.index = index;
      this.rule = rule;
      this.steps = sequence.steps().stream().mapToLong(Long::longValue).toArray();
      this.gaps = sequence.gaps().stream().mapToInt(Integer::intValue).toArray();
    }

    int index() {
      return index;
    }

    Rule rule() {
      return rule;
    }

    int length() {
      return steps.length;
    }

    /// The lists of a step.
    long step(int at) {
      return steps[at];
    }

    /// How many words may stand before a step, which is not the first.
    int gap(int before) {
      return gaps[before - 1];
    }
  }

  private final RuleBook book;
  private final Automaton automaton;
  private final Openers openers = new Openers();
  private final List<Path> paths;
  private final long firsts;
  private final Lists lists;

  /// The lists that give a word meaning from its neighbours.
  ///
  /// @param definite articles and pointers before the thing that is decided about
  /// @param thing what is decided about
  /// @param before words before a name
  /// @param noName capitalised words that are no name of a party
  /// @param shortened words whose full stop ends no sentence
  /// @param yearBefore words before the year of something past
  /// @param field words in a blank of a template
  /// @param secret words that announce a key
  /// @param role words for a person in a role
  /// @param strong what says that a case is a real one
  record Lists(
      long definite,
      long thing,
      long before,
      long noName,
      long shortened,
      long yearBefore,
      long field,
      long secret,
      long role,
      long strong) {}

  Grammar(RuleBook book) {
    this.book = book;
    Marks marks = book.marks();
    this.lists =
        new Lists(
            marks.of("bepaald"),
            marks.of("zaakwoord"),
            marks.of("voorzetsel"),
            marks.of("geennaam"),
            marks.of("afkorting"),
            marks.of("jaarwoord"),
            marks.of("veld"),
            marks.of("geheimwoord"),
            marks.of("persoonrol"),
            marks.of("@persoon"));
    List<Path> all = new ArrayList<>();
    long begins = 0;
    for (Rule rule : book.rules()) {
      for (Rule.Sequence sequence : rule.sequences()) {
        all.add(new Path(all.size(), rule, sequence));
        begins |= sequence.steps().getFirst();
      }
    }
    this.paths = List.copyOf(all);
    this.firsts = begins;
    this.automaton = compile();
  }

  private Automaton compile() {
    Automaton.Builder builder = new Automaton.Builder();
    long known = Marks.PERSON;
    for (Map.Entry<String, List<String>> list : book.words().entrySet()) {
      long bit = book.marks().of(list.getKey());
      known |= list.getKey().startsWith("@") ? 0 : bit;
      for (String word : list.getValue()) {
        builder.word(word, bit);
        if ((bit & firsts) != 0) {
          openers.word(word);
        }
      }
    }
    if ((firsts & ~known) != 0) {
      throw new IllegalArgumentException("a sequence begins with a list of words or @persoon");
    }
    openers.close();
    return builder.build();
  }

  RuleBook book() {
    return book;
  }

  Automaton automaton() {
    return automaton;
  }

  Openers openers() {
    return openers;
  }

  List<Path> paths() {
    return paths;
  }

  /// The lists with which a hit can begin.
  long firsts() {
    return firsts;
  }

  Lists lists() {
    return lists;
  }
}
