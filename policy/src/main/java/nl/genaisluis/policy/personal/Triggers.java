package nl.genaisluis.policy.personal;

/// The one pass over a page's tokens for everything but names and dates of birth: the kind of a
/// token and the characters at its edges decide which recognisers look at it.
final class Triggers {
  private static final int GROUP_MAX = 4;

  private final Tokens tokens;
  private final View view;
  private final MailAddresses mail;
  private final Urls urls;
  private final Accounts accounts;
  private final Numbers numbers;
  private final Phones phones;
  private final Plates plates;
  private final Documents documents;
  private final Network network;
  private final Secrets secrets;
  private final Handles handles;
  private final Addresses addresses;
  private final Postcodes postcodes;
  private final boolean secretsNamed;
  private final boolean documentsNamed;
  private final boolean platesNamed;

  private Triggers(Page page) {
    this.tokens = page.tokens();
    this.view = page.view();
    this.mail = new MailAddresses(page);
    this.urls = new Urls(page);
    this.accounts = new Accounts(page);
    this.numbers = new Numbers(page);
    this.phones = new Phones(page);
    this.plates = new Plates(page);
    this.documents = new Documents(page);
    this.network = new Network(page);
    this.secrets = new Secrets(page);
    this.handles = new Handles(page);
    this.postcodes = new Postcodes(page);
    this.addresses = new Addresses(page, postcodes);
    this.secretsNamed = Marks.has(tokens.pageMarks(), Marks.SECRET);
    this.documentsNamed = Marks.has(tokens.pageMarks(), Documents.NAMED | Marks.ALIEN);
    this.platesNamed = Marks.has(tokens.pageMarks(), Marks.PLATE);
  }

  static void find(Page page) {
    Triggers triggers = new Triggers(page);
    for (int token = 0; token < triggers.tokens.count(); token++) {
      triggers.at(token);
    }
    Spoken.find(page);
  }

  /// Only what is secret: keys and passwords, also inside an address.
  static void secrets(Page page) {
    Triggers triggers = new Triggers(page);
    for (int token = 0; token < triggers.tokens.count(); token++) {
      triggers.secret(token);
    }
  }

  private void secret(int token) {
    if (tokens.kind(token) != Tokens.Kind.SIGN) {
      texts(token, view.at(tokens.end(token)));
      return;
    }
    switch (view.at(tokens.start(token))) {
      case '/', '\\' -> handles.path(token);
      case '-' -> secrets.block(token);
      default -> {}
    }
  }

  private void at(int token) {
    switch (tokens.kind(token)) {
      case SIGN -> sign(token);
      case WORD -> word(token);
      case NUMBER, MIXED -> figure(token);
    }
  }

  private void sign(int token) {
    int start = tokens.start(token);
    char next = view.at(start + 1);
    switch (view.at(start)) {
      case '@' -> {
        mail.sign(start);
        handles.mention(token);
      }
      case ':' -> {
        if (next == '/') {
          urls.address(start);
        } else if (next == ':') {
          network.gap(start);
        }
      }
      case '/', '\\' -> handles.path(token);
      case '-' -> {
        if (next == '-') {
          secrets.block(token);
        }
      }
      case '<' -> {
        if (next == '<') {
          documents.zone(start);
        }
      }
      default -> {}
    }
  }

  private void word(int token) {
    int length = tokens.length(token);
    char after = view.at(tokens.end(token));
    boolean joined = after == '-' || after == ':' || after == '.';
    if (length == 2) {
      accounts.at(token);
    }
    if (length <= 3 && (after == '-' || platesNamed)) {
      plates.at(token);
    }
    if (length <= GROUP_MAX && joined) {
      network.at(token);
    }
    if (tokens.has(token, Marks.AT)) {
      mail.word(token);
    }
    texts(token, after);
  }

  private void figure(int token) {
    boolean mixed = tokens.kind(token) == Tokens.Kind.MIXED;
    char after = view.at(tokens.end(token));
    if (mixed) {
      accounts.at(token);
    }
    numbers.at(token);
    phones.figure(token);
    if (tokens.length(token) <= 6 && (after == '-' || platesNamed)) {
      plates.at(token);
    }
    if (documentsNamed) {
      documents.at(token);
    }
    if (tokens.length(token) <= GROUP_MAX) {
      network.at(token);
    }
    texts(token, after);
    addresses.street(token);
    postcodes.postcode(token);
  }

  /// What letters and digits alike may begin: secrets and user names.
  private void texts(int token, char after) {
    secrets.prefixed(token);
    if (secretsNamed) {
      secrets.named(token);
    }
    handles.word(token, after);
  }
}
