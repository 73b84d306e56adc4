package nl.genaisluis.policy.personal;

import java.util.Locale;
import java.util.Set;

/// Internet and hardware addresses.
final class Network {
  private static final Set<String> VERSION_WORDS =
      Set.of("versie", "version", "firmware", "release", "v", "hotfix", "driver", "versies");
  private static final int LENGTH_MAX = 45;

  private final Page page;
  private final Tokens tokens;
  private final View view;

  Network(Page page) {
    this.page = page;
    this.tokens = page.tokens();
    this.view = page.view();
  }

  /// Looks at a short token that may be the first group of an address.
  void at(int token) {
    int start = tokens.start(token);
    char before = view.at(start - 1);
    if (isHex(view.at(start)) && before != ':' && before != '.' && before != '-') {
      first(token, start);
    }
  }

  /// Looks at `::`, with which an address may begin.
  void gap(int start) {
    if (view.at(start - 1) != ':') {
      six(start);
    }
  }

  private void first(int token, int start) {
    char after = view.at(tokens.end(token));
    if (after == '.' && tokens.kind(token) == Tokens.Kind.NUMBER && four(token, start)) {
      return;
    }
    if (after != ':' && after != '-' && after != '.') {
      return;
    }
    if (!hardware(start, 2, 6, after) && !hardware(start, 4, 3, after) && after == ':') {
      six(start);
    }
  }

  private boolean four(int token, int start) {
    int at = start;
    for (int octet = 0; octet < 4; octet++) {
      int value = 0;
      int from = at;
      while (Digits.isDigit(view.at(at)) && at - from < 4) {
        value = value * 10 + view.at(at) - '0';
        at++;
      }
      boolean padded = at - from > 1 && view.at(from) == '0';
      if (at == from || value > 255 || padded || (octet < 3 && view.at(at) != '.')) {
        return false;
      }
      at += octet < 3 ? 1 : 0;
    }
    boolean longer = view.at(at) == '.' && Digits.isDigit(view.at(at + 1));
    if (longer || Character.isLetterOrDigit(view.at(at)) || isVersion(token)) {
      return false;
    }
    page.hit(PersonalType.IP, start, at, "ip.four", 0.95);
    return true;
  }

  private boolean isVersion(int token) {
    for (int i = token - 1; i > token - 40 && tokens.sameLine(i, token); i--) {
      if (tokens.is(i, "ip")) {
        return false;
      }
      boolean word = tokens.isWord(i) && tokens.length(i) <= 8;
      String text = word ? view.text(tokens.start(i), tokens.end(i)) : "";
      if (word && VERSION_WORDS.contains(text.toLowerCase(Locale.ROOT))) {
        return true;
      }
    }
    return false;
  }

  /// `xx:xx:xx:xx:xx:xx` and `xxxx.xxxx.xxxx`, with one of the three signs throughout.
  private boolean hardware(int start, int size, int groups, char sign) {
    int at = start;
    for (int group = 0; group < groups; group++) {
      for (int i = 0; i < size; i++) {
        if (!isHex(view.at(at))) {
          return false;
        }
        at++;
      }
      if (group < groups - 1) {
        if (view.at(at) != sign) {
          return false;
        }
        at++;
      }
    }
    boolean ends = !Character.isLetterOrDigit(view.at(at)) && view.at(at) != sign;
    if (ends) {
      page.hit(PersonalType.MAC, start, at, "mac", 0.97);
    }
    return ends;
  }

  private void six(int start) {
    int at = start;
    int groups = 0;
    int size = 0;
    boolean gap = false;
    boolean sound = true;
    while (at - start < LENGTH_MAX && (isHex(view.at(at)) || view.at(at) == ':')) {
      if (view.at(at) == ':') {
        boolean twice = view.at(at + 1) == ':';
        sound &= !(twice && gap);
        gap |= twice;
        size = 0;
        at += twice ? 2 : 1;
        continue;
      }
      groups += size == 0 ? 1 : 0;
      size++;
      sound &= size <= 4;
      at++;
    }
    int end = view.at(at - 1) == ':' && !(at > 1 && view.at(at - 2) == ':') ? at - 1 : at;
    boolean whole = gap ? groups >= 3 && groups < 8 : groups == 8;
    if (sound && whole && !Character.isLetterOrDigit(view.at(end))) {
      page.hit(PersonalType.IP, start, end, "ip.six", 0.95);
    }
  }

  private static boolean isHex(char c) {
    return Digits.isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }
}
