package nl.genaisluis.policy.personal;

import java.util.List;

/// Passwords, codes, keys and tokens: by the form of well-known keys, or by a word that announces
/// one. Only the value is a secret, not its name.
final class Secrets {
  private static final String[] PREFIXES = {
    "sk-",
    "ghp_",
    "gho_",
    "ghu_",
    "ghs_",
    "ghr_",
    "github_pat_",
    "glpat-",
    "xoxb-",
    "xoxp-",
    "AKIA",
    "ASIA",
    "AIza",
    "eyJ",
    "npm_",
    "hf_",
    "pypi-",
    "dop_v1_",
    "SG."
  };
  private static final boolean[] FIRSTS = firsts();
  private static final int PREFIXED_MIN = 16;
  private static final int VALUE_MAX = 4_096;
  private static final int HEAD_MAX = 64;
  private static final int BODY_MAX = 16_384;
  private static final int WINDOW = 4;
  private static final String KEY_BEGIN = "-----begin ";

  private final Page page;
  private final Tokens tokens;
  private final View view;

  Secrets(Page page) {
    this.page = page;
    this.tokens = page.tokens();
    this.view = page.view();
  }

  private static boolean[] firsts() {
    boolean[] firsts = new boolean[0x80];
    for (String prefix : PREFIXES) {
      firsts[prefix.charAt(0)] = true;
    }
    return firsts;
  }

  static List<String> heads() {
    return List.of(PREFIXES);
  }

  /// Looks at a token of letters or digits on a page that speaks of secrets.
  void named(int token) {
    if (tokens.has(token, Marks.SECRET)) {
      announced(token);
    }
    if (tokens.startsLine(token)) {
      alone(token);
    }
    keyed(token);
  }

  /// Looks at a token of letters or digits, wherever it stands.
  void prefixed(int token) {
    int start = tokens.start(token);
    char first = view.at(start);
    if (first >= FIRSTS.length || !FIRSTS[first]) {
      return;
    }
    boolean word = tokens.length(token) > 6 && tokens.kind(token) == Tokens.Kind.WORD;
    char after = view.at(tokens.end(token));
    if (word || (after <= ' ' && tokens.length(token) < PREFIXED_MIN)) {
      return;
    }
    if (Placeholder.isWordCharacter(view.at(start - 1))) {
      return;
    }
    for (String prefix : PREFIXES) {
      if (view.at(start) == prefix.charAt(0) && view.holds(prefix, start)) {
        int end = keyEnd(start);
        if (end - start >= PREFIXED_MIN) {
          page.hit(PersonalType.GEHEIM, start, end, "secret.prefix", 0.99);
        }
        return;
      }
    }
  }

  /// The body of a PEM block with a private key.
  void block(int token) {
    int start = tokens.start(token);
    if (view.at(start) != '-' || !view.startsWith(KEY_BEGIN, start)) {
      return;
    }
    int line = start;
    while (line < view.length() && line - start < HEAD_MAX && view.at(line) != '\n') {
      line++;
    }
    boolean key = view.text(start, line).contains("PRIVATE KEY");
    int end = line;
    while (key && end < view.length() && end - line < BODY_MAX && !isEnd(end)) {
      end++;
    }
    if (key && end > line + 1) {
      page.hit(PersonalType.GEHEIM, line + 1, end, "secret.pem", 0.99);
    }
  }

  private boolean isEnd(int at) {
    return view.at(at) == '-' && view.startsWith("-----end", at);
  }

