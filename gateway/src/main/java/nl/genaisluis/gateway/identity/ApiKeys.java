package nl.genaisluis.gateway.identity;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The keys of machines. Only hashes are held; whether a key exists cannot be told from the time
/// that an answer takes.
final class ApiKeys {
  static final String PREFIX = "sk-sluis-";

  /// Keys are made of 256 random bits; a shorter secret was not made by us.
  private static final int SECRET_LENGTH_MIN = 32;

  private static final int LENGTH_MAX = 256;
  private static final IdentitySettings.ApiKey NONE =
      new IdentitySettings.ApiKey(
          "none", "0".repeat(64), List.of(Role.ONTWIKKELAAR), null, null, true);

  private final Map<String, IdentitySettings.ApiKey> keys = new HashMap<>();

  ApiKeys(List<IdentitySettings.ApiKey> settings) {
    for (IdentitySettings.ApiKey key : settings) {
      keys.put(key.id(), key);
    }
  }

  /// True when this credential is meant to be an API key.
  static boolean isMeant(String credential) {
    return credential.startsWith(PREFIX);
  }

  /// The machine that this key belongs to.
  ///
  /// @throws AuthFault when the key is unknown, wrong, revoked or expired
  Caller accept(String credential, Instant now) {
    int end = credential.indexOf('-', PREFIX.length());
    boolean formed =
        end > 0
            && credential.length() <= LENGTH_MAX
            && credential.length() - end - 1 >= SECRET_LENGTH_MIN;
    if (!formed) {
      throw new AuthFault(AuthFault.Code.INVALID_TOKEN);
    }
    IdentitySettings.ApiKey key =
        keys.getOrDefault(credential.substring(PREFIX.length(), end), NONE);
    byte[] expected = HexFormat.of().parseHex(key.sha256());
    byte[] actual = Sha256.of(credential.getBytes(StandardCharsets.UTF_8));
    boolean same = MessageDigest.isEqual(expected, actual);
    if (!same || key.revoked()) {
      throw new AuthFault(AuthFault.Code.INVALID_TOKEN);
    }
    Instant expires = key.expiresAt();
    if (expires != null && !now.isBefore(expires)) {
      throw new AuthFault(AuthFault.Code.EXPIRED_TOKEN);
    }
    return new Caller(key.id(), Caller.Kind.MACHINE, Set.copyOf(key.roles()), key.unit(), key.id());
  }
}
