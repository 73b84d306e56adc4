package nl.genaisluis.policy.personal;

import java.util.List;

/// Runs the recognisers over all pages, in the order in which they need each other.
final class Detector {
  private final Lexicon lexicon;
  private final Phrases phrases;
  private final NameTagger tagger;
  private final AddressList addresses;

  Detector(PersonalDataConfig config, AddressList addresses) {
    this(config, Lexicon.load(), NameTagger.load(), addresses);
  }

  Detector(PersonalDataConfig config, Lexicon lexicon, NameTagger tagger) {
    this(config, lexicon, tagger, AddressList.none());
  }

  private Detector(
      PersonalDataConfig config, Lexicon lexicon, NameTagger tagger, AddressList addresses) {
    this.addresses = addresses;
    this.lexicon = lexicon;
    this.tagger = tagger;
    this.phrases = new Phrases(config, lexicon);
  }

  Page page(nl.genaisluis.models.wire.Leaf leaf) {
    return new Page(leaf, lexicon, addresses);
  }

  void detect(List<Page> pages) {
    Names names = new Names();
    for (Page page : pages) {
      Triggers.find(page);
      names.find(page);
    }
    NameTagger.Budget budget = tagger.new Budget();
    for (Page page : pages) {
      names.tag(page, budget);
    }
    for (Page page : pages) {
      names.findAgain(page);
      Dates.find(page);
      phrases.deny(page);
      phrases.forms(page);
      page.keep(Resolver.resolve(phrases.allow(page)));
    }
  }
}
