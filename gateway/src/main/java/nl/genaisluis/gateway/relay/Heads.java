package nl.genaisluis.gateway.relay;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import nl.genaisluis.gateway.exchange.OpenExchange;
import nl.genaisluis.models.energy.Energy;
import nl.genaisluis.models.wire.AnswerFault;
import nl.genaisluis.models.wire.ChatChunk;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.models.wire.JsonCodec;
import nl.genaisluis.models.wire.Usage;
import nl.genaisluis.policy.usecase.UseCase;
import org.jspecify.annotations.Nullable;

/// The headers of an answer, and the identity that its parts carry.
final class Heads {
  private Heads() {}

  /// True when the host names the model that was asked, also by another name of the same version,
  /// or names none.
  static boolean sameModel(OpenExchange exchange, @Nullable String answered) {
    return answered == null || exchange.answering().by().model().answersAs(answered);
  }

  /// Writes for one exchange.
  static final class Writer {
    private final OpenExchange exchange;
    private final Told told;

    Writer(OpenExchange exchange, Told told) {
      this.exchange = exchange;
      this.told = told;
    }

    String id() {
      return "chatcmpl-" + told.requestId();
    }

    String model() {
      return exchange.answering().by().model().id();
    }

    /// The chunk under the ids that the caller knows.
    ChatChunk dressed(ChatChunk chunk) {
      return chunk.withId(id()).withModel(model());
    }

    /// A chunk of one choice that says nothing, for an answer without any.
    ChatChunk empty() {
      Json choice =
          Json.object(
              "index", Json.of(0), "delta", Json.Obj.EMPTY, "finish_reason", Json.of("stop"));
      try {
        return ChatChunk.read(frame(Json.array(List.of(choice))));
      } catch (AnswerFault impossible) {
        throw new IllegalStateException(impossible);
      }
    }

    /// The event with token counts that callers can ask for.
    Json.Obj usage(Usage usage) {
      return frame(Json.array(List.of())).with("usage", usageJson(usage));
    }

    private Json.Obj frame(Json choices) {
      return Json.object(
          "id",
          Json.of(id()),
          "object",
          Json.of("chat.completion.chunk"),
          "created",
          Json.of(told.created()),
          "model",
          Json.of(model()),
          "choices",
          choices);
    }

    static Json.Obj usageJson(Usage usage) {
      return Json.object(
          "prompt_tokens",
          Json.of(usage.input()),
          "completion_tokens",
          Json.of(usage.output()),
          "total_tokens",
          Json.of(usage.input() + usage.output()),
          "prompt_tokens_details",
          Json.object("cached_tokens", Json.of(usage.cached())),
          "completion_tokens_details",
          Json.object("reasoning_tokens", Json.of(usage.reasoning())));
    }

    void common(HttpServerResponse response) {
      response
          .putHeader("X-Policy-Version", exchange.policyVersion())
          .putHeader("X-Model", model())
          .putHeader("X-AI-Disclosure", disclosure())
          .putHeader("Cache-Control", "no-store")
          .putHeader("X-Content-Type-Options", "nosniff");
      String cache = exchange.cache();
      if (cache != null) {
        response.putHeader("X-Cache", cache);
      }
    }

    void stream(HttpServerResponse response) {
      common(response);
      response
          .setChunked(true)
          .putHeader("Content-Type", "text/event-stream; charset=utf-8")
          .putHeader("X-Accel-Buffering", "no");
    }

    void error(HttpServerResponse response, Farewell farewell) {
      common(response);
      if (!farewell.retry()) {
        response.putHeader("x-should-retry", "false");
      }
      response
          .setStatusCode(farewell.status())
          .putHeader("Content-Type", "application/json; charset=utf-8")
          .end(Buffer.buffer(JsonCodec.write(farewell.json())));
    }

    void whole(HttpServerResponse response, Json.Obj body, Energy energy) {
      common(response);
      Double central = energy.centralWh();
      if (central != null) {
        response.putHeader("X-Energy-Wh", digits(central));
      }
      response
          .putHeader("Content-Type", "application/json; charset=utf-8")
          .end(Buffer.buffer(JsonCodec.write(body)));
    }

    /// Six decimals, rounded as `%.6f` does; a formatter would read its pattern at every answer.
    private static String digits(double wattHours) {
      return BigDecimal.valueOf(wattHours).setScale(6, RoundingMode.HALF_UP).toPlainString();
    }

    /// A machine-readable label; the sentence for people is in the body.
    private String disclosure() {
      UseCase useCase = exchange.permit().useCase();
      String by =
          exchange.answering().by().model().generative() ? "generative-ai" : "no-generative-ai";
      return by
          + "; use-case="
          + useCase.id()
          + "; category="
          + useCase.disclosure().category().name().toLowerCase(Locale.ROOT);
    }
  }
}