  /// Looks for the value after the word: first behind a sign of assignment, then a few words on.
  private void announced(int token) {
    int at = token + 1;
    while (tokens.isWord(at) && tokens.isSign(at - 1, '_')) {
      at++;
    }
    while (tokens.isSign(at, '"') || tokens.isSign(at, '\'') || tokens.isSign(at, '_')) {
      at++;
    }
    boolean assigned = tokens.isSign(at, ':') || tokens.isSign(at, '=');
    if (assigned) {
      assigned(token, at);
      return;
    }
    int words = 0;
    for (int i = token + 1; words < WINDOW && tokens.sameLine(i, token); i++) {
      boolean weak = tokens.has(token, Marks.WEAK_SECRET);
      if (tokens.kind(i) != Tokens.Kind.SIGN && startsValue(i)) {
        int start = tokens.start(i);
        int end = trimmed(start, valueEnd(start));
        boolean pin = isPin(start, end) && (!weak || words == 0);
        boolean phrase = !weak && words == 0 && isPhrase(start, end);
        boolean mixed = mixes(start, end) >= 2 && !(weak && isJoined(start, end));
        if ((mixed && !isExclaimed(i, end)) || pin || phrase) {
          secret(start, end, "secret.near");
          return;
        }
        words++;
      }
    }
  }

  private void assigned(int token, int sign) {
    char before = view.at(tokens.start(token) - 1);
    if (before == '?' || before == '&') {
      return;
    }
    int start = tokens.end(sign);
    while (view.at(start) == ' ' || view.at(start) == '"' || view.at(start) == '\'') {
      start++;
    }
    if (view.startsWith("bearer ", start)) {
      start += "bearer ".length();
    } else if (view.startsWith("basic ", start)) {
      start += "basic ".length();
    }
    int end = trimmed(start, valueEnd(start));
    boolean code = tokens.isSign(sign, '=') || tokens.isSign(sign - 1, '"');
    boolean plain = code && end - start >= 6 && view.at(start) != '(';
    boolean weak = tokens.has(token, Marks.WEAK_SECRET) && !code;
    int needed = weak ? 2 : 1;
    boolean number = isPin(start, end);
    if (!isTemplate(start, end) && (plain || number || mixes(start, end) > needed)) {
      secret(start, end, "secret.assigned");
    }
  }

  /// `7741#`: figures for a keypad; and the password behind `name /`.
  private void keyed(int token) {
    int start = tokens.start(token);
    char sign = view.at(tokens.end(token));
    boolean keypad = (sign == '#' || sign == '*') && tokens.kind(token) == Tokens.Kind.NUMBER;
    boolean cell = view.at(start - 1) == ' ' && view.at(start - 2) == '/';
    if (!keypad && !(cell && page.endsBefore(PersonalType.GEBRUIKER, start - 3, 0))) {
      return;
    }
    int end = trimmed(start, valueEnd(start));
    boolean figures = keypad && tokens.length(token) >= 4 && end == tokens.end(token) + 1;
    if (startsValue(token) && (figures || (cell && mixes(start, end) >= 3))) {
      secret(start, end, "secret.near");
    }
  }

  /// A line that is one token with letters, digits and signs, in a text that speaks of passwords.
  private void alone(int token) {
    int start = tokens.start(token);
    int end = valueEnd(start);
    boolean line = view.at(end) == '\n' || view.at(end) == '\r';
    if (line && end - start >= 8 && mixes(start, end) >= 4 && view.at(end - 1) != ':') {
      secret(start, end, "secret.alone");
    }
  }

  private void secret(int start, int end, String rule) {
    int value = behindName(start, end);
    if (end > value) {
      page.hit(PersonalType.GEHEIM, value, end, rule, 0.9);
    }
  }

  /// Where the value begins in `sessionid=b3f9`; `start` when there is no name before it.
  private int behindName(int start, int end) {
    int at = start;
    if (tokens.shape(tokens.at(start)) == Tokens.Shape.CAPITAL) {
      return start;
    }
    while (at < end && (Character.isLetter(view.at(at)) || "_-".indexOf(view.at(at)) >= 0)) {
      at++;
    }
    return at > start && at + 1 < end && view.at(at) == '=' ? at + 1 : start;
  }

  private boolean startsValue(int token) {
    char before = view.at(tokens.start(token) - 1);
    return before == ' ' || before == '\t' || before == '(' || before == '"' || before == '\'';
  }

