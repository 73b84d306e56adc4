package nl.genaisluis.policy.personal;

import java.util.Set;

/// E-mail addresses, also with `[at]` and `(punt)`. Mailboxes of a function are nobody's.
final class MailAddresses {
  private static final double SCORE = 0.99;
  private static final String[] AT = {
    "[at]", "(at)", "{at}", " at ", "[apenstaartje]", "(apenstaartje)"
  };
  private static final String[] DOT = {"(punt)", "[punt]", "(dot)", "[dot]", "punt", "dot", "."};
  private static final Set<String> FUNCTIONS =
      Set.of(
          "info",
          "noreply",
          "no-reply",
          "contact",
          "griffie",
          "subsidie",
          "subsidies",
          "inspraak",
          "helpdesk",
          "servicedesk",
          "secretariaat",
          "klantcontact",
          "klantenservice",
          "webmaster",
          "support",
          "privacy",
          "woo",
          "communicatie",
          "pers",
          "postbus",
          "administratie",
          "receptie",
          "vergunningen",
          "handhaving",
          "bodem",
          "inkoop",
          "facturen",
          "mailer-daemon",
          "git");

  private final Page page;

  MailAddresses(Page page) {
    this.page = page;
  }

  /// Looks at an `@`.
  void sign(int at) {
    if (at > 0) {
      plain(page, at);
    }
  }

  /// Looks at a word that is said for it.
  void word(int token) {
    int before = page.tokens().start(token) - 1;
    if (before > 0) {
      disguised(page, before);
    }
  }

  private static void plain(Page page, int at) {
    View view = page.view();
    boolean apart = view.at(at - 1) == ' ' && view.at(at + 1) == ' ';
    int start = localStart(view, apart ? at - 1 : at);
    int end = domainEnd(view, apart ? at + 2 : at + 1);
    if (apart && (start == at - 1 || end == at + 2)) {
      return;
    }
    if (start == at || end == at + 1 || FUNCTIONS.contains(view.text(start, at))) {
      return;
    }
    if (inCredentials(view, start)) {
      return;
    }
    boolean fediverse = start > 0 && view.at(start - 1) == '@';
    PersonalType type = fediverse ? PersonalType.GEBRUIKER : PersonalType.EMAIL;
    page.hit(type, fediverse ? start - 1 : start, end, "email", SCORE);
  }

  /// `scheme://user:secret@host` is no mail address; who reads credentials takes it.
  private static boolean inCredentials(View view, int start) {
    int at = start - 1;
    while (at > 0 && start - at < 200 && !Character.isWhitespace(view.at(at))) {
      if (view.startsWith("://", at)) {
        return true;
      }
      at--;
    }
    return false;
  }

  private static void disguised(Page page, int at) {
    View view = page.view();
    for (String form : AT) {
      if (!view.startsWith(form, at)) {
        continue;
      }
      int domain = skipSpaces(view, at + form.length());
      int local = view.at(at - 1) == ' ' ? at - 1 : at;
      int start = localStart(view, local);
      int end = disguisedEnd(view, domain);
      boolean bare = form.startsWith(" ");
      if (start < local && end > domain && (!bare || hasPart(view, start, local))) {
        page.hit(PersonalType.EMAIL, start, end, "email.disguised", 0.9);
        return;
      }
    }
  }

  /// A bare ` at ` needs a local part that looks like one: with a stop, a digit or an underscore.
  private static boolean hasPart(View view, int start, int end) {
    for (int i = start; i < end; i++) {
      if (view.at(i) == '.' || view.at(i) == '_' || Digits.isDigit(view.at(i))) {
        return true;
      }
    }
    return false;
  }

  private static int disguisedEnd(View view, int from) {
    int at = from;
    int end = from;
    boolean dotted = false;
    while (true) {
      int part = at;
      while (isDomain(view.at(at))) {
        at++;
      }
      if (at == part) {
        return dotted ? end : from;
      }
      if (dotted || at > part) {
        end = at;
      }
      int next = dot(view, at);
      if (next < 0) {
        return dotted ? end : from;
      }
      dotted = true;
      at = next;
    }
  }

  /// Where the part after a dot begins, in any of its forms; -1 when no dot stands here.
  private static int dot(View view, int at) {
    int from = skipSpaces(view, at);
    for (String form : DOT) {
      boolean word = Character.isLetter(form.charAt(0));
      if (view.startsWith(form, from) && (!word || from > at)) {
        int next = skipSpaces(view, from + form.length());
        boolean sentence = form.equals(".") && next > from + 1;
        return sentence ? -1 : next;
      }
    }
    return -1;
  }

  private static int skipSpaces(View view, int from) {
    int at = from;
    while (view.at(at) == ' ' && at - from < 2) {
      at++;
    }
    return at;
  }

  private static int localStart(View view, int at) {
    int start = at;
    while (start > 0 && isLocal(view.at(start - 1))) {
      start--;
    }
    while (start < at && !Character.isLetterOrDigit(view.at(start)) && view.at(start) != '_') {
      start++;
    }
    return start;
  }

  /// Where the domain that begins here ends; `from` itself when there is none with a top level.
  private static int domainEnd(View view, int from) {
    int end = from;
    int dot = -1;
    while (isDomain(view.at(end)) || (view.at(end) == '.' && isDomain(view.at(end + 1)))) {
      if (view.at(end) == '.') {
        dot = end;
      }
      end++;
    }
    boolean topLevel = dot > from && end - dot > 2 && Character.isLetter(view.at(dot + 1));
    return topLevel ? end : from;
  }

  private static boolean isLocal(char c) {
    return Character.isLetterOrDigit(c) || ".!#$%&*+/?^_`{|}~-".indexOf(c) >= 0;
  }

  private static boolean isDomain(char c) {
    return Character.isLetterOrDigit(c) || c == '-' || c == '_';
  }
}
