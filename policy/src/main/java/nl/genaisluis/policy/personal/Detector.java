package nl.genaisluis.policy.personal;

import java.util.List;

/// Runs the recognisers over all pages, in the order in which they need each other.
final class Detector {
  private final Lexicon lexicon = Lexicon.load();
  private final Phrases phrases;

  Detector(PersonalDataConfig config) {
    this.phrases = new Phrases(config, lexicon);
  }

  Page page(nl.genaisluis.models.wire.Leaf leaf) {
    return new Page(leaf, lexicon);
  }

  void detect(List<Page> pages) {
    Names names = new Names();
    for (Page page : pages) {
      identifiers(page);
      names.find(page);
    }
    for (Page page : pages) {
      names.findAgain(page);
      Dates.find(page);
      phrases.deny(page);
      page.keep(Resolver.resolve(phrases.allow(page)));
    }
  }

  /// Only what is secret: keys and passwords, also inside an address.
  static void secrets(Page page) {
    Secrets.find(page);
    Handles.find(page);
  }

  private static void identifiers(Page page) {
    MailAddresses.find(page);
    Urls.find(page);
    Accounts.find(page);
    Numbers.find(page);
    Phones.find(page);
    Plates.find(page);
    Documents.find(page);
    Network.find(page);
    Secrets.find(page);
    Handles.find(page);
    Addresses.find(page);
    Spoken.find(page);
  }
}
