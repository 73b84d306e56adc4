package nl.genaisluis.gateway.front;

import io.vertx.core.http.HttpServerRequest;
import java.util.Locale;
import nl.genaisluis.policy.prohibited.Wording;
import org.jspecify.annotations.Nullable;

/// The language in which a caller reads why not: the first of its `Accept-Language` that the sluis
/// speaks, else Dutch.
enum Speech {
  DUTCH,
  ENGLISH;

  private static final int RANGES_MAX = 20;

  static Speech of(HttpServerRequest request) {
    String header = request.getHeader("Accept-Language");
    for (String range : (header == null ? "" : header).split(",", RANGES_MAX)) {
      switch (range.strip().toLowerCase(Locale.ROOT).split("[-;]", 2)[0]) {
        case "nl" -> {
          return DUTCH;
        }
        case "en" -> {
          return ENGLISH;
        }
        default -> {
          // A language that nothing here is written in.
        }
      }
    }
    return DUTCH;
  }

  String of(Wording wording) {
    return switch (this) {
      case DUTCH -> wording.dutch();
      case ENGLISH -> wording.english();
    };
  }

  @Nullable String ofNullable(@Nullable Wording wording) {
    return wording == null ? null : of(wording);
  }

  String code() {
    return this == DUTCH ? "nl" : "en";
  }
}
