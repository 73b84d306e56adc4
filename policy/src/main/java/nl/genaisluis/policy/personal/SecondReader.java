package nl.genaisluis.policy.personal;

import java.util.BitSet;
import java.util.List;
import nl.genaisluis.policy.namemodel.NameModel;
import nl.genaisluis.policy.namemodel.NameModels;
import nl.genaisluis.policy.namemodel.Reading;

/// Adds the names that the operator's model sees. It never takes a hit away.
final class SecondReader {
  private static final String RULE = "name.model";

  private final NameModels models;

  SecondReader(NameModels models) {
    this.models = models;
  }

  /// True when a model is asked, so that a caller may wait.
  boolean waits() {
    return models.waits();
  }

  /// Asks the model about all pages of a request; blocks for its budget at most.
  Reading read(List<Page> pages) {
    return models.read(pages.stream().map(page -> page.leaf().text()).toList());
  }

  /// Adds what it said of one page: whole words, without those that are personal data of another
  /// type already, whose placeholders stay as they are.
  static void add(Page page, List<NameModel.Person> persons) {
    if (persons.isEmpty()) {
      return;
    }
    BitSet others = new BitSet(page.tokens().count());
    for (Hit hit : List.copyOf(page.hits())) {
      if (hit.type() != PersonalType.PERSOON) {
        Names.take(page, hit, others);
      }
    }
    int token = 0;
    for (NameModel.Person person : persons) {
      token = first(page, token, person.start());
      add(page, token, person, others);
    }
  }

  /// The first token from here on that ends behind this place of the original text.
  private static int first(Page page, int from, int start) {
    Tokens tokens = page.tokens();
    int token = from;
    while (token < tokens.count() && page.view().originalEnd(tokens.end(token)) <= start) {
      token++;
    }
    return token;
  }

  private static void add(Page page, int from, NameModel.Person person, BitSet others) {
    Tokens tokens = page.tokens();
    int begin = View.NOWHERE;
    int end = View.NOWHERE;
    for (int token = from;
        token < tokens.count() && page.view().originalStart(tokens.start(token)) < person.end();
        token++) {
      if (others.get(token)) {
        hit(page, begin, end, person);
        begin = View.NOWHERE;
      } else {
        begin = begin == View.NOWHERE ? tokens.start(token) : begin;
        end = tokens.end(token);
      }
    }
    hit(page, begin, end, person);
  }

  private static void hit(Page page, int begin, int end, NameModel.Person person) {
    if (begin != View.NOWHERE) {
      page.hit(PersonalType.PERSOON, begin, end, RULE, person.score());
    }
  }
}
