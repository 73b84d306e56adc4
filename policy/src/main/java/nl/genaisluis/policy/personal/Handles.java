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
  private static final String[] HOMES = {
    "\\users\\", "/users/", "/home/", "\\home\\", "\\\\users\\\\"
  };

  /// Longer than any; a row of `1-` would cost its length at every sign.
  private static final int HANDLE_MAX = 256;

  private static final int LENGTH_MIN = 3;
  private static final long BY = Lexicon.key("door");
  private static final long NAME = Lexicon.key("naam");

  private final Page page;
  private final Tokens tokens;
  private final View view;

  Handles(Page page) {
    this.page = page;
    this.tokens = page.tokens();
    this.view = page.view();
  }

  /// Looks at `/` and `\\`.
  void path(int token) {
    int start = tokens.start(token);
    home(start);
    if (view.at(start) == '/' && view.startsWith("://", start - 1)) {
      credentials(start + 2);
    }
  }

  /// A mention is a handle when it looks like one or when the line speaks of accounts.
  void mention(int token) {
    int start = tokens.start(token);
    if (Placeholder.isWordCharacter(view.at(start - 1))) {
      return;
    }
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

  /// Looks at a token of letters or digits.
  ///
  /// @param after the character behind it
  void word(int token, char after) {
    int start = tokens.start(token);
    char before = view.at(start - 1);
    if (before == '-' || after == ' ' || after == '.') {
      logged(token);
    }
    if (before == ' ' && Character.isLowerCase(view.at(start))) {
      spaced(token, after);
    }
    if (after == '.' && (before == '.' || !Placeholder.isWordCharacter(before))) {
      profile(start);
    }
    if (tokens.has(token, Marks.USER)) {
      named(token);
    } else if (tokens.key(token) == BY || tokens.key(token) == NAME) {
      entered(token);
    }
  }

  /// The third field of a web server's log: `address - user [time]`; and a device named after its
  /// user: `laptop-jjansen`.
  private void logged(int token) {
    if (!tokens.isSign(token - 1, '-')) {
      return;
    }
    boolean access = view.startsWith(" [", handleEnd(tokens.start(token)));
    boolean device =
        tokens.glued(token)
            && (tokens.is(token - 2, "laptop")
                || tokens.is(token - 2, "pc")
                || tokens.is(token - 2, "desktop"));
    if (!access && !device) {
      return;
    }
    boolean written = tokens.isWord(token) || Character.isLowerCase(view.at(tokens.start(token)));
    int end = handleEnd(tokens.start(token));
    boolean plain = end == tokens.end(token) && tokens.isCommon(token);
    boolean name = written && end - tokens.start(token) >= LENGTH_MIN && !plain;
    if (name && (device || page.endsBefore(PersonalType.IP, tokens.start(token), 3))) {
      page.hit(PersonalType.GEBRUIKER, tokens.start(token), end, "handle.log", 0.85);
    }
  }

  /// A small letter behind a space: what stands before that, and the form, decide.
  private void spaced(int token, char after) {
    char sign = view.at(tokens.start(token) - 2);
    if (sign == '/') {
      listed(token);
    } else if (sign == '-') {
      signed(token);
    }
    if (after == '.' || after == '_' || tokens.kind(token) == Tokens.Kind.MIXED) {
      coupled(token);
    }
  }

  /// The user in a list of devices: alone in the cell after an address of the network.
  private void listed(int token) {
    int start = tokens.start(token);
    int end = handleEnd(start);
    boolean cell = tokens.isSign(token - 1, '/') && view.at(start - 2) == '/';
    boolean alone = end >= view.length() || "\n\r/".indexOf(view.at(end)) >= 0;
    if (!cell || !alone || end - start < LENGTH_MIN || tokens.isCommon(token)) {
      return;
    }
    if (page.endsBefore(PersonalType.IP, start - 3, 0)
        || page.endsBefore(PersonalType.MAC, start - 3, 0)) {
      page.hit(PersonalType.GEBRUIKER, start, end, "handle.list", 0.85);
    }
  }

  /// `Ingevoerd door: x12`, `onder de naam x12`: a name with figures is an account's.
  private void entered(int token) {
    int at = tokens.isSign(token + 1, ':') ? token + 2 : token + 1;
    int start = tokens.inside(at) ? tokens.start(at) : view.length();
    int end = tokens.end(Math.min(at, tokens.count() - 1));
    boolean mixed = tokens.kind(at) == Tokens.Kind.MIXED && tokens.sameLine(at, token);
    boolean letters = mixed && end - start > LENGTH_MIN + 2 && handleEnd(start) == end;
    for (int i = start; letters && i < start + LENGTH_MIN; i++) {
      letters = Character.isLowerCase(view.at(i));
    }
    if (letters) {
      page.hit(PersonalType.GEBRUIKER, start, end, "handle.entered", 0.85);
    }
  }

  /// `x.y en wachtwoord …`: what stands before a password is the account's name.
  private void coupled(int token) {
    int start = tokens.start(token);
    int end = handleEnd(start);
    int next = tokens.at(end);
    boolean and = tokens.is(next, "en") || tokens.is(next, "and") || tokens.isSign(next, '/');
    boolean secret = tokens.has(next + 1, Marks.SECRET) && !tokens.has(next + 1, Marks.WEAK_SECRET);
    if (and && secret && tokens.sameLine(next + 1, token) && isHandle(token, end)) {
      page.hit(PersonalType.GEBRUIKER, start, end, "handle.pair", 0.85);
    }
  }

  /// `— groeneboon_12` at the end of a line: a note signed with an account's name.
  private void signed(int token) {
    int start = tokens.start(token);
    if (!tokens.isSign(token - 1, '-') || view.at(tokens.end(token)) != '_') {
      return;
    }
    int end = handleEnd(start);
    boolean last = end >= view.length() || view.at(end) == '\n' || view.at(end) == '\r';
    if (last && Digits.isDigit(view.at(end - 1))) {
      page.hit(PersonalType.GEBRUIKER, start, end, "handle.signed", 0.8);
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
    if (announced && !isLogWord(token - 1)) {
      return;
    }
    while (isBetween(at)) {
      assigned |= tokens.isSign(at, ':') || tokens.isSign(at, '=');
      announced |= tokens.isWord(at) && !tokens.is(at, "is");
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
    boolean login = tokens.is(token, "for") && tokens.is(tokens.at(end), "from");
    login |= tokens.is(token, "login") && !plainWord && endsField(end);
    login |= setting(token, at) && endsField(end);
    acceptable |= login;
    boolean free = told ? acceptable : login || isHandle(at, end);
    boolean nothing = tokens.is(at, "null") || tokens.is(at, "true") || tokens.is(at, "false");
    if (end - start >= LENGTH_MIN && (free || domain) && !nothing) {
      page.hit(PersonalType.GEBRUIKER, start, end, "handle.named", 0.85);
    }
  }

  /// `User x` on a line of its own, as in a file of settings.
  private boolean setting(int token, int value) {
    return tokens.startsLine(token)
        && tokens.is(token, "user")
        && tokens.shape(value) == Tokens.Shape.LOWER
        && view.at(tokens.end(token)) == ' ';
  }

  /// What may stand between the word for an account and its name.
  private boolean isBetween(int at) {
    return tokens.isSign(at, '"')
        || tokens.isSign(at, ':')
        || tokens.isSign(at, '=')
        || tokens.isSign(at, '-')
        || tokens.is(at, "als")
        || tokens.is(at, "door")
        || tokens.is(at, "is")
        || tokens.is(at, "naam");
  }

  /// The words of a log before `for`: `Accepted publickey for x from`.
  private boolean isLogWord(int token) {
    return tokens.is(token, "password")
        || tokens.is(token, "user")
        || tokens.is(token, "publickey")
        || tokens.is(token, "failure")
        || tokens.is(token, "login")
        || tokens.is(token, "failed")
        || tokens.is(token, "session");
  }

  private boolean endsField(int end) {
    return end >= view.length() || ",;\n\r".indexOf(view.at(end)) >= 0;
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
    while (end < from + HANDLE_MAX && isInHandle(end)) {
      end++;
    }
    return end;
  }

  private boolean isInHandle(int at) {
    char c = view.at(at);
    boolean joint = (c == '.' || c == '-') && Placeholder.isWordCharacter(view.at(at + 1));
    return joint || Placeholder.isWordCharacter(c);
  }
}
