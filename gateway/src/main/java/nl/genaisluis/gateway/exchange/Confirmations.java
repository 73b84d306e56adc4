package nl.genaisluis.gateway.exchange;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.concurrent.CompletionStage;
import nl.genaisluis.gateway.identity.Caller;

/// Confirmation tokens: each is bound to one caller and one request, lives [#LIFE], works once, and
/// there are only so many a person a day. Never blocks; a stage fails when what is asked cannot be
/// known, and then no token was used for anything.
sealed interface Confirmations permits OwnConfirmations, JointConfirmations {
  Duration LIFE = Duration.ofMinutes(10);

  /// A token as the caller gets it.
  record Token(String value, Instant expiresAt) {
    @Override
    public String toString() {
      return "Token[***]";
    }
  }

  /// What a token is worth.
  sealed interface Redemption {
    record Accepted() implements Redemption {}

    /// Unknown, used, expired, or meant for another request.
    record Worthless() implements Redemption {}

    /// This person confirmed too often today.
    record TooMany() implements Redemption {}
  }

  /// A new token for this binding.
  CompletionStage<Token> offer(String binding);

  /// Uses a token up. It is gone afterwards, whatever the answer.
  CompletionStage<Redemption> redeem(String token, String binding, Caller caller);

  /// 192 bits, as text.
  static String newToken(SecureRandom random) {
    byte[] bytes = new byte[24];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /// What one token is good for, as a digest that holds no text.
  static String binding(
      String caller, String useCase, String model, String policyVersion, byte[] body) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      for (String part : new String[] {caller, useCase, model, policyVersion}) {
        sha.update(part.getBytes(StandardCharsets.UTF_8));
        sha.update((byte) 0);
      }
      sha.update(body);
      return Base64.getEncoder().encodeToString(sha.digest());
    } catch (NoSuchAlgorithmException missing) {
      throw new IllegalStateException(missing);
    }
  }
}
