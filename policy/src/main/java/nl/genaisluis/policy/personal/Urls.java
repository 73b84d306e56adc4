package nl.genaisluis.policy.personal;

import java.util.Set;

/// Values in the query of a web address whose key says that they are personal or secret.
final class Urls {
  private static final Set<String> SECRET_KEYS =
      Set.of(
          "sig",
          "token",
          "key",
          "apikey",
          "api_key",
          "code",
          "session",
          "sessionid",
          "access_token",
          "password",
          "wachtwoord",
          "secret",
          "x-amz-signature",
          "x-amz-credential",
          "auth",
          "jwt");
  private static final Set<String> PERSONAL_KEYS =
      Set.of(
          "bsn",
          "naam",
          "name",
          "email",
          "e-mail",
          "mail",
          "user",
          "username",
          "gebruiker",
          "voornaam",
          "achternaam",
          "telefoon",
          "phone",
          "adres",
          "geboortedatum",
          "login");

  private final Page page;
  private int done;

  Urls(Page page) {
    this.page = page;
  }

  /// Looks at the colon of `://`.
  void address(int colon) {
    if (colon >= done && page.view().startsWith("://", colon)) {
      done = query(page, colon + 3);
    }
  }

  /// @return where the address ends
  private static int query(Page page, int from) {
    View view = page.view();
    int at = from;
    int key = -1;
    while (at < view.length() && isAddress(view.at(at))) {
      char c = view.at(at);
      if (c == '?' || c == '&' || c == '#') {
        key = at + 1;
      } else if (c == '=' && key > 0) {
        at = value(page, key, at);
        key = -1;
        continue;
      }
      at++;
    }
    return at;
  }

  private static int value(Page page, int key, int equals) {
    View view = page.view();
    int end = equals + 1;
    while (end < view.length() && isAddress(view.at(end)) && view.at(end) != '&') {
      end++;
    }
    String name = view.text(key, equals).toLowerCase(java.util.Locale.ROOT);
    if (end > equals + 1 && SECRET_KEYS.contains(name)) {
      page.hit(PersonalType.GEHEIM, equals + 1, end, "url.secret", 0.95);
    } else if (end > equals + 1 && PERSONAL_KEYS.contains(name)) {
      page.hit(PersonalType.URLDATA, equals + 1, end, "url.personal", 0.9);
    }
    return end;
  }

  private static boolean isAddress(char c) {
    return c > ' ' && c != '"' && c != '<' && c != '>' && c != '\'' && c != '`';
  }
}
