package nl.genaisluis.policy.personal;

import java.util.List;
import nl.genaisluis.policy.namemodel.NameModel;
import nl.genaisluis.policy.namemodel.NameModels;
import nl.genaisluis.policy.namemodel.Reading;

/// Runs the recognisers over all pages, in the order in which they need each other.
final class Detector {
  private final Lexicon lexicon;
  private final Phrases phrases;
  private final NameTagger tagger;
  private final AddressList addresses;
  private final SecondReader second;

  Detector(PersonalDataConfig config, AddressList addresses, NameModels models) {
    this.lexicon = Lexicon.load();
    this.phrases = new Phrases(config, lexicon);
    this.tagger = NameTagger.load();
    this.addresses = addresses;
    this.second = new SecondReader(models);
  }

  Detector(PersonalDataConfig config, Lexicon lexicon, NameTagger tagger) {
    this(
        lexicon,
        new Phrases(config, lexicon),
        tagger,
        AddressList.none(),
        new SecondReader(NameModels.none()));
  }

  private Detector(
      Lexicon lexicon,
      Phrases phrases,
      NameTagger tagger,
      AddressList addresses,
      SecondReader second) {
    this.lexicon = lexicon;
    this.phrases = phrases;
    this.tagger = tagger;
    this.addresses = addresses;
    this.second = second;
  }

  /// The same with other lists.
  Detector with(PersonalDataConfig config, AddressList other) {
    return new Detector(lexicon, new Phrases(config, lexicon), tagger, other, second);
  }

  /// The same beside another model of names.
  Detector beside(NameModels models) {
    return new Detector(lexicon, phrases, tagger, addresses, new SecondReader(models));
  }

  /// True when a model is asked, so that a caller may wait.
  boolean waits() {
    return second.waits();
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
    Reading reading = second.read(pages);
    if (reading instanceof Reading.Unread) {
      budget.doubt();
    }
    for (Page page : pages) {
      names.tag(page, budget);
    }
    if (reading instanceof Reading.Read(List<List<NameModel.Person>> persons)) {
      for (int i = 0; i < pages.size(); i++) {
        SecondReader.add(pages.get(i), persons.get(i));
      }
    }
    for (Page page : pages) {
      names.findAgain(page);
      Dates.find(page);
      phrases.deny(page);
      phrases.forms(page);
      page.keep(Resolver.resolve(phrases.allow(page)));
    }
    Echoes.find(pages, phrases);
  }
}