  private int valueEnd(int start) {
    int end = start;
    while (end - start < VALUE_MAX && end < view.length() && isValue(view.at(end))) {
      end++;
    }
    return end;
  }

  /// Where a key of a known form ends: at the host behind it in an address, at the latest.
  private int keyEnd(int start) {
    int value = valueEnd(start);
    int end = start;
    while (end < value && "@:,?&".indexOf(view.at(end)) < 0) {
      end++;
    }
    return trimmed(start, end);
  }

  /// The end without closing signs of the sentence.
  private int trimmed(int start, int end) {
    int trimmed = end;
    while (trimmed > start && ".,;:?)]}".indexOf(view.at(trimmed - 1)) >= 0) {
      trimmed--;
    }
    return trimmed;
  }

  private static boolean isValue(char c) {
    return c > ' ' && c != '"' && c != '\'' && c != '<' && c != '>' && c != ';' && c != '`';
  }

  /// `code geel voor Zuid-Holland`: words with a capital, joined by a hyphen. Behind a word that
  /// always announces a secret, they may be one.
  private boolean isJoined(int start, int end) {
    boolean joined = false;
    for (int i = start; i < end; i++) {
      boolean opens = i == start || view.at(i - 1) == '-';
      char c = view.at(i);
      boolean hyphen = c == '-' && !opens && i + 1 < end;
      if (!hyphen && !(opens ? Character.isUpperCase(c) : Character.isLowerCase(c))) {
        return false;
      }
      joined |= hyphen;
    }
    return joined;
  }

  /// How many sorts of characters there are: small letters, capitals inside, digits, other signs.
  private int mixes(int start, int end) {
    boolean lower = false;
    boolean upper = false;
    boolean inner = false;
    boolean digit = false;
    boolean sign = false;
    for (int i = start; i < end; i++) {
      char c = view.at(i);
      lower |= Character.isLowerCase(c);
      upper |= Character.isUpperCase(c);
      inner |= i > start && Character.isUpperCase(c);
      digit |= Digits.isDigit(c);
      sign |= !Character.isLetterOrDigit(c) && c != '-' && c != '.' && c != '/' && c != ',';
    }
    boolean letters = lower || upper;
    if (end - start < 5 || (!digit && !sign && !(lower && inner)) || !letters) {
      return end - start >= 4 && digit && sign ? 2 : letters ? 1 : 0;
    }
    return 1 + (upper ? 1 : 0) + (digit ? 1 : 0) + (sign ? 1 : 0) + (inner && lower ? 1 : 0);
  }

  /// An ordinary word with an exclamation mark: `wachtwoord resetten!`.
  private boolean isExclaimed(int token, int end) {
    return tokens.isCommon(token)
        && tokens.shape(token) == Tokens.Shape.LOWER
        && tokens.end(token) == end - 1
        && view.at(end - 1) == '!';
  }

  /// Three words or more joined by hyphens: `pan-dak-wolk`.
  private boolean isPhrase(int start, int end) {
    int hyphens = 0;
    for (int i = start; i < end; i++) {
      char c = view.at(i);
      if (!Character.isLowerCase(c) && c != '-') {
        return false;
      }
      hyphens += c == '-' ? 1 : 0;
    }
    return hyphens >= 2 && view.at(start) != '-';
  }

  /// Three to eight figures, also with the `#` or `*` that a keypad asks for.
  private boolean isPin(int start, int to) {
    int end = to;
    while (end > start + 1 && (view.at(end - 1) == '#' || view.at(end - 1) == '*')) {
      end--;
    }
    for (int i = start; i < end; i++) {
      if (!Digits.isDigit(view.at(i))) {
        return false;
      }
    }
    return end - start >= 3 && end - start <= 8;
  }

  /// `${API_KEY}`, `<wachtwoord>`, `****`: a place for a value.
  private boolean isTemplate(int start, int end) {
    char first = view.at(start);
    return end == start
        || first == '$'
        || first == '{'
        || first == '['
        || first == '*'
        || first == '_';
  }
}
