package nl.genaisluis.gateway.page;

import io.vertx.core.http.HttpServerRequest;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The language of a page. Dutch unless its reader asks for English; what the registers say
/// (titles, goals, reasons) is Dutch in both, and marked as such.
enum Tongue {
  NL,
  EN;

  /// The cookie that keeps an explicit choice. It holds the two letters and nothing else.
  static final String COOKIE = "sluis-taal";

  /// These words in this language.
  String of(String dutch, String english) {
    return switch (this) {
      case NL -> dutch;
      case EN -> english;
    };
  }

  /// A day as it is written.
  String day(LocalDate day) {
    Locale locale = this == NL ? Locale.forLanguageTag("nl") : Locale.UK;
    return day.format(DateTimeFormatter.ofPattern("d MMMM uuuu", locale));
  }

  /// The code as HTML has it.
  String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  Tongue other() {
    return this == NL ? EN : NL;
  }

  /// An explicit choice in the address; null when there is none.
  static @Nullable Tongue asked(HttpServerRequest request) {
    return known(request.getParam("taal"));
  }

  /// What this request is answered in: the choice in the address, else the one kept in the cookie,
  /// else the first language of the browser that the page has.
  static Tongue of(HttpServerRequest request) {
    Tongue asked = asked(request);
    if (asked != null) {
      return asked;
    }
    var cookie = request.getCookie(COOKIE);
    Tongue kept = cookie == null ? null : known(cookie.getValue());
    return kept == null ? accepted(request.getHeader("Accept-Language")) : kept;
  }

  private static Tongue accepted(@Nullable String header) {
    for (String range : (header == null ? "" : header).split(",", 20)) {
      String language = range.strip().toLowerCase(Locale.ROOT).split("[-;]", 2)[0];
      Tongue known = known(language);
      if (known != null) {
        return known;
      }
    }
    return NL;
  }

  private static @Nullable Tongue known(@Nullable String code) {
    return switch (code) {
      case "nl" -> NL;
      case "en" -> EN;
      case null, default -> null;
    };
  }
}
