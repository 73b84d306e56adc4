package nl.genaisluis.gateway.front;

import io.vertx.core.http.HttpServerResponse;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import nl.genaisluis.gateway.budget.RateLimits;
import nl.genaisluis.gateway.budget.Standing;
import nl.genaisluis.policy.usecase.Budget;
import org.jspecify.annotations.Nullable;

/// The headers that tell a client how much it may still ask: `RateLimit` and `RateLimit-Policy`
/// (draft-ietf-httpapi-ratelimit-headers-09) and the `x-ratelimit-*` that clients of OpenAI read.
final class Quotas {
  private static final String POLICY = "RateLimit-Policy";
  private static final String STATE = "RateLimit";

  private Quotas() {}

  /// Requests, on every answer of a route with a rate limit.
  static void requests(HttpServerResponse response, RateLimits.Pace pace) {
    String name = '"' + pace.name() + '"';
    long reset = (pace.resetMillis() + 999) / 1_000;
    response
        .putHeader(POLICY, name + ";q=" + pace.limit() + ";w=" + pace.windowSeconds())
        .putHeader(STATE, name + ";r=" + pace.remaining() + ";t=" + reset)
        .putHeader("x-ratelimit-limit-requests", Integer.toString(pace.limit()))
        .putHeader("x-ratelimit-remaining-requests", Integer.toString(pace.remaining()))
        .putHeader("x-ratelimit-reset-requests", duration(Duration.ofMillis(pace.resetMillis())));
  }

  /// Tokens, where a use case is known and a budget of tokens applies.
  static void tokens(HttpServerResponse response, @Nullable Standing tokens) {
    if (tokens == null) {
      return;
    }
    String name = "\"tokens-" + tokens.window().code() + '"';
    String window = window(tokens.window());
    long limit = (long) tokens.max();
    long remaining = (long) tokens.remaining();
    join(response, POLICY, name + ";q=" + limit + ";qu=\"tokens\"" + window);
    join(response, STATE, name + ";r=" + remaining + ";t=" + tokens.secondsLeft());
    response
        .putHeader("x-ratelimit-limit-tokens", Long.toString(limit))
        .putHeader("x-ratelimit-remaining-tokens", Long.toString(remaining))
        .putHeader("x-ratelimit-reset-tokens", duration(Duration.ofSeconds(tokens.secondsLeft())));
  }

  /// Budgets that are used for four fifths or more.
  static void warnings(HttpServerResponse response, List<Standing> warnings) {
    if (!warnings.isEmpty()) {
      response.putHeader(
          "X-Budget-Warning",
          warnings.stream()
              .map(
                  one ->
                      one.quantity().code()
                          + ";w="
                          + one.window().code()
                          + ";by="
                          + one.subject().code()
                          + ";p="
                          + one.percent())
              .collect(Collectors.joining(", ")));
    }
  }

  private static void join(HttpServerResponse response, String name, String member) {
    String before = response.headers().get(name);
    response.putHeader(name, before == null ? member : before + ", " + member);
  }

  /// The length of a window; months differ, so theirs is not said.
  private static String window(Budget.Window window) {
    return switch (window) {
      case HOUR -> ";w=3600";
      case DAY -> ";w=86400";
      case MONTH -> "";
    };
  }

  /// As OpenAI writes it: `120ms`, `7s`, `1h0m5s`.
  static String duration(Duration time) {
    if (time.compareTo(Duration.ofSeconds(1)) < 0) {
      return time.toMillis() + "ms";
    }
    long seconds = (time.toMillis() + 999) / 1_000;
    String rest = seconds % 60 + "s";
    long minutes = seconds / 60;
    if (minutes == 0) {
      return rest;
    }
    return minutes < 60 ? minutes + "m" + rest : minutes / 60 + "h" + minutes % 60 + "m" + rest;
  }
}
