package nl.genaisluis.gateway.signin;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import javax.crypto.Cipher;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/// Attempts to sign in, kept by the browsers that make them: sealed (AES-256-GCM) under a key that
/// was made at the start and is written down nowhere. So strangers who begin without end fill no
/// memory here. Each can be taken up once; the last [#SPENT_MAX] are remembered for that, and the
/// provider takes no code twice either. Safe for use by many threads.
final class Attempts {
  static final int SPENT_MAX = 20_000;

  private static final int NONCE_BYTES = 12;
  private static final int TAG_BITS = 128;
  private static final int LENGTH_MAX = 1_500;
  private static final byte[] LABEL =
      "genai-sluis sign-in attempt".getBytes(StandardCharsets.US_ASCII);

  private final SecretKeySpec key = new SecretKeySpec(Words.random(32), "AES");
  private final InstantSource clock;

  // Guarded by this.
  private final Map<String, Instant> spent =
      new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Instant> eldest) {
          return size() > SPENT_MAX;
        }
      };

  Attempts(InstantSource clock) {
    this.clock = clock;
  }

  Attempt begin(@Nullable String back) {
    return Attempt.fresh(back, clock.instant());
  }

  String sealed(Attempt attempt) {
    byte[] nonce = Words.random(NONCE_BYTES);
    byte[] box = cipher(Cipher.ENCRYPT_MODE, nonce, attempt.bytes(), 0);
    byte[] whole = Arrays.copyOf(nonce, NONCE_BYTES + box.length);
    System.arraycopy(box, 0, whole, NONCE_BYTES, box.length);
    return Words.encoded(whole);
  }

  /// The attempt that was sealed so and that comes back with this state, now spent; null when there
  /// is none, it is too old, or it was taken up before.
  @Nullable Attempt take(@Nullable String sealed, @Nullable String state) {
    Attempt attempt = sealed == null ? null : opened(sealed);
    if (attempt == null
        || state == null
        || !Words.same(attempt.state(), state)
        || !clock.instant().isBefore(attempt.until())) {
      return null;
    }
    return spend(attempt) ? attempt : null;
  }

  private synchronized boolean spend(Attempt attempt) {
    return spent.putIfAbsent(attempt.state(), attempt.until()) == null;
  }

  private @Nullable Attempt opened(String sealed) {
    if (sealed.length() > LENGTH_MAX) {
      return null;
    }
    try {
      byte[] whole = Base64.getUrlDecoder().decode(sealed);
      if (whole.length <= NONCE_BYTES) {
        return null;
      }
      return Attempt.of(
          cipher(Cipher.DECRYPT_MODE, Arrays.copyOf(whole, NONCE_BYTES), whole, NONCE_BYTES));
    } catch (IllegalArgumentException forged) {
      return null;
    }
  }

  /// @throws IllegalArgumentException when what is opened was not sealed here
  private byte[] cipher(int mode, byte[] nonce, byte[] text, int from) {
    try {
      Cipher cipher = Cipher.getInstance("AES/GCM/NoPadding");
      cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
      cipher.updateAAD(LABEL);
      return cipher.doFinal(text, from, text.length - from);
    } catch (GeneralSecurityException forged) {
      throw new IllegalArgumentException("not sealed here", forged);
    }
  }
}
