package nl.genaisluis.gateway.cache;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import nl.genaisluis.models.register.Model;
import nl.genaisluis.models.wire.Json;
import nl.genaisluis.models.wire.JsonCodec;
import nl.genaisluis.policy.Ask;
import nl.genaisluis.policy.Kind;
import nl.genaisluis.policy.Permit;
import nl.genaisluis.policy.personal.PersonalFinding;
import nl.genaisluis.policy.usecase.Cache;
import org.jspecify.annotations.Nullable;

/// What a kept answer is found by. Two requests have one key exactly when a model would have got
/// the same of both, placeholders and their numbers included.
final class CacheKey {
  /// What surrounds a request.
  record Setting(String policyVersion, String sharers) {}

  private CacheKey() {}

  /// The key of a request; null when its answer may not come from a cache.
  static @Nullable String of(Ask ask, Permit permit, Cache terms, Setting setting) {
    boolean plain =
        ask.wish().kind() == Kind.CHAT
            && !ask.confirmed()
            && !ask.wish().needs().tools()
            && ask.wish().needs().answers() == 1;
    if (!plain) {
      return null;
    }
    Model model = permit.candidates().getFirst().model();
    Json.Obj body = permit.bodyFor(model).without("stream", "stream_options");
    if (body.isTrue("logprobs") || !(terms.keepsAnyTemperature() || cold(body))) {
      return null;
    }
    StringBuilder whole = new StringBuilder();
    add(whole, permit.useCase().id());
    add(whole, model.id());
    add(whole, setting.policyVersion());
    add(whole, setting.sharers());
    for (PersonalFinding finding : permit.scrubbed().findings()) {
      String placeholder = finding.placeholder();
      add(whole, finding.leaf() + " " + (placeholder == null ? "" : placeholder));
    }
    add(whole, JsonCodec.text(body));
    return digest(whole.toString());
  }

  /// A temperature of 0 is asked for. A request that names none leaves it to the host, and that is
  /// above 0.
  private static boolean cold(Json.Obj body) {
    return body.get("temperature") instanceof Json.Num number && number.nearest() == 0;
  }

  private static void add(StringBuilder whole, String part) {
    whole.append(part.length()).append(' ').append(part);
  }

  private static String digest(String whole) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(whole.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing);
    }
  }
}
