package nl.genaisluis.policy.personal;

/// User names: `@handle`, `user=name`, profile pages, home folders, and credentials in addresses.
final class Handles {
  private static final String[] PROFILES = {
    "facebook.com/",
    "linkedin.com/in/",
    "instagram.com/",
    "twitter.com/",
    "x.com/",
    "github.com/",
    "tiktok.com/@",
    "t.me/"
  };
  private static final String[] HOMES = {"\\users\\", "/users/", "/home/", "\\\\users\\\\"};
  private static final int LENGTH_MIN = 3;

  private final Page page;
  private final Tokens tokens;
  private final View view;

  private Handles(Page page) {
    this.page = page;
    this.tokens = page.tokens();
    this.view = page.view();
  }

  static void find(Page page) {
    Handles handles = new Handles(page);
    for (int token = 0; token < handles.tokens.count(); token++) {
      if (handles.tokens.kind(token) == Tokens.Kind.SIGN) {
        handles.sign(token);
      } else {
        handles.word(token);
      }
    }
  }

  private void sign(int token) {
    int start = tokens.start(token);
    char c = view.at(start);
    if (c == '@' && !Placeholder.isWordCharacter(view.at(start - 1))) {
      mention(token, start);
    } else if (c == '/' || c == '\\') {
      home(start);
      if (c == '/' && view.startsWith("://", start - 1)) {
        credentials(start + 2);
      }
    }
  }

  /// A mention is a handle when it looks like one or when the line speaks of accounts.
  private void mention(int token, int start) {
    int end = handleEnd(start + 1);
    boolean distinct = false;
    for (int i = start + 1; i < end; i++) {
      char c = view.at(i);
      distinct |= c == '_' || c == '.' || Digits.isDigit(c);
    }
    boolean named = Marks.has(page.context().nearest(token, Marks.USER), Marks.USER);
    boolean code = view.at(end) == '/' || view.at(end) == '(' || view.at(end) == '@';
    if (end - start > LENGTH_MIN && (distinct || named) && !code) {
      page.hit(PersonalType.GEBRUIKER, start, end, "handle.mention", 0.85);
    }
  }

  private void home(int start) {
    for (String home : HOMES) {
      if (view.startsWith(home, start)) {
        int from = start + home.length();
        int end = handleEnd(from);
        if (end - from >= 2
            && !view.startsWith("public", from)
            && !view.startsWith("default", from)) {
          page.hit(PersonalType.GEBRUIKER, from, end, "handle.home", 0.9);
        }
        return;
      }
    }
  }

  /// `user:password@` between the scheme and the host.
  private void credentials(int from) {
    int at = from;
    int colon = -1;
    while (at < view.length()
        && !Character.isWhitespace(view.at(at))
        && "/?#\"<>".indexOf(view.at(at)) < 0) {
      if (view.at(at) == ':' && colon < 0) {
        colon = at;
      }
      if (view.at(at) == '@' && at > from) {
        int userEnd = colon < 0 ? at : colon;
        if (userEnd > from) {
          page.hit(PersonalType.GEBRUIKER, from, userEnd, "handle.credentials", 0.95);
        }
        if (colon > 0 && at > colon + 1) {
          page.hit(PersonalType.GEHEIM, colon + 1, at, "secret.credentials", 0.97);
        }
        return;
      }
      at++;
    }
  }

  private void word(int token) {
    int start = tokens.start(token);
    logged(token);
    char before = view.at(start - 1);
    boolean host = view.at(tokens.end(token)) == '.' && !Placeholder.isWordCharacter(before);
    if (host || (before == '.' && view.at(tokens.end(token)) == '.')) {
      profile(start);
    }
    if (tokens.has(token, Marks.USER)) {
      named(token);
    }
  }

