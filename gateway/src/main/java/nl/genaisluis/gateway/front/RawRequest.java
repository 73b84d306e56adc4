package nl.genaisluis.gateway.front;

import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import nl.genaisluis.gateway.exchange.Asked;
import nl.genaisluis.gateway.exchange.Origin;
import nl.genaisluis.gateway.identity.Caller;
import nl.genaisluis.models.wire.BodyFault;
import nl.genaisluis.models.wire.ChatBody;
import nl.genaisluis.models.wire.EmbeddingBody;
import nl.genaisluis.models.wire.JsonCodec;
import nl.genaisluis.models.wire.JsonFault;
import nl.genaisluis.policy.Kind;
import nl.genaisluis.policy.Needs;
import nl.genaisluis.policy.Wish;
import org.jspecify.annotations.Nullable;

/// Reads the bytes of a request into what the exchange takes. Pure apart from the request's own
/// headers, so that it can run on a check thread.
final class RawRequest {
  private final Caller caller;
  private final byte[] bytes;
  private final @Nullable String headerUseCase;
  private final @Nullable String defaultUseCase;
  private final Origin origin;

  private RawRequest(
      Caller caller,
      byte[] bytes,
      @Nullable String headerUseCase,
      @Nullable String defaultUseCase,
      Origin origin) {
    this.caller = caller;
    this.bytes = bytes;
    this.headerUseCase = headerUseCase;
    this.defaultUseCase = defaultUseCase;
    this.origin = origin;
  }

  /// Takes what is needed from a request whose body was read.
  ///
  /// @param defaults use case per client id
  static RawRequest of(
      RoutingContext context, Caller caller, Origin origin, Map<String, String> defaults)
      throws BodyFault {
    requireJson(context.request());
    List<String> named = context.request().headers().getAll("X-Use-Case");
    if (named.size() > 1 && named.stream().distinct().count() > 1) {
      throw conflict();
    }
    String client = caller.client();
    return new RawRequest(
        caller,
        context.body().buffer() == null ? new byte[0] : context.body().buffer().getBytes(),
        named.isEmpty() ? null : named.getFirst(),
        client == null ? null : defaults.get(client),
        origin);
  }

  int length() {
    return bytes.length;
  }

  /// A chat request, and the checks that it limits itself to.
  record Chat(Asked asked, ChatBody body) {
    @Override
    public String toString() {
      return "Chat[" + asked + "]";
    }
  }

  Chat chat() throws BodyFault, JsonFault {
    ChatBody body = ChatBody.parse(JsonCodec.read(bytes));
    Needs needs =
        new Needs(
            body.usesTools(), body.structuredOutput(), body.outputTokensMax(), body.choices());
    Wish wish =
        new Wish(Kind.CHAT, useCase(body.useCase()), body.model(), body.modelReason(), needs);
    return new Chat(
        new Asked(caller, wish, body, body.stream(), body.confirmation(), origin, body.bare()),
        body);
  }

  Asked embeddings() throws BodyFault, JsonFault {
    EmbeddingBody body = EmbeddingBody.parse(JsonCodec.read(bytes));
    Wish wish =
        new Wish(
            Kind.EMBEDDINGS,
            useCase(body.useCase()),
            body.model(),
            body.modelReason(),
            Needs.PLAIN);
    return new Asked(caller, wish, body, false, body.confirmation(), origin, body.bare());
  }

  private @Nullable String useCase(@Nullable String inBody) throws BodyFault {
    if (headerUseCase != null && inBody != null && !headerUseCase.equals(inBody)) {
      throw conflict();
    }
    if (headerUseCase != null) {
      return headerUseCase;
    }
    return inBody == null ? defaultUseCase : inBody;
  }

  private static BodyFault conflict() {
    return new BodyFault(
        400,
        BodyFault.CONFLICT,
        "sluis.use_case",
        "X-Use-Case and the use case in the body differ; name one use case");
  }

  private static void requireJson(HttpServerRequest request) throws BodyFault {
    String type = request.getHeader("Content-Type");
    String bare = type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
    if (!bare.equals("application/json")) {
      throw new BodyFault(
          415, BodyFault.INVALID_VALUE, null, "Content-Type must be application/json");
    }
    String encoding = request.getHeader("Content-Encoding");
    if (encoding != null && !encoding.equalsIgnoreCase("identity")) {
      throw new BodyFault(
          415, BodyFault.INVALID_VALUE, null, "Content-Encoding is not taken; send plain JSON");
    }
  }
}
