package nl.genaisluis.gateway.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// Decides at start whether the gateway may listen where it was told to. On loopback anything goes;
/// on any other address callers must come from a provider, over TLS.
public final class BindGuard {
  private BindGuard() {}

  /// An address that the gateway will listen on. `certificate` says that it speaks TLS itself.
  public record Listener(String host, int port, boolean certificate) {
    boolean isLoopback() {
      return LoopbackRule.isLoopbackName(host);
    }

    @Override
    public String toString() {
      return host + ":" + port;
    }
  }

  /// Returns when listening there is safe.
  ///
  /// @param trustedProxy the addresses of the proxy that ends TLS before this gateway, to which
  ///   [TrustedProxy#gate] then holds all plain requests; null when there is none
  /// @throws IllegalArgumentException saying which listener is not safe, why, and what would help
  public static void check(
      IdentitySettings settings, List<Listener> listeners, @Nullable String trustedProxy) {
    for (Listener listener : listeners) {
      if (listener.isLoopback()) {
        continue;
      }
      if (settings.mode() != IdentitySettings.Mode.OIDC) {
        throw new IllegalArgumentException(
            "refusing to listen on "
                + listener
                + " with demo users; set identity.mode to oidc with a provider, or listen on"
                + " 127.0.0.1");
      }
      if (!listener.certificate() && !isNamed(trustedProxy)) {
        throw new IllegalArgumentException(
            "refusing to listen on "
                + listener
                + " without TLS; give it a certificate, name the trusted proxy that ends TLS, or"
                + " listen on 127.0.0.1");
      }
    }
  }

  private static boolean isNamed(@Nullable String trustedProxy) {
    return trustedProxy != null
        && !trustedProxy.isBlank()
        && !TrustedProxy.of(trustedProxy).addresses().isEmpty();
  }
}