  /// The third field of a web server's log: `address - user [time]`; and a device named after its
  /// user: `laptop-jjansen`.
  private void logged(int token) {
    boolean access = tokens.isSign(token - 1, '-') && tokens.isSign(token + 1, '[');
    boolean device =
        tokens.isSign(token - 1, '-')
            && tokens.glued(token)
            && (tokens.is(token - 2, "laptop")
                || tokens.is(token - 2, "pc")
                || tokens.is(token - 2, "desktop"));
    if (!access && !device) {
      return;
    }
    boolean name = tokens.length(token) >= LENGTH_MIN && !tokens.isCommon(token);
    if (name && (device || page.endsBefore(PersonalType.IP, tokens.start(token), 3))) {
      int end = handleEnd(tokens.start(token));
      page.hit(PersonalType.GEBRUIKER, tokens.start(token), end, "handle.log", 0.85);
    }
  }

  private void profile(int start) {
    for (String profile : PROFILES) {
      if (view.startsWith(profile, start)) {
        int from = start + profile.length();
        int end = handleEnd(from);
        if (end - from >= LENGTH_MIN) {
          page.hit(PersonalType.GEBRUIKER, from, end, "handle.profile", 0.9);
        }
        return;
      }
    }
  }

  /// The name after `user=`, `account`, `ingelogd als`, `password for`.
  private void named(int token) {
    int at = token + 1;
    boolean assigned = false;
    boolean announced = tokens.is(token, "for");
    if (announced && !tokens.is(token - 1, "password") && !tokens.is(token - 1, "user")) {
      return;
    }
    while (tokens.isSign(at, '"')
        || tokens.isSign(at, ':')
        || tokens.isSign(at, '=')
        || tokens.is(at, "als")
        || tokens.isSign(at, '-')
        || tokens.is(at, "naam")) {
      assigned |= tokens.isSign(at, ':') || tokens.isSign(at, '=');
      announced |= tokens.is(at, "als") || tokens.is(at, "naam");
      at++;
    }
    if (!tokens.sameLine(at, token)
        || tokens.kind(at) == Tokens.Kind.SIGN
        || tokens.has(at, Marks.USER)) {
      return;
    }
    int start = tokens.start(at);
    int end = handleEnd(start);
    boolean domain = view.at(end) == '\\';
    end = domain ? handleEnd(end + 1) : end;
    boolean plainWord = end == tokens.end(at) && (tokens.isCommon(at) || tokens.marks(at) != 0);
    boolean told = assigned || announced;
    boolean acceptable = !plainWord || (assigned && isCode(token, at));
    boolean login = tokens.is(token, "for") && tokens.is(at + 1, "from");
    acceptable |= login;
    boolean free = told ? acceptable : isHandle(at, end);
    boolean nothing = tokens.is(at, "null") || tokens.is(at, "true") || tokens.is(at, "false");
    if (end - start >= LENGTH_MIN && (free || domain) && !nothing) {
      page.hit(PersonalType.GEBRUIKER, start, end, "handle.named", 0.85);
    }
  }

  /// `user=` and `"user":` in logs and code take any word.
  private boolean isCode(int token, int value) {
    return tokens.isSign(token + 1, '=')
        || (tokens.isSign(token + 1, '"') && view.at(tokens.start(value) - 1) == '"');
  }

  /// A word that cannot be an ordinary one: with a digit, or parts joined by `_`, `.` or `-`.
  private boolean isHandle(int token, int end) {
    int start = tokens.start(token);
    boolean letter = false;
    boolean mark = false;
    for (int i = start; i < end; i++) {
      char c = view.at(i);
      letter |= Character.isLetter(c);
      mark |= Digits.isDigit(c) || c == '_' || (c == '.' && i < end - 1);
    }
    return letter && mark;
  }

  private int handleEnd(int from) {
    int end = from;
    while (Placeholder.isWordCharacter(view.at(end))
        || ((view.at(end) == '.' || view.at(end) == '-')
            && Placeholder.isWordCharacter(view.at(end + 1)))) {
      end++;
    }
    return end;
  }
}
